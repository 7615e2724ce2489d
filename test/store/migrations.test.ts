import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect, SCHEMA } from '../../src/store/sqlite/connect.ts';
import { digestOfSchema, SCHEMA_DIGEST } from '../../src/store/sqlite/guard/schema-digest.ts';
import * as schema from '../../src/store/sqlite/schema.ts';
import { alone, migrate as run } from '../../src/store/sqlite/update.ts';
import { changeContent, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, more, newStudent, stamp } from './writes.ts';

interface Step {
  readonly idx: number;
  readonly when: number;
  readonly tag: string;
}
const json = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
const steps = json<{ entries: readonly Step[] }>(MIGRATIONS, 'meta/_journal.json').entries;
const sqlOf = (tag: string) => readFileSync(join(MIGRATIONS, `${tag}.sql`), 'utf8');

/** A folder of migrations as drizzle-kit lays it out. */
function folderOf(entries: readonly Omit<Step, 'idx'>[], sql: (tag: string) => string): string {
  const folder = join(dirname(freshFile()), 'migrations');
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const listing = entries.map((entry, idx) => ({ idx, version: '6', breakpoints: true, ...entry }));
  writeFileSync(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries: listing }),
  );
  for (const { tag } of entries) writeFileSync(join(folder, `${tag}.sql`), sql(tag));
  return folder;
}

const migrate = (db: Database.Database, folder: string) => alone(db, () => run(db, folder));

