import { expect, it } from 'vitest';
import { papersOffice } from '../helpers/papers-office.ts';

const TARO = '--name-kanji "山田 太郎" --name-kana "ヤマダ タロウ" --date-of-birth 1998-04-12';
const codes = ({ warnings }: { warnings: readonly { code: string; column: string; message: string }[] }) =>
  warnings.map(({ code, column, message }) => [code, column, message.match(/\b(?:\d{8}|C-\d{4})\b/g)?.at(-1)]);

it('student add tells of the same person under another number, and of an address that is somebody else’s', async () => {
  const { json, run } = await papersOffice();
  const line = `student add --number 20261099 ${TARO} --email TARO.20241001@example.ac.jp --program 情報学コース`;
  expect(codes(await json(`${line} --dry-run`))).toEqual([
    ['same-person', '--number', '20241001'],
    ['mail-shared', '--email', '20241001'],
  ]);
  expect((await run(`${line} --lang ja`)).stderr).toContain('20241001');
  const other =
    'student add --number 20261098 --name-kanji "見本 次郎" --email jiro@example.ac.jp --program 情報学コース';
  expect(codes(await json(other))).toEqual([]);
});

it('student edit tells it of what is new alone', async () => {
  const { json } = await papersOffice();
  expect(codes(await json('student edit 20241002 --email taro.20241001@example.ac.jp'))).toEqual([
    ['mail-shared', '--email', '20241001'],
  ]);
  expect(codes(await json('student edit 20241002 --sex 女'))).toEqual([]);
  expect(codes(await json(`student edit 20241002 ${TARO}`))).toEqual([['same-person', '--number', '20241001']]);
});

it('company add and company edit tell of a name that differs by ㈱, width or spaces alone, and of signs for letters', async () => {
  const { json, run } = await papersOffice();
  expect(codes(await json('company add 株式会社見本製作所'))).toEqual([]);
  expect(codes(await json('company add "㈱ 見本製作所" --industry 〓業'))).toEqual([
    ['stand-in', '--industry', undefined],
    ['like-company', '--name', 'C-0001'],
  ]);
  await run('company add 別の会社');
  expect(codes(await json('company edit C-0003 --name (株)見本製作所 --reason 見本'))).toEqual([
    ['like-company', '--name', 'C-0001'],
  ]);
  expect(codes(await json('company edit C-0001 --industry 製造業'))).toEqual([]);
});

const ACCEPTED = [
  'company add 株式会社見本製作所 --address 見本市1-2-3 --telephone 000-0000-0000',
  'placement open 20241001 --company C-0001 --on 2026-10-01 --from 2027-01-12 --to 2027-03-19 --hours-per-week 20 --pay 1200 --pay-per hour --content 見本の解析 --workplace 見本市',
  'step record 20241001 6 --on 2026-10-05 --approved-on 2026-10-05',
  'step record 20241001 8 --on 2026-10-20 --outcome accepted --override jsps-consent --reason 見本',
];

it.each([
  ['company edit C-0001 --name 〓本製作所 --reason 見本', 'company edit C-0001 --name'],
  ['company edit C-0001 --address U+9AD9町1-2 --reason 見本', 'company edit C-0001 --address'],
  ['company edit C-0001 --department &#39641;部', 'company edit C-0001 --department'],
  ['student edit 20241001 --supervisor-name "□橋 教授"', 'student edit 20241001 --supervisor-name'],
  ['placement edit P-0001 --content 〓の解析', 'placement edit P-0001 --content'],
  ['placement edit P-0001 --workplace ⿰氵朝町', 'placement edit P-0001 --workplace'],
])(
  'a sign for a letter in what the certificate of internship prints stops it, with the way out: %s',
  async (line, way) => {
    const { run } = await papersOffice();
    for (const one of ACCEPTED) expect((await run(one)).code, one).toBe(0);
    const issue = 'certificate issue internship 20241001 --in both --dry-run';
    expect((await run(issue)).code).toBe(0);
    expect((await run(line)).code).toBe(0);
    const refused = await run(issue);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(way);
  },
);
