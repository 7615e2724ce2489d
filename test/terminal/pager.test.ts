import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagerOf } from '../../src/terminal/settings.ts';
import { readyOffice } from '../helpers/run.ts';

/** An office with a list of twelve students, on a screen of ten lines whose pager writes into a file. */
async function officeOnScreen() {
  const office = await readyOffice();
  for (let n = 1; n <= 12; n += 1) {
    const number = `202490${String(n).padStart(2, '0')}`;
    const line = [
      '--number',
      number,
      '--name-kanji',
      `見本 ${n}`,
      '--email',
      'a@example.ac.jp',
      '--program',
      '情報学コース',
    ];
    expect((await office.coopj(['student', 'add', ...line])).code).toBe(0);
  }
  const file = join(office.cwd, 'paged.txt');
  const screen = { tty: 80, rows: 10, env: { PAGER: `cat > ${file}` } };
  return { ...office, file, screen };
}

test('an answer that is longer than the screen goes through $PAGER, whole; a shorter one does not', async () => {
  const { coopj, file, screen } = await officeOnScreen();
  expect((await coopj(['student', 'list', '--find', '20249001'], screen)).stdout).toContain('20249001');
  expect(existsSync(file)).toBe(false);
  const { stdout, code } = await coopj(['student', 'list'], screen);
  expect([stdout, code]).toEqual(['', 0]);
  expect(readFileSync(file, 'utf8')).toMatch(/20249001[\s\S]*20249012/);
  expect((await coopj(['student', '--help'], screen)).stdout).toBe('');
  expect(readFileSync(file, 'utf8')).toContain('coopj student list');
});

test.each([
  ['--no-pager', ['student', 'list', '--no-pager'], {}],
  ['another format', ['student', 'list', '--json'], {}],
  ['an empty $PAGER', ['student', 'list'], { PAGER: '' }],
  ['a $PAGER that is not there', ['student', 'list'], { PAGER: 'no-such-pager-is-there 2>/dev/null' }],
])('with %s an answer is simply written', async (_, line, env) => {
  const { coopj, file, screen } = await officeOnScreen();
  const { stdout } = await coopj(line, { ...screen, env: { ...screen.env, ...env } });
  expect(stdout).toContain('20249012');
  expect(existsSync(file)).toBe(false);
});

test('in a pipe nothing is paged', async () => {
  const { coopj, file, screen } = await officeOnScreen();
  const { tty: _, ...pipe } = screen;
  expect((await coopj(['student', 'list'], pipe)).stdout).toContain('20249012');
  expect(existsSync(file)).toBe(false);
});

test('less is the usual pager, but on Windows, where there is none', () => {
  expect(pagerOf({}, 'linux')).toBe('less -FRX');
  expect(pagerOf({ PAGER: 'more' }, 'linux')).toBe('more');
  expect([pagerOf({ PAGER: 'cat' }, 'linux'), pagerOf({ PAGER: '' }, 'linux'), pagerOf({}, 'win32')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['en', '(Space: next page · q: leave)'],
  ['ja', '（スペース：次のページ · q：終わる）'],
])('above what less shows stands how to leave it (%s)', async (lang, keys) => {
  const { coopj, cwd, file, screen } = await officeOnScreen();
  const less = join(cwd, 'less');
  writeFileSync(less, `#!/bin/sh\ncat > ${file}\n`, { mode: 0o755 });
  const env = { PAGER: 'less -FRX', PATH: `${cwd}:${process.env.PATH}`, COOPJ_LANG: lang };
  await coopj(['student', 'list'], { ...screen, env });
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(keys);
  await coopj(['student', '--help'], { ...screen, env });
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(keys);
});