function memory(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  return db;
}
const shape = (db: Database.Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();

describe('the released migrations', () => {
  it('are as many as the program counts', () => {
    expect(steps.map(({ idx }) => idx)).toEqual(Array.from({ length: SCHEMA }, (_, n) => n));
  });
  it('carry times that rise: the migrator silently skips one that is older than the last', () => {
    const whens = steps.map(({ when }) => when);
    expect(whens).toEqual([...new Set(whens)].toSorted((a, b) => a - b));
    const db = memory();
    const two = (later: number) =>
      folderOf(
        [
          { tag: '0000_a', when: 1000 },
          { tag: '0001_b', when: later },
        ],
        (tag) => `CREATE TABLE t${tag} (a)`,
      );
    migrate(db, two(999));
    const tables = () => db.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 't000%'").pluck().get();
    migrate(db, two(999));
    expect(tables()).toBe(2);
    const third = folderOf(
      [
        { tag: '0000_a', when: 1000 },
        { tag: '0001_b', when: 999 },
        { tag: '0002_c', when: 998 },
      ],
      () => 'CREATE TABLE t0002 (a)',
    );
    migrate(db, third);
    expect(tables(), 'the trap').toBe(2);
  });
  it('are never edited: the migrator would not notice', () => {
    const hashes = Object.fromEntries(
      steps.map(({ tag }) => [tag, createHash('sha256').update(sqlOf(tag)).digest('hex')]),
    );
    expect(hashes).toEqual(json(import.meta.dirname, 'fixtures/migrations.json'));
  });
  it('make what schema.ts says', async () => {
    const latest = json<Parameters<typeof generateSQLiteMigration>[0]>(
      MIGRATIONS,
      'meta',
      `${String(SCHEMA - 1).padStart(4, '0')}_snapshot.json`,
    );
    const wanted = await generateSQLiteDrizzleJson({ ...schema }, latest.id, 'snake_case');
    expect(await generateSQLiteMigration(latest, wanted)).toEqual([]);
  });
  it('make the schema whose digest the program knows, by themselves and by drizzle’s own migrator', () => {
    const [fresh, drizzled] = [memory(), memory()];
    migrate(fresh, MIGRATIONS);
    drizzleMigrate(drizzle(drizzled), { migrationsFolder: MIGRATIONS });
    expect([fresh, drizzled].map(digestOfSchema)).toEqual([SCHEMA_DIGEST, SCHEMA_DIGEST]);
  });
  it.each(steps)('lead from version $idx to the same schema as a fresh database has', ({ idx }) => {
    const fresh = memory();
    migrate(fresh, MIGRATIONS);
    const older = memory();
    migrate(older, folderOf(steps.slice(0, idx), sqlOf));
    migrate(older, MIGRATIONS);
    expect(shape(older)).toEqual(shape(fresh));
    expect(shape(fresh).length).toBeGreaterThan(14);
  });
});

describe('foreign keys', () => {
  const parent = `CREATE TABLE p (id integer PRIMARY KEY NOT NULL);--> statement-breakpoint
CREATE TABLE c (p integer NOT NULL REFERENCES p(id) ON DELETE CASCADE);--> statement-breakpoint
INSERT INTO p VALUES (1), (2);--> statement-breakpoint
INSERT INTO c VALUES (1), (1), (2);`;
  const anew = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE p2 (id integer PRIMARY KEY NOT NULL, name text);--> statement-breakpoint
INSERT INTO p2 (id) SELECT id FROM p;--> statement-breakpoint
DROP TABLE p;--> statement-breakpoint
ALTER TABLE p2 RENAME TO p;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;
  const first = { tag: '0000_a', when: 1000 };
  const both = [first, { tag: '0001_b', when: 2000 }];
  const count = (db: Database.Database) => db.prepare('SELECT count(*) FROM c').pluck().get();

  it('switched off within a transaction stay on, and a table made anew takes its children with it: the trap', () => {
    const db = memory();
    migrate(
      db,
      folderOf([first], () => parent),
    );
    db.exec('BEGIN');
    db.exec(anew.replaceAll('--> statement-breakpoint', ''));
    db.exec('COMMIT');
    expect(count(db)).toBe(0);
  });
  it('are off around the migrator and on behind it: no row is lost', () => {
    const db = memory();
    migrate(
      db,
      folderOf([first], () => parent),
    );
    migrate(
      db,
      folderOf(both, (tag) => (tag === first.tag ? parent : anew)),
    );
    expect(count(db)).toBe(3);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });
  it('are looked over after a migration: one that leaves rows without their parent is refused', () => {
    const db = memory();
    const orphans = folderOf(both, (tag) => (tag === first.tag ? parent : 'DELETE FROM p WHERE id = 2'));
    expect(() => migrate(db, orphans)).toThrow('1 rows without their parent');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

describe('an older database', () => {
  const change = (file: string, sql: string) => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };
  async function filled(): Promise<string> {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001', contact)], stamp());
    await store.close();
    return file;
  }

  it('is copied beside itself before it is brought up to date, for its owner alone', async () => {
    const file = await filled();
    change(file, 'PRAGMA user_version = 0; UPDATE students SET step = 9');
    await (await openRecords(file)).close();
    expect(readdirSync(dirname(file)).sort()).toEqual(['coopj.db', 'coopj.db.backup-1', 'coopj.db.head']);
    expect(statSync(`${file}.backup-1`).mode & 0o777).toBe(0o600);
    const copy = new Database(`${file}.backup-1`, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.pragma('user_version', { simple: true })).toBe(0);
    expect(copy.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);
    expect(copy.prepare('SELECT step FROM students').pluck().get()).toBe(9);
  });
  it('whose tables an older program filled is copied, then filled anew from the journal', async () => {
    const file = await filled();
    const stale = "UPDATE projection SET version = 0; UPDATE students SET name = 'stale', step = 9";
    change(file, stale);
    const store = await openRecords(file);
    expect(await listed(store.students())).toMatchObject([{ name: '見本 太郎', step: 1 }]);
    await store.close();
    change(file, stale);
    await (await openRecords(file)).close();
    expect(readdirSync(dirname(file)).sort()).toEqual([
      'coopj.db',
      'coopj.db.backup-1',
      'coopj.db.backup-2',
      'coopj.db.head',
    ]);
  });
  it('whose journal cannot be read to its end keeps the tables that it had', async () => {
    const file = await filled();
    const store = await openRecords(file);
    await store.apply([newStudent('002', contact)], stamp());
    await store.close();
    const last = '(SELECT max(seq) FROM journal)';
    changeContent(file, `UPDATE journal_content SET text = '{' WHERE seq = ${last}`);
    change(file, "UPDATE projection SET version = 0; UPDATE students SET name = 'as it was'");
    await expect(openRecords(file)).rejects.toMatchObject({ problem: 'store-damaged' });
    const db = new Database(file, { readonly: true });
    onTestFinished(() => void db.close());
    expect(db.prepare('SELECT number, name FROM students ORDER BY number').all()).toEqual([
      { number: '001', name: 'as it was' },
      { number: '002', name: 'as it was' },
    ]);
    expect(db.prepare('SELECT version FROM projection').pluck().all()).toEqual([0]);
  });
  it('keeps a student under the number of today, and somebody new under the former one', async () => {
    const file = await filled();
    const store = await openRecords(file);
    await store.apply([more('001', 2, { type: 'student-renumbered', number: '002' })], stamp());
    await store.apply([newStudent('001')], stamp());
    const before = await listed(store.dossiers());
    await store.close();
    change(file, 'UPDATE projection SET version = 0');
    const again = await openRecords(file);
    expect(await listed(again.dossiers())).toEqual(before);
    expect((await listed(again.journal({ subject: 'student:002' }))).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
  it('in which nothing stands yet needs no copy', async () => {
    const file = freshFile();
    await (await openRecords(file)).close();
    change(file, 'PRAGMA user_version = 0');
    await (await openRecords(file)).close();
    expect(readdirSync(dirname(file))).toEqual(['coopj.db']);
  });
  it('whose migration fails stays what it was, beside its copy', async () => {
    const file = await filled();
    change(file, 'PRAGMA user_version = 0');
    const last = steps.at(-1);
    const broken = folderOf([...steps, { tag: '9999_broken', when: (last?.when ?? 0) + 1 }], (tag) =>
      tag === '9999_broken'
        ? 'CREATE TABLE half (a);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);'
        : sqlOf(tag),
    );
    await expect(connect({ file, migrations: broken })).rejects.toThrow('nowhere');
    const store = await openRecords(file);
    expect((await store.dossier('001'))?.revision).toBe(2);
    const db = new Database(file);
    onTestFinished(() => void db.close());
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
  });
});
