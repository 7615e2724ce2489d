import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Abort, EXIT } from '../../src/errors.ts';
import { filesIn } from '../../src/office/files.ts';
import { connect } from '../../src/store/sqlite/connect.ts';
import { sqliteStore } from '../../src/store/sqlite/sqlite.ts';
import { sentenceOf } from '../../src/wording/describe.ts';
import { loadWords } from '../../src/wording/load.ts';
import { abortOf, filledFile, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';
import { contact, more, stamp } from './writes.ts';

const FAILED = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');

/** Records on a disk that fails while it confirms; before that, this is done. */
async function onFailingDisk(file: string, first: (db: Database.Database) => void, failed: Error = FAILED) {
  const db = await connect({ file, migrations: MIGRATIONS });
  onTestFinished(() => void db.close());
  const exec = db.exec.bind(db);
  db.exec = (sql) => {
    if (sql !== 'COMMIT') return exec(sql);
    first(db);
    throw failed;
  };
  return sqliteStore(db, { file, migrations: MIGRATIONS });
}
const COMMIT = (db: Database.Database) => void db.prepare('COMMIT').run();

describe('a commit that fails does not say that nothing was written: the file is looked at again, and it is told', () => {
  it.each([
    ['recorded, where it came through', COMMIT, 'recorded', 'the record has been saved (entry 3)'],
    ['not recorded, where it did not', () => {}, 'not-recorded', 'the record has not been saved'],
  ] as const)('%s: store-unsure', async (_, first, stands, sentence) => {
    const file = await filledFile();
    const store = await onFailingDisk(file, first);
    const abort = await abortOf(store.apply([more('001', 2, contact)], stamp()));
    expect([abort.problem, abort.exit, abort.data]).toEqual([
      'store-unsure',
      EXIT.bug,
      { file, why: 'disk I/O error', entry: 3, stands },
    ]);
    expect(sentenceOf(await loadWords('en'), abort).message).toContain(sentence);
    const after = await openRecords(file);
    expect((await after.head())?.seq).toBe(stands === 'recorded' ? 3 : 2);
  });

  it('not known, where the file cannot be looked at', async () => {
    const file = await filledFile();
    const store = await onFailingDisk(file, () => renameSync(file, `${file}.gone`));
    const abort = await abortOf(store.apply([more('001', 2, contact)], stamp()));
    expect(abort.data).toMatchObject({ stands: 'unknown' });
    for (const language of ['en', 'ja'] as const) {
      const { message, hint } = sentenceOf(await loadWords(language), abort);
      expect(`${message} ${hint}`).not.toMatch(/nothing|ていません。/i);
    }
    renameSync(`${file}.gone`, file);
  });

  it.each([
    new Database.SqliteError('FOREIGN KEY constraint failed', 'SQLITE_CONSTRAINT_FOREIGNKEY'),
    new TypeError('The database connection is not open'),
  ])('in its own words, where it is none of the disk: %s', async (failed) => {
    const store = await onFailingDisk(await filledFile(), () => {}, failed);
    const abort = await abortOf(store.apply([more('001', 2, contact)], stamp()));
    expect(abort.data).toMatchObject({ why: failed.message, stands: 'not-recorded' });
  });

  it('by the name of what is wrong, where that is all there is', async () => {
    const failed = new Database.SqliteError('file is not a database', 'SQLITE_NOTADB');
    const store = await onFailingDisk(await filledFile(), () => {}, failed);
    const abort = await abortOf(store.apply([more('001', 2, contact)], stamp()));
    expect(abort.data).toMatchObject({ why: 'store-not-sqlite' });
  });

  it('but that another program is in its way is no failure: nothing was written', async () => {
    const busy = new Database.SqliteError('database is locked', 'SQLITE_BUSY');
    const store = await onFailingDisk(await filledFile(), () => {}, busy);
    expect((await abortOf(store.apply([more('001', 2, contact)], stamp()))).problem).toBe('store-locked');
    expect((await store.head())?.seq).toBe(2);
  });

  it('and the note beside the database is never ahead of the journal', async () => {
    const file = await filledFile();
    const store = await onFailingDisk(file, () => {});
    await abortOf(store.apply([more('001', 2, contact)], stamp()));
    expect(JSON.parse(readFileSync(`${file}.head`, 'utf8'))).toMatchObject({ seq: 2 });
  });
});

describe('a file that is written together with a record whose commit failed', () => {
  const unsure = (stands: 'recorded' | 'not-recorded' | 'unknown') =>
    new Abort('store-unsure', { file: 'coopj.db', why: 'disk I/O error', entry: 3, stands });
  it.each([
    ['recorded', ['a.pdf']],
    ['not-recorded', []],
    ['unknown', [expect.stringMatching(/^\.a\.pdf\./)]],
  ] as const)(
    '%s: is where the records say it is, or stays whole beside its place where that is not known',
    async (stands, left) => {
      const folder = tempFolder();
      const failed = unsure(stands);
      const work = filesIn(folder).write('a.pdf', Buffer.from('見本'), { record: () => Promise.reject(failed) });
      expect(await abortOf(work)).toBe(failed);
      expect(readdirSync(folder)).toEqual(left);
      for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).toBe('見本');
    },
  );
});

it('a disk that fails before the commit leaves nothing, and that is said', async () => {
  const file = await filledFile();
  const store = await openRecords(file);
  async function* writes() {
    yield more('001', 2, contact);
    throw new Abort('store-disk', { file, why: 'disk I/O error' });
  }
  const abort = await abortOf(store.apply(writes(), stamp()));
  expect([abort.exit, sentenceOf(await loadWords('en'), abort).message]).toEqual([
    EXIT.bug,
    expect.stringContaining('was not saved'),
  ]);
  expect((await store.head())?.seq).toBe(2);
});
