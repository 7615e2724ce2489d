import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SCHEMA } from '../../src/store/sqlite/connect.ts';
import { GIVEN } from '../../src/store/sqlite/given.ts';
import { abortOf, freshFile, listed, openRecords } from '../helpers/records.ts';
import { storeContract } from './contract.ts';
import { chainedOn, contact, issued, more, newCompany, newStudent, opened, stamp, tombstone } from './writes.ts';

storeContract('sqlite', async () => {
  const file = freshFile();
  return () => openRecords(file);
});

/** The same file, seen without our code. */
function raw(file: string): Database.Database {
  const db = new Database(file);
  onTestFinished(() => void db.close());
  return db;
}

describe('the trap of an async transaction', () => {
  it('is still in better-sqlite3: what follows the first await is committed by itself', async () => {
    const db = raw(freshFile());
    db.exec('CREATE TABLE t (a)');
    const put = db.prepare('INSERT INTO t VALUES (?)');
    const unsafe = db.transaction(async () => {
      put.run('before');
      await Promise.resolve();
      put.run('after');
    });
    expect(() => unsafe()).toThrow('Transaction function cannot return a promise');
    await new Promise((done) => setImmediate(done));
    expect(db.prepare('SELECT a FROM t').pluck().all()).toEqual(['after']);
  });
});

describe('a database file', () => {
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('and what SQLite lays beside it are the owner’s alone, and so is a folder made for it', async () => {
    const folder = join(dirname(freshFile()), 'a', 'b');
    const store = await openRecords(join(folder, 'coopj.db'));
    await store.apply([newStudent('001')], stamp());
    expect([mode(folder), mode(dirname(folder))]).toEqual(['700', '700']);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['coopj.db', 'coopj.db-shm', 'coopj.db-wal', 'coopj.db.head']);
    expect(files.map((file) => mode(join(folder, file)))).toEqual(['600', '600', '600', '600']);
  });

  it('leaves the mode of a folder that was there as it is', async () => {
    const folder = join(dirname(freshFile()), 'shared');
    mkdirSync(folder, { mode: 0o755 });
    await openRecords(join(folder, 'coopj.db'));
    expect(mode(folder)).toBe('755');
  });

  it('carries the mark of coopj and the number of its migrations in its header', async () => {
    const file = freshFile();
    await openRecords(file);
    const db = raw(file);
    expect(db.pragma('application_id', { simple: true })).toBe(Buffer.from('COOP').readUInt32BE());
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA);
  });

  it('lies alone again, but for the note of its last entry, when the last connection is closed', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001')], stamp());
    await store.close();
    expect(readdirSync(dirname(file))).toEqual(['coopj.db', 'coopj.db.head']);
  });
});

describe('one writer at a time', () => {
  it('an apply while another program writes is refused as locked, and writes nothing', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    const other = raw(file);
    other.exec('BEGIN IMMEDIATE');
    const abort = await abortOf(store.apply([newStudent('001')], stamp()));
    expect([abort.problem, abort.exit, abort.data]).toEqual(['store-locked', 5, { file, waited: 0 }]);
    other.exec('ROLLBACK');
    expect(await store.apply([newStudent('001')], stamp())).toEqual({ operation: 1, entries: 1 });
  });

  it('readers see what was there before, while another program writes', async () => {
    const file = freshFile();
    const [writer, reader] = [await openRecords(file), await openRecords(file, { readOnly: true })];
    await writer.apply([newStudent('001')], stamp());
    async function* writes() {
      yield more('001', 1, contact);
      expect((await reader.dossier('001'))?.revision).toBe(1);
      expect((await writer.dossier('001'))?.revision).toBe(2);
    }
    await writer.apply(writes(), stamp());
    expect((await reader.dossier('001'))?.revision).toBe(2);
  });

  it('who opened to read cannot write', async () => {
    const file = freshFile();
    await openRecords(file);
    const reader = await openRecords(file, { readOnly: true });
    expect((await abortOf(reader.apply([newStudent('001')], stamp()))).problem).toBe('store-unreadable');
    expect(await listed(reader.students())).toEqual([]);
  });
});

