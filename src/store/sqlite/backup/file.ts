import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type DatabaseFacts, type EntryLine, type NamedFiles, OURS } from '../../../core/backup/database.ts';
import type { JournalHead } from '../../../core/journal/head.ts';
import { Abort } from '../../../errors.ts';
import { walk } from '../../chain.ts';
import type { Stamp, StoredLine } from '../../store.ts';
import { acceptHead } from '../accept.ts';
import { SCHEMA, type SqliteOptions } from '../connect.ts';
import { codeOf, refuseUnfit } from '../guard/place.ts';
import { inTurn } from '../guard/turns.ts';
import { guarded } from '../problems.ts';
import { leaving, linesSince } from './leaving.ts';

type Leaving = ReturnType<typeof leaving>;

/** Milliseconds that SQLite waits by itself: while another program opens or closes the file. */
const MOMENT = 1000;
const one = <T>(db: Database.Database, sql: string): T | undefined => db.prepare<[], T>(sql).pluck().get();
const tablesOf = (db: Database.Database): readonly string[] =>
  db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite|_%' ESCAPE '|'")
    .pluck()
    .all();

/** A database as one file: copied, looked at, put in place of another. */
export function databaseFile(options: SqliteOptions) {
  const { file } = options;
  return {
    async copy(to: string): Promise<void> {
      refuseUnfit(file);
      makeEmpty(to);
      const db = guarded(file, () => new Database(file, { fileMustExist: true, timeout: MOMENT }));
      try {
        // All pages in one step: in several, whoever writes meanwhile would make it begin again and again.
        await db.backup(to, { progress: ({ remainingPages }) => remainingPages });
      } catch (error) {
        guarded(file, () => {
          throw error;
        });
      } finally {
        db.close();
      }
      // One file that needs none beside it, and that can be opened where nothing may be written.
      guarded(to, () => {
        const copy = new Database(to);
        try {
          copy.pragma('journal_mode = DELETE');
        } finally {
          copy.close();
        }
      });
    },

    async facts(of: string | Buffer, name: string = typeof of === 'string' ? of : file): Promise<DatabaseFacts> {
      return looking(of, name, (db) => factsOf(db, name));
    },

    headOf: (of: string): JournalHead | undefined => readingFrom(of, lastIn),

    named: (of: string): NamedFiles => {
      refuseUnfit(of);
      const db = new Database(of, { fileMustExist: true, timeout: MOMENT });
      try {
        db.pragma('query_only = ON');
        return namedIn(db);
      } finally {
        db.close();
      }
    },

    since(head: JournalHead | null): readonly EntryLine[] | undefined {
      if (!refuseUnfit(file).isThere) return undefined;
      const db = new Database(file, { fileMustExist: true, timeout: MOMENT });
      try {
        db.pragma('query_only = ON');
        return linesSince(db, head);
      } finally {
        db.close();
      }
    },

    async eraseIn(...asked: Parameters<Leaving['eraseIn']>): ReturnType<Leaving['eraseIn']> {
      if (!refuseUnfit(file).isThere) return undefined;
      const db = new Database(file, { fileMustExist: true, timeout: MOMENT });
      try {
        db.pragma('query_only = ON');
        return await leaving(db, options).eraseIn(...asked);
      } finally {
        db.close();
      }
    },

    beginsAs(bytes: Buffer): boolean | undefined {
      const [own, other] = [refuseUnfit(file).isThere ? firstIn(file) : undefined, firstIn(bytes)];
      return own === undefined || other === undefined ? undefined : own === other;
    },

    async replace(kept: string, prepare: (old: Leaving) => Promise<string>): Promise<void> {
      const old = refuseUnfit(file).isThere
        ? await inTurn(file, options, () => guarded(file, () => alone(file)))
        : undefined;
      try {
        swap(file, await prepare(leaving(old, options)), kept);
      } finally {
        old?.close();
      }
    },

    /** What was noted beside the old database is not in the new one: that the office goes on with that is an entry. */
    accept: async (stamp: Stamp, given: readonly string[]): Promise<void> =>
      void (await acceptHead(options, stamp, given)),
  };
}

/** For its owner alone; it is told by its folder, which somebody chose. Throws Abort `file-unwritable`. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw new Abort('file-unwritable', { file: dirname(file), why: codeOf(error) });
  }
}

/** The hash of the first entry. What is no database, or has none, begins as nothing does. */
const firstIn = (of: string | Buffer): string | undefined =>
  readingFrom(of, (db) => one<string>(db, 'SELECT hash FROM journal ORDER BY seq LIMIT 1'));

const lastIn = (db: Database.Database): JournalHead | undefined =>
  db.prepare<[], JournalHead>('SELECT seq, hash, day FROM journal ORDER BY seq DESC LIMIT 1').get();

