import { daysBetween, isDay, type LocalDate, type Month, monthOf } from '../../../core/calendar/dates.ts';
import { bar } from '../../../core/charts/bars.ts';
import { calendar } from '../../../core/charts/calendar.ts';
import { small } from '../../../core/charts/months.ts';
import type { Tone } from '../../../core/charts/plot.ts';
import type { Report, ReportCell, ReportChart, ReportSection, ReportTitles } from '../../../core/reports/report.ts';
import type { Words } from '../../../wording/words.ts';
import type { NamedPlot, PageBlock, PageCell, PageRow, PageTable } from './page.ts';
import { LONG } from './page.ts';

export type PageWords = Words['reports']['pages'];
export type Row = ReportSection['rows'][number];

/** What the parts of a page are made from. */
export interface PageMaking {
  readonly report: Report;
  readonly titles: ReportTitles;
  readonly words: PageWords;
}

export const numberIn = (row: Row, column: string): number =>
  typeof row[column] === 'number' && Number.isFinite(row[column]) ? row[column] : 0;
export const dayIn = (row: Row, column: string): LocalDate | null => {
  const value = row[column];
  return typeof value === 'string' && isDay(value) ? value : null;
};

/** The day on which it is read what stands: the end of the period, or the day of the report where that is earlier. */
export const endOf = ({ period, asOf }: Report): LocalDate => (asOf < period.to ? asOf : period.to);

/** Tones of the parts of a bar, by what they count. */
const TONES: Readonly<Record<string, Tone>> = { overdue: 'overdue', open: 'bar', settled: 'past' };

/** Nothing is told by a column that says nothing in every row. */
function told({ columns, rows }: ReportSection) {
  const says = (cell: ReportCell | undefined) => cell !== null && cell !== undefined && cell !== '' && cell !== 0;
  const some = columns.filter(({ key }) => rows.some((row) => says(row[key])));
  return some.length > 0 ? some : columns.slice(0, 1);
}

/** The rows of a section as a table, with bars in it where the section has them. */
export function tableOf(section: ReportSection, { titles, words }: PageMaking): PageTable {
  const { key, chart } = section;
  const columns = told(section);
  const bars = chart?.kind === 'bars' ? chart : undefined;
  const drawn = bars?.values.filter((value) => columns.some((column) => column.key === value)) ?? [];
  const rows = bars ? hurting(section.rows, bars) : section.rows;
  const sumOf = (row: Row) => drawn.reduce((sum, value) => sum + Math.max(numberIn(row, value), 0), 0);
  // Not by spreading: there may be a hundred thousand rows.
  const most = rows.reduce((all, row) => Math.max(all, sumOf(row)), 0);
  const at = drawn.length === 0 ? -1 : columns.findIndex((column) => column.key === bars?.label);
  const cells = (row: Row): readonly PageCell[] =>
    columns.flatMap((column, n) => {
      const value = row[column.key] ?? null;
      // What a row is about is never nothing.
      const said = titles.text(key, column.key, value);
      const text = n === 0 && said === '' ? '—' : said;
      const cell: PageCell =
        column.type === 'text' ? { text } : { text, value: typeof value === 'boolean' ? text : (value ?? '') };
      if (n !== at) return [cell];
      const parts = drawn.map((one) => ({ value: numberIn(row, one), tone: TONES[one] ?? 'bar' }));
      return [cell, { text: '', plot: bar(parts, most) }];
    });
  return {
    caption: titles.section(key),
    kind: 'plain',
    columns: columns.flatMap((column, n) => {
      const title = titles.column(key, column.key);
      const type = column.key === 'settle' ? 'code' : column.type;
      const one = { title, type } as const;
      return n === at ? [one, { title: words.bar, type: 'plot', silent: true } as const] : [one];
    }),
    rows: rows.map(
      (row): PageRow => ({
        cells: cells(row),
        ...(numberIn(row, 'overdue') > 0 && drawn.includes('overdue') && { state: 'overdue' }),
      }),
    ),
  };
}

/** What hurts most comes first; steps and months, which have an order of their own, keep it. */
function hurting(rows: readonly Row[], { values, label }: Extract<ReportChart, { kind: 'bars' }>): readonly Row[] {
  if (rows.some((row) => 'step' in row && label === 'key') || label === 'phase') return rows;
  return rows.toSorted((a, b) => {
    const [value] = values.map((one) => numberIn(b, one) - numberIn(a, one)).filter((one) => one !== 0);
    return value ?? 0;
  });
}