describe('the journal table', () => {
  it('refuses to be changed, shortened or written to in its midst, whoever asks', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001', contact)], stamp());
    const db = raw(file);
    expect(() => db.exec("UPDATE journal SET actor = 'x' WHERE seq = 1")).toThrow('never changed');
    expect(() => db.exec('DELETE FROM journal WHERE seq = 2')).toThrow('never deleted');
    expect(() => db.exec('INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2')).toThrow('only grows');
    expect(() => db.exec("UPDATE journal_content SET text = '{}' WHERE seq = 1")).toThrow('never changed');
    expect(() =>
      db.exec("INSERT OR REPLACE INTO journal_content SELECT seq, salt, '{}' FROM journal_content WHERE seq = 2"),
    ).toThrow('never changed');
    expect(() => db.exec('DELETE FROM journal_content WHERE seq = 2')).toThrow('unless its student is erased');
    expect((await listed(store.journal())).map(({ seq, change }) => [seq, change?.type])).toEqual([
      [1, 'student-registered'],
      [2, 'contact-recorded'],
    ]);
  });

  it('lets go of the content of an erased student alone, and keeps that it was erased', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001', contact, issued('E-2026-0007')), newStudent('002')], stamp());
    const db = raw(file);
    expect(() => db.exec("INSERT INTO erasures (seq, subject) VALUES (2, 'student:001')")).toThrow('an entry');
    const seq = chainedOn(db, 'student:001', tombstone({ certificates: ['E-2026-0007'], placements: [] }));
    expect(() => db.exec(`INSERT INTO erasures (seq, subject) VALUES (${seq}, 'student:002')`)).toThrow('an entry');
    db.exec(`INSERT INTO erasures (seq, subject) VALUES (${seq}, 'student:001')`);
    db.exec('DELETE FROM journal_content WHERE seq <= 3');
    expect(() => db.exec('DELETE FROM journal_content WHERE seq = 4')).toThrow('unless its student is erased');
    expect(() => db.exec(`DELETE FROM journal_content WHERE seq = ${seq}`)).toThrow('unless its student is erased');
    expect(() => db.exec('DELETE FROM erasures')).toThrow('never deleted');
    expect(() => db.exec('UPDATE erasures SET seq = 1')).toThrow('never changed');
    expect(await store.next({ of: 'certificate', prefix: 'E-2026-' })).toBe(8);
  });
});

describe('a number that was given', () => {
  it('is not given again when somebody deletes its bearer from the tables by hand', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    const writes = [newStudent('001', opened('P-0004'), issued('E-2026-0007')), newCompany('C-0002', '見本工業')];
    await store.apply(writes, stamp());
    raw(file).exec('DELETE FROM certificates; DELETE FROM placements; DELETE FROM companies');
    expect(await store.next({ of: 'certificate', prefix: 'E-2026-' })).toBe(8);
    expect(await store.next({ of: 'placement' })).toBe(5);
    expect(await store.next({ of: 'company' })).toBe(3);
  });
  it('is found by an index, not by reading the journal', async () => {
    const file = freshFile();
    await openRecords(file);
    const plan = raw(file)
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM journal_content WHERE (${GIVEN}) >= 'P-'`)
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('INDEX journal_content_given ')]);
  });
});

describe('the tables say which entry they hold', () => {
  it('the last one of the journal, after every write', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    const held = () => raw(file).prepare('SELECT seq, hash FROM projection').get();
    expect([await store.head(), held()]).toEqual([undefined, { seq: 0, hash: '' }]);
    await store.apply([newStudent('001', contact)], stamp());
    await store.apply([more('001', 2)], stamp());
    const head = await store.head();
    expect(head).toEqual({ seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/), day: '2026-10-01' });
    expect(held()).toEqual({ seq: 2, hash: head?.hash });
  });
});

describe('lists are answered by an index', () => {
  it.each([
    ['open = 1', 'students_open'],
    ['step = 9', 'students_step'],
    ['next = 9', 'students_next'],
  ])('students with %s: %s, in the order of the numbers', async (condition, index) => {
    const file = freshFile();
    await openRecords(file);
    const plan = raw(file)
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT * FROM students WHERE number > '' AND ${condition} ORDER BY number LIMIT 500`,
      )
      .all();
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining(`USING INDEX ${index} `)]);
  });
});