/** Of what is no database, or another, nothing is read. */
function readingFrom<T>(of: string | Buffer, work: (db: Database.Database) => T | undefined): T | undefined {
  try {
    const db = new Database(of, typeof of === 'string' ? { fileMustExist: true, timeout: MOMENT } : {});
    try {
      db.pragma('query_only = ON');
      return work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

async function looking<T>(of: string | Buffer, name: string, work: (db: Database.Database) => Promise<T>): Promise<T> {
  const db = guarded(name, () => new Database(of, { readonly: true }));
  try {
    return await work(db);
  } catch (error) {
    return guarded(name, () => {
      throw error;
    });
  } finally {
    db.close();
  }
}

async function factsOf(db: Database.Database, file: string): Promise<DatabaseFacts> {
  if (db.pragma('application_id', { simple: true }) !== OURS) throw new Abort('store-foreign', { file });
  const schema = db.pragma('user_version', { simple: true }) as number;
  if (schema > SCHEMA) throw new Abort('store-newer', { file, found: schema, known: SCHEMA });
  const damaged = (why: string) => new Abort('store-damaged', { file, why });
  const said = db.pragma('integrity_check(1)', { simple: true }) as string;
  if (said !== 'ok') throw damaged(said);
  const strays = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
  if (strays[0]) throw damaged(`foreign_key_check: ${strays[0].table}`);
  const tables = tablesOf(db);
  const hasJournal = tables.includes('journal');
  if (hasJournal) {
    const lines = db.prepare<[], StoredLine>(
      'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY journal.seq',
    );
    const [found] = walk(lines.iterate()).findings;
    if (found) throw damaged(`journal ${found.seq}: ${found.what}`);
  }
  const head = hasJournal ? lastIn(db) : undefined;
  return {
    schema,
    projection: tables.includes('projection') ? (one<number>(db, 'SELECT version FROM projection') ?? 0) : 0,
    entries: head?.seq ?? 0,
    head: head ?? null,
    counts: Object.fromEntries(
      [...tables]
        .filter((table) => !table.startsWith('__'))
        .sort()
        .map((table) => [table, one<number>(db, `SELECT count(*) FROM "${table.replaceAll('"', '""')}"`) ?? 0]),
    ),
  };
}

/** An older database may lack a table that today's has. */
function namedIn(db: Database.Database): NamedFiles {
  const tables = tablesOf(db);
  const files = ['certificates', 'reissues']
    .filter((table) => tables.includes(table))
    .map((table) => `SELECT file, sha256 FROM ${table}`);
  const issued =
    files.length === 0
      ? []
      : db.prepare<[], NamedFiles['issued'][number]>(`${files.join(' UNION ')} ORDER BY file`).all();
  const texts = tables.includes('journal_content')
    ? db.prepare<[], string>(
        `SELECT text FROM journal_content WHERE text LIKE '%"sha256"%' OR text LIKE '%"proof"%' OR text LIKE '%"key-adopted"%'
         ORDER BY seq`,
      )
    : undefined;
  const evidence = new Set<string>();
  const keys = new Set<string>();
  let adopted: string | undefined;
  let newest: { readonly on: string; readonly key: string } | undefined;
  for (const text of texts?.pluck().iterate() ?? []) {
    const content = readable(text);
    collect(content, evidence, keys);
    const { type, key, certificate } = (content as Partial<Signing> | undefined)?.change ?? {};
    if (type === 'key-adopted') adopted = key;
    const signed = type === 'certificate-issued' ? keyOf(certificate?.proof) : undefined;
    const on = certificate?.issuedOn ?? '';
    if (signed !== undefined && on >= (newest?.on ?? '')) newest = { on, key: signed };
  }
  const officeKey = adopted ?? newest?.key;
  return { issued, evidence, keys: [...keys].sort(), ...(officeKey !== undefined && { officeKey }) };
}

/** What an entry says of the keys with which the office signs. */
interface Signing {
  readonly change: {
    readonly type?: string;
    readonly key?: string;
    readonly certificate?: { readonly issuedOn?: string; readonly proof?: string };
  };
}

const keyOf = (proof: unknown): string | undefined =>
  typeof proof === 'string' ? /^key=([\w-]{43})$/m.exec(proof)?.[1] : undefined;

/** What cannot be read names nothing; that it was changed, the chain tells. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Evidence is `{ name, sha256 }` wherever it stands in a change; a proof names its key. */
function collect(value: unknown, evidence: Set<string>, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { name, sha256, proof } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string' && typeof sha256 === 'string') evidence.add(sha256);
  const key = keyOf(proof);
  if (key !== undefined) keys.add(key);
  for (const inner of Object.values(value)) collect(inner, evidence, keys);
}

/** The old file gets another name before the new one takes its own, so that at no moment there is none. */
function swap(file: string, by: string, kept: string): void {
  if (existsSync(file)) keep(file, kept);
  // A journal of the old file must never be played into the new one.
  for (const end of ['-wal', '-shm', '-journal']) if (existsSync(file + end)) renameSync(file + end, kept + end);
  renameSync(by, file);
  syncFolder(dirname(file));
}

/** The file has its name: that the disk may forget it is no reason to say that nothing was done. */
function syncFolder(name: string): void {
  try {
    const folder = openSync(name, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Not every system opens a folder.
  }
}

function keep(file: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Some file systems have no links.
    renameSync(file, kept);
  }
}

/** Keeps everybody else out of a database; a file that SQLite cannot read has nobody to keep out. */
function alone(file: string): Database.Database | undefined {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    // Only who is alone can leave the mode, and all that was written is in the file then.
    db.pragma('journal_mode = DELETE');
    // From here on no file beside the database is in use, which closing would remove by a name that is another's then.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    rmSync(`${file}-journal`, { force: true });
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return undefined;
    throw error;
  }
  return db;
}
