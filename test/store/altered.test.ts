import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { connect, SCHEMA } from '../../src/store/sqlite/connect.ts';
import { schemaDifference } from '../../src/store/sqlite/guard/altered.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { migrate } from '../../src/store/sqlite/update.ts';
import { abortOf, changed, filledFile, listed, MIGRATIONS, openRecords } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const refusalOf = async (file: string) => {
  const abort = await abortOf(openSqlite({ file, migrations: MIGRATIONS, patience: 0 }));
  expect(abort.exit).toBe(EXIT.store);
  return { problem: abort.problem, ...abort.data };
};
const altered = (file: string, more: object) => ({
  problem: 'store-altered',
  file,
  foreign: [],
  missing: [],
  altered: [],
  ...more,
});

describe('a database whose schema is not the migrations’ own is refused by name and left as it is:', () => {
  it.each([
    [
      'a trigger that deletes what somebody records',
      'CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM overrides; END',
      { foreign: ['trigger spy'] },
    ],
    ['a view', 'CREATE VIEW people AS SELECT * FROM students', { foreign: ['view people'] }],
    ['a table', 'CREATE TABLE notes (x)', { foreign: ['table notes'] }],
    ['an index', 'CREATE INDEX by_name ON students (name)', { foreign: ['index by_name'] }],
    ['a trigger that is gone', 'DROP TRIGGER journal_keeps', { missing: ['trigger journal_keeps'] }],
    ['a table that is gone', 'DROP TABLE grades', { missing: ['index grades_student', 'table grades'] }],
    ['a column that is gone', 'ALTER TABLE students DROP COLUMN latest', undefined],
    [
      'a column that is gone, and nothing that uses it',
      'ALTER TABLE reviews DROP COLUMN remark',
      { altered: ['table reviews'] },
    ],
    [
      'a trigger of ours that does nothing any more',
      'DROP TRIGGER journal_keeps; CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN SELECT 1; END',
      { altered: ['trigger journal_keeps'] },
    ],
    [
      'a view in the place of a table',
      'DROP TABLE grades; CREATE VIEW grades AS SELECT 1 AS student',
      { foreign: ['view grades'], missing: ['index grades_student', 'table grades'] },
    ],
  ] as const)('%s', async (_, sql, wanted) => {
    const file = await filledFile();
    if (wanted === undefined) return expect(() => changed(file, sql)).toThrow('error in index');
    changed(file, sql);
    const before = readFileSync(file);
    expect(await refusalOf(file)).toEqual(altered(file, wanted));
    expect(readFileSync(file)).toEqual(before);
  });

  it('also where an older program made it, before anything is migrated', async () => {
    const file = await filledFile();
    changed(
      file,
      'PRAGMA user_version = 0; CREATE TRIGGER spy AFTER INSERT ON journal BEGIN DELETE FROM overrides; END',
    );
    expect(await refusalOf(file)).toEqual(altered(file, { foreign: ['trigger spy'] }));
  });

  it('it opens to be looked at', async () => {
    const file = await filledFile();
    changed(file, 'CREATE TABLE notes (x)');
    const store = await openRecords(file, { examine: true, readOnly: true });
    expect((await listed(store.journal())).length).toBe(2);
  });
});

describe('a database that is as the migrations made it opens', () => {
  it('with the statistics that SQLite keeps', async () => {
    const file = await filledFile();
    changed(file, 'ANALYZE');
    expect(await (await openRecords(file)).dossier('001')).toBeDefined();
  });
  it('without its migrations, since a digest says enough', async () => {
    await openRecords(await filledFile(), { migrations: '/nowhere', create: false });
  });
});

it('no SQL loads an extension, and nothing in a schema runs what is not innocuous', async () => {
  const db = await connect({ file: await filledFile(), migrations: MIGRATIONS });
  onTestFinished(() => void db.close());
  expect(() => db.prepare("SELECT load_extension('x')").get()).toThrow('not authorized');
  db.function('send', () => 1);
  db.exec('CREATE VIEW spy AS SELECT send()');
  expect(() => db.prepare('SELECT * FROM spy').get()).toThrow('unsafe use of send()');
});

describe('what is damaged while it is open is told as damaged, with what and where:', () => {
  it('a table that is gone', async () => {
    const file = await filledFile();
    const store = await openRecords(file);
    const db = new Database(file);
    onTestFinished(() => void db.close());
    db.exec('DROP TABLE companies');
    expect(await abortOf(store.companies())).toMatchObject({
      problem: 'store-damaged',
      data: { file, why: 'no such table: companies' },
    });
  });
});

it('a database that another program brings up to date while it is looked at is not taken for another’s', () => {
  const file = join(tempFolder(), 'coopj.db');
  const [db, other] = [new Database(file), new Database(file)];
  onTestFinished(() => {
    db.close();
    other.close();
  });
  db.pragma('journal_mode = WAL');
  const prepare = db.prepare.bind(db) as (sql: string) => Database.Statement;
  let made = 0;
  // Between the look at what was run on it and the look at what it declares.
  db.prepare = ((sql: string) => {
    if (/sql FROM sqlite_schema/.test(sql)) {
      migrate(other, MIGRATIONS);
      made += 1;
    }
    return prepare(sql);
  }) as typeof db.prepare;
  expect([schemaDifference(db, MIGRATIONS, SCHEMA), made]).toEqual([undefined, 1]);
});
