import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OURS } from '../../src/core/backup/database.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { EXIT } from '../../src/errors.ts';
import { databaseFile } from '../../src/store/sqlite/backup/file.ts';
import { SCHEMA, type SqliteOptions } from '../../src/store/sqlite/connect.ts';
import type { Store, Write } from '../../src/store/store.ts';
import { abortOf, changed, filledFile, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, issued, more, newCompany, newStudent, on, opened, stamp, tombstone } from './writes.ts';

const databaseAt = (file: string, more: Partial<SqliteOptions> = {}) =>
  databaseFile({ file, migrations: MIGRATIONS, patience: 0, ...more });
const besideOf = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(basename(file)))
    .sort();

/** Works on the records of a file, and closes it. */
async function within<T>(file: string, work: (store: Store) => Promise<T>) {
  const store = await openRecords(file);
  const done = await work(store);
  await store.close();
  return done;
}
const headOf = (file: string) => within(file, async (store) => (await store.head()) ?? null);
const add = (file: string, ...writes: readonly Write[]) => within(file, (store) => store.apply(writes, stamp()));
/** Records something of a student, whatever was recorded before. */
const record = (file: string, number: string, changes: readonly StudentChange[], by = stamp()) =>
  within(file, async (store) =>
    store.apply([more(number, (await store.dossier(number))?.revision ?? 0, ...changes)], by),
  );

/** Two students and a company, as a file that was closed. */
async function office(): Promise<string> {
  const file = freshFile();
  await add(file, newCompany('C-0001', '見本株式会社'));
  await add(file, newStudent('001', opened('P-0001'), issued('E-2026-0001')), newStudent('002'));
  return file;
}

