import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { failureJson, failureLines } from '../../src/terminal/failure.ts';
import { paints } from '../../src/terminal/paint.ts';
import { loadWords } from '../../src/wording/load.ts';
import { roll } from '../helpers/papers-office.ts';
import { readyOffice } from '../helpers/run.ts';

test('an error names a hundred students and counts the others', async () => {
  const words = await loadWords('en');
  const refusals = Array.from({ length: 3000 }, (_, n) => {
    return { because: 'setting-open' as const, keys: ['issuer.name.ja'], settle: '…', student: `2024${n}` };
  });
  const abort = new Abort('refused', { refusals });
  const lines = failureLines(abort, words, await paints(false));
  expect(lines.filter((line) => line.startsWith('- 2024'))).toHaveLength(100);
  expect(lines).toContain('- and 2900 more');
  const { error } = JSON.parse(failureJson(abort, words)) as { error: { details: unknown[]; more: number } };
  expect([error.details.length, error.more]).toEqual([100, 2900]);
});

test('a word that fits thousands names ten, and says how many there are', async () => {
  const { coopj, cwd } = await readyOffice();
  writeFileSync(join(cwd, 'roll.csv'), roll(1200));
  expect((await coopj(['import', 'students', 'roll.csv'])).code).toBe(0);
  const told = await coopj(['student', 'show', '見本']);
  expect(told.code).toBe(2);
  expect(told.stderr).toContain('matches 1200 students');
  expect(told.stderr).toContain('and 1190 more');
  expect(told.stderr.length).toBeLessThan(1000);
  const json = await coopj(['student', 'show', '見本', '--json']);
  expect(JSON.parse(json.stderr).error.details).toHaveLength(10);
});

test('a card number that is wrong is told masked, in a list of a hundred thousand columns nothing is looked for', async () => {
  const { coopj, cwd } = await readyOffice();
  const head = '学籍番号,氏名,メール,専攻,在留カード番号';
  writeFileSync(join(cwd, 'list.csv'), `${head}\n20249001,見本 太郎,m@example.ac.jp,情報学コース,AB123456789CD\n`);
  for (const format of ['plain', 'json']) {
    const answer = await coopj(['import', 'students', 'list.csv', '--format', format]);
    expect(answer.code).toBe(3);
    expect(answer.stdout + answer.stderr).toContain('AB*******89CD');
    expect(answer.stdout + answer.stderr).not.toContain('123456');
  }
  const unknown = Array.from({ length: 100_000 }, (_, n) => `列${n}`).join(',');
  writeFileSync(join(cwd, 'wide.csv'), `${head},${unknown}\n20249001,見本 太郎,m@example.ac.jp,情報学コース,\n`);
  const wide = await coopj(['import', 'students', 'wide.csv', '--json']);
  expect([wide.code, JSON.parse(wide.stderr).error]).toMatchObject([
    3,
    { code: 'sheet-too-large', message: expect.stringContaining('1000 columns') },
  ]);
});
