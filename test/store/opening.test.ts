import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { connect, SCHEMA } from '../../src/store/sqlite/connect.ts';
import type { Probe } from '../../src/store/sqlite/guard/place.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { abortOf, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, newStudent, stamp } from './writes.ts';

/** What opening a file is refused with. */
const refusal = async (file: string, options: { create?: boolean; probe?: Probe; patience?: number } = {}) => {
  const abort = await abortOf(openSqlite({ file, migrations: MIGRATIONS, patience: 0, ...options }));
  expect(abort.exit).toBe(EXIT.store);
  return { problem: abort.problem, ...abort.data };
};

/** A database with one student, closed again. */
async function filled(): Promise<string> {
  const file = freshFile();
  const store = await openRecords(file);
  await store.apply([newStudent('001', contact)], stamp());
  await store.close();
  return file;
}
const change = (file: string, sql: string) => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};

describe('opening is refused, and leaves the file as it is, where', () => {
  it('there is no database: none is made by chance', async () => {
    const file = freshFile();
    expect(await refusal(file)).toEqual({ problem: 'store-missing', file });
    expect(readdirSync(dirname(file))).toEqual([]);
  });
  it('the file is empty', async () => {
    const file = freshFile();
    writeFileSync(file, '');
    expect(await refusal(file)).toEqual({ problem: 'store-missing', file });
  });
  it('it is a folder', async () => {
    const file = freshFile();
    mkdirSync(file);
    expect(await refusal(file, { create: true })).toEqual({ problem: 'store-is-folder', file });
  });
  it('its folder is a file', async () => {
    const file = freshFile();
    writeFileSync(file, 'x');
    const inside = join(file, 'coopj.db');
    expect(await refusal(inside, { create: true })).toMatchObject({ problem: 'store-unreadable', file: inside });
  });
  it('its folder cannot be made', async () => {
    const file = '/proc/coopj/office/coopj.db';
    expect(await refusal(file, { create: true })).toMatchObject({ problem: 'store-unreadable', file });
  });
  it('another kind of file', async () => {
    const file = freshFile();
    const text = '学籍番号,氏名\n'.repeat(100);
    writeFileSync(file, text);
    expect(await refusal(file, { create: true })).toEqual({ problem: 'store-not-sqlite', file });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
  it('it is another program’s database', async () => {
    const file = freshFile();
    change(file, 'CREATE TABLE journal (a)');
    const before = readFileSync(file);
    expect(await refusal(file, { create: true })).toEqual({ problem: 'store-foreign', file });
    expect(readFileSync(file)).toEqual(before);
  });
  it('it is another program’s database without a table yet', async () => {
    const file = freshFile();
    change(file, 'PRAGMA application_id = 7');
    expect(await refusal(file, { create: true })).toEqual({ problem: 'store-foreign', file });
  });
  it('a newer program made its tables', async () => {
    const file = await filled();
    change(file, `PRAGMA user_version = ${SCHEMA + 1}`);
    expect(await refusal(file)).toEqual({ problem: 'store-newer', file, found: SCHEMA + 1, known: SCHEMA });
  });
  it('a newer program filled its tables', async () => {
    const file = await filled();
    change(file, 'UPDATE projection SET version = version + 1');
    expect(await refusal(file)).toMatchObject({ problem: 'store-newer', file });
    expect(readdirSync(dirname(file))).toEqual(['coopj.db', 'coopj.db.head']);
  });
  it('it is cut off', async () => {
    const file = await filled();
    truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
    const store = openRecords(file).then((opened) => listed(opened.journal()));
    expect(await abortOf(store)).toMatchObject({ problem: 'store-damaged', exit: EXIT.store });
  });
  it('a stored dossier is no JSON any more', async () => {
    const file = await filled();
    change(file, `UPDATE students SET dossier = '{"student'`);
    const store = await openRecords(file);
    expect(await abortOf(store.dossier('001'))).toMatchObject({ problem: 'store-damaged', exit: EXIT.store });
  });
  it('another program holds it for itself', async () => {
    const file = await filled();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(await refusal(file)).toEqual({ problem: 'store-locked', file, waited: 0 });
  });
});

describe('a file on a network share is refused', () => {
  const on = (type: number, mounts = ''): Probe => ({ type: () => type, mounts: () => mounts });
  it.each([
    ['NFS', 0x6969],
    ['SMB', 0x517b],
    ['CIFS', 0xff534d42],
    ['CIFS', 0xff534d42 - 2 ** 32],
    ['SMB', 0xfe534d42],
  ])('%s, by the number that statfs gives', async (share, type) => {
    const file = freshFile();
    expect(await refusal(file, { create: true, probe: on(type) })).toEqual({ problem: 'store-on-share', file, share });
    expect(readdirSync(dirname(file))).toEqual([]);
  });
  it('sshfs, by the name in the list of mounts; a local disk behind FUSE is none', async () => {
    const file = freshFile();
    const mounts = (name: string) =>
      ['21 1 8:1 / / rw - ext4 /dev/sda1 rw', `36 21 0:50 / ${dirname(file)} rw,nosuid shared:1 - ${name} x rw`].join(
        '\n',
      );
    const fuse = 0x65735546;
    expect(await refusal(file, { create: true, probe: on(fuse, mounts('fuse.sshfs')) })).toEqual({
      problem: 'store-on-share',
      file,
      share: 'sshfs',
    });
    await openRecords(file, { probe: on(fuse, mounts('fuseblk')) });
  });
  it('a UNC path', async () => {
    const file = '\\\\server\\share\\coopj.db';
    expect(await refusal(file)).toEqual({ problem: 'store-on-share', file, share: 'UNC' });
  });
});

describe('each opening', () => {
  it('of a file found in WAL mode makes commits durable again, keeps foreign keys and trusts no schema', async () => {
    const file = await filled();
    const plain = new Database(file);
    expect(plain.pragma('synchronous', { simple: true }), 'the trap: NORMAL').toBe(1);
    plain.close();
    const db = await connect({ file, migrations: MIGRATIONS, patience: 60_000 });
    onTestFinished(() => void db.close());
    const read = (name: string) => db.pragma(name, { simple: true });
    expect(
      [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'busy_timeout',
        'query_only',
        'trusted_schema',
        'cell_size_check',
      ].map(read),
    ).toEqual(['wal', 2, 1, 1000, 0, 0, 1]);
  });
  it('to read says so to SQLite', async () => {
    const db = await connect({ file: await filled(), migrations: MIGRATIONS, readOnly: true });
    onTestFinished(() => void db.close());
    expect(db.pragma('query_only', { simple: true })).toBe(1);
  });
  it('of an up-to-date database needs no migrations', async () => {
    const store = await openRecords(await filled(), { migrations: '/nowhere', create: false });
    expect((await store.dossier('001'))?.revision).toBe(2);
  });
  it('with create fills an empty file', async () => {
    const file = freshFile();
    writeFileSync(file, '', { mode: 0o600 });
    expect(await listed((await openRecords(file)).students())).toEqual([]);
  });
});