describe('a copy', () => {
  it('is one file for its owner alone, which holds all and needs none beside it, also while somebody has the records open', async () => {
    const file = await office();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    expect(other.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(5);
    const to = `${file}.copy`;
    await databaseAt(file).copy(to);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(besideOf(to)).toEqual(['coopj.db.copy']);
    const copy = new Database(to, { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    copy.close();
    expect(besideOf(to)).toEqual(['coopj.db.copy']);
    expect(await databaseAt(file).facts(to)).toEqual(await databaseAt(file).facts(file));
  });
  it('is never put over another file', async () => {
    const file = await office();
    const to = `${file}.copy`;
    writeFileSync(to, '見本');
    await expect(databaseAt(file).copy(to)).rejects.toMatchObject({ data: { why: 'EEXIST' } });
    expect(readFileSync(to, 'utf8')).toBe('見本');
  });
  it('of what is no database is refused by name', async () => {
    const file = freshFile();
    expect(await abortOf(databaseAt(file).copy(`${file}.copy`))).toMatchObject({ exit: EXIT.store });
    mkdirSync(file);
    expect((await abortOf(databaseAt(file).copy(`${file}.copy2`))).problem).toBe('store-is-folder');
    rmSync(file, { recursive: true });
    writeFileSync(file, 'x'.repeat(5000));
    expect((await abortOf(databaseAt(file).copy(`${file}.copy3`))).problem).toBe('store-not-sqlite');
  });
});

describe('the facts of a database', () => {
  it('are its versions, its last entry and the rows of its tables, of a file or of its bytes', async () => {
    const file = await office();
    const facts = await databaseAt(file).facts(file);
    expect(facts).toMatchObject({ schema: SCHEMA, entries: 5, head: await headOf(file) });
    expect(facts.projection).toBeGreaterThan(0);
    expect(facts.counts).toMatchObject({ journal: 5, students: 2, companies: 1, certificates: 1, grades: 0 });
    expect(Object.keys(facts.counts)).toEqual(Object.keys(facts.counts).toSorted());
    expect(Object.keys(facts.counts).filter((name) => name.startsWith('_') || name.startsWith('sqlite'))).toEqual([]);
    const copy = `${file}.copy`;
    await databaseAt(file).copy(copy);
    expect(await databaseAt(file).facts(readFileSync(copy), '見本.zip')).toEqual(facts);
  });
  it('of one without an entry are those of an empty one', async () => {
    const file = freshFile();
    await (await openRecords(file)).close();
    expect(await databaseAt(file).facts(file)).toMatchObject({ entries: 0, head: null, counts: { journal: 0 } });
  });
  it('of one that was never filled have no versions and no tables', async () => {
    const file = freshFile();
    changed(file, `PRAGMA application_id = ${OURS}; CREATE TABLE "見 ""本""" (a)`);
    expect(await databaseAt(file).facts(file)).toEqual({
      ...{ schema: 0, projection: 0, entries: 0, head: null },
      counts: { '見 "本"': 0 },
    });
    changed(file, 'CREATE TABLE projection (version, seq, hash)');
    expect(await databaseAt(file).facts(file)).toMatchObject({ projection: 0 });
  });

  it.each<[name: string, harm: (file: string) => void, problem: string, data: object]>([
    ['of another program', (file) => changed(file, 'PRAGMA application_id = 1'), 'store-foreign', {}],
    [
      'of a newer program',
      (file) => changed(file, `PRAGMA user_version = ${SCHEMA + 1}`),
      'store-newer',
      { found: SCHEMA + 1, known: SCHEMA },
    ],
    [
      'with a row without its parent',
      (file) =>
        changed(file, "PRAGMA foreign_keys = OFF; INSERT INTO grades VALUES ('9', 'P-1', 'A', 'x', '2026-10-01')"),
      'store-damaged',
      { why: 'foreign_key_check: grades' },
    ],
    [
      'with a history that was changed',
      (file) =>
        changed(
          file,
          "DROP TRIGGER journal_keeps; DROP TRIGGER journal_stays; UPDATE journal SET actor = '別人' WHERE seq = 2",
        ),
      'store-damaged',
      { why: 'journal 2: entry-changed' },
    ],
    [
      'with an index that holds something else than its table',
      (file) => {
        const db = new Database(file);
        db.unsafeMode(true);
        db.pragma('writable_schema = ON');
        db.exec(
          "UPDATE sqlite_schema SET sql = replace(sql, '(`latest`,`open`', '(`open`,`latest`') WHERE name = 'students_latest'",
        );
        db.close();
      },
      'store-damaged',
      { why: expect.stringContaining('students_latest') },
    ],
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 20_000)), 'store-damaged', {}],
    ['of text', (file) => writeFileSync(file, 'x'.repeat(5000)), 'store-not-sqlite', {}],
  ])('are not told of one %s, under the name it is known by', async (_, harm, problem, data) => {
    const file = await office();
    harm(file);
    const abort = await abortOf(databaseAt(file).facts(file));
    expect([abort.problem, abort.data]).toMatchObject([problem, { file, ...data }]);
    const named = await abortOf(databaseAt(file).facts(file, '見本.zip'));
    expect([named.problem, named.data]).toMatchObject([problem, { file: '見本.zip' }]);
  });
});

