import { within } from '../../../core/calendar/dates.ts';
import { dots, type Lasting } from '../../../core/charts/dots.ts';
import { longest, median } from '../../../core/reports/figures.ts';
import type { ReportSection } from '../../../core/reports/report.ts';
import type { PageBlock } from './page.ts';
import { dayIn, numberIn, type PageMaking, type Row } from './section-table.ts';

/** How long contracts took, and how long those have waited that are not done: a dot for each, and what it comes to. */
export function stripOf(
  done: readonly number[],
  waits: readonly number[],
  { words }: PageMaking,
): readonly PageBlock[] {
  if (done.length + waits.length === 0) return [];
  const middle = median(done);
  const all: readonly Lasting[] = [...done.map((days) => ({ days })), ...waits.map((days) => ({ days, waits: true }))];
  const say = (value: number | null) => (value === null ? '' : String(value));
  const finding = words.contracts.found(done.length, say(middle), waits.length, say(longest(waits)));
  return [
    { kind: 'text', text: finding },
    { kind: 'plot', plot: { title: words.contracts.key(say(middle)), finding, plot: dots(all, middle) } },
  ];
}

/** Days of the rows of which a day lies in the period. */
export const daysIn = (section: ReportSection | undefined, column: string, { report }: PageMaking): readonly number[] =>
  (section?.rows ?? []).flatMap((row: Row) => {
    const on = dayIn(row, column);
    return on !== null && within(on, report.period) && typeof row.days === 'number' ? [numberIn(row, 'days')] : [];
  });
