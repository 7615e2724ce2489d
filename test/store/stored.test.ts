import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import { Abort } from '../../src/errors.ts';
import { notedHead, noteHead } from '../../src/store/sqlite/guard/head-file.ts';
import { shareOf } from '../../src/store/sqlite/guard/place.ts';
import { announce, withdraw, writerOf } from '../../src/store/sqlite/guard/writer-file.ts';
import { guarded, isTaken } from '../../src/store/sqlite/problems.ts';
import { isCompany, isContent, isDossier, isNumbers, isOfficeFacts, parsed } from '../../src/store/stored.ts';
import { company, dossier, placementUpTo, student } from '../helpers/dossiers.ts';
import { tempFolder } from '../helpers/run.ts';

const PLACEMENT = { ref: 'P-0001', company: 'C-0001', terms: [{}], contracts: [], papers: [] };
const STUDENT = { number: '1', email: 'a@example.ac.jp', program: '情報学コース' };

describe('what the tables hold as JSON', () => {
  test('of a student is a dossier, whole or without its empty lists', () => {
    expect(isDossier(dossier({ placements: [placementUpTo(12)], student: student() }))).toBe(true);
    expect(isDossier({ student: STUDENT })).toBe(true);
    expect(isDossier({ student: STUDENT, placements: [PLACEMENT], renewals: ['2026-10-01'], settled: {} })).toBe(true);
  });
  test.each<[string, unknown]>([
    ['no object', null],
    ['a list', []],
    ['a text', 'x'],
    ['without a student', {}],
    ['with a student that is a list', { student: [] }],
    ['with a number that is no text', { student: { ...STUDENT, number: 1 } }],
    ['without an address', { student: { ...STUDENT, email: undefined } }],
    ['without a programme', { student: { ...STUDENT, program: null } }],
    ...Object.entries(NOTHING_KNOWN).map(([name]): [string, unknown] => [
      `whose ${name} are a text`,
      { student: STUDENT, [name]: 'x' },
    ]),
    ['whose stays are texts', { student: STUDENT, stays: ['x'] }],
    ['one of whose stays is a text', { student: STUDENT, stays: [{}, 'x'] }],
    ['whose renewals are facts', { student: STUDENT, renewals: [{}] }],
    ['whose settled are a list', { student: STUDENT, settled: [] }],
    ...Object.keys(PLACEMENT).map((name): [string, unknown] => [
      `with a placement without its ${name}`,
      { student: STUDENT, placements: [PLACEMENT, { ...PLACEMENT, [name]: undefined }] },
    ]),
    ['with a placement whose terms are texts', { student: STUDENT, placements: [{ ...PLACEMENT, terms: ['x'] }] }],
  ])('%s is damaged', (_, said) => expect(isDossier(said)).toBe(false));

  test.each<[unknown, boolean]>([
    [company(), true],
    [company({ jobs: [{ ref: 'J-0001', title: '見本' }] }), true],
    [null, false],
    [{ ...company(), code: 1 }, false],
    [{ ...company(), name: undefined }, false],
    [{ ...company(), agreements: undefined }, false],
    [{ ...company(), agreements: ['x'] }, false],
    [{ ...company(), jobs: 'x' }, false],
  ])('of a company: %j', (said, is) => expect(isCompany(said)).toBe(is));

  test.each<[unknown, boolean]>([
    [{ briefings: {} }, true],
    [{ briefings: [] }, false],
    [{}, false],
    [null, false],
  ])('of the office: %j', (said, is) => expect(isOfficeFacts(said)).toBe(is));
  test.each<[unknown, boolean]>([
    [[1, 2], true],
    [[], true],
    [[1, '2'], false],
    [1, false],
  ])('of numbers: %j', (said, is) => expect(isNumbers(said)).toBe(is));
  test.each<[unknown, boolean]>([
    [{ change: { type: 'x' } }, true],
    [{ change: { type: 'x' }, reason: '見本' }, true],
    [{ change: { type: 'x' }, reason: 1 }, false],
    [{ change: { type: 1 } }, false],
    [{ change: 'x' }, false],
    [[], false],
  ])('of the journal: %j', (said, is) => expect(isContent(said)).toBe(is));

  test('is refused by its place where it is anything else', () => {
    expect(parsed('x.db', 'numbers', '[1]', isNumbers)).toEqual([1]);
    for (const text of ['[', '["x"]', '', null, 1, undefined]) {
      const read = () => parsed('x.db', 'numbers', text, isNumbers);
      expect(read).toThrow(Abort);
      expect(read).toThrow(
        expect.objectContaining({ problem: 'store-damaged', data: expect.objectContaining({ why: 'numbers' }) }),
      );
    }
  });
});

