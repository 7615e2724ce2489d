import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SCHEMA } from '../../src/store/sqlite/connect.ts';
import { abortOf, freshFile, listed, openRecords } from '../helpers/records.ts';
import { storeContract } from './contract.ts';
import { contact, more, newStudent, stamp } from './writes.ts';

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
    expect(files).toEqual(['coopj.db', 'coopj.db-shm', 'coopj.db-wal']);
    expect(files.map((file) => mode(join(folder, file)))).toEqual(['600', '600', '600']);
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

  it('lies alone again when the last connection is closed', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    await store.apply([newStudent('001')], stamp());
    await store.close();
    expect(readdirSync(dirname(file))).toEqual(['coopj.db']);
  });
});

describe('one writer at a time', () => {
  it('an apply while another program writes is refused as locked, and writes nothing', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    const other = raw(file);
    other.exec('BEGIN IMMEDIATE');
    const abort = await abortOf(store.apply([newStudent('001')], stamp()));
    expect([abort.problem, abort.exit, abort.data]).toEqual(['store-locked', 5, { file }]);
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
    db.exec('DELETE FROM journal_content WHERE seq = 2');
    expect((await listed(store.journal())).map(({ seq, change }) => [seq, change?.type])).toEqual([
      [1, 'student-registered'],
      [2, undefined],
    ]);
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
