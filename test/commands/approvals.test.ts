import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readyOffice } from '../helpers/run.ts';

async function office() {
  const { coopj } = await readyOffice();
  const type = (line: string) => coopj(argvOf(line), { env: { COOPJ_LANG: 'en' }, today: '2026-10-30' });
  await type(
    'student add --number 20249001 --name-kanji "見本 太郎" --email taro@example.ac.jp --program 情報学コース --supervisor-name "見本 教授"',
  );
  await type('step record 20249001 2 --on 2026-09-04');
  await type('supervisor change 20249001 --name "見本 新教授" --email shin@example.ac.jp --on 2026-10-12');
  const { code, stdout } = await type('step record 20249001 2 --on 2026-10-13 --by "見本 新教授"');
  expect([code, stdout]).toEqual([0, expect.stringContaining('approval')]);
  const shown = async () => (await type('student show 20249001 --format table')).stdout;
  const step2 = async () =>
    (JSON.parse((await type('step list 20249001 --json')).stdout) as { step: number; on: string | null }[])[1]?.on;
  return { type, shown, step2 };
}

test('a later supervisor’s approval stands beside the first, which keeps the day of STEP 2', async () => {
  const { shown, step2 } = await office();
  expect(await shown()).toMatch(/STEP 2 .*2026-09-04 見本 教授 {2}2026-10-13 見本 新教授/);
  expect(await step2()).toBe('2026-09-04');
});

test('taken back, the first stays; taken back again, none is left', async () => {
  const { type, shown, step2 } = await office();
  expect((await type('step undo 20249001 2 --reason "typed wrong"')).code).toBe(0);
  expect(await shown()).toMatch(/STEP 2 Supervisor’s approval +2026-09-04\n/);
  expect(await step2()).toBe('2026-09-04');
  expect((await type('step undo 20249001 2 --reason "typed wrong"')).code).toBe(0);
  expect(await step2()).toBeNull();
});
