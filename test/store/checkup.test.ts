import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkupOf } from '../../src/store/sqlite/checkup/records.ts';
import { SCHEMA, type SqliteOptions } from '../../src/store/sqlite/connect.ts';
import { forge } from '../helpers/forger.ts';
import { abortOf, changed, filledFile, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, issued, newCompany, newStudent, stamp } from './writes.ts';

const checkup = (file: string, more: Partial<SqliteOptions> = {}) =>
  checkupOf({ file, migrations: MIGRATIONS, patience: 0, ...more });
/** What of it is not well, and was looked at. */
const wrong = (file: string) =>
  checkup(file)
    .inspect()
    .filter(({ result }) => result !== 'ok' && result !== 'unchecked');
/** What was not looked at, and why. */
const unchecked = (file: string) =>
  checkup(file)
    .inspect()
    .flatMap(({ check, result, what }) => (result === 'unchecked' ? [`${check}: ${what}`] : []));
const sql = (text: string) => (file: string) => changed(file, text);
const foldersMode = (mode: number) => (file: string) => chmodSync(dirname(file), mode);
/** An index that holds something else than its table. */
function harmIndex(file: string): void {
  const db = new Database(file);
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec(
    "UPDATE sqlite_schema SET sql = replace(sql, '(`latest`,`open`', '(`open`,`latest`') WHERE name = 'students_latest'",
  );
  db.close();
}

describe('what a database is told to be', () => {
  it('is well in each of six points, where nothing is wrong', async () => {
    const well = ['share', 'modes', 'sqlite', 'foreign-keys', 'schema', 'head'];
    expect(checkup(await filledFile()).inspect()).toEqual(well.map((check) => ({ check, result: 'ok' })));
  });

  it.each<[name: string, harm: (file: string) => void, told: object]>([
    ['a file that others may read', (file) => chmodSync(file, 0o640), { check: 'modes', what: 'open-to-others' }],
    ['a folder that everybody may write to', foldersMode(0o777), { check: 'modes', what: 'folder-open-to-others' }],
    [
      'no database',
      (file) => writeFileSync(file, 'x'.repeat(5000), { mode: 0o600 }),
      { check: 'sqlite', what: 'unopened', abort: { problem: 'store-not-sqlite', data: {} } },
    ],
    [
      'a row without its parent',
      sql("PRAGMA foreign_keys = OFF; INSERT INTO grades VALUES ('9', 'P-1', 'A', 'x', '2026-10-01')"),
      { check: 'foreign-keys', what: 'foreign-keys', count: 1, names: ['grades'] },
    ],
    [
      'a schema that is not ours in three ways',
      sql(`CREATE VIEW mine AS SELECT 1; DROP TRIGGER journal_keeps; DROP TRIGGER journal_stays;
           CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT 1; END`),
      {
        ...{ check: 'schema', what: 'schema', count: 3 },
        names: ['view mine', 'trigger journal_keeps', 'trigger journal_stays'],
      },
    ],
    [
      'a note of an entry that is not there',
      (file) => writeFileSync(`${file}.head`, '{"seq":7,"hash":"x"}', { mode: 0o600 }),
      { check: 'head', what: 'shorter', names: ['7'] },
    ],
  ])('is open: %s', async (_, harm, told) => {
    const file = await filledFile();
    harm(file);
    expect(wrong(file)).toMatchObject([{ result: 'open', ...told }]);
  });

  it.each<[name: string, harm: (file: string) => void, told: object]>([
    ['a folder that a group shares', foldersMode(0o770), { check: 'modes', what: 'folder-open-to-others' }],
    ['an older version', sql(`PRAGMA user_version = ${SCHEMA - 1}`), { check: 'schema', what: 'older' }],
    [
      'a journal mode in which readers wait',
      sql('PRAGMA journal_mode = DELETE'),
      { check: 'sqlite', what: 'journal-mode', names: ['delete'] },
    ],
    ['a head that was not noted', (file) => rmSync(`${file}.head`), { check: 'head', what: 'head-not-noted' }],
  ])('is worth a look: %s', async (_, harm, told) => {
    const file = await filledFile();
    harm(file);
    expect(wrong(file)).toMatchObject([{ result: 'note', ...told }]);
  });

  it.each<[name: string, harm: (file: string) => void, not: readonly string[]]>([
    ['all is well', () => {}, []],
    ['there is no database', (file) => rmSync(file), ['foreign-keys: database', 'schema: database', 'head: database']],
    ['it is of an older program', sql(`PRAGMA user_version = ${SCHEMA - 1}`), ['head: older']],
    ['its schema is not ours', sql('DROP TRIGGER journal_keeps'), ['head: schema']],
    ['it is damaged', harmIndex, ['foreign-keys: database', 'head: database']],
  ])('is not well where it could not be looked at: %s', async (_, harm, not) => {
    const file = await filledFile();
    harm(file);
    expect(unchecked(file)).toEqual(not);
    const well = checkup(file)
      .inspect()
      .flatMap(({ check, result }) => (result === 'ok' ? [check] : []));
    expect(not.filter((said) => well.some((check) => said.startsWith(check)))).toEqual([]);
  });

  it('names the kind of network share that a file lies on', async () => {
    const probe = { type: () => 0x6969, mounts: () => '' };
    expect(checkup(await filledFile(), { probe }).inspect()).toContainEqual({
      ...{ check: 'share', result: 'open', what: 'on-share', names: ['NFS'] },
    });
  });

  it('names the file and the folder that are open to others', async () => {
    const file = await filledFile();
    chmodSync(file, 0o644);
    chmodSync(dirname(file), 0o707);
    expect(wrong(file).map(({ names }) => names)).toEqual([[dirname(file)], [file]]);
  });

  it('says which page or index SQLite finds damaged', async () => {
    const file = await filledFile();
    harmIndex(file);
    const [found] = wrong(file);
    expect(found).toMatchObject({ check: 'sqlite', result: 'open', what: 'integrity', count: found?.names?.length });
    expect(found?.names?.join()).toContain('students_latest');
  });
});

