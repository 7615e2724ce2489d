import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answered } from '../helpers/answering.ts';
import { readyOffice, TODAY } from '../helpers/run.ts';

const LIST = `学籍番号,本人氏名,連絡用アドレス,専攻,内線
20249001,見本 太郎,mihon.taro@example.ac.jp,情報学コース,1234
`;

/** Answers by the beginning of the question; what is not named is left blank. */
const saying = (answers: Readonly<Record<string, readonly string[]>>) => {
  const left = new Map(Object.entries(answers).map(([question, all]) => [question, [...all]]));
  return {
    answer: (question: string) =>
      [...left].find(([begin, all]) => question.includes(begin) && all.length > 0)?.[1].shift() ?? '',
  };
};

async function office(list = LIST) {
  const made = await readyOffice({ today: TODAY });
  writeFileSync(join(made.cwd, 'list.csv'), list);
  const at = (person: ReturnType<typeof saying>, ...argv: readonly string[]) =>
    answered(argv, { cwd: made.cwd, today: TODAY }, person);
  return { ...made, at };
}
const JA = ['--lang', 'ja'];

test('a heading that nobody knows is asked for, and the answers are kept under a name', async () => {
  const { cwd, at, coopj } = await office();
  const done = await at(
    saying({
      本人氏名: ['氏名'],
      連絡用アドレス: ['メール'],
      内線: [''],
      保存する名前: ['専攻事務'],
      取り込みますか: ['y'],
    }),
    'import',
    'students',
    'list.csv',
    ...JA,
  );
  expect(done.code, done.stderr).toBe(0);
  expect(done.asked.map(([question]) => question).filter((one) => one.includes('列「'))).toEqual([
    '列「本人氏名」が何の項目かを選んでください。',
    '列「連絡用アドレス」が何の項目かを選んでください。',
    '列「内線」が何の項目かを選んでください。',
  ]);
  const shown = JSON.parse((await coopj(['student', 'show', '20249001', '--json'])).stdout);
  expect(shown).toMatchObject({ nameKanji: '見本 太郎', email: 'mihon.taro@example.ac.jp' });
  expect(readFileSync(join(cwd, 'office.toml'), 'utf8')).toMatch(/\[import\.maps\."?専攻事務"?\]/);
  // The next list is read without a question.
  const again = await at(
    saying({}),
    'import',
    'students',
    'list.csv',
    '--map',
    '@専攻事務',
    '--map',
    '内線=phone',
    ...JA,
  );
  expect(again.asked.filter(([question]) => question.includes('列「'))).toEqual([]);
});

test('a field that another column holds is not offered; < goes back; ? names the flag; nothing is kept unasked', async () => {
  const { cwd, at } = await office();
  const before = readFileSync(join(cwd, 'office.toml'), 'utf8');
  const done = await at(
    saying({
      本人氏名: ['?', 'プログラム', '備考', '氏名'],
      連絡用アドレス: ['<', 'email'],
      内線: [''],
      取り込みますか: ['y'],
    }),
    'import',
    'students',
    'list.csv',
    ...JA,
  );
  expect(done.stderr).toContain('--map "本人氏名=…"');
  expect(done.code, done.stderr).toBe(0);
  expect(readFileSync(join(cwd, 'office.toml'), 'utf8')).toBe(before);
});

test('a script is told as before, and asked nothing', async () => {
  const { coopj } = await office();
  const { code, stderr } = await coopj(['import', 'students', 'list.csv']);
  expect(code).toBe(3);
  expect(stderr).toContain('本人氏名');
});

test.each([
  ['companies', 'code,name,業界\nC-0001,見本株式会社,情報\n', '業界', 'industry'],
  ['placements', 'student,company,on,受入部署\n20249001,C-0001,2026-10-05,研究部\n', '受入部署', 'department'],
  ['contracts', 'student,on,受入部署\n20249001,2026-10-06,研究部\n', '受入部署', 'department'],
  ['steps', 'student,step,on,応募の承認\n20249001,6,2026-10-06,2026-10-05\n', '応募の承認', 'approved_on'],
])('the same for a list of %s', async (of, list, heading, key) => {
  const { at, coopj } = await office(list);
  for (const line of [
    'student add --number 20249001 --name-kanji 見本 --email mihon@example.ac.jp --program 情報学コース',
    ...(of === 'companies' ? [] : ['company add 見本株式会社 --code C-0001']),
    ...(['companies', 'placements'].includes(of) ? [] : ['placement open 20249001 --company C-0001 --on 2026-10-05']),
  ])
    expect((await coopj(line.split(' '))).code).toBe(0);
  const done = await at(saying({ [`“${heading}”`]: [key], 'Import 1': ['y'] }), 'import', of, 'list.csv');
  expect(done.code, done.stderr).toBe(0);
  expect(done.asked.map(([question]) => question)).toContain(`What does the column “${heading}” hold?`);
});

test('a trial run asks too, and keeps nothing', async () => {
  const { at } = await office();
  const done = await at(
    saying({ 本人氏名: ['name_kanji'], 連絡用アドレス: ['email'] }),
    'import',
    'students',
    'list.csv',
    '--dry-run',
    ...JA,
  );
  expect(done.code, done.stderr).toBe(0);
  expect(done.asked.map(([question]) => question)).toHaveLength(3);
});
