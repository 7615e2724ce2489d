import Database from 'better-sqlite3';
import { Abort } from '../../../errors.ts';
import { guarded } from '../problems.ts';
import type { NotedHead } from './head-file.ts';

/**
 * Commits what ends with this entry. Where that fails, the disk alone knows how far it came: the file is looked at again, through a
 * connection of its own, and what stands there is told.
 */
export function commit(db: Database.Database, file: string, last: NotedHead): void {
  try {
    guarded(file, () => db.exec('COMMIT'));
  } catch (error) {
    rollBack(db);
    // It had not begun: another program was in its way.
    if (error instanceof Abort && error.problem === 'store-locked') throw error;
    throw new Abort('store-unsure', { file, why: reasonOf(error), entry: last.seq, stands: lookFor(file, last) });
  }
}

/** Ends what is left open, whatever state the connection is in. */
export function rollBack(db: Database.Database): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
  } catch {
    // What was not committed is gone with the connection.
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Abort && 'why' in error.data ? String(error.data.why) : String((error as Error).message);

function lookFor(file: string, { seq, hash }: NotedHead): 'recorded' | 'not-recorded' | 'unknown' {
  try {
    const db = new Database(file, { fileMustExist: true, readonly: true });
    try {
      const there = db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(seq);
      return there === hash ? 'recorded' : 'not-recorded';
    } finally {
      db.close();
    }
  } catch {
    return 'unknown';
  }
}
