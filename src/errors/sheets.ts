import type { ListKind } from '../core/imports/headings.ts';
import type { LocatedProblem } from '../core/imports/problems.ts';

/** What is wrong with a list that is to be imported. */
export interface SheetProblems {
  /** `protected`: an Excel file that only its password opens. */
  'sheet-binary': {
    readonly file: string;
    readonly kind: 'protected' | 'xls' | 'ods' | 'zip' | 'pdf' | 'other' | 'web-page' | 'log-in' | 'xml-2003';
  };
  /** An Excel file that is not whole. */
  'sheet-damaged': { readonly file: string };
  /** A cell of an Excel file is a formula that was never worked out. */
  'sheet-no-result': { readonly file: string; readonly cell: string };
  /** `limit` in bytes, in rows, or in columns. */
  'sheet-too-large': {
    readonly file: string;
    readonly what: 'file' | 'unpacked' | 'rows' | 'columns';
    readonly limit: number;
  };
  'sheet-encoding': {
    readonly file: string;
    readonly tried: readonly string[];
    readonly line?: number;
    /** What the file seems to be; it must be said. */
    readonly likely?: string;
  };
  /** A quotation mark that is never closed. */
  'sheet-malformed': { readonly file: string; readonly line: number };
  'sheet-cell-too-long': { readonly file: string; readonly line: number; readonly limit: number };
  'sheet-heading-twice': { readonly file: string; readonly line: number; readonly headings: readonly [string, string] };
  'sheet-no-heading': {
    /** No line has more than one cell. */
    readonly single?: { readonly line: number; readonly cell: string };
    readonly file: string;
    readonly of: ListKind;
    /** How many lines were looked at, and the one that was nearest. */
    readonly looked: number;
    readonly nearest?: { readonly line: number; readonly headings: readonly string[] };
  };
  'sheet-no-rows': { readonly file: string };
  'import-refused': {
    readonly file: string;
    readonly of: ListKind;
    readonly rejected: number;
    readonly rows: number;
    /** The flags by which the file was read, as they are typed: ` --map @x`. */
    readonly flags: string;
  };
  /** `column` is the flag. */
  'values-refused': { readonly problems: readonly LocatedProblem[]; readonly command: string };
  'map-malformed': { readonly value: string };
  /** A name under which no map is kept. */
  'map-name': { readonly value: string };
}
