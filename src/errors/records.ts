import type { LocalDate } from '../core/calendar/dates.ts';
import type { OddFile } from './files.ts';

/** What is wrong with the database, or with the disk under it. */
export interface RecordProblems {
  'store-missing': { readonly file: string };
  /** `at`: what may not be read or written, where that is not the database itself. */
  'store-unreadable': { readonly file: string; readonly why: string; readonly at?: string };
  'store-is-folder': { readonly file: string };
  /** `of`: the database beside which it lies, where it is not the database itself. */
  'store-odd': { readonly file: string; readonly kind: OddFile; readonly of?: string };
  'store-not-sqlite': { readonly file: string };
  'store-foreign': { readonly file: string };
  'store-damaged': { readonly file: string; readonly why: string };
  /** Versions of tables or projection: what the file has, and what this program knows. */
  'store-newer': { readonly file: string; readonly found: number; readonly known: number };
  /** `waited` in milliseconds; `writer` is who holds it, where that is one of us. */
  'store-locked': {
    readonly file: string;
    readonly waited?: number;
    readonly writer?: {
      readonly pid: number;
      readonly actor: string;
      readonly command: string;
      readonly since: string;
    };
  };
  'store-on-share': { readonly file: string; readonly share: string };
  /** `undone`: a record was on its way, and it is sure that it was not made. */
  'store-disk': { readonly file: string; readonly why: string; readonly undone?: true };
  /** A commit that failed, and what stands when the file is looked at again. `entry` is the last one of it. */
  'store-unsure': {
    readonly file: string;
    readonly why: string;
    readonly entry: number;
    readonly stands: 'recorded' | 'not-recorded' | 'unknown';
  };
  /** Tables, indexes, triggers and views by what each is and its name, `trigger journal_keeps`. */
  'store-altered': {
    readonly file: string;
    readonly foreign: readonly string[];
    readonly missing: readonly string[];
    readonly altered: readonly string[];
  };
  /** The journal is not the one whose last entry was noted, or not the one that the tables hold. */
  'store-behind': {
    readonly file: string;
    readonly what: 'shorter' | 'other' | 'tables';
    readonly noted: { readonly seq: number };
    readonly head?: { readonly seq: number; readonly day: LocalDate };
  };
  /** No database, and beside its place the note of the last entry of one. */
  'store-lost': { readonly file: string; readonly seq: number };
}
