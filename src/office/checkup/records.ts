import type { NamedFiles } from '../../core/backup/database.ts';
import type { Diagnosis, IssuedPaper } from '../../core/checkup/diagnosis.ts';
import type { Restorer } from '../backup/database.ts';

/** The database, as far as `doctor` asks it: it may be damaged, or none. */
export interface RecordsCheckup {
  /** The file: SQLite, schema, what was noted beside it. Changes nothing. */
  inspect(): readonly Diagnosis[];
  /** The chain of the journal, and the tables against its replay. */
  history(): Promise<readonly Diagnosis[]>;
  /** Instants of the first and the last entry; nothing where there is none. */
  span(): { readonly first: string; readonly last: string } | undefined;
  named(): NamedFiles;
  /** How the papers of the register were issued. */
  papers(): readonly IssuedPaper[];
  /** Names that papers may print: of students and companies. */
  printed(): readonly string[];
  /** Rows of each table. */
  counts(): Readonly<Record<string, number>>;
  /** Makes the tables again from the journal. */
  rebuild(): Promise<void>;
  /** Goes on with an older state of the records, as an entry. */
  accept(by: Restorer): Promise<void>;
  /** Nobody records anything meanwhile. */
  underLock(work: () => Promise<void>): Promise<void>;
}
