import type { Encoding } from '../../core/text/encodings.ts';

/** One record of a sheet: the line on which it begins (the first line of the file is 1), and its cells as they stand. */
export interface SheetRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How a file is laid out, so that rows can go back to their sender in the same way. */
export type Layout =
  | {
      readonly format: 'csv' | 'tsv';
      readonly encoding: Encoding;
      readonly bigEndian?: boolean;
      /** Of a CSV file that has no commas between its cells. */
      readonly delimiter?: ';';
    }
  /** An Excel file, and the sheet of it that was read. */
  | { readonly format: 'xlsx'; readonly sheet: string };

export interface Sheet {
  /** What was decided: by BOM, by strict UTF-8, then CP932; or what was asked for. An Excel file says utf-8. */
  readonly encoding: Encoding;
  readonly layout: Layout;
  /** In the order of the file, some records at a time, in bounded memory; an Excel file, whose size is capped, is held as a whole. */
  readonly pages: AsyncIterable<readonly SheetRecord[]>;
  /** Bytes of the whole file, for a progress bar; undefined for a pipe. */
  readonly size?: number;
  /** Bytes read so far. */
  readonly read: () => number;
}

export interface OpenOptions {
  readonly encoding?: Encoding;
  /** The sheet of an Excel file, by its name; the first that is not hidden where it is left out. */
  readonly sheet?: string;
}

/** Spreadsheets in, and rows that go back to their sender. */
export interface Tables {
  /** `-` is standard input. Throws the `file-…` and `sheet-…` aborts: unreadable, a folder, empty, not text, malformed, too large. */
  open(file: string, options?: OpenOptions): Promise<Sheet>;
  /** A CSV file: UTF-8 with byte order mark, CRLF. What `open` reads from it is what was handed in. */
  csv(rows: readonly (readonly string[])[]): Promise<Uint8Array>;
  /** Rows in the layout of the sheet that they came from: format, delimiter, encoding. What `open` reads from it is what was handed in. */
  like(layout: Layout, rows: readonly (readonly string[])[]): Promise<Uint8Array>;
}

/** What stands in a cell on its way out. */
export type BookCell = string | number | boolean | null;

/** A sheet of an Excel file. Text stays text, whatever it looks like; a day is a date; numbers are numbers. */
export interface BookSheet {
  /** On its tab: shortened, and freed of what Excel does not take there. */
  readonly name: string;
  /** At the head of each printed page. */
  readonly title: string;
  /** Without any, there is no heading line. */
  readonly columns: readonly { readonly title: string; readonly type?: 'text' | 'day' | 'number' }[];
  readonly rows: Iterable<readonly BookCell[]> | AsyncIterable<readonly BookCell[]>;
}

/** Lists on their way out, in the formats of spreadsheet programs. */
export interface SheetWriter {
  /** Lines of csv or tsv, each ended with CRLF; no cell that a spreadsheet would run. */
  separated(rows: readonly (readonly BookCell[])[], format: 'csv' | 'tsv'): Promise<string>;
  /** Lines in CP932. Throws Abort `not-in-cp932`, which names every cell that it cannot hold; `rows` and `keys` are for naming them. */
  cp932(lines: string, rows: readonly (readonly BookCell[])[], keys: readonly string[]): Promise<Uint8Array>;
  /** An Excel file. The same sheets give the same bytes. Throws Abort `not-in-xlsx`. */
  xlsx(sheets: readonly BookSheet[]): Promise<Uint8Array>;
}

/** What a cell of a spreadsheet program can hold, in characters. Longer is a quote that nobody closed, or no table. */
export const CELL_LIMIT = 32_767;

/** Rows that are read at most: as many as Excel has. */
export const ROW_LIMIT = 1_048_576;
