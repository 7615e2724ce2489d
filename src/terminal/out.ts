import type { Report, ReportTitles } from '../core/reports/report.ts';

/** Formats of every answer; and those of a report alone. */
export const FORMATS = ['table', 'plain', 'json', 'ndjson', 'csv', 'tsv', 'xlsx'] as const;
export const PAGES = ['html', 'pdf', 'md'] as const;
export type Format = (typeof FORMATS)[number] | (typeof PAGES)[number];
/** A list of values stays a list in JSON, and is joined by commas in the formats that have no lists. */
export type Cell = string | number | boolean | null | readonly (string | number)[];

/** A column of a list. `key` and `cell` are for machines and the same in every language; `title` and `text` are for people. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => Cell;
  readonly text?: (row: Row) => string;
  /** Its cells are days, which are dates in an Excel file. What is a number, the value itself says. */
  readonly type?: 'day';
  /** A table leaves it out where the terminal is too narrow for all; machines always get it. */
  readonly spare?: boolean;
}

export interface List<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Whose row it is, where it is one student's: such a list is entered in the history when it leaves as a file. */
  readonly student?: (row: Row) => string | null;
  /** What a table says where there are no rows. */
  readonly empty: string;
  /** For people, in place of a table: rows with more to say than fits on a line. */
  readonly sections?: (rows: readonly Row[]) => readonly Section[];
}

/** A block of a card: `title`, then label and value a line, or free lines. */
export interface Section {
  readonly title?: string;
  readonly lines: readonly (readonly [label: string, value: string] | string)[];
}

/** stdout is the answer, stderr the conversation. */
export interface Out {
  readonly format: Format;
  /** How wide the answer may be. */
  readonly columns: number;
  list<Row>(list: List<Row>): Promise<void>;
  /** One thing in full: sections for people, `value` as it is for json and ndjson; csv, tsv and xlsx have one row, its nested parts as JSON. */
  card(value: Readonly<Record<string, unknown>>, sections: readonly Section[]): Promise<void>;
  /** A report. `section`: that one alone, which csv and tsv write as a table of its columns instead of `section,row,column,value`; xlsx has a sheet for each. */
  report(report: Report, titles: ReportTitles, section?: string): Promise<void>;
  /** What a write did: lines for people, `value` for json. */
  done(lines: readonly string[], value: unknown): Promise<void>;
  /** Data of these students left by a file of its own, beside the answer: it is entered in the history. */
  leaves(format: string, columns: readonly string[], students: ReadonlySet<string>): void;
  /** The conversation: not with --quiet. */
  note(text: string): void;
  /** Sections of the conversation: what a person is shown before being asked. */
  brief(sections: readonly Section[]): Promise<void>;
  /** A warning of the conversation: also with --quiet. */
  warn(text: string): void;
  /** A bar on a terminal, nothing elsewhere; counts in the unit of `total` (rows, bytes), unknown totals are shown as a count. */
  progress(title: string, total?: number): { step(n: number): void; end(): void };
}
