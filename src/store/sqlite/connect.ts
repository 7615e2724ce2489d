import Database from 'better-sqlite3';
import { Abort } from '../../errors.ts';
import { PROJECTION } from '../projection.ts';
import { type Probe, prepare } from './place.ts';
import { guarded } from './problems.ts';

export interface SqliteOptions {
  /** Absolute path of the database. */
  readonly file: string;
  /** The folder of the migrations, `migrations/sqlite`. */
  readonly migrations: string;
  /** Creates the database if there is none; otherwise a missing one is refused. */
  readonly create?: boolean;
  /** Any attempt to write fails. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait while another program writes. */
  readonly patience?: number;
  /** How the file system is queried. */
  readonly probe?: Probe;
}

/** `COOP` in the file's header marks the database as ours. */
const OURS = 0x434f4f50;
/** Number of migrations, also kept in the header, so that an up-to-date database opens without the migrator. */
export const SCHEMA = 10;
const PATIENCE = 5000;

/** Opens a file for the store, bringing an older database up to date. Throws Abort `store-…` (exit 5). */
export async function connect(options: SqliteOptions): Promise<Database.Database> {
  const { file, create = false, patience = PATIENCE, probe } = options;
  prepare(file, { create, ...(probe && { probe }) });
  const db = guarded(file, () => new Database(file, { fileMustExist: true, timeout: patience }));
  try {
    guarded(file, () => {
      recognise(db, file, create);
      settle(db);
    });
    await update(db, options);
    if (options.readOnly) db.pragma('query_only = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const header = (db: Database.Database, name: 'application_id' | 'user_version'): number =>
  db.pragma(name, { simple: true }) as number;

/** Nothing is written before the file is known to be ours, or empty and to be filled. */
function recognise(db: Database.Database, file: string, create: boolean): void {
  if (header(db, 'application_id') !== OURS) {
    const empty =
      header(db, 'application_id') === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    if (!empty) throw new Abort('store-foreign', { file });
    if (!create) throw new Abort('store-missing', { file });
    db.pragma(`application_id = ${OURS}`);
  }
  const found = header(db, 'user_version');
  if (found > SCHEMA) throw new Abort('store-newer', { file, found, known: SCHEMA });
}

/** better-sqlite3 opens a WAL file with synchronous=NORMAL, so a power cut could lose what was reported as recorded. */
function settle(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -32000');
}

async function update(db: Database.Database, { file, migrations }: SqliteOptions): Promise<void> {
  const older = header(db, 'user_version') < SCHEMA;
  const projected = older ? 0 : guarded(file, () => projection(db));
  if (projected === PROJECTION) return;
  if (projected > PROJECTION) throw new Abort('store-newer', { file, found: projected, known: PROJECTION });
  const { backUp, migrate, rebuild } = await import('./update.ts');
  guarded(file, () => {
    backUp(db, file);
    if (older) {
      migrate(db, migrations);
      db.pragma(`user_version = ${SCHEMA}`);
    }
    if (projection(db) !== PROJECTION) rebuild(db, file);
  });
}

const projection = (db: Database.Database): number =>
  db.prepare<[], { version: number }>('SELECT version FROM projection').get()?.version ?? 0;
