import type { ReportSection } from './report.ts';
import { number, text } from './section.ts';

/** Days from receipt to review, in steps that an office thinks in: a few days, a week, two, a month, more. */
const UP_TO = [3, 7, 14, 30] as const;
export const SPANS = ['0-3', '4-7', '8-14', '15-30', '31-'] as const;
export type Span = (typeof SPANS)[number];

const COLUMNS = [text('span'), number('count')] as const;
export type SpanColumn = (typeof COLUMNS)[number]['key'];

const spanOf = (days: number): Span => {
  const at = UP_TO.findIndex((most) => days <= most);
  return SPANS[at < 0 ? UP_TO.length : at] ?? '31-';
};

/** How many contracts took how long. */
export const contractDays = (days: readonly number[]) =>
  ({
    key: 'contract-days',
    columns: COLUMNS,
    rows: SPANS.map((span) => ({ span, count: days.filter((one) => spanOf(one) === span).length })),
    chart: { kind: 'columns', label: 'span', values: ['count'] },
  }) as const satisfies ReportSection;
