import { expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

it.each([
  ['student list', '–-json', 'U+2013'],
  ['student list', '－－json', 'U+FF0D'],
  ['check', '—json', 'U+2014'],
])('%s with a dash that is no hyphen names it, and the flag: %s', async (verb, flag, dash) => {
  const { coopj } = await readyOffice();
  const { code, stderr } = await coopj([...verb.split(' '), flag]);
  expect(code).toBe(2);
  expect(stderr).toContain(flag);
  expect(stderr).toContain(dash);
  expect(stderr).toContain('--json');
});

it.each(['STEP1', 'STEP 1', 'step-1', 'ＳＴＥＰ１', '1'])('%s is a step', async (step) => {
  const { coopj } = await readyOffice();
  const facts = ['--name-kanji', '見本 一', '--email', 'm1@example.ac.jp', '--program', '情報学コース'];
  expect((await coopj(['student', 'add', '--number', '20261001', ...facts])).code).toBe(0);
  expect((await coopj(['step', 'record', '20261001', step, '--on', '2026-10-01'])).code).toBe(0);
});

it('STEP 4 as two words is one step, wherever a step is named; the group of that name stays what it is', async () => {
  const { coopj } = await readyOffice();
  const facts = ['--name-kanji', '見本 一', '--email', 'm1@example.ac.jp', '--program', '情報学コース'];
  await coopj(['student', 'add', '--number', '20261001', ...facts]);
  const record = (...words: string[]) => coopj(['step', 'record', '20261001', ...words, '--on', '2026-10-01']);
  for (const words of [
    ['STEP', '1'],
    ['step', '2'],
    ['Ｓｔｅｐ', '３'],
  ])
    expect((await record(...words)).code).toBe(0);
  expect((await coopj(['check', '20261001', '--for', 'STEP', '3'])).code).toBe(0);
  expect((await coopj(['student', 'list', '--next', 'step', '4', '--json'])).stdout).toContain('20261001');
  expect((await coopj(['note', 'add', '20261001', 'STEP', '4'])).code).toBe(0);
  expect((await coopj(['step', '4'])).code).toBe(2);
});
