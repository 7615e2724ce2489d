import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { BEGINNING } from '../journal.ts';
import { PROJECTION } from '../projection.ts';
import type { Subject } from '../store.ts';
import { reader } from './ledger.ts';
import { subjectTables } from './subjects.ts';

/** Copies a non-empty database next to it: `coopj.db.backup-1`, -2 … */
export function backUp(db: Database.Database, file: string): void {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get() === undefined) return;
  if (db.prepare('SELECT 1 FROM journal LIMIT 1').get() === undefined) return;
  let n = 1;
  while (existsSync(`${file}.backup-${n}`)) n += 1;
  const backup = `${file}.backup-${n}`;
  const copy = openSync(backup, 'wx', 0o600);
  try {
    db.prepare('VACUUM INTO ?').run(backup);
    fsyncSync(copy);
  } catch (error) {
    rmSync(backup);
    throw error;
  } finally {
    closeSync(copy);
  }
}

/** Foreign keys are switched off around the migrator, because within its transaction that would be ignored. */
export function migrate(db: Database.Database, folder: string): void {
  db.pragma('foreign_keys = OFF');
  try {
    runMigrations(drizzle(db), { migrationsFolder: folder });
    const broken = db.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0) throw new Error(`a migration left ${broken.length} rows without their parent`);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Rebuilds the projected tables from the journal, subject by subject, all or nothing. */
export function rebuild(db: Database.Database, file: string): void {
  const { clear, replay } = subjectTables(db, file);
  const journal = reader(db, file);
  const anew = db.transaction(() => {
    clear();
    let last: Subject | '' = '';
    for (;;) {
      const subjects = journal.subjects(last);
      for (const subject of subjects) replay(subject, journal.of(subject));
      const next = subjects.at(-1);
      if (next === undefined) break;
      last = next;
    }
    db.prepare('DELETE FROM projection').run();
    const { seq, hash } = journal.head() ?? { seq: 0, hash: BEGINNING };
    db.prepare('INSERT INTO projection (version, seq, hash) VALUES (?, ?, ?)').run(PROJECTION, seq, hash);
  });
  anew.immediate();
}
