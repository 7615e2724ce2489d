import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { OURS } from '../../core/backup/database.ts';
import { Abort } from '../../errors.ts';
import type { SchemaDifference } from '../layout.ts';
import { PROJECTION } from '../projection.ts';
import { behind, notedHead } from './guard/head-file.ts';
import { type Probe, prepare } from './guard/place.ts';
import { digestOfSchema, SCHEMA_DIGEST } from './guard/schema-digest.ts';
import { inTurn, PATIENCE, type Turns } from './guard/turns.ts';
import { announce, withdraw } from './guard/writer-file.ts';
import { guarded } from './problems.ts';

export interface SqliteOptions extends Turns {
  /** Absolute path of the database. */
  readonly file: string;
  /** The folder of the migrations, `migrations/sqlite`. */
  readonly migrations: string;
  /** Creates the database if there is none; otherwise a missing one is refused. */
  readonly create?: boolean;
  /** Any attempt to write fails. */
  readonly readOnly?: boolean;
  /** Opens also what is not as it should be, to be looked at or mended: an altered schema, a journal that is behind. */
  readonly examine?: boolean;
  /** Makes a backup before a database that an older program made is brought up to date, and answers whether there is one. Never throws. */
  readonly beforeUpdate?: () => Promise<boolean>;
  /** How the file system is queried. */
  readonly probe?: Probe;
}

/** Number of migrations, also kept in the header, so that an up-to-date database opens without the migrator. */
export const SCHEMA = 12;
/** Milliseconds that SQLite waits by itself: while another program opens or closes the file. */
const MOMENT = 1000;

/** Opens a file for the store, bringing an older database up to date. Throws Abort `store-…` (exit 5). */
export async function connect(options: SqliteOptions): Promise<Database.Database> {
  const { file, create = false, probe, patience = PATIENCE } = options;
  if (create) refuseLost(file);
  prepare(file, { create, ...(probe && { probe }) });
  return inTurn(file, options, async () => {
    const db = guarded(file, () => new Database(file, { fileMustExist: true, timeout: 0 }));
    try {
      await open(db, options);
      db.pragma(`busy_timeout = ${Math.min(patience, MOMENT)}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** What was noted beside a database that is gone: another one in its place would hide that. */
export function refuseLost(file: string): void {
  const noted = notedHead(file);
  if (noted && !statSync(file, { throwIfNoEntry: false })?.size)
    throw new Abort('store-lost', { file, seq: noted.seq });
}

/** Nothing is written before the file is known to be ours and whole, or empty and to be filled. */
async function open(db: Database.Database, options: SqliteOptions): Promise<void> {
  const { file, migrations, create = false, examine = false } = options;
  guarded(file, () => {
    distrust(db);
    recognise(db, file, create);
  });
  const altered = await alteration(db, options);
  if (altered && !examine) throw new Abort('store-altered', { file, ...altered });
  const current = altered !== undefined || guarded(file, () => isCurrent(db, file));
  guarded(file, () => {
    const found = examine || isBare(db) ? undefined : behind(db, file, current);
    if (found) throw new Abort('store-behind', { file, ...found });
    settle(db);
  });
  if (!current) {
    const { bringUpToDate } = await import('./update.ts');
    const begin = () => announce(file, options.self);
    const backup = async () => isBare(db) || ((await options.beforeUpdate?.()) ?? false);
    const older = { file, migrations, schema: SCHEMA, isCurrent: () => isCurrent(db, file), begin, backup };
    try {
      await bringUpToDate(db, older).catch((error) =>
        guarded(file, () => {
          throw error;
        }),
      );
    } finally {
      withdraw(file, options.self);
    }
  }
  if (options.readOnly) db.pragma('query_only = ON');
}

const header = (db: Database.Database, name: 'application_id' | 'user_version'): number =>
  db.pragma(name, { simple: true }) as number;

/** What a crafted file declares runs nothing but plain SQL, and pages are looked over as they are read. */
function distrust(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
}

function recognise(db: Database.Database, file: string, create: boolean): void {
  if (header(db, 'application_id') !== OURS) {
    if (!isEmpty(db)) throw new Abort('store-foreign', { file });
    if (!create) throw new Abort('store-missing', { file });
    claim(db);
  }
  const found = header(db, 'user_version');
  if (found > SCHEMA) throw new Abort('store-newer', { file, found, known: SCHEMA });
}

/** Nothing is declared in it. */
const isBare = (db: Database.Database): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
const isEmpty = (db: Database.Database): boolean => header(db, 'application_id') === 0 && isBare(db);

/** Another program may claim the same empty file just now: the mark is the same. */
function claim(db: Database.Database): void {
  const mark = db.transaction(() => {
    if (isEmpty(db)) db.pragma(`application_id = ${OURS}`);
  });
  mark.immediate();
}

/** How the schema differs from the migrations' own: a trigger or a view of somebody else's would act for whoever opens the file. */
async function alteration(
  db: Database.Database,
  { file, migrations }: SqliteOptions,
): Promise<SchemaDifference | undefined> {
  const version = guarded(file, () => header(db, 'user_version'));
  if (version === SCHEMA && guarded(file, () => digestOfSchema(db)) === SCHEMA_DIGEST) return undefined;
  const { schemaDifference } = await import('./guard/altered.ts');
  return guarded(file, () => schemaDifference(db, migrations, SCHEMA));
}

/** better-sqlite3 opens a WAL file with synchronous=NORMAL, so a power cut could lose what was reported as recorded. */
function settle(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -32000');
}

/** Is nothing to be migrated, and nothing to be filled anew from the journal? */
function isCurrent(db: Database.Database, file: string): boolean {
  if (header(db, 'user_version') < SCHEMA) return false;
  const found = db.prepare<[], { version: number }>('SELECT version FROM projection').get()?.version ?? 0;
  if (found > PROJECTION) throw new Abort('store-newer', { file, found, known: PROJECTION });
  return found === PROJECTION;
}
