import type { Encoding } from '../../core/text/encodings.ts';

/** One record of a sheet: its first line (the file's first line is 1) and its cells as they are. */
export interface SheetRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file's layout, so that rows can be returned to the sender in the same form. */
export type SheetLayout =
  | {
      readonly format: 'csv' | 'tsv';
      readonly encoding: Encoding;
      readonly bigEndian?: boolean;
      /** For a CSV file with semicolons between its cells. */
      readonly delimiter?: ';';
    }
  /** An Excel file, and the sheet that was read. */
  | { readonly format: 'xlsx'; readonly sheet: string };

export interface Sheet {
  /** The requested or detected encoding; utf-8 for an Excel file. */
  readonly encoding: Encoding;
  readonly layout: SheetLayout;
  /** In file order, in pages and in bounded memory; an Excel file, limited in size, is held as a whole. */
  readonly pages: AsyncIterable<readonly SheetRecord[]>;
  /** Bytes of the whole file, for a progress bar; undefined for a pipe. */
  readonly size?: number;
  /** Bytes read so far. */
  readonly read: () => number;
}

export interface SheetOptions {
  readonly encoding?: Encoding;
  /** The name of an Excel sheet; by default the first that is not hidden. */
  readonly sheet?: string;
}

/** Reads spreadsheets, and writes rows to be returned to their sender. */
export interface Tables {
  /** `-` is standard input. Throws the `file-…` and `sheet-…` aborts: unreadable, a folder, empty, not text, malformed, too large. */
  open(file: string, options?: SheetOptions): Promise<Sheet>;
  /** A CSV file: UTF-8 with byte order mark, CRLF. `open` reads back the same cells. */
  csv(rows: readonly (readonly string[])[]): Promise<Uint8Array>;
  /** Rows in the layout of their sheet: format, delimiter, encoding. `open` reads back the same cells. */
  like(layout: SheetLayout, rows: readonly (readonly string[])[]): Promise<Uint8Array>;
}

/** A cell to be written. */
export type BookCell = string | number | boolean | null;

export interface BookColumn {
  readonly title: string;
  /** `code` is a command: wide, and grey. */
  readonly type?: 'text' | 'day' | 'number' | 'code';
  /** Texts that stand out. */
  readonly marks?: Readonly<Record<string, 'red' | 'yellow'>>;
}

/** A sheet of an Excel file. Text stays text, whatever it looks like; days are dates; numbers are numbers. */
export interface BookSheet {
  /** On its tab; shortened, without characters that Excel forbids there. */
  readonly name: string;
  /** Header of each printed page, at the left, and what stands at the right. */
  readonly title: string;
  readonly aside?: string;
  /** Its tab is red. */
  readonly urgent?: boolean;
  /** Without columns there is no heading line. */
  readonly columns: readonly BookColumn[];
  readonly rows: Iterable<readonly BookCell[]> | AsyncIterable<readonly BookCell[]>;
}

/** The first sheet of a file with several: what it is, its figures, and where what stands. */
export interface BookCover {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly headings: readonly [what: string, value: string, note: string];
  readonly figures: readonly (readonly [what: string, value: BookCell, note: string])[];
  readonly contents: readonly [sheet: string, rows: string];
  /** How many rows each sheet has. */
  readonly counts: readonly number[];
  readonly foot?: string;
}

/** Writes lists in the formats of spreadsheet programs. */
export interface SheetWriter {
  /** Lines of csv or tsv, each ended with CRLF, without cells that a spreadsheet would run. */
  separated(rows: readonly (readonly BookCell[])[], format: 'csv' | 'tsv'): Promise<string>;
  /** Lines in CP932. Throws Abort `not-in-cp932`, which names every cell it cannot hold; `rows` and `keys` are for naming them. */
  cp932(lines: string, rows: readonly (readonly BookCell[])[], keys: readonly string[]): Promise<Uint8Array>;
  /** An Excel file; `about` stands in its properties. The same sheets give the same bytes. Throws Abort `not-in-xlsx`. */
  xlsx(sheets: readonly BookSheet[], about?: string, cover?: BookCover): Promise<Uint8Array>;
}

/** What a cell of a spreadsheet program can hold, in characters. Longer is a quote that nobody closed, or no table. */
export const CELL_LIMIT = 32_767;

/** Rows that are read at most: as many as Excel has. */
export const ROW_LIMIT = 1_048_576;
