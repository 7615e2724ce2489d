import type { Encoding } from '../core/encodings.ts';

/** One record of a sheet: the line on which it begins (the first line of the file is 1), and its cells as they stand. */
export interface SheetRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  /** What was decided: by BOM, by strict UTF-8, then CP932; or what was asked for. */
  readonly encoding: Encoding;
  /** In the order of the file, in bounded memory. */
  readonly records: AsyncIterable<SheetRecord>;
  /** Bytes of the whole file, for a progress bar; undefined for a pipe. */
  readonly size?: number;
  /** Bytes read so far. */
  readonly read: () => number;
}

/** Spreadsheets in, and rows that go back to their sender. */
export interface Tables {
  /** `-` is standard input. Throws the `file-…` and `sheet-…` aborts: unreadable, a folder, empty, not text, malformed. */
  open(file: string, options?: { readonly encoding?: Encoding }): Promise<Sheet>;
  /** A CSV file: UTF-8 with byte order mark, CRLF. What `open` reads from it is what was handed in. */
  csv(rows: readonly (readonly string[])[]): Promise<Uint8Array>;
}
