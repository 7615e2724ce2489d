import type { Report, ReportTitles } from '../core/reports/report.ts';
import type { Mask, Shown } from '../core/text/mask.ts';

/** Formats of every answer; and those of a report alone. */
export const FORMATS = ['table', 'plain', 'json', 'ndjson', 'csv', 'tsv', 'xlsx'] as const;
export const PAGES = ['html', 'pdf', 'md'] as const;
export type Format = (typeof FORMATS)[number] | (typeof PAGES)[number];
/** JSON keeps a list of values; formats without lists join it with commas. */
export type ListCell = string | number | boolean | null | readonly (string | number)[];

/** A column of a list. `key` and `cell` are for machines and the same in every language; `title` and `text` are for people. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ListCell;
  readonly text?: (row: Row) => string;
  /** How the text stands in a table on a terminal with colours. */
  readonly tone?: (row: Row) => Hue | undefined;
  /** A personal fact, shown like this unless `--unmask` is given. */
  readonly mask?: Mask;
  /** Days, which become dates in an Excel file. Numbers are recognised by their values. */
  readonly type?: 'day';
  /** Left out of a table first, or never, on a terminal that is too narrow; machines always get it. */
  readonly spare?: boolean;
  /** Never in a table, where another column says it in words. */
  readonly machine?: boolean;
}

export interface List<Row> {
  readonly columns: readonly Column<Row>[];
  /** What else is known of a row's subject: shown where `--fields` asks for it. */
  readonly more?: readonly Column<Row>[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** The headings of csv and tsv are the titles, not the keys: a file that is read by its headings. */
  readonly titled?: true;
  /** The student that a row is about. Exports of such a list are entered in the history. */
  readonly student?: (row: Row) => string | null;
  /** Shown for a table without rows. */
  readonly empty: string;
  /** Lines under a table, none of them broken: what is copied, as paths and commands are. Not where `--fields` asks for columns. */
  readonly below?: (rows: readonly Row[]) => readonly string[];
  /** Replaces a table for people if rows have more than fits on a line. */
  readonly sections?: (rows: readonly Row[]) => readonly CardSection[];
  /** The same, on one screen, for who chooses among them by number. */
  readonly board?: (rows: readonly Row[]) => BoardCard;
}

/** Colour with a meaning that the words beside it have too. */
export type Hue = 'late' | 'soon' | 'done' | 'command' | 'dim' | 'strong';
export interface Bit {
  readonly text: string;
  readonly tone?: Hue;
}

/** Parts beside each other, as many as fit on a line; `even`: each as broad as the broadest. */
export interface Parts {
  readonly parts: readonly Bit[];
  readonly even?: boolean;
}

/** What is to be done, with numbers, on one screen. */
export interface BoardCard {
  readonly head: readonly Bit[];
  readonly rows: readonly {
    readonly when: string;
    readonly tone?: Hue;
    readonly who: string;
    readonly what: string;
    /** The command that settles it. */
    readonly settle: string;
  }[];
  /** The number of the first row. */
  readonly first: number;
  /** Lines that it may take. */
  readonly room: number;
  /** Told instead of rows. */
  readonly empty: string;
  readonly more: (count: number) => string;
  readonly foot: readonly string[];
  /** Is told how many rows there was room for. */
  readonly shown?: (count: number) => void;
}

export type TitlesIn = (format: Format) => ReportTitles | Promise<ReportTitles>;

/** A block of a card: `title`, then a label and value per line, free lines, or parts beside each other. */
export interface CardSection {
  readonly title?: string;
  /** Of the title. */
  readonly tone?: Hue;
  readonly lines: readonly CardLine[];
  /** At the end of a card: what can be left out, as far as there is room for it, and how what is left out is told. */
  readonly spare?: Spare;
}

export type CardLine = readonly [label: string, value: string, tone?: Hue] | string | Parts;

export interface Spare {
  readonly blocks: readonly (readonly CardLine[])[];
  /** Lines that the card may take; undefined for all. */
  readonly room?: number | undefined;
  readonly more: (shown: number) => string;
}

/** stdout is the answer, stderr the conversation. */
export interface Out {
  readonly format: Format;
  /** Available width of the answer. */
  readonly columns: number;
  /** `--fields` was given: a list shows the columns that it names, and nothing else. */
  readonly picks: boolean;
  /** A person reads the answer as it comes, and may be asked what to do about it. */
  readonly isOnTerminal: boolean;
  /** `--fields help` was given: a list answers with its fields, and its rows are not looked at. */
  readonly asksFields: boolean;
  list<Row>(list: List<Row>): Promise<void>;
  /** A fact as this answer shows it: what stands in a text for people, or in the value of what was done. */
  readonly shown: Shown;
  /**
   * A single record: sections for people, `value` for json and ndjson; csv, tsv and xlsx have one row, with nested parts as JSON.
   * Where personal facts are masked they are so in `value` by their names, unless it is about `nobody`.
   */
  card(value: Readonly<Record<string, unknown>>, sections: readonly CardSection[], about?: 'nobody'): Promise<void>;
  /**
   * A report, or only its `section`. csv and tsv write a section with its own columns, a report as `section,row,column,value`; xlsx has
   * a sheet per section. Its titles are those of the format in which it is written.
   */
  report(report: Report, titlesIn: TitlesIn, section?: string): Promise<void>;
  /** Text as it comes, which has a format of its own and holds all that is known of `students`; never on a terminal. `file`: a name for it. */
  stream(text: AsyncIterable<string>, about: { readonly file: string; readonly students: () => number }): Promise<void>;
  /** What a write did: lines for people, `value` for json. */
  done(lines: readonly string[], value: unknown): Promise<void>;
  /** Data of these students left in another file besides the answer, to be entered in the history. */
  leaves(format: string, columns: readonly string[], students: ReadonlySet<string>, sha256: string): void;
  /** A message of the conversation; silenced by --quiet. */
  note(text: string): void;
  /** Sections of the conversation, shown before a question. */
  brief(sections: readonly CardSection[]): Promise<void>;
  /** A warning of the conversation, also with --quiet. */
  warn(text: string): void;
  /** A bar on a terminal, nothing elsewhere, in the unit of `total` (rows, bytes); without a total, a count. */
  progress(title: string, total?: number): { step(n: number): void; end(): void };
}
