import type { Report, ReportSection, ReportTitles } from '../core/reports/report.ts';
import { Abort } from '../errors.ts';
import type { Column, List, ListCell } from './out.ts';

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
