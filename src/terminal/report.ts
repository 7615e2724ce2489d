import { headLine } from '../core/journal/head.ts';
import type { SectionKey } from '../core/reports/index.ts';
import type { Report, ReportPrinter, ReportSection, ReportTitles } from '../core/reports/report.ts';
import { Abort } from '../errors.ts';
import type { BookCell, BookSheet } from '../formats/spreadsheets/spreadsheets.ts';
import type { Words } from '../wording/words.ts';
import { type Making, sheetOf } from './formats.ts';
import type { Column, List, ListCell } from './out.ts';
import type { Target } from './target.ts';

/** The JSON that scripts rely on. */
export const reportValue = (report: Report, titles: ReportTitles, sections: readonly ReportSection[]) => ({
  report: report.report,
  title: titles.title,
  period: report.period,
  asOf: report.asOf,
  sections: sections.map(({ key, columns, rows }) => ({
    key,
    title: titles.section(key),
    columns: columns.map((column) => ({ key: column.key, title: titles.column(key, column.key) })),
    rows,
  })),
  ...(report.head !== undefined && { head: report.head }),
});

/** All sections, or the requested one. */
export function sectionsOf({ sections }: Report, wanted: string | undefined): readonly ReportSection[] {
  if (wanted === undefined) return sections;
  const found = sections.find(({ key }) => key === wanted);
  if (found) return [found];
  throw new Abort('not-one-of', { value: wanted, flag: '--section', allowed: sections.map(({ key }) => key) });
}

type SectionRow = ReportSection['rows'][number];

/** One section as a list with its own columns. */
export function sectionList({ key, columns, rows }: ReportSection, titles: ReportTitles): List<SectionRow> {
  return {
    columns: columns.map(
      (column): Column<SectionRow> => ({
        key: column.key,
        title: titles.column(key, column.key),
        spare: false,
        ...(column.type === 'day' && { type: column.type }),
        cell: (row) => row[column.key] ?? null,
        text: (row) => titles.text(key, column.key, row[column.key] ?? null),
      }),
    ),
    rows,
    empty: titles.empty,
  };
}

interface Loose {
  readonly section: string;
  readonly row: number;
  readonly column: string;
  readonly value: ListCell;
}

/** The whole report as one list: a line per value, rows counted from 1. */
export function looseList(sections: readonly ReportSection[]): List<Loose> {
  const rows = function* (): Generator<Loose> {
    for (const { key: section, columns, rows: of } of sections) {
      for (const [at, row] of of.entries()) {
        for (const { key: column } of columns) yield { section, row: at + 1, column, value: row[column] ?? null };
      }
    }
  };
  return {
    columns: (['section', 'row', 'column', 'value'] as const).map((key) => ({
      key,
      title: key,
      cell: (row: Loose) => row[key],
    })),
    rows: rows(),
    empty: '',
  };
}

/** Of a monthly report: what needs somebody first, as on its page. The others have the order that they are made in. */
const ORDER: readonly string[] = [
  ...(['blocked', 'by-step', 'by-phase', 'by-month', 'waiting', 'contract-days', 'contracts'] as const),
  'internships',
] satisfies readonly SectionKey<'monthly'>[];

/** A report as an Excel file: what it comes to, then a sheet for each section that has rows. One section alone is one sheet. */
export async function book(
  report: Report,
  titles: ReportTitles,
  { target, making, pages, words }: { target: Target; making: Making; pages: ReportPrinter; words: Words['reports'] },
): Promise<Uint8Array> {
  const { sections, head, asOf } = report;
  const said = words.pages;
  const summary = sections.find(({ key }) => key === 'summary');
  const isWhole = sections.length > 1;
  const told = isWhole ? sections.filter((one) => one !== summary && one.rows.length > 0) : sections;
  const rank = ({ key }: ReportSection) =>
    report.report === 'monthly' && ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length;
  const ordered = told.toSorted((a, b) => rank(a) - rank(b));
  const empty = sections.filter(({ rows }) => rows.length === 0).map(({ key }) => titles.section(key));
  const figures = await pages.figures(report, titles);
  const known = said.known(asOf);
  const others = (summary?.rows ?? [])
    .map((row) => [titles.text('summary', 'key', row.key ?? null), row.count ?? null, ''] as const)
    .filter(([what]) => !figures.some(({ label }) => label === what));
  const cover = {
    name: said.summary,
    title: titles.title,
    lines: [said.period(report.period), known, ...titles.lines.slice(1), titles.printed],
    headings: [words.columns['summary.key'], said.thisPeriod, said.note],
    figures: [...figures.map(({ label, value, note }) => [label, counted(value), note] as const), ...others],
    contents: [said.sheets, words.columns.count],
    counts: ordered.map(({ rows }) => rows.length),
    ...(empty.length > 0 && { foot: said.none(empty) }),
  } as const;
  const sheets = ordered.map((one) => sectionSheet(one, titles, target, known));
  return making.sheets.xlsx(sheets, head ? headLine(head) : undefined, isWhole ? cover : undefined);
}

const counted = (value: string): BookCell => (/^\d+$/.test(value) ? Number(value) : value);

/** Numbers as numbers, commands last, and what is urgent stands out. */
function sectionSheet(section: ReportSection, titles: ReportTitles, target: Target, aside: string): BookSheet {
  const isUrgent = section.key === 'blocked';
  // By day, what has none last, as on the page.
  const day = ({ by = null }: SectionRow) => String(by ?? '9999');
  const rows = isUrgent
    ? section.rows.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
    : section.rows;
  const list = sectionList({ ...section, rows }, titles);
  const sheet = sheetOf(list, target, titles.section(section.key), titles.title);
  const urgency = (value: string) => titles.text(section.key, 'urgency', value);
  return {
    ...sheet,
    aside,
    urgent: isUrgent,
    columns: section.columns.map(({ key, type }) => ({
      title: titles.column(section.key, key),
      type: key === 'settle' ? 'code' : type,
      ...(key === 'urgency' && { marks: { [urgency('red')]: 'red', [urgency('yellow')]: 'yellow' } as const }),
    })),
  };
}
