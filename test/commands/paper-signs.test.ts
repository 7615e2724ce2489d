import { expect, it } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { readyOffice } from '../helpers/run.ts';

const ACCEPTED = [
  'student edit 20241002 --nationality ベトナム --residence-status 留学 --residence-expires-on 2028-03-31',
  'company add 株式会社見本製作所 --address 見本市1-2-3 --phone 000-0000-0000 --hr "見本 人事 <jinji@example.com>" --mentor "見本 指導"',
  'placement open 20241002 --company C-0001 --on 2026-10-01 --from 2026-11-16 --to 2027-01-31 --hours-per-week 20 --pay 1200 --pay-per hour --content 見本の解析 --workplace 見本市 --job 研究開発',
  'step record 20241002 6 --on 2026-10-02 --approved-on 2026-10-02',
  'step record 20241002 8 --on 2026-10-05 --outcome accepted',
  'contract receive 20241002 --on 2026-10-07 --as-placement',
  'course register 20241002 --on 2026-10-09 --override contract-review --reason 見本',
];

async function office() {
  const { run } = await papersOffice();
  const good = async (line: string) => expect((await run(line)).code, line).toBe(0);
  for (const line of ACCEPTED) await good(line);
  return { run, good };
}

const NAME = 'student edit 20241002 --name-kanji 〓本花子 --name-kana ミホンハナコ';
const SIGNS = [
  [NAME, 'worksheet permit 20241002 --in ja', 'student edit 20241002 --name-kanji'],
  [NAME, 'worksheet contract 20241002 --in ja', 'student edit 20241002 --name-kanji'],
  [NAME, 'worksheet course 20241002 --in ja', 'student edit 20241002 --name-kanji'],
  [NAME, 'letter draft acceptance 20241002 --in ja', 'student edit 20241002 --name-kanji'],
  [NAME, 'certificate issue enrollment 20241002 --in ja', 'student edit 20241002 --name-kanji'],
  [
    'company edit C-0001 --name 見本□製作所 --reason 見本',
    'worksheet course 20241002 --in ja',
    'company edit C-0001 --name',
  ],
  [
    'company edit C-0001 --address U+9AD9町1-2 --reason 見本',
    'worksheet permit 20241002',
    'company edit C-0001 --address',
  ],
  [
    'student edit 20241002 --supervisor-name "□橋 教授"',
    'letter draft acceptance 20241002 --in ja',
    'student edit 20241002 --supervisor-name',
  ],
  [
    'placement edit P-0001 --hr "〓本 人事 <jinji@example.com>"',
    'letter draft evaluation 20241002 --in ja',
    'placement edit P-0001 --hr',
  ],
  [
    'company edit C-0001 --mentor "〓本 指導" --reason 見本',
    'letter draft evaluation 20241002 --in ja',
    'company edit C-0001 --mentor',
  ],
] as const;

it.each(SIGNS)('after %s: %s is refused, with the way out', async (typed, asked, way) => {
  const { run, good } = await office();
  const before = await run(`${asked} --dry-run`);
  expect(before.code, before.stderr).toBe(0);
  await good(typed);
  const { code, stderr } = await run(`${asked} --dry-run`);
  expect([code, stderr]).toEqual([3, expect.stringMatching(/〓|□|U\+9AD9/)]);
  expect(stderr).toContain(`coopj ${way}`);
});

it('a letter that does not print it is drafted', async () => {
  const { good } = await office();
  await good('company edit C-0001 --mentor "〓本 指導" --reason 見本');
  await good('letter draft acceptance 20241002 --in ja --dry-run');
});

/** A profile as `init` hands it out: telephone, addresses of mail and teacher are invented. */
async function rehearsal() {
  const { coopj } = await readyOffice({ today: '2026-10-20' });
  const run = (line: string) => coopj(argvOf(line));
  const lines = [
    'student add --number 20241002 --name-kanji 見本花子 --name-latin MIHON,Hanako --email a@example.ac.jp --program 情報学コース --enrolled-on 2024-04-01 --date-of-birth 1998-04-12 --supervisor-name 見本教授 --supervisor-email kyoju@example.ac.jp',
    ...ACCEPTED,
  ];
  for (const line of lines) {
    const { code, stderr } = await run(line);
    expect(code, `${line}: ${stderr}`).toBe(0);
  }
  return run;
}

it.each([
  ['worksheet course 20241002 --in ja', 'Faculty member in charge (Japanese)'],
  ['letter draft acceptance 20241002 --in ja', 'Telephone of the office, E-mail of the office'],
])('%s with invented values of the sample tells which, to people and to scripts', async (line, keys) => {
  const run = await rehearsal();
  const { stderr } = await run(`${line} --dry-run`);
  expect(stderr).toContain(`${keys}.`);
  const script = await run(`${line} --dry-run --json`);
  expect(script.stderr).not.toContain('Telephone of the office');
  const [value] = [JSON.parse(script.stdout)].flat();
  expect(value.warnings).toMatchObject([{ code: 'invented', message: expect.stringContaining(keys) }]);
  await run(
    "office edit --set office.telephone='046-000-0001' --set office.email=office@mihon.ac.jp --set course.teacher.ja='見本 次郎'",
  );
  const filled = await run(`${line} --dry-run`);
  for (const key of keys.split(', ')) expect(filled.stderr).not.toContain(key);
});

it.each(['worksheet permit 20241002 --in ja', 'worksheet contract 20241002 --in en'])(
  '%s prints nothing that the sample invents, and says nothing of it',
  async (line) => {
    const run = await rehearsal();
    const script = await run(`${line} --dry-run --json`);
    expect(script.code).toBe(0);
    expect([JSON.parse(script.stdout)].flat()).toMatchObject([{ warnings: [] }]);
  },
);

it('a letter that prints the address of the dedicated system is told of that, too', async () => {
  const run = await rehearsal();
  await run('office edit --set system.guide.ja=coopj.db');
  const { stderr, code } = await run('letter draft guide 20241002 --in ja --dry-run');
  expect(code).toBe(0);
  expect(stderr).toContain('Address of the dedicated system');
});
