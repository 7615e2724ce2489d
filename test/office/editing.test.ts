import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/office/files.ts';
import { markOf, type Run } from '../../src/office/leftovers.ts';
import { abortOf } from '../helpers/records.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const NOW = Date.parse('2026-11-02T03:00:00Z');
const program = (pid: number, isRunning: (pid: number) => boolean, pause: Run['pause'] = async () => {}): Run => ({
  pid,
  isRunning,
  atExit: () => () => {},
  now: () => NOW,
  pause,
});
const bytes = (text: string) => new TextEncoder().encode(text);
const EDITED = ['course.credits=3', 'course.code=MIHON-1', 'office.telephone=046-000-0002', 'terms.springFrom=03-01'];

test('settings that several edit at once are all there', async () => {
  const { cwd, coopj } = await readyOffice();
  const answers = await Promise.all(EDITED.map((set) => coopj(['office', 'edit', '--set', set])));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const shown = JSON.parse((await coopj(['office', 'show', '--json'])).stdout) as Record<string, unknown>;
  expect(JSON.stringify(shown)).toMatch(/MIHON-1/);
  for (const set of EDITED) {
    const again = JSON.parse((await coopj(['office', 'edit', '--set', set, '--json'])).stdout) as {
      changes: unknown[];
    };
    expect(again.changes, set).toEqual([]);
  }
  expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('what a text editor saves meanwhile is read again, and the change is made of that', async () => {
  const folder = tempFolder();
  const file = join(folder, 'list.txt');
  writeFileSync(file, 'one\n');
  const saved = ['two\n', 'three\n'];
  await filesIn(folder).edit('list.txt', async () => {
    const now = readFileSync(file, 'utf8');
    const other = saved.shift();
    if (other !== undefined) writeFileSync(file, now + other);
    return bytes(`${now}mine\n`);
  });
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\nthree\nmine\n');
  const restless = filesIn(folder).edit('list.txt', async () => {
    writeFileSync(file, `${readFileSync(file, 'utf8')}.`);
    return bytes('mine');
  });
  expect(await abortOf(restless)).toMatchObject({ problem: 'file-changed', exit: 6, data: { file } });
  expect(readdirSync(folder)).toEqual(['list.txt']);
});

test('who is at work is waited for, and then named with its lock: file-busy; who was killed holds nobody up', async () => {
  const folder = tempFolder();
  const lock = join(folder, '.list.txt.lock');
  const waits: number[] = [];
  const pause = async () => void waits.push(1);
  const running = program(2, () => true, pause);
  writeFileSync(lock, `${markOf(program(1, () => true))}\n`);
  const edit = (run: Run) => filesIn(folder, undefined, run).edit('list.txt', async () => bytes('mine'));
  expect(await abortOf(edit(running))).toMatchObject({ problem: 'file-busy', exit: 6, data: { lock } });
  expect(waits.length).toBeGreaterThan(10);
  expect(existsSync(join(folder, 'list.txt'))).toBe(false);
  await edit(program(2, () => false));
  expect(readdirSync(folder)).toEqual(['list.txt']);
});

const MARK = `${markOf(program(4711, () => true))}\n`;
test.each([
  ['an empty lock', ''],
  ['half of a mark', MARK.slice(0, MARK.length / 2)],
  ['a mark with half of its number', MARK.slice(0, -3)],
  ['a mark without its end', MARK.trim()],
])('%s is of somebody who is just making it, and after some seconds of nobody', async (_, text) => {
  const folder = tempFolder();
  const lock = join(folder, '.list.txt.lock');
  const edit = () =>
    filesIn(
      folder,
      undefined,
      program(2, () => true),
    ).edit('list.txt', async () => bytes('mine'));
  writeFileSync(lock, text);
  utimesSync(lock, NOW / 1000, NOW / 1000);
  expect(await abortOf(edit())).toMatchObject({ problem: 'file-busy' });
  utimesSync(lock, NOW / 1000 - 10, NOW / 1000 - 10);
  await edit();
  expect(readdirSync(folder)).toEqual(['list.txt']);
});

test('of many that find a lock left, one after the other edits, and no edit is lost', async () => {
  const folder = tempFolder();
  const file = join(folder, 'list.txt');
  writeFileSync(file, '');
  writeFileSync(join(folder, '.list.txt.lock'), `${markOf(program(1, () => false))}\n`);
  const names = Array.from({ length: 12 }, (_, n) => `${n + 2}\n`);
  // As long as the program waits: in turns that took no time its patience could end before the twelfth.
  const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const edits = names.map((name, n) =>
    filesIn(
      folder,
      undefined,
      program(n + 2, (pid) => pid !== 1, pause),
    ).edit('list.txt', async () => {
      const now = readFileSync(file, 'utf8');
      await pause(0);
      return bytes(now + name);
    }),
  );
  await Promise.all(edits);
  expect(readFileSync(file, 'utf8').split('\n').sort()).toEqual(['', ...names.map((name) => name.trim())].sort());
  expect(readdirSync(folder)).toEqual(['list.txt']);
});
