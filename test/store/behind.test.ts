import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { abortOf, changed, filledFile, freshFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { contact, more, newStudent, stamp } from './writes.ts';

const noted = (file: string) => JSON.parse(readFileSync(`${file}.head`, 'utf8')) as { seq: number; hash: string };

/** One more entry, by a program of its own. */
async function entered(file: string): Promise<void> {
  const store = await openRecords(file);
  const revision = (await store.dossier('001'))?.revision ?? 0;
  await store.apply([more('001', revision, contact)], stamp('2026-10-05'));
  await store.close();
}
async function refusalOf(file: string) {
  const before = readFileSync(file);
  const whys = [];
  for (const readOnly of [true, false]) {
    const abort = await abortOf(openSqlite({ file, migrations: MIGRATIONS, patience: 0, readOnly }));
    expect(abort.exit).toBe(EXIT.store);
    whys.push({ problem: abort.problem, ...abort.data });
  }
  expect(readFileSync(file), 'nothing was written').toEqual(before);
  expect(whys[0]).toEqual(whys[1]);
  return whys[0];
}

describe('the note of the last entry', () => {
  it('is written after each commit, for its owner alone, and says what the journal says', async () => {
    const file = freshFile();
    const store = await openRecords(file);
    for (const number of ['001', '002', '003']) {
      await store.apply([newStudent(number)], stamp());
      const { seq, hash } = (await store.head()) ?? {};
      expect(noted(file)).toEqual({ seq, hash });
    }
    expect(statSync(`${file}.head`).mode & 0o777).toBe(0o600);
    await abortOf(store.apply([newStudent('001')], stamp()));
    expect(noted(file).seq).toBe(3);
  });

  it('that is missing, older or no note says nothing: the journal is the truth', async () => {
    const file = await filledFile();
    const older = readFileSync(`${file}.head`);
    await entered(file);
    writeFileSync(`${file}.head`, older);
    await (await openRecords(file)).close();
    for (const text of ['', '{', 'null', '{"seq":"9","hash":5}', '{"seq":1e99,"hash":""}']) {
      writeFileSync(`${file}.head`, text);
      await (await openRecords(file)).close();
    }
    rmSync(`${file}.head`);
    await (await openRecords(file)).close();
  });

  it('that cannot be written stops nobody', async () => {
    const file = await filledFile();
    rmSync(`${file}.head`);
    // A folder stands where it should lie.
    const store = await openRecords(file);
    const { mkdirSync } = await import('node:fs');
    mkdirSync(`${file}.head`);
    expect(await store.apply([newStudent('009')], stamp())).toMatchObject({ entries: 1 });
  });
});

describe('reading and writing are refused, before anything is written, where', () => {
  it('an older file lies in the place of the newer one', async () => {
    const file = await filledFile();
    copyFileSync(file, `${file}.old`);
    await entered(file);
    copyFileSync(`${file}.old`, file);
    expect(await refusalOf(file)).toMatchObject({
      problem: 'store-behind',
      what: 'shorter',
      noted: { seq: 3 },
      head: { seq: 2, day: '2026-10-01' },
    });
  });

  it('another file with as many entries lies there', async () => {
    const file = await filledFile();
    const other = await filledFile('002');
    copyFileSync(other, file);
    expect(await refusalOf(file)).toMatchObject({ problem: 'store-behind', what: 'other', noted: { seq: 2 } });
  });

  it('the tables hold another last entry than the journal', async () => {
    const file = await filledFile();
    changed(file, "UPDATE projection SET seq = 1, hash = 'x'");
    expect(await refusalOf(file)).toMatchObject({
      problem: 'store-behind',
      what: 'tables',
      noted: { seq: 1 },
      head: { seq: 2 },
    });
  });

  it('a stale -wal takes an acknowledged edit away', async () => {
    const file = await filledFile();
    // A connection that is killed leaves its -wal, which somebody keeps.
    const held = new Database(file);
    onTestFinished(() => void held.close());
    held.prepare('SELECT count(*) FROM journal').get();
    const store = await openRecords(file);
    await store.apply([more('001', 2, contact)], stamp());
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${file}.kept${end}`);
    await store.apply([more('001', 3, contact)], stamp());
    const lost = `${file}.kept`;
    copyFileSync(`${file}.head`, `${lost}.head`);
    expect(await abortOf(openSqlite({ file: lost, migrations: MIGRATIONS }))).toMatchObject({
      problem: 'store-behind',
      data: { what: 'shorter', noted: { seq: 4 }, head: { seq: 3 } },
    });
  });

  it('the database is gone, and an empty one would hide that', async () => {
    const file = await filledFile();
    rmSync(file);
    const abort = await abortOf(openSqlite({ file, migrations: MIGRATIONS, create: true }));
    expect([abort.problem, abort.exit, abort.data]).toEqual(['store-lost', EXIT.store, { file, seq: 2 }]);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });
});

it('what is refused opens to be looked at', async () => {
  const file = await filledFile();
  copyFileSync(file, `${file}.old`);
  await entered(file);
  copyFileSync(`${file}.old`, file);
  const store = await openRecords(file, { examine: true, readOnly: true });
  expect((await listed(store.journal())).length).toBe(2);
});
