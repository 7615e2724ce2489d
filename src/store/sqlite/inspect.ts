import { existsSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { OURS } from '../../core/backup/database.ts';
import { DATABASE_FILES } from '../../core/backup/names.ts';
import { Abort } from '../../errors.ts';
import type { SchemaDifference } from '../layout.ts';
import { PROJECTION } from '../projection.ts';
import { SCHEMA, type SqliteOptions } from './connect.ts';
import { schemaDifference } from './guard/altered.ts';
import { type Behind, behind, notedHead } from './guard/head-file.ts';
import { refuseUnfit, shareOf } from './guard/place.ts';
import { guarded } from './problems.ts';

/** One thing about a database file that is not as it should be. */
export type StoreFinding =
  | { readonly what: 'on-share'; readonly share: string }
  /** Others may read or write what is the office's alone; `mode` in octal digits. */
  | { readonly what: 'open-to-others'; readonly file: string; readonly mode: string }
  /** Others may put another file in the place of the database. */
  | { readonly what: 'folder-open-to-others'; readonly folder: string; readonly mode: string }
  | { readonly what: 'unopened'; readonly why: Abort }
  /** The next command brings it up to date. */
  | { readonly what: 'older'; readonly found: number; readonly known: number }
  | { readonly what: 'journal-mode'; readonly found: string }
  | { readonly what: 'integrity'; readonly problems: readonly string[] }
  /** So many rows without their parent. */
  | { readonly what: 'foreign-keys'; readonly table: string; readonly rows: number }
  | ({ readonly what: 'schema' } & SchemaDifference)
  | { readonly what: 'behind'; readonly how: Behind }
  /** Nothing says beside the database what its last entry was. */
  | { readonly what: 'head-not-noted' };

/** Problems of SQLite's own check that are told. */
const MOST = 20;

/** Looks a database file over without changing it, and answers all that is not as it should be. */
export function inspectStore({ file, migrations, probe }: SqliteOptions): readonly StoreFinding[] {
  const share = shareOf(file, probe);
  const around: readonly StoreFinding[] = [
    ...(share === undefined ? [] : [{ what: 'on-share', share } as const]),
    ...openToOthers(file),
  ];
  try {
    return [...around, ...guarded(file, () => insideOf(file, migrations))];
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    return [...around, { what: 'unopened', why: error }];
  }
}

const STICKY = 0o1000;

/** Windows has no such modes. */
function openToOthers(file: string): readonly StoreFinding[] {
  if (platform() === 'win32') return [];
  const files = DATABASE_FILES.map((end) => `${file}${end}`).filter((name) => existsSync(name));
  const modeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.mode ?? 0;
  const octal = (mode: number) => (mode & 0o777).toString(8);
  const folder = dirname(file);
  // A folder that everybody may list is usual; so is one where all may add files, but none may touch another's.
  const mode = modeOf(folder);
  const isOpen = (mode & 0o022) !== 0 && (mode & STICKY) === 0;
  return [
    ...(isOpen ? [{ what: 'folder-open-to-others', folder, mode: octal(mode) } as const] : []),
    ...files
      .filter((name) => (modeOf(name) & 0o077) !== 0)
      .map((name) => ({ what: 'open-to-others', file: name, mode: octal(modeOf(name)) }) as const),
  ];
}

function insideOf(file: string, migrations: string): readonly StoreFinding[] {
  if (!refuseUnfit(file).isThere) throw new Abort('store-missing', { file });
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    const read = <T>(name: string) => db.pragma(name, { simple: true }) as T;
    if (read('application_id') !== OURS) throw new Abort('store-foreign', { file });
    const found = read<number>('user_version');
    if (found > SCHEMA) throw new Abort('store-newer', { file, found, known: SCHEMA });
    const mode = read<string>('journal_mode');
    const broken = integrity(db);
    const difference = schemaDifference(db, migrations, SCHEMA);
    return [
      ...(found < SCHEMA ? [{ what: 'older', found, known: SCHEMA } as const] : []),
      ...(mode === 'wal' ? [] : [{ what: 'journal-mode', found: mode } as const]),
      ...broken,
      ...(difference ? [{ what: 'schema', ...difference } as const] : []),
      // Where its tables are not whole there is nothing more to ask them.
      ...(broken.some(({ what }) => what === 'integrity') || difference || found < SCHEMA ? [] : heads(db, file)),
    ];
  } finally {
    db.close();
  }
}

function integrity(db: Database.Database): readonly StoreFinding[] {
  const problems = problemsOf(db);
  if (problems[0] !== 'ok') return [{ what: 'integrity', problems }];
  const rows = new Map<string, number>();
  for (const { table } of db.pragma('foreign_key_check') as readonly { readonly table: string }[]) {
    rows.set(table, (rows.get(table) ?? 0) + 1);
  }
  return [...rows].map(([table, count]) => ({ what: 'foreign-keys', table, rows: count }));
}

/** The check stops at what it cannot read at all. */
function problemsOf(db: Database.Database): readonly string[] {
  try {
    return db.prepare<[], string>(`PRAGMA integrity_check(${MOST})`).pluck().all();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return [error.message];
    throw error;
  }
}

function heads(db: Database.Database, file: string): readonly StoreFinding[] {
  const isFilled = db.prepare('SELECT 1 FROM projection WHERE version = ?').get(PROJECTION) !== undefined;
  const how = behind(db, file, isFilled);
  if (how) return [{ what: 'behind', how }];
  const isEmpty = db.prepare('SELECT 1 FROM journal LIMIT 1').get() === undefined;
  return isEmpty || notedHead(file) ? [] : [{ what: 'head-not-noted' }];
}
