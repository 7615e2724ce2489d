import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { acceptHead } from '../../src/store/sqlite/accept.ts';
import { SCHEMA } from '../../src/store/sqlite/connect.ts';
import { inspectStore, type StoreFinding } from '../../src/store/sqlite/inspect.ts';
import { changed, filledFile, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, more, stamp } from './writes.ts';

const found = (file: string): readonly StoreFinding[] => inspectStore({ file, migrations: MIGRATIONS });

describe('inspectStore', () => {
  it('finds nothing where all is well, also in a database without an entry', async () => {
    expect(found(await filledFile())).toEqual([]);
    const empty = freshFile();
    await (await openRecords(empty)).close();
    expect(found(empty)).toEqual([]);
  });

  it.each<readonly [string, (file: string) => void, readonly object[]]>([
    ['a file that others may read', (file) => chmodSync(file, 0o644), [{ what: 'open-to-others', mode: '644' }]],
    [
      'a journal mode in which readers wait for writers',
      (file) => changed(file, 'PRAGMA journal_mode = DELETE'),
      [{ what: 'journal-mode', found: 'delete' }],
    ],
    [
      'rows without their parent',
      (file) =>
        changed(file, "PRAGMA foreign_keys = OFF; INSERT INTO grades VALUES ('009', 'P-1', 'A', 'x', '2026-10-01')"),
      [{ what: 'foreign-keys', table: 'grades', rows: 1 }],
    ],
    [
      'a foreign trigger',
      (file) => changed(file, 'CREATE TRIGGER spy AFTER INSERT ON journal BEGIN SELECT 1; END'),
      [{ what: 'schema', foreign: ['trigger spy'], missing: [], altered: [] }],
    ],
    ['an older version', (file) => changed(file, 'PRAGMA user_version = 3'), [{ what: 'older', found: 3 }]],
    ['a note that is gone', (file) => rmSync(`${file}.head`), [{ what: 'head-not-noted' }]],
    [
      'a note of an entry that is not there',
      (file) => writeFileSync(`${file}.head`, '{"seq":7,"hash":"x"}', { mode: 0o600 }),
      [{ what: 'behind', how: { what: 'shorter', noted: { seq: 7, hash: 'x' }, head: { seq: 2 } } }],
    ],
    ['a file that is gone', (file) => rmSync(file), [{ what: 'unopened', why: { problem: 'store-missing' } }]],
    [
      'a folder in the place of the file',
      (file) => {
        rmSync(file);
        mkdirSync(file, { mode: 0o700 });
      },
      [{ what: 'unopened', why: { problem: 'store-is-folder' } }],
    ],
    [
      'a pipe in the place of the file',
      (file) => {
        rmSync(file);
        execFileSync('mkfifo', ['-m', '600', file]);
      },
      [{ what: 'unopened', why: { problem: 'store-odd' } }],
    ],
    [
      'another kind of file',
      (file) => writeFileSync(file, 'x'.repeat(5000)),
      [{ what: 'unopened', why: { problem: 'store-not-sqlite' } }],
    ],
    [
      'a database of another program',
      (file) => changed(file, 'PRAGMA application_id = 1'),
      [{ what: 'unopened', why: { problem: 'store-foreign', data: { file: expect.stringMatching(/coopj\.db$/) } } }],
    ],
    [
      'a database of a newer program',
      (file) => changed(file, `PRAGMA user_version = ${SCHEMA + 1}`),
      [{ what: 'unopened', why: { problem: 'store-newer', data: { found: SCHEMA + 1, known: SCHEMA } } }],
    ],
  ])('names %s', async (_, damage, wanted) => {
    const file = await filledFile();
    damage(file);
    expect(found(file)).toMatchObject(wanted);
  });

  it('names a page that is damaged', async () => {
    const file = await filledFile();
    const db = new Database(file);
    const page = db
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'students_latest'")
      .pluck()
      .get() as number;
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, page * 4096 - 100, page * 4096);
    writeFileSync(file, bytes);
    expect(found(file)).toMatchObject([{ what: 'integrity' }]);
  });
});

describe('acceptHead', () => {
  it('goes on with an older file, and keeps in the history which entry is gone', async () => {
    const file = await filledFile();
    copyFileSync(file, `${file}.old`);
    const store = await openRecords(file);
    await store.apply([more('001', 2, contact)], stamp());
    const lost = await store.head();
    await store.close();
    copyFileSync(`${file}.old`, file);

    const by = stamp('2026-10-09', 'ディスクを交換した');
    expect(await acceptHead({ file, migrations: MIGRATIONS }, by)).toMatchObject({ what: 'shorter' });
    const after = await openRecords(file);
    const entries = await listed(after.journal());
    expect(entries.at(-1)).toMatchObject({
      seq: 3,
      subject: 'office',
      reason: 'ディスクを交換した',
      change: { type: 'head-accepted', lost: { seq: 3, hash: lost?.hash } },
    });
    expect(found(file)).toEqual([]);
    expect(await acceptHead({ file, migrations: MIGRATIONS }, by), 'nothing to accept any more').toBeUndefined();
  });

  it('makes the tables again where they hold something else', async () => {
    const file = await filledFile();
    changed(file, "UPDATE projection SET seq = 1, hash = 'x'; UPDATE students SET name = 'stale'");
    expect(await acceptHead({ file, migrations: MIGRATIONS }, stamp())).toMatchObject({ what: 'tables' });
    expect(await listed((await openRecords(file)).students())).toMatchObject([{ name: '見本 太郎' }]);
  });
});