describe('what a history is told to be', () => {
  const history = (file: string) => checkup(file).history();

  it('is well where it is whole, and the tables follow from it', async () => {
    expect(await history(await filledFile())).toEqual([
      { check: 'journal', result: 'ok' },
      { check: 'tables', result: 'ok' },
    ]);
  });
  it('is open where entries were changed: the first, and how many', async () => {
    const file = await filledFile();
    forge(file, (db) => db.exec("UPDATE journal SET actor = '別人' WHERE seq = 1; DELETE FROM journal_content"));
    expect((await history(file))[0]).toEqual({ check: 'journal', result: 'open', what: 'entry-changed', count: 3 });
  });
  it('is open where tables were changed, each named once; the journal is well all the same', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001', contact), newStudent('002'), newCompany('C-0001', '見本株式会社')], stamp());
    await store.close();
    changed(file, "UPDATE students SET name = '別人'; UPDATE companies SET name = '例示'");
    expect(await history(file)).toEqual([
      { check: 'journal', result: 'ok' },
      { check: 'tables', result: 'open', what: 'table-changed', count: 3, names: ['companies', 'students'] },
    ]);
  });
  it('leaves objects of somebody else to the check of the schema', async () => {
    const file = await filledFile();
    changed(file, 'CREATE TRIGGER mine AFTER INSERT ON students BEGIN SELECT 1; END; DROP TRIGGER journal_keeps');
    expect((await history(file)).map(({ result }) => result)).toEqual(['ok', 'ok']);
  });
  it('is looked at without changing anything, and lets go of the file', async () => {
    const file = await filledFile();
    changed(file, "UPDATE students SET name = '別人'");
    const before = readFileSync(file);
    await history(file);
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(dirname(file)).sort()).toEqual(['coopj.db', 'coopj.db.head']);
  });
});

