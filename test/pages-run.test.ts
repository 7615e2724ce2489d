import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examplesOf } from '../src/commands/shared/kit.ts';
import { program } from '../src/program.ts';
import { commandsOf, idleKit } from './helpers/command-tree.ts';
import { commandLines, HAND_WRITTEN } from './helpers/pages.ts';
import { coopj, ROOT, type RunOptions } from './helpers/run.ts';
import { play } from './helpers/transcript.ts';

/** Every example of every page, run in its order in an office in which it makes sense. */

const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
const file = (name: string, text: string) => [`@file ${name}`, ...text.trimEnd().split('\n'), '@end'];
const list = (name: string) => file(name, read('test/fixtures/registrations-2026-09.csv'));

/** Twelve students, a company and the placement of one of them. */
const OFFICE = [
  ...list('registrations.csv'),
  '$ coopj import students registrations.csv',
  '$ coopj company add 株式会社見本製作所 --code C-0001 --address 横浜市見本区1-1 --phone 045-000-0000 --hr "人事部 見本 一郎 <jinji@example.com>"',
];
const placed = (student: string) => [
  `$ coopj placement open ${student} --company C-0001 --on 2026-10-05 --from 2026-12-01 --to 2027-02-26 --hours-per-week 28 --hours-per-day 7 --pay 300000 --pay-per month --workplace 横浜研究所 --content 見本データの解析`,
];
const accepted = (student: string) => [
  `$ coopj step record ${student} 6 --on 2026-10-07 --approved-on 2026-10-06 --confirms`,
  `$ coopj step record ${student} 8 --on 2026-10-16 --outcome accepted`,
];
const contracted = (student: string) => [
  `$ coopj contract receive ${student} --kind employment --on 2026-10-19 --as-placement`,
  `$ coopj contract review ${student} --by secretariat --outcome approved --on 2026-10-20 --as-placement`,
  `$ coopj contract sign ${student} --on 2026-10-21`,
];

/** What a fellow of JSPS needs before STEP 8. */
const consented = (student: string) => [
  `$ coopj jsps record ${student} --kind DC1 --host-researcher "見本 教授" --agreed-on 2026-10-05 --contributes`,
];

/** What is there before a page's own lines: lines of a session. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['@empty', ...list('registrations.csv')],
  'docs/certificates.md': [...OFFICE, ...placed('20241002'), ...accepted('20241002'), ...contracted('20241002')],
  'docs/contracts.md': [
    ...OFFICE,
    '$ coopj company add 株式会社見本研究所 --code MIHON',
    ...placed('20241002'),
    ...accepted('20241002'),
  ],
  'docs/due-and-plan.md': [...OFFICE, ...placed('20241002'), ...accepted('20241002')],
  'docs/import.md': [
    ...OFFICE.slice(0, -2),
    ...file('list.csv', '番号,氏名(漢字),メール,専攻\n20249101,見本 花子,hanako@example.ac.jp,情報学コース'),
    ...file('next.csv', '番号,氏名(漢字),メール,専攻\n20249102,見本 二郎,jiro@example.ac.jp,情報学コース'),
    ...file('companies.csv', '企業名,コード\n株式会社見本製作所,C-0001'),
    ...file('steps.csv', '学籍番号,ステップ,日付,受入企業,ジョブ名\n20241001,5,2026-10-05,C-0001,見本データの解析'),
    ...file(
      'placements.csv',
      '学籍番号,受入企業,応募承認依頼日,開始予定日,終了予定日\n20241001,C-0001,2026-10-05,2026-12-01,2027-02-26',
    ),
    ...file('contracts.csv', '学籍番号,案件,種類,受領日\n20241001,P-0001,雇用契約書,2026-10-19'),
    '$ coopj company add 株式会社見本製作所 --code C-0001',
  ],
  'docs/journal-format.md': [...OFFICE, '$ coopj report monthly --month 2026-10 -o report-2026-10.json'],
  'docs/letters.md': [
    ...OFFICE,
    ...file('accepted.csv', '学籍番号\n20241002'),
    ...file('guide.pdf', '%PDF-1.4 見本'),
    '$ coopj office edit --set system.guide.ja=guide.pdf --set system.guide.en=guide.pdf --set course.teacherEmail=course@example.ac.jp --set system.recording=https://system.example.ac.jp/recording',
    ...placed('20241002'),
    ...accepted('20241002'),
    '$ coopj contract receive 20241002 --kind employment --on 2026-10-19',
    '$ coopj contract review 20241002 --by secretariat --outcome returned --on 2026-10-20 --item ip=権利の帰属',
  ],
  'docs/office-profile.md': ['@empty'],
  'docs/permits.md': ['@set today=2028-03-01', ...OFFICE, ...placed('20241006'), ...accepted('20241006')],
  'docs/programme.md': [
    '@set today=2027-05-01',
    ...OFFICE,
    ...placed('20241001'),
    '$ coopj agreement add C-0001 --from 2026-10-01 --to 2027-03-31 --signed-on 2026-10-02',
  ],
  'docs/register.md': [...OFFICE, '$ coopj certificate issue enrollment 20241002'],
  'docs/scholarships.md': [
    '@set today=2027-05-01',
    ...OFFICE,
    ...placed('20241001'),
    ...consented('20241001'),
    ...accepted('20241001'),
  ],
  'docs/steps.md': [
    '@set today=2026-11-06',
    ...OFFICE,
    ...file('invited.txt', '20241001\n20241002'),
    ...placed('20241002'),
  ],
  'docs/verification.md': [
    ...OFFICE,
    '$ coopj certificate issue enrollment 20241002 --in ja',
    ...file('scanned.txt', 'what a phone read'),
  ],
  'docs/worksheets.md': [
    ...OFFICE,
    ...consented('20241001'),
    ...['20241006', '20241001'].flatMap((student) => [
      ...placed(student),
      ...accepted(student),
      ...contracted(student),
    ]),
    '$ coopj course register 20241001 20241006 --on 2026-10-30',
  ],
};
/** Lines that end otherwise than with 0, and why. */
const ENDS: Readonly<Record<string, number>> = {
  // There are open findings; the page says so.
  'coopj check --starts-within 30d --for 11 --exit-code': 3,
  // It asks, and a test has no terminal.
  'coopj backup create /media/usb/coopj --passphrase': 2,
  // No code of a certificate: test/documents/verify.test.ts scans real ones.
  'coopj certificate verify scanned.txt': 3,
  'coopj certificate verify --qr "coopj-certificate=1 ..."': 3,
  // Nobody has the secret key of the example: test/backup opens sealed ones.
  'coopj backup verify coopj-2026-11-30T0102Z-000123.zip.age --identity office-age.txt': 4,
  'coopj doctor --identity office-age.txt': 4,
};

