import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/office/files.ts';
import { besideFor, leftoversIn, markOf, type Run } from '../../src/office/leftovers.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { ROOT, TODAY, tempFolder } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

const NOW = Date.parse('2026-11-02T03:00:00Z');
const A_DAY = 24 * 60 * 60 * 1000;

/** A program with a number of its own, and those that run beside it. */
const program = (pid: number, ...others: readonly number[]): Run => ({
  pid,
  isRunning: (one) => one === pid || others.includes(one),
  atExit: () => () => {},
  now: () => NOW,
  pause: async () => {},
});

const left = (folder: string, name: string, at = NOW) => {
  const file = join(folder, name);
  writeFileSync(file, '見本 太郎');
  utimesSync(file, at / 1000, at / 1000);
  return file;
};

test('what a killed program left half-written is removed by the next that writes there; what runs and what is whole stays', async () => {
  const folder = tempFolder();
  const [dead, alive, mine] = [11, 12, 13];
  const mark = (pid: number) => markOf(program(pid));
  const half = left(folder, `.list.csv.00000000.${mark(dead)}.part`);
  const kept = [
    left(folder, `.list.csv.00000001.${mark(alive)}.part`),
    left(folder, `.E-2026-0001.pdf.00000002.${mark(dead)}.whole.part`),
    left(folder, `.report.pdf.00000003.${mark(dead)}.made`),
    left(folder, '.note.part'),
    left(folder, 'list.csv.part'),
  ];
  // On another machine nobody can ask for the process.
  const elsewhere = left(folder, '.list.csv.00000004.0123ab-11.part');
  const writer = program(mine, alive);
  expect((await leftoversIn(folder, writer)).map(({ state }) => state).sort()).toEqual(['half', 'made', 'whole']);
  await filesIn(folder, undefined, writer).write('other.csv', new TextEncoder().encode('x'));
  expect(existsSync(half)).toBe(false);
  for (const file of [...kept, elsewhere]) expect(existsSync(file), file).toBe(true);
  // A day later nobody writes any more, wherever he was.
  const tomorrow = { ...writer, now: () => NOW + A_DAY + 1 };
  await besideFor(tomorrow)(join(folder, 'more.csv'));
  expect(existsSync(elsewhere)).toBe(false);
});

test('what tells others of a database, and was half-written by a killed program, is left over too', async () => {
  const folder = tempFolder();
  left(folder, 'coopj.db');
  const halves = ['coopj.db.head.11.part', 'coopj.db.writer.11.part'].map((name) => left(folder, name));
  for (const name of ['coopj.db.head', 'coopj.db.head.12.part', 'chapter.head.11.part', 'coopj.db.tail.11.part'])
    left(folder, name);
  const found = await leftoversIn(folder, program(13, 12));
  expect(found.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual(halves.map((file) => ({ file, state: 'half' })));
});

test('a folder that is not there holds nothing of anybody', async () => {
  expect(await leftoversIn(join(tempFolder(), 'none'), program(1))).toEqual([]);
});

const signalled = (signal: string, ending: string) => ({
  NODE_OPTIONS: `--import=${pathToFileURL(new URL('test/helpers/killed-at.js', ROOT).pathname)}`,
  KILLED_AT_ENDING: ending,
  KILLED_AT_COUNT: '1',
  KILLED_BY: signal,
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('%s ends with %i, and nothing half-written stays', async (signal, code) => {
  const { cwd } = await papersOffice();
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' };
  const papers = join(cwd, 'papers');
  mkdirSync(papers);
  const certificate = ['certificate', 'issue', 'enrollment', '20241002', '--in', 'ja', '--out', papers];
  const list = ['student', 'list', '-o', join(papers, 'list.csv')];
  for (const line of [certificate, list]) {
    const ended = await spawned(BIN, line, { ...env, ...signalled(signal, '.part') });
    expect([ended.code, ended.signal]).toEqual([code, null]);
    expect(readdirSync(papers)).toEqual([]);
  }
});

test('after a kill the next list in the same folder takes the half-written one away', async () => {
  const { cwd } = await papersOffice();
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' };
  const lists = join(cwd, 'lists');
  mkdirSync(lists);
  const ended = await spawned(BIN, ['student', 'list', '-o', join(lists, 'a.csv')], {
    ...env,
    ...signalled('SIGKILL', '.part'),
  });
  expect(ended.signal).toBe('SIGKILL');
  expect(readdirSync(lists)).toHaveLength(1);
  expect((await spawned(BIN, ['student', 'list', '-o', join(lists, 'b.csv')], env)).code).toBe(0);
  expect(readdirSync(lists)).toEqual(['b.csv']);
});
