import type { DatabaseFacts, EntryLine, NamedFiles } from '../../core/backup/database.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import type { StudentNumber } from '../../core/model/student.ts';

/** Who restores, when and why. */
export interface Restorer {
  /** The instant, ISO 8601 with Z. */
  readonly at: string;
  /** The office's day. */
  readonly day: LocalDate;
  readonly actor: string;
  readonly reason: string;
}

/** The database that a restore replaces, while nobody else can write to it. */
export interface LeavingDatabase {
  /** As of the database itself. */
  since(head: JournalHead | null): readonly EntryLine[] | undefined;
  /** The numbers that entries after a head gave to certificates, placements and others, as far as they can be read. */
  given(head: JournalHead | null): readonly string[];
  /**
   * Erases in a restored database whoever was erased after it was made, and answers them by their numbers in it. Undefined where that
   * is not known: there is no database, it cannot be read, or it shares no history with the restored one.
   */
  eraseIn(restored: string, by: Restorer): Promise<readonly StudentNumber[] | undefined>;
}

/** The office's database as one file, for backups. Throws the `store-…` aborts. */
export interface DatabaseFile {
  /** A consistent copy in a new file, whoever writes meanwhile. */
  copy(to: string): Promise<void>;
  /** Looks at a database, a file or its bytes: SQLite's own checks, foreign keys and the chain of the journal. A fault is told of `name`. */
  facts(of: string | Buffer, name?: string): Promise<DatabaseFacts>;
  /** The last entry of a database; undefined where there is none, or it cannot be read. */
  headOf(of: string): JournalHead | undefined;
  /** What a database that was looked at names. */
  named(of: string): NamedFiles;
  /** What was entered into the office's database after a head; undefined where it does not hold that head, or cannot be read. */
  since(head: JournalHead | null): readonly EntryLine[] | undefined;
  /** As of the database that a restore replaces, for one that is restored elsewhere. */
  eraseIn: LeavingDatabase['eraseIn'];
  /** Is the first entry of this database the first of the office's own? Undefined where one of them has none, or cannot be read. */
  beginsAs(bytes: Buffer): boolean | undefined;
  /**
   * Puts the file that `prepare` answers in the place of the database, and the old one under the name `kept`. Nobody else can open the
   * database meanwhile. Refused while another program has it open.
   */
  replace(kept: string, prepare: (old: LeavingDatabase) => Promise<string>): Promise<void>;
  /**
   * Enters, where the database that was put in place lacks what was recorded since, that the office goes on with it, and which numbers
   * the lost entries gave: none of them is given again.
   */
  accept(by: Restorer, given: readonly string[]): Promise<void>;
}