describe('beside the database', () => {
  const fresh = () => join(tempFolder(), 'office.db');

  test('the last entry is noted, and read where it is one', () => {
    const file = fresh();
    expect(notedHead(file)).toBeUndefined();
    expect(noteHead(file, { seq: 3, hash: 'abc' }, process.pid)).toBe(true);
    expect(notedHead(file)).toEqual({ seq: 3, hash: 'abc' });
    for (const text of [
      '',
      '{',
      'null',
      '{"seq":3}',
      '{"seq":"3","hash":"a"}',
      '{"seq":1.5,"hash":"a"}',
      '{"seq":3,"hash":1}',
    ]) {
      writeFileSync(`${file}.head`, text);
      expect([text, notedHead(file)]).toEqual([text, undefined]);
    }
  });

  const writer = { pid: 4711, actor: '見本', command: 'import students', since: '2026-11-02T03:00:00Z' };
  test('who writes is said, and taken back by who said it', () => {
    const file = fresh();
    announce(file, undefined);
    withdraw(file, undefined);
    expect([existsSync(`${file}.writer`), writerOf(file)]).toEqual([false, undefined]);
    announce(file, writer);
    expect(JSON.parse(readFileSync(`${file}.writer`, 'utf8'))).toEqual(writer);
    expect(writerOf(file)).toEqual(writer);
    expect(writerOf(file, (pid) => pid !== writer.pid)).toBeUndefined();
    // The next one was faster.
    withdraw(file, { ...writer, pid: 4712 });
    expect(writerOf(file)).toEqual(writer);
    withdraw(file, writer);
    expect(existsSync(`${file}.writer`)).toBe(false);
    withdraw(file, writer);
  });
  test.each([
    '',
    'null',
    JSON.stringify({ ...writer, pid: 'x' }),
    JSON.stringify({ ...writer, since: 1 }),
    JSON.stringify({ pid: 1, actor: 'a', command: 'b' }),
  ])('nobody is said to write by %j', (text) => {
    const file = fresh();
    writeFileSync(`${file}.writer`, text);
    expect(writerOf(file)).toBeUndefined();
  });
});

describe('an error of SQLite', () => {
  const thrown = (error: Error): unknown => {
    try {
      return guarded('coopj.db', () => {
        throw error;
      });
    } catch (found) {
      return found;
    }
  };
  const told = (code: string, message = '見本') => {
    const found = thrown(new Database.SqliteError(message, code));
    return found instanceof Abort ? [found.problem, found.data] : found;
  };
  const file = 'coopj.db';
  test.each([
    ['SQLITE_BUSY', 'store-locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'store-locked'],
    ['SQLITE_LOCKED', 'store-locked'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'store-locked'],
    ['SQLITE_NOTADB', 'store-not-sqlite'],
  ])('%s is told as %s', (code, problem) => {
    expect(told(code)).toEqual([problem, { file }]);
  });
  test.each([
    ['SQLITE_CORRUPT', 'store-damaged'],
    ['SQLITE_CORRUPT_VTAB', 'store-damaged'],
    ['SQLITE_MISMATCH', 'store-damaged'],
    ['SQLITE_CANTOPEN', 'store-unreadable'],
    ['SQLITE_PERM', 'store-unreadable'],
    ['SQLITE_READONLY', 'store-unreadable'],
    ['SQLITE_AUTH', 'store-unreadable'],
    ['SQLITE_FULL', 'store-disk'],
    ['SQLITE_IOERR_READ', 'store-disk'],
  ])('%s is told as %s, with what SQLite says', (code, problem) => {
    expect(told(code)).toEqual([problem, { file, why: '見本' }]);
  });
  test.each(['no such table: x', 'no such column: x', 'no such index: x', 'malformed JSON'])(
    'is damage where our own statement does not fit the file: %s',
    (why) => {
      expect(told('SQLITE_ERROR', why)).toEqual(['store-damaged', { file, why }]);
    },
  );
  test('is a fault of the program where it says anything else, and so is any other error', () => {
    for (const [code, why] of [
      ['SQLITE_ERROR', 'near "x": syntax error'],
      ['SQLITE_ERROR', 'there is no such table: x'],
      ['SQLITE_CONSTRAINT_UNIQUE', 'x'],
    ] as const) {
      expect(told(code, why)).toMatchObject({ code, message: why });
    }
    const other = new TypeError('見本');
    expect(thrown(other)).toBe(other);
    expect(thrown(new TypeError('Cannot open database because the directory does not exist'))).toMatchObject({
      problem: 'store-missing',
      data: { file },
    });
  });
  test('says of a number that it is taken, and of no other rule', () => {
    const error = (code: string) => new Database.SqliteError('見本', code);
    const codes = ['PRIMARYKEY', 'UNIQUE', 'FOREIGNKEY', 'TRIGGER'];
    expect(codes.map((code) => isTaken(error(`SQLITE_CONSTRAINT_${code}`)))).toEqual([true, true, false, false]);
    expect(isTaken(new Error('SQLITE_CONSTRAINT_UNIQUE'))).toBe(false);
  });
});

test.each([
  ['\\\\server\\share\\coopj.db', 'UNC'],
  ['\\\\?\\C:\\coopj.db', undefined],
  ['\\\\.\\C:\\coopj.db', undefined],
  ['/office/\\\\server', undefined],
])('%s on Windows is a share: %s', (file, share) => {
  expect(shareOf(file, { type: () => 0xef53, mounts: () => '' })).toBe(share);
});