/** A small plot for each of the columns of a section whose rows are months. */
export function plotsOf(
  { key, rows: all, chart }: ReportSection,
  { report, titles, words }: PageMaking,
): readonly NamedPlot[] {
  if (chart?.kind !== 'months') return [];
  // Of months to come nothing is known.
  const now = monthOf(endOf(report));
  const rows = all.filter((row) => String(row[chart.label]) <= now);
  return chart.values.flatMap((column): readonly NamedPlot[] => {
    const title = titles.column(key, column);
    const data = rows.map((row, at) => {
      const month = String(row[chart.label] ?? '') as Month;
      const last = rows.length - 1;
      const isNamed = at === 0 || at === last || (month.endsWith('-01') && at > 1 && at < last - 1);
      return {
        ...(isNamed && { name: words.month(month) }),
        value: typeof row[column] === 'number' ? row[column] : null,
        month,
      };
    });
    const known = data.flatMap(({ month, value }) => (value === null ? [] : [{ month, value }]));
    if (known.every(({ value }) => value === 0)) return [];
    const by = known.toSorted((a, b) => a.value - b.value);
    const say = (one: (typeof known)[number] | undefined) =>
      [one ? words.month(one.month) : '', one ? titles.text(key, column, one.value) : ''] as const;
    const finding = words.found(title, { highest: say(by.at(-1)), lowest: say(by[0]), last: say(known.at(-1)) });
    return [{ title, finding, plot: small(data, (value) => titles.text(key, column, value)) }];
  });
}

/** The order of states in the key of a calendar. */
const LOOKS = {
  running: { tone: 'bar' },
  past: { tone: 'past' },
  accepted: { tone: 'bar', outline: true },
  late: { tone: 'overdue', outline: true },
} as const;
export type CalendarState = keyof typeof LOOKS;

/** A placement as it is drawn: one that has not begun although its first day is over stands out. */
export function calendarState(state: ReportCell | undefined, from: LocalDate | null, end: LocalDate): CalendarState {
  if (state === 'running') return 'running';
  if (state === 'accepted' || state === 'candidate') return from !== null && from < end ? 'late' : 'accepted';
  if (state !== undefined && state !== null) return 'past';
  return 'running';
}

/** A calendar as a table: each row is read like any other, whatever its bar looks like. */
export function calendarOf(section: ReportSection, { report, titles, words }: PageMaking): PageTable | undefined {
  const { key, chart } = section;
  if (chart?.kind !== 'calendar') return undefined;
  const end = endOf(report);
  const spans = section.rows
    .map((row) => ({ row, from: dayIn(row, chart.from), to: dayIn(row, chart.to) }))
    .toSorted((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? -1 : (a.to ?? '9999') > (b.to ?? '9999') ? 1 : 0));
  const drawn = calendar(spans, { period: report.period, end }, words.month);
  const hasCompany = section.columns.some((column) => column.key === 'company') && chart.label !== 'company';
  return {
    caption: titles.section(key),
    kind: 'calendar',
    columns: [
      { title: words.internships.whose, type: 'text' },
      { title: words.internships.when, type: 'plot', plot: drawn.head },
    ],
    rows: spans.map(({ row, from, to }) => {
      const state = calendarState(chart.state === undefined ? undefined : row[chart.state], from, end);
      const text = to === null ? '' : words.day(to, daysBetween(end, to) < 300 ? to : end);
      const aside = hasCompany ? titles.text(key, 'company', row.company ?? null) : '';
      const said = [from, to].map((day) => (day === null ? '' : words.day(day, end))).join(' – ');
      return {
        cells: [
          { text: titles.text(key, chart.label, row[chart.label] ?? null), ...(aside !== '' && { aside }) },
          {
            text: `${said}${chart.state === undefined ? '' : ` ${words.internships.key[state]}`}`,
            plot: drawn.row({ from, to, text, ...LOOKS[state] }),
          },
        ],
        ...(state === 'late' && { state: 'overdue' as const }),
      };
    }),
  };
}

/** Rows of a calendar that is seen at once. */
const DRAWN = 40;

/** A table as it is, or closed where it is long. */
export const shownOrFolded = (id: string, table: PageTable, words: PageWords): PageBlock =>
  table.rows.length > (table.kind === 'calendar' ? DRAWN : LONG)
    ? { kind: 'fold', id, title: words.open(table.rows.length), table }
    : { kind: 'table', table };
