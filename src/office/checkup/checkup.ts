import type { Check, Diagnosis } from '../../core/checkup/diagnosis.ts';
import type { Opener } from '../../formats/age.ts';
import type { Restorer } from '../backup/database.ts';

/** What may be told to whoever maintains coopj: no name, no path, no text of the office. */
export interface Machine {
  readonly coopj: string;
  readonly node: string;
  readonly platform: string;
  /** Rows of each table; nothing where the database cannot be read. */
  readonly counts: Readonly<Record<string, number>>;
}

/** The office's disk and records, or those in a shared store, looked over. Changes nothing but by `mend`. */
export interface Checkup {
  /** All checks that need no profile. Sealed backups are opened as far as somebody gave what opens them. */
  look(openers: readonly Opener[]): Promise<readonly Diagnosis[]>;
  /** Names that papers may print; undefined where the database cannot be read. */
  printed(): Promise<readonly string[] | undefined>;
  /** Mends what can be mended without losing anything, and answers of which checks it was. */
  mend(found: readonly Diagnosis[], by: Omit<Restorer, 'at'> | undefined): Promise<ReadonlySet<Check>>;
  machine(): Promise<Machine>;
}
