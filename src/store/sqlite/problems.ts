import Database from 'better-sqlite3';
import { Abort } from '../../errors.ts';

/** Turns an error of SQLite about the file into an Abort; returns anything else unchanged. */
function problem(error: unknown, file: string): unknown {
  // The driver's own words, not SQLite's.
  if (error instanceof TypeError && error.message.includes('directory does not exist'))
    return new Abort('store-missing', { file });
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message: why } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Abort('store-locked', { file });
  if (code.startsWith('SQLITE_CORRUPT') || isUnfit(error)) return new Abort('store-damaged', { file, why });
  if (code.startsWith('SQLITE_NOTADB')) return new Abort('store-not-sqlite', { file });
  if (/^SQLITE_(CANTOPEN|PERM|READONLY|AUTH)/.test(code)) return new Abort('store-unreadable', { file, why });
  if (/^SQLITE_(FULL|IOERR)/.test(code)) return new Abort('store-disk', { file, why });
  return error;
}

/** What our own statements find otherwise than the migrations made it. */
const isUnfit = ({ code, message }: { readonly code: string; readonly message: string }): boolean =>
  code === 'SQLITE_MISMATCH' ||
  (code === 'SQLITE_ERROR' && /^(no such (table|column|index)|malformed JSON)/.test(message));

/** A number, reference or code that must be unique is already taken. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);

/** Runs what touches the file. Throws the `store-…` aborts. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw problem(error, file);
  }
}

/** The same for an object that touches the file, and for each of its functions. */
export function guardedAll<All extends object>(file: string, make: () => All): All {
  const works = Object.entries<(...asked: readonly unknown[]) => unknown>(guarded(file, make) as never);
  return Object.fromEntries(
    works.map(([name, work]) => [name, (...asked: readonly unknown[]) => guarded(file, () => work(...asked))]),
  ) as All;
}
