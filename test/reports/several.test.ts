import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readyOffice } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

const REPORT = 'report pipeline --year 2026';

async function office() {
  const today = '2026-10-13';
  const { cwd, coopj } = await readyOffice({ today });
  const type = (line: string) => coopj(argvOf(line), { today });
  await type('student add --number 20249001 --name-kanji 見本太郎 --email taro@example.ac.jp --program 情報学コース');
  const at = (name: string) => join(cwd, name);
  const written = () => readdirSync(cwd).filter((name) => /report|\.made/.test(name));
  return { cwd, type, at, written };
}

test('one report is written in several formats, each as it would be alone', async () => {
  const { type, at, written } = await office();
  const { code, stdout, stderr } = await type(`${REPORT} -o report.xlsx -o report.html -o report.json --lang ja`);
  expect([code, stdout, stderr]).toEqual([0, '', '']);
  expect(written().sort()).toEqual(['report.html', 'report.json', 'report.xlsx']);
  for (const format of ['html', 'json']) {
    await type(`${REPORT} -o alone.${format} --lang ja`);
    expect(readFileSync(at(`report.${format}`), 'utf8')).toBe(readFileSync(at(`alone.${format}`), 'utf8'));
  }
  expect(readFileSync(at('report.xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect(statSync(at('report.html')).mode & 0o777).toBe(0o600);
});

test('where one of them cannot be written, none is', async () => {
  const { type, at, written } = await office();
  writeFileSync(at('report.html'), 'mine');
  const { code, stderr } = await type(`${REPORT} -o report.xlsx -o report.html`);
  expect(code).not.toBe(0);
  expect(stderr).toContain('report.html');
  expect(written()).toEqual(['report.html']);
  expect(readFileSync(at('report.html'), 'utf8')).toBe('mine');
  expect((await type(`${REPORT} -o report.xlsx -o nowhere/report.html`)).code).not.toBe(0);
  expect(written()).toEqual(['report.html']);
});

test.each([
  [`${REPORT} -o report.html -o ./report.html`],
  [`${REPORT} -o report.html -o report.md --format html`],
  ['student list -o report.csv -o report.xlsx'],
])('%s is refused before anything is done', async (line) => {
  const { type, written } = await office();
  const { code, stderr } = await type(line);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be used together');
  expect(written()).toEqual([]);
});

test('a run that is killed between two names leaves the second whole beside its place, and the next run tells of it', async () => {
  const { cwd, type, at, written } = await office();
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: '2026-10-13', COOPJ_ACTOR: 'mihon' };
  const killedAt = {
    NODE_OPTIONS: `--import=${pathToFileURL(fileURLToPath(new URL('../helpers/killed-at.js', import.meta.url)))}`,
    KILLED_AT_ENDING: '.html',
    KILLED_AT_COUNT: '1',
  };
  const line = argvOf(`${REPORT} -o ${at('report.md')} -o ${at('report.html')}`);
  expect((await spawned(BIN, line, { ...env, ...killedAt })).signal).toBe('SIGKILL');
  const [made = '', ...others] = written().filter((name) => name !== 'report.md');
  expect([made.replace(/[0-9a-f]{8}\.[0-9a-f]{6}-\d+/, '…'), others, written().length]).toEqual([
    '.report.html.….made',
    [],
    2,
  ]);
  const whole = readFileSync(at(made), 'utf8');

  // The same line again is refused, since the first file has its name; and it is told why.
  const again = await type(`${REPORT} -o report.md -o report.html`);
  expect(again.code).not.toBe(0);
  expect(again.stderr).toContain(`interrupted before ${at('report.html')} got its name`);
  expect(again.stderr).toContain(`${at('report.md')} already exists`);
  expect(written().length).toBe(2);
  const forced = await type(`${REPORT} -o report.md -o report.html --force --lang ja`);
  expect([forced.code, forced.stderr.includes(made), forced.stderr.includes('中断')]).toEqual([0, true, true]);
  expect(written().sort()).toEqual(['report.html', 'report.md']);
  expect(whole).toMatch(/<\/html>\s*$/);
  expect((await type(`${REPORT} -o report.md -o report.html --force`)).stderr).toBe('');
});
