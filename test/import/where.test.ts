import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const STUDENTS = '学籍番号,氏名,メール,専攻\n20261001,見本 太郎,a@example.ac.jp,情報学コース\n';

/** What is wrong with the only row of a list, as the screen says it. */
async function told(verb: string, headings: string, row: string): Promise<string> {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'students.csv'), STUDENTS);
  writeFileSync(join(cwd, 'list.csv'), `${headings}\n${row}\n`);
  for (const words of [
    ['import', 'students', 'students.csv'],
    ['company', 'add', '株式会社見本製作所'],
  ]) {
    expect((await coopj(words)).code).toBe(0);
  }
  const { code, stderr } = await coopj(['import', verb, 'list.csv', '--lang', 'ja']);
  expect(code).toBe(3);
  return stderr.split('\n')[0] ?? '';
}

test('an end before the beginning stands in the column of the end', async () => {
  const headings = '学籍番号,企業名,応募承認依頼日,開始予定日,終了予定日';
  const row = '20261001,株式会社見本製作所,2026-10-05,2027-02-01,2026-12-01';
  expect(await told('placements', headings, row)).toMatch(/^2行目（終了予定日）：2027-02-01が2026-12-01より後/);
});

test('a placement that is not there stands in a column that the file has', async () => {
  const row = '株式会社見本製作所,2026-10-05';
  expect(await told('contracts', '学籍番号,企業名,受領日', `20261001,${row}`)).toMatch(/^2行目（企業名）[：「]/);
  expect(await told('contracts', '学籍番号,受領日', '20261001,2026-10-05')).toMatch(/^2行目（学籍番号）[：「]/);
});

test.each([
  ['200', '168 を超えています'],
  ['二百', '算用数字で書いてください'],
])('hours of %s are told to be too many, or no number', async (hours, why) => {
  const headings = '学籍番号,企業名,応募承認依頼日,週労働時間';
  expect(await told('placements', headings, `20261001,株式会社見本製作所,2026-10-05,${hours}`)).toContain(why);
});

test('an Excel file of findings and of dates to keep says in words what a script gets as keys', async () => {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'students.csv'), STUDENTS);
  await coopj(['import', 'students', 'students.csv']);
  for (const words of [['check', '20261001'], ['due'], []]) {
    const { code, stderr } = await coopj([...words, '-o', 'x.xlsx', '--force', '--lang', 'ja']);
    expect([words, code, stderr]).toEqual([words, 0, '']);
    const [headings = [], ...rows] = await readSheet(join(cwd, 'x.xlsx'));
    for (const heading of ['要件', '結果', '区分', '緊急度', '担当']) {
      const at = headings.indexOf(heading);
      const cells = at < 0 ? [] : rows.map((row) => String(row[at] ?? ''));
      expect(cells.filter((cell) => /^[a-z/-]+$/.test(cell))).toEqual([]);
    }
    if (words[0] === 'check') expect(rows.flat()).toContain('要対応');
  }
});

test('a day where a word should stand is noticed: the columns may be shifted', async () => {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), STUDENTS.replaceAll('\n', ',2026/4/1\n').replace('2026/4/1', '性別'));
  const { code, stderr } = await coopj(['import', 'students', 'list.csv', '--lang', 'ja']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('2行目（性別）「2026/4/1」：日付のように見えます')]);
});

test('a sheet is asked of an Excel file only', async () => {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), STUDENTS);
  const { code, stderr } = await coopj(['import', 'students', 'list.csv', '--sheet', '名簿']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Remove --sheet')]);
});

test('a batch that was already been undone is told so', async () => {
  const { cwd, coopj } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), STUDENTS);
  await coopj(['import', 'students', 'list.csv']);
  const undo = () => coopj(['import', 'undo', 'B-1', '--reason', '誤り', '--yes']);
  expect((await undo()).code).toBe(0);
  expect(await undo()).toMatchObject({ code: 3, stderr: expect.stringContaining('already been undone') });
});
