import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { BEGINNING } from '../journal.ts';
import { PROJECTION } from '../projection.ts';
import type { Subject } from '../store.ts';
import { type JournalReader, reader } from './ledger.ts';
import { type SubjectTables, subjectTables } from './subjects.ts';

/** What is to be done to a file that an older program made. */
interface Older {
  readonly file: string;
  /** The folder of the migrations. */
  readonly migrations: string;
  /** Their number. */
  readonly schema: number;
  /** Asked again under the lock: another program may have been faster. */
  readonly isCurrent: () => boolean;
  /** The lock is held, and the work begins. */
  readonly begin: () => void;
  /** Makes a backup, under the lock; false where there is none, and the file itself is copied. */
  readonly backup: () => Promise<boolean>;
}

/** Backs up, migrates and rebuilds under one lock, all or nothing. */
export async function bringUpToDate(db: Database.Database, older: Older): Promise<void> {
  const { file, migrations, schema, isCurrent, begin, backup } = older;
  db.pragma('foreign_keys = OFF');
  try {
    db.exec('BEGIN IMMEDIATE');
    if (!isCurrent()) {
      begin();
      if (!(await backup())) copyBeside(file);
      migrate(db, migrations);
      db.pragma(`user_version = ${schema}`);
      if (projectionOf(db) !== PROJECTION) rebuild(db, file);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** One transaction of a writer. Foreign keys are switched off around it, because within one that would be ignored. */
export function alone(db: Database.Database, work: () => void): void {
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(work).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** The version of the projection that filled the tables; 0 if none did. */
const projectionOf = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT version FROM projection').pluck().get() ?? 0;

/**
 * Copies what was last committed next to it, `coopj.db.backup-1`, -2 …, through a connection of its own: the other one is in a
 * transaction. A copy bears its name once it is whole. Records in which nothing stands yet are not copied.
 */
function copyBeside(file: string): void {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get() === undefined) return;
    if (db.prepare('SELECT 1 FROM journal LIMIT 1').get() === undefined) return;
    // Named as a half-written file of a machine that nobody knows: what a killed program leaves is removed after a day.
    const part = join(dirname(file), `.${basename(file)}.00000000.000000-0.part`);
    rmSync(part, { force: true });
    const copy = openSync(part, 'wx', 0o600);
    try {
      db.prepare('VACUUM INTO ?').run(part);
      fsyncSync(copy);
    } catch (error) {
      rmSync(part);
      throw error;
    } finally {
      closeSync(copy);
    }
    let n = 1;
    while (existsSync(`${file}.backup-${n}`)) n += 1;
    renameSync(part, `${file}.backup-${n}`);
    syncFolder(dirname(file));
  } finally {
    db.close();
  }
}

/** Makes a rename durable. Not every system can. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Windows opens no folder.
  }
}

/**
 * Runs the migrations that are newer than the last one run, of the first so many, as drizzle's migrator does: that one opens a
 * transaction of its own, and so cannot be part of ours. Throws a plain Error where one fails.
 */
export function migrate(db: Database.Database, folder: string, first = Number.POSITIVE_INFINITY): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const last = db.prepare<[], number>('SELECT max(created_at) FROM "__drizzle_migrations"').pluck().get() ?? 0;
  const put = db.prepare('INSERT INTO "__drizzle_migrations" (hash, created_at) VALUES (?, ?)');
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder }).slice(0, first)) {
    if (folderMillis <= last) continue;
    for (const statement of sql) run(db, statement);
    put.run(hash, folderMillis);
  }
  const broken = db.pragma('foreign_key_check') as readonly unknown[];
  if (broken.length > 0) throw new Error(`a migration left ${broken.length} rows without their parent`);
}

/** A statement that does not fit is a fault of the migration, and none of the file. */
function run(db: Database.Database, statement: string): void {
  try {
    db.exec(statement);
  } catch (error) {
    throw error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR' ? new Error(error.message) : error;
  }
}

/** Rebuilds the projected tables from the journal, subject by subject, all or nothing. `unreadable` as in `refill`. */
export function rebuild(db: Database.Database, file: string, unreadable?: (subject: Subject) => void): void {
  const tables = subjectTables(db, file);
  const journal = reader(db, file);
  const anew = db.transaction(() => {
    tables.clear();
    refill(journal, tables, unreadable);
    db.prepare('DELETE FROM projection').run();
    const { seq, hash } = journal.head() ?? { seq: 0, hash: BEGINNING };
    db.prepare('INSERT INTO projection (version, seq, hash) VALUES (?, ?, ?)').run(PROJECTION, seq, hash);
  });
  anew.immediate();
}

/**
 * Fills empty tables from a journal, subject by subject. Stops at content that cannot be read or replayed, unless somebody wants to
 * hear of it: that subject then has no rows.
 */
export function refill(
  journal: JournalReader,
  { replay }: SubjectTables,
  unreadable?: (subject: Subject) => void,
): void {
  let last: Subject | '' = '';
  for (;;) {
    const subjects = journal.subjects(last);
    for (const subject of subjects) {
      try {
        replay(subject, journal.of(subject));
      } catch (error) {
        if (!unreadable) throw error;
        unreadable(subject);
      }
    }
    const next = subjects.at(-1);
    if (next === undefined) return;
    last = next;
  }
}
