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
