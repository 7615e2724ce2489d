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
  'company add 株式会社見本製作所 --address 見本市1-2-3 --phone 000-0000-0000',
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

const RUNNING = [
  ...ACCEPTED,
  'agreement add C-0001 --from 2026-04-01 --to 2027-03-31 --signed-on 2026-04-01',
  'insurance record 20241001 --kind gakkensai --paid-on 2026-04-01',
  'insurance record 20241001 --kind gakkenbai --paid-on 2026-04-01',
  'step record 20241001 11 --started 2026-10-21 --override contract-review --override contract-signed --override course-before-start --override jsps-consent --reason 見本',
];

it.each([
  ['placement open 20241002 --company C-0001 --job 〓の解析', '--job'],
  ['placement open 20241002 --company C-0001 --hr "〓本 人事"', '--hr'],
  ['step record 20241002 5 --company C-0001 --consulted "〓本 助教"', '--consulted'],
  ['placement edit P-0001 --mentor "□本 指導"', '--mentor'],
  ['placement edit P-0001 --workplace U+9AD9町', '--workplace'],
  ['placement edit P-0001 --department 〓部', '--department'],
  [
    'placement amend P-0001 --effective 2027-02-01 --content 〓の研究 --reason 見本 --override work-permit --override residence-known --override insurance --override agreement --override course-before-start --override contract-review --override contract-signed --override jsps-consent',
    '--content',
  ],
  ['supervisor change 20241001 --name "〓橋 教授" --email a@example.ac.jp', '--name'],
  ['step record 20241001 2 --by "□橋 教授" --on 2026-09-01 --reason 見本', '--by'],
  ['jsps record 20241001 --host-researcher "〓橋 教授"', '--host-researcher'],
  ['contract receive 20241001 --content 〓の研究', '--content'],
  ['job add C-0001 --title 〓の解析', '--title'],
  ['note add 20241001 〓さんに電話', 'TEXT'],
])('%s is told as a list would tell it, and recorded', async (line, column) => {
  const { run, json } = await papersOffice();
  for (const one of ACCEPTED) expect((await run(one)).code, one).toBe(0);
  const typed = await run(`${line} --dry-run`);
  expect([typed.code, typed.stderr]).toEqual([0, expect.stringContaining(`${column}: `)]);
  expect(codes(await json(line))).toContainEqual(['stand-in', column, undefined]);
});

it.each([
  ['placement open 20241002 --company C-0001 --job', '--job'],
  ['placement open 20241002 --company C-0001 --content', '--content'],
  ['placement edit P-0001 --hr', '--hr'],
  ['placement edit P-0001 --consulted', '--consulted'],
  ['placement edit P-0001 --workplace', '--workplace'],
  ['step record 20241001 2 --by', '--by'],
])('%s with a line break or a control character is refused, as in a list', async (line, flag) => {
  const { run } = await papersOffice();
  for (const one of ACCEPTED) expect((await run(one)).code, one).toBe(0);
  for (const text of ['見本\n次', '見本\u0007']) {
    const { code, stderr } = await run(`${line} "${text}"`);
    expect([code, stderr], JSON.stringify(text)).toEqual([2, expect.stringContaining(flag)]);
  }
});

it('an early end that nobody explains is told, to people, to scripts and in lists', async () => {
  const { run, json } = await papersOffice();
  for (const one of RUNNING) expect((await run(one)).code, one).toBe(0);
  const end = 'step record 20241001 11 --ended 2026-10-21';
  const list = (reason = '') => `学籍番号,ステップ,終了日,早期終了の理由\n20241001,11,2026-10-21,${reason}\n`;
  const imported = async (reason?: string) =>
    JSON.parse((await run('import steps - --dry-run --json', { stdin: list(reason) })).stdout).warnings;
  expect(await imported()).toMatchObject([{ code: 'early-end', column: '終了日', line: 2 }]);
  expect(await imported('事業所の閉鎖')).toEqual([]);
  const told = await run(`${end} --dry-run --no-input`);
  expect([told.code, told.stderr]).toEqual([0, expect.stringContaining('--early-reason')]);
  expect((await json(`${end} --dry-run`)).warnings).toMatchObject([{ code: 'early-end', column: '--ended' }]);
  expect((await json(`${end} --early-reason 事業所の閉鎖 --dry-run`)).warnings).toEqual([]);
});

it('a reason, a purpose and an addressee are read as other texts are: no control character, no sign for a letter on a paper', async () => {
  const { run, refusal } = await papersOffice();
  for (const text of ['"a\u001b[31mb"', '"一行目\n二行目"']) {
    expect(await refusal(`student edit 20241001 --sex 女 --reason ${text}`)).toMatchObject({ code: 'not-a-text' });
  }
  for (const flag of ['--purpose', '--addressee']) {
    const answer = await refusal(`certificate issue enrollment 20241001 ${flag} 在〓局`);
    expect(answer).toMatchObject({ code: 'not-a-text', message: expect.stringContaining('〓') });
  }
  expect((await run('certificate issue enrollment 20241001 --purpose 在留 --addressee 局長 --quiet')).code).toBe(0);
  expect(await refusal('certificate reissue E-2026-0001 --out again --purpose 〓')).toMatchObject({
    code: 'not-a-text',
  });
});
