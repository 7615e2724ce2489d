import type { LocalDate, Period } from '../calendar/dates.ts';
import type { SignedHead } from '../journal/head.ts';

/** The value of a cell; null is unknown or none. */
export type ReportCell = string | number | boolean | null;

export interface ReportColumn {
  /** Stable and the same in every language. `student` holds student numbers: with it, an export is personal. */
  readonly key: string;
  /** Renderers align numbers to the right. */
  readonly type: 'text' | 'number' | 'day';
  /**
   * Personal content, for anonymous reports: a name, the number of a student, placement or paper (which identify somebody), or free
   * text. Omitted if there is none.
   */
  readonly holds?: 'name' | 'student' | 'placement' | 'paper' | 'words';
}

/** How a section's rows may be drawn. Names are keys of columns; rows are labelled by `ReportTitles.text`. Null is not drawn. */
export type ReportChart =
  /** A horizontal bar per row, of all `values` one after the other, from one left edge. */
  | { readonly kind: 'bars'; readonly label: string; readonly values: readonly string[] }
  /** A row is a month: a small plot of columns for each of `values`, each with a scale of its own from zero. */
  | { readonly kind: 'months'; readonly label: string; readonly values: readonly string[] }
  /** A calendar with a bar per row, both days inclusive; open at an end whose day is null. The report's period is highlighted. */
  | {
      readonly kind: 'calendar';
      readonly label: string;
      readonly from: string;
      readonly to: string;
      /** The column with the state of a placement. */
      readonly state?: string;
    };

export interface ReportSection {
  readonly key: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Record<string, ReportCell>>[];
  readonly chart?: ReportChart;
}

/** A report as a value, without layout or sentences. Titles and readable values come from wording; there is one renderer per format. */
export interface Report {
  readonly report: string;
  readonly period: Period;
  readonly asOf: LocalDate;
  /** Counts only this programme's students. */
  readonly program?: string;
  readonly institute?: string;
  /** Names and free text are removed, and numbers identify nobody. */
  readonly anonymous?: boolean;
  readonly sections: readonly ReportSection[];
  /** Of a monthly report: how the journal stood when it was made; null where it was empty. Not part of what it tells. */
  readonly head?: SignedHead | null;
}

/** A report's texts in one language. Machine formats always use the English titles. */
export interface ReportTitles {
  readonly lang: 'en' | 'ja';
  /** What it is called, and its period. */
  readonly title: string;
  readonly name: string;
  readonly span: string;
  /** Lines below the title: the period and the day it was known. */
  readonly lines: readonly string[];
  readonly section: (section: string) => string;
  readonly column: (section: string, column: string) => string;
  /** A cell as people read it; machine formats use the value itself. */
  readonly text: (section: string, column: string, value: ReportCell) => string;
  /** Shown for a section without rows. */
  readonly empty: string;
  /** When it was printed, on pages only: the one line in which two printings of a report may differ. */
  readonly printed: string;
}

/** One of the figures that come first. */
export interface ReportFigure {
  readonly label: string;
  /** As people read it; `unit` is what is counted. */
  readonly value: string;
  readonly unit: string;
  /** What it was last month, or what it is made of. */
  readonly note: string;
}

/** Reports to pages. The same report, printed on the same day, gives the same bytes. */
export interface ReportPrinter {
  /** The figures that come first on its pages; none for a report without. */
  figures(report: Report, titles: ReportTitles): Promise<readonly ReportFigure[]>;
  /** One file that asks nothing of anybody. Throws Abort `template-bad`. */
  html(report: Report, titles: ReportTitles): Promise<string>;
  /** Throws Abort `glyph-missing`. */
  pdf(report: Report, titles: ReportTitles): Promise<Uint8Array>;
}
