import type { LocalDate, Period } from '../calendar/dates.ts';

/** What stands in a cell: null is unknown or none. */
export type ReportCell = string | number | boolean | null;

export interface ReportColumn {
  /** Stable, the same in every language. `student` holds a student's number: it makes the report personal when it leaves. */
  readonly key: string;
  /** For people; renderers align numbers to the right. */
  readonly type: 'text' | 'number' | 'day';
  /**
   * Of whom it speaks, so that it can be kept out of an anonymous report: somebody's name; the number of a student, a placement
   * or a paper, which lead to somebody; words that somebody wrote. None: nobody.
   */
  readonly holds?: 'name' | 'student' | 'placement' | 'paper' | 'words';
}

/**
 * How the rows of a section may be drawn, beside the table that they always are. Names are keys of columns; rows stand in their
 * order, and what they are called is `ReportTitles.text`. A value of null is drawn as nothing.
 */
export type ReportChart =
  /** One lying bar a row. */
  | { readonly kind: 'bars'; readonly label: string; readonly value: string }
  /** Rows are the stages of a way: each counts those who came so far, so that no value is greater than the one before. */
  | { readonly kind: 'funnel'; readonly label: string; readonly value: string }
  /** Along months or sizes: a group of standing columns a row, one column for each of `values`, which the legend names by their titles. */
  | { readonly kind: 'columns'; readonly label: string; readonly values: readonly string[] }
  /** A calendar: a bar a row from one day to another, both included; open where a day is null. The report's period is worth marking. */
  | { readonly kind: 'timeline'; readonly label: string; readonly from: string; readonly to: string };

export interface ReportSection {
  readonly key: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly Readonly<Record<string, ReportCell>>[];
  readonly chart?: ReportChart;
}

/** A report as a value: no layout and no sentence in it. Titles and readable values come from wording, one renderer a format. */
export interface Report {
  readonly report: string;
  readonly period: Period;
  readonly asOf: LocalDate;
  /** Only these students are counted. */
  readonly program?: string;
  readonly institute?: string;
  /** Names and words are left out, and numbers lead to nobody. */
  readonly anonymous?: boolean;
  readonly sections: readonly ReportSection[];
}

/** What a renderer says beside the value, in one language. Machine formats take English titles whatever the language is. */
export interface ReportTitles {
  readonly lang: 'en' | 'ja';
  readonly title: string;
  /** Below the title, for people: the period, and the day on which it was known. */
  readonly lines: readonly string[];
  readonly section: (section: string) => string;
  readonly column: (section: string, column: string) => string;
  /** A cell as people read it; machine formats write the value as it is. */
  readonly text: (section: string, column: string, value: ReportCell) => string;
  /** What a section's chart shows, in one sentence: its caption, and its name for those who do not see it. */
  readonly chart: (section: string) => string;
  /** What stands where a section has no rows. */
  readonly empty: string;
  /** When it was printed: the one line in which two printings of the same report may differ. Only pages have it. */
  readonly printed: string;
}

/** Reports to pages. The same report, printed on the same day, gives the same bytes. */
export interface Pages {
  /** One file that asks nothing of anybody. Throws Abort `template-bad`. */
  html(report: Report, titles: ReportTitles): Promise<string>;
  /** Throws Abort `glyph-missing`. */
  pdf(report: Report, titles: ReportTitles): Promise<Uint8Array>;
}