/** Names that are drawn anew in each office, as they are in this one. */
async function here(argv: readonly string[], options: RunOptions): Promise<readonly string[]> {
  const { cwd = '' } = options;
  const backups = join(cwd, 'backups');
  const [backup] = existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.zip')) : [];
  const batches = argv.includes('B-49') ? await coopj(['import', 'list', '--json'], options) : undefined;
  const [{ batch } = { batch: '' }] = JSON.parse(batches?.stdout ?? '[]') as readonly { readonly batch: string }[];
  return argv.map((word) => {
    if (word === 'B-49') return batch;
    return word === 'coopj-2026-11-30T0102Z-000123.zip' && backup ? join(backups, backup) : word;
  });
}

/** Generated from the rules, with blanks that a person fills in. */
const HINTS = 'docs/rules.md';

describe.each(HAND_WRITTEN.filter((page) => page !== HINTS && commandLines(page).length > 0))('%s', (page) => {
  test('every example does what it says', async () => {
    const before = BEFORE[page] ?? OFFICE;
    const lines = commandLines(page);
    const todo = [...before.filter((one) => one.startsWith('$ ')).map((one) => one.slice(2)), ...lines];
    const failed: string[] = [];
    await play([...before, ...lines.map((line) => `$ ${line}`)].join('\n'), async (argv, options = {}) => {
      const line = todo.shift() ?? '';
      const stdin = argv.at(-1) === '-' ? 'AB12345678CD\n' : '';
      const answer = await coopj(await here(argv, options), { ...options, stdin });
      if (answer.code !== (ENDS[line] ?? 0)) failed.push(`${line} => ${answer.code} ${answer.stdout}${answer.stderr}`);
      return answer;
    });
    expect(failed).toEqual([]);
    expect(todo).toEqual([]);
  });
});

/** Examples that ask on a terminal, and a script is told so. */
const ASKING = [
  'undo',
  'student edit 20241001 --ra-hours',
  'placement edit P-0001 --pay',
  'backup create /media/usb/coopj --passphrase',
];

test('no example of help is refused as a line, or is a fault', async () => {
  const examples = commandsOf(await program(await idleKit())).flatMap(examplesOf);
  const lines = [...new Set(examples)].map((line) => `$ ${line}`);
  const before = ['@set today=2027-05-01', ...OFFICE, ...placed('20241002'), ...accepted('20241002')];
  const wrong: string[] = [];
  await play([...before, ...contracted('20241002'), ...lines].join('\n'), async (argv, options = {}) => {
    const answer = await coopj(argv, { ...options, stdin: argv.includes('-') ? 'AB12345678CD\n' : '' });
    // Some are right at another time, some with a shared store alone.
    const isLine = answer.code === 2 && !/Not recorded\.|is for a shared store/.test(answer.stderr);
    if (answer.code === 1 || isLine) wrong.push(argv.join(' '));
    return answer;
  });
  expect(wrong.sort()).toEqual(ASKING.toSorted());
});