describe('what the records of a database name outside of it', () => {
  const scan = (letter: string) => ({ name: '見本.pdf', sha256: letter.repeat(64) });
  const noted = (change: object) => change as unknown as StudentChange;
  const named = (file: string) => databaseAt(file).named(file);

  it('are its issued files by name, the digests of evidence wherever they stand, and the keys of proofs', async () => {
    const file = freshFile();
    const key = 'k'.repeat(43);
    const other = 'a'.repeat(43);
    const { certificate } = issued('E-2026-0002') as Extract<StudentChange, { type: 'certificate-issued' }>;
    const proven = (number: string, file: string, by: string): StudentChange => ({
      type: 'certificate-issued',
      certificate: { ...certificate, number, file, proof: `coopj\nkey=${by}\nsignature=x` },
    });
    await add(
      file,
      newStudent(
        '001',
        proven('E-2026-0002', 'b.pdf', key),
        proven('E-2026-0001', 'a.pdf', other),
        noted({ ...contact, evidence: scan('1') }),
        noted({ ...contact, deep: [{ list: [scan('2'), { sha256: '3'.repeat(64) }, { name: 'x' }] }] }),
      ),
    );
    const { issued: files, evidence, keys } = named(file);
    expect(files).toEqual([
      { file: 'a.pdf', sha256: '0'.repeat(64) },
      { file: 'b.pdf', sha256: '0'.repeat(64) },
    ]);
    expect([...evidence]).toEqual(['1'.repeat(64), '2'.repeat(64)]);
    expect(keys).toEqual([other, key]);
  });
  it('are nothing where no certificate was issued and nothing was filed', async () => {
    expect(named(await filledFile())).toEqual({ issued: [], evidence: new Set(), keys: [] });
  });
  it('are nothing of one that was never filled, and content that cannot be read names nothing', async () => {
    const file = freshFile();
    changed(file, 'CREATE TABLE other (a)');
    expect(named(file)).toEqual({ issued: [], evidence: new Set(), keys: [] });
    changed(
      file,
      `CREATE TABLE journal_content (seq, text); INSERT INTO journal_content VALUES (1, 'no JSON "sha256"')`,
    );
    changed(
      file,
      `INSERT INTO journal_content VALUES (2, '"sha256"'), (3, 'null "proof"'), (4, '{"proof":"key=short"}')`,
    );
    expect(named(file)).toEqual({ issued: [], evidence: new Set(), keys: [] });
  });
  it('are read without a trace, and not of what is no file', async () => {
    const file = await office();
    const before = readFileSync(file);
    named(file);
    expect(readFileSync(file)).toEqual(before);
    const folder = dirname(file);
    expect(() => databaseAt(folder).named(folder)).toThrow('store-is-folder');
  });
});

