import type { LocalDate, Period } from '../dates.ts';

/** What stands in a cell: null is unknown or none. */
export type ReportCell = string | number | boolean | null;

export interface ReportColumn {
  /** Stable, the same in every language. `student` holds a student's number: it makes the report personal when it leaves. */
  readonly key: string;
  /** For people; renderers align numbers to the right. */
  readonly type: 'text' | 'number' | 'day';
}

export interface ReportSection {
  readonly key: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Record<string, ReportCell>>[];
}

/** A report as a value: no layout and no sentence in it. Titles and readable values come from wording, one renderer a format. */
export interface Report {
  readonly report: string;
  readonly period: Period;
  readonly asOf: LocalDate;
  readonly sections: readonly ReportSection[];
}

/** What a renderer says beside the value, in one language. Machine formats take English titles whatever the language is. */
export interface ReportTitles {
  readonly title: string;
  /** Below the title, for people: the period, and the day on which it was known. */
  readonly lines: readonly string[];
  readonly section: (section: string) => string;
  readonly column: (section: string, column: string) => string;
  /** A cell as people read it; machine formats write the value as it is. */
  readonly text: (section: string, column: string, value: ReportCell) => string;
  /** What stands where a section has no rows. */
  readonly empty: string;
}