describe('what else is asked of a database', () => {
  async function office(): Promise<string> {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('002', issued('E-2026-0001'))], stamp('2026-10-01'));
    await store.apply([newStudent('001')], stamp('2026-10-05'));
    await store.apply([newCompany('C-0001', '見本株式会社')], stamp('2026-11-02'));
    await store.close();
    return file;
  }

  it('is when its first and its last entry were made; of an empty one nothing', async () => {
    const span = { first: '2026-10-01T01:02:03Z', last: '2026-11-02T01:02:03Z' };
    expect(checkup(await office()).span()).toEqual(span);
    const empty = freshFile();
    await (await openRecords(empty)).close();
    expect(checkup(empty).span()).toBeUndefined();
  });
  it('is which names papers bear: of students, and of companies in both languages, each once', async () => {
    expect(checkup(await office()).printed()).toEqual(['C-0001 Example Ltd.', '見本 太郎', '見本株式会社']);
  });
  it('is which files it names', async () => {
    expect(checkup(await office()).named().issued).toEqual([{ file: 'a.pdf', sha256: '0'.repeat(64) }]);
  });
  it('is how many rows each of its own tables has', async () => {
    const file = await office();
    changed(file, 'CREATE TABLE "odd name" (a); CREATE TABLE Upper (a); ANALYZE');
    const counts = checkup(file).counts();
    expect(counts).toMatchObject({ journal: 4, students: 2, companies: 1, certificates: 1, grades: 0 });
    expect(Object.keys(counts).filter((name) => !/^[a-z_]+$/.test(name) || name.startsWith('sqlite'))).toEqual([]);
    expect(Object.keys(counts).filter((name) => name.startsWith('__'))).toEqual([]);
  });
  it('is answered by no folder and by no file that is not there, and makes none', () => {
    const file = freshFile();
    for (const ask of ['span', 'printed', 'counts', 'named'] as const) {
      expect(() => checkup(file)[ask](), ask).toThrow('store-');
      expect(() => checkup(dirname(file))[ask](), ask).toThrow('store-is-folder');
    }
    expect(existsSync(file)).toBe(false);
  });
});

describe('what is mended', () => {
  it('are tables that were changed: they are made again from the journal', async () => {
    const file = await filledFile();
    changed(file, "UPDATE students SET name = '別人'");
    await checkup(file).rebuild();
    expect(await listed((await openRecords(file)).students())).toMatchObject([{ name: '見本 太郎' }]);
  });
  it('is a head that is not in the history: that the office goes on without it is an entry', async () => {
    const file = await filledFile();
    writeFileSync(`${file}.head`, '{"seq":7,"hash":"x"}');
    expect((await abortOf(openRecords(file))).problem).toBe('store-behind');
    await checkup(file).accept(stamp('2026-11-30', '見本'));
    expect((await listed((await openRecords(file)).journal())).at(-1)).toMatchObject({
      change: { type: 'head-accepted', lost: { seq: 7, hash: 'x' } },
    });
  });
});

describe('what is done under lock', () => {
  it('is done while nobody else can write, and they can again after it, also where it fails', async () => {
    const file = await filledFile();
    const write = async () => {
      const store = await openRecords(file);
      return store.apply([newStudent(`9${(await listed(store.students())).length}`)], stamp());
    };
    await checkup(file).underLock(async () => {
      expect((await abortOf(write())).problem).toBe('store-locked');
    });
    await expect(write()).resolves.toMatchObject({ entries: 1 });
    await expect(checkup(file).underLock(() => Promise.reject(new Error('見本')))).rejects.toThrow('見本');
    await expect(write()).resolves.toMatchObject({ entries: 1 });
  });
  it('is not done while somebody else writes for longer than one waits', async () => {
    const file = await filledFile();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    let done = false;
    const work = async () => {
      done = true;
    };
    expect((await abortOf(checkup(file).underLock(work))).problem).toBe('store-locked');
    expect(done).toBe(false);
    const pause = async () => void other.close();
    await checkup(file, { pause, patience: 1000 }).underLock(work);
    expect(done).toBe(true);
  });
  it('is not done where there is no database, and none is made', async () => {
    const file = freshFile();
    expect((await abortOf(checkup(file).underLock(async () => {}))).problem).toMatch(/^store-/);
    expect(existsSync(file)).toBe(false);
    mkdirSync(file);
    expect((await abortOf(checkup(file).underLock(async () => {}))).problem).toBe('store-is-folder');
  });
});