describe('what was entered after a head', () => {
  it('is told entry by entry, with whom an erasure erased; all of it after none', async () => {
    const file = await office();
    const head = await headOf(file);
    const { since } = databaseAt(file);
    expect(since(head)).toEqual([]);
    await record(file, '002', [contact]);
    await record(file, '001', [JSON.parse(tombstone({ certificates: [], placements: [] })).change]);
    const line = { at: '2026-10-01T01:02:03Z', actor: '見本 係' };
    expect(since(head)).toEqual([
      { seq: 6, ...line, subject: 'student:002' },
      { seq: 7, ...line, subject: 'student:001', erased: '001' },
    ]);
    expect(since(null)?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
  it('is not known where the head is not in it, where it cannot be read, and where there is none', async () => {
    const file = await office();
    const head = await headOf(file);
    if (head === null) throw new Error('an office has entries');
    const { since } = databaseAt(file);
    expect(since({ ...head, hash: 'x' })).toBeUndefined();
    expect(since({ ...head, seq: 99 })).toBeUndefined();
    writeFileSync(file, 'x'.repeat(5000));
    expect(since(head)).toBeUndefined();
    rmSync(file);
    expect(since(head)).toBeUndefined();
    expect(since(null)).toBeUndefined();
  });
});

describe('a database that is put in the place of another', () => {
  const [next, kept] = ['next.db', 'kept.db'];
  /** An office, a copy of it to put back, and what was recorded since. */
  async function replaced(harm: (file: string) => Promise<unknown> = async () => {}) {
    const file = await office();
    const folder = dirname(file);
    const at = (name: string) => join(folder, name);
    const head = await headOf(file);
    await databaseAt(file).copy(at(next));
    await harm(file);
    return { file, at, head, folder };
  }
  const entriesOf = (file: string) => {
    const db = new Database(file, { readonly: true });
    const count = db.prepare('SELECT count(*) FROM journal').pluck().get();
    db.close();
    return count;
  };

  it('has its name, and the old one another, whole and without files beside it', async () => {
    const { file, at, folder } = await replaced((file) => record(file, '002', [contact]));
    await databaseAt(file).replace(at(kept), async () => at(next));
    expect([entriesOf(file), entriesOf(at(kept))]).toEqual([5, 6]);
    expect(readdirSync(folder).sort()).toEqual(['coopj.db', 'coopj.db.head', kept]);
  });
  it('is told what the old one holds besides: its entries, and the numbers that it gave', async () => {
    const { file, at, head } = await replaced(async (file) => {
      await record(file, '002', [contact, opened('P-0002'), issued('E-2026-0002')]);
      await add(file, newCompany('C-0002', '例示株式会社'));
    });
    await databaseAt(file).replace(at(kept), async (old) => {
      expect(old.since(head)?.map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
      expect(old.given(head)).toEqual(['P-0002', 'E-2026-0002', 'C-0002']);
      expect(old.given(null)).toEqual(['C-0001', 'P-0001', 'E-2026-0001', 'P-0002', 'E-2026-0002', 'C-0002']);
      expect(old.since(null)).toHaveLength(9);
      return at(next);
    });
  });
  it('leaves the old one where it is when it does not come about', async () => {
    const { file, at, folder } = await replaced();
    const prepare = () => Promise.reject(new Error('見本'));
    await expect(databaseAt(file).replace(at(kept), prepare)).rejects.toThrow('見本');
    expect(entriesOf(file)).toBe(5);
    expect(existsSync(at(kept))).toBe(false);
    // Nobody is kept out any more.
    await record(file, '002', [contact]);
    expect(readdirSync(folder).sort()).toEqual(['coopj.db', 'coopj.db.head', next]);
  });
  it('keeps everybody out of the old one until it is there', async () => {
    const { file, at } = await replaced();
    await databaseAt(file).replace(at(kept), async () => {
      expect((await abortOf(openRecords(file))).problem).toBe('store-locked');
      return at(next);
    });
    await record(file, '002', [contact]);
  });
  it('waits while another has the old one open, and does nothing where that lasts', async () => {
    const { file, at } = await replaced();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.prepare('SELECT count(*) FROM journal').get();
    expect((await abortOf(databaseAt(file).replace(at(kept), async () => at(next)))).problem).toBe('store-locked');
    expect([existsSync(at(kept)), existsSync(at(next))]).toEqual([false, true]);
    const pause = async () => void other.close();
    await databaseAt(file, { pause, patience: 1000 }).replace(at(kept), async () => at(next));
    expect(existsSync(at(kept))).toBe(true);
  });
  it.each<[name: string, harm: (file: string) => void, isKept: boolean]>([
    ['is gone', (file) => rmSync(file), false],
    ['is no database', (file) => writeFileSync(file, 'x'.repeat(5000)), true],
  ])('takes the place of one that %s, of which nothing is told', async (_, harm, isKept) => {
    const { file, at, head } = await replaced(async (file) => harm(file));
    await databaseAt(file).replace(at(kept), async (old) => {
      expect(old.since(head)).toBeUndefined();
      expect(old.given(head)).toEqual([]);
      expect(await old.eraseIn(at(next), stamp()), 'not known').toBeUndefined();
      return at(next);
    });
    expect(entriesOf(file)).toBe(5);
    expect(existsSync(at(kept))).toBe(isKept);
  });
  it('is never played a log into that lay beside the old one', async () => {
    const { file, at, folder } = await replaced(async (file) => writeFileSync(file, 'x'.repeat(5000)));
    for (const end of ['-wal', '-shm', '-journal']) writeFileSync(file + end, end);
    await databaseAt(file).replace(at(kept), async () => at(next));
    // What SQLite itself takes for stale it has removed.
    expect(readdirSync(folder).sort()).toEqual(['coopj.db', 'coopj.db.head', kept, `${kept}-journal`, `${kept}-shm`]);
    expect(readFileSync(at(`${kept}-journal`), 'utf8')).toBe('-journal');
  });
  it('never takes the place of what was kept before', async () => {
    const { file, at } = await replaced();
    writeFileSync(at(kept), '見本');
    await expect(databaseAt(file).replace(at(kept), async () => at(next))).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(at(kept), 'utf8')).toBe('見本');
    expect(entriesOf(file)).toBe(5);
  });

  describe('in which somebody stands who was erased since', () => {
    const erased = (number: string, more: object = {}) =>
      ({ type: 'student-erased', number, certificates: [], placements: [], ...more }) as unknown as StudentChange;
    /** Erases in the copy whom the old database erased, and answers who that was. */
    async function erasedIn(file: string, at: (name: string) => string, restored = at(next)) {
      let again: readonly string[] | undefined;
      const prepare = async (old: Pick<ReturnType<typeof databaseAt>, 'eraseIn'>) => {
        again = await old.eraseIn(restored, stamp('2026-11-30', '見本の復元'));
        return restored;
      };
      await databaseAt(file).replace(at(kept), prepare);
      rmSync(`${file}.head`, { force: true });
      return again;
    }
    const numbersIn = (file: string) =>
      within(file, async (store) => (await listed(store.students())).map(({ number }) => number));

    it('has nobody of them, by a tombstone with the same reason and all their numbers', async () => {
      const { file, at } = await replaced(async (file) => {
        const by = stamp('2026-11-02', '本人の請求');
        const change = erased('001', { certificates: ['E-2026-0009'], placements: ['P-0001'] });
        await record(file, '001', [change], by);
      });
      expect(await erasedIn(file, at)).toEqual(['001']);
      expect(await numbersIn(file)).toEqual(['002']);
      const entries = await within(file, (store) => listed(store.journal({ subject: 'student:001' })));
      expect(entries.at(-1)).toMatchObject({
        ...{ seq: 6, day: on('2026-11-30'), reason: '本人の請求' },
        change: { type: 'student-erased', certificates: ['E-2026-0009', 'E-2026-0001'], placements: ['P-0001'] },
      });
      expect(entries.slice(0, -1).map(({ change }) => change)).toEqual([undefined, undefined, undefined]);
      expect((await within(file, (store) => store.verify())).findings).toEqual([]);
      const bytes = readFileSync(file).toString('latin1');
      expect(bytes).not.toContain('m001@example.ac.jp');
    });
    it('keeps all others, where nobody was erased; of another office it is not known who was', async () => {
      const { file, at } = await replaced((file) => record(file, '002', [contact]));
      expect(await erasedIn(file, at)).toEqual([]);
      expect(await numbersIn(file)).toEqual(['001', '002']);

      const other = await replaced((file) => record(file, '001', [erased('001')]));
      const foreign = other.at('foreign.db');
      const strange = freshFile();
      await add(strange, newStudent('001'), newStudent('003'));
      await databaseAt(strange).copy(foreign);
      expect(await erasedIn(other.file, other.at, foreign)).toBeUndefined();
      expect(await numbersIn(other.file)).toEqual(['001', '003']);
    });
    it('has nobody where it has no entry, which any history goes on from', async () => {
      const { file, at } = await replaced((file) => record(file, '001', [erased('001')]));
      const empty = freshFile();
      await (await openRecords(empty)).close();
      await databaseAt(empty).copy(at('empty.db'));
      expect(await erasedIn(file, at, at('empty.db'))).toEqual([]);
    });
    it('has nobody of them as well where the other one stays in its place', async () => {
      const { file, at } = await replaced((file) => record(file, '001', [erased('001')]));
      expect(await databaseAt(file).eraseIn(at(next), stamp())).toEqual(['001']);
      expect(await numbersIn(at(next))).toEqual(['002']);
      expect(await numbersIn(file)).toEqual(['002']);
      expect(await databaseAt(at('none.db')).eraseIn(at(next), stamp()), 'not known').toBeUndefined();
    });
    it('is left as it is by erasures that it holds already, and of whom it does not know', async () => {
      const { file, at } = await replaced();
      await record(file, '001', [erased('001')]);
      await databaseAt(file).copy(at('later.db'));
      await add(file, newStudent('004'));
      await record(file, '004', [erased('004')]);
      expect(await erasedIn(file, at, at('later.db'))).toEqual([]);
      expect(await numbersIn(file)).toEqual(['002']);
    });
  });
});

it('the head of the old database that is not in the new one is accepted by an entry, with the numbers that were given since', async () => {
  const file = await office();
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  await record(file, '002', [opened('P-0002')]);
  copyFileSync(copy, file);
  expect((await abortOf(openRecords(file))).problem).toBe('store-behind');
  await databaseAt(file).accept(stamp('2026-11-30', '見本の復元'), ['P-0002']);
  const entries = await within(file, async (store) => {
    expect(await store.next({ of: 'placement' })).toBe(3);
    return listed(store.journal());
  });
  expect(entries.at(-1)).toMatchObject({
    seq: 6,
    subject: 'office',
    change: { type: 'head-accepted', given: ['P-0002'] },
  });
});
