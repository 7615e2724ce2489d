import type { LocalDate, Period } from '../dates.ts';

/** What stands in a cell: null is unknown or none. */
export type ReportCell = string | number | boolean | null;

export interface ReportColumn {
  /** Stable, the same in every language. */
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
