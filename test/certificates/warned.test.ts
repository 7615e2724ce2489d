import { expect, test } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const HOST =
  'company add 株式会社見本製作所 --code MIHON --address 東京都見本区1 --phone 03-0000-0000 --industry 製造業';
const OPENED =
  'placement open 1 --company MIHON --on 2026-09-10 --from 2026-11-16 --to 2027-01-29 --hours-per-week 28 --workplace 東京 --content 解析 --pay 300000 --pay-per month';
const STUDENT =
  'student add --number 1 --name-kanji 見本花子 --family-name MIHON --given-name Hanako --email a@example.ac.jp --program 情報学コース --nationality 日本 --date-of-birth 1998-04-12 --supervisor-name 見本教授';

/** An accepted placement; STEP 6 as it is typed. */
async function accepted(application: string) {
  const office = await readyOffice({ today: '2026-10-20' });
  const run = (line: string) => office.coopj(line.split(' '));
  const good = async (line: string) => {
    const answer = await run(line);
    if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
    return answer;
  };
  for (const line of [STUDENT, HOST, OPENED, application]) await good(line);
  await good('step record 1 8 --on 2026-10-05 --outcome accepted');
  return { run, good };
}
type Warned = readonly { readonly warnings: readonly { readonly code: string }[] }[];
const codes = (papers: Warned) => papers.map(({ warnings }) => warnings.map(({ code }) => code));
const APPLIED = 'step record 1 6 --on 2026-09-17 --approved-on 2026-09-16';

test('without the supervisor’s confirmation the certificate leaves it out, and whoever issues is told', async () => {
  const { good } = await accepted(APPLIED);
  const { stderr } = await good('certificate issue internship 1 --in ja --dry-run');
  const script = await good('certificate issue internship 1 --in ja --json');
  expect(codes(JSON.parse(script.stdout))[0]).toEqual(expect.arrayContaining(['unconfirmed', 'term-follows']));
  // A script has them in its answer; stderr is left to errors.
  expect(script.stderr).toBe('');
  expect(stderr).toContain('--confirms');
  expect(stderr).toContain('autumn');
});

test('confirmed at STEP 6, then or later, the sentence stands', async () => {
  const { good } = await accepted(APPLIED);
  await good('step record 1 6 --confirms');
  const { stdout } = await good('certificate issue internship 1 --in en --json');
  expect(codes(JSON.parse(stdout))[0]).not.toContain('unconfirmed');
  const shown = await good('certificate show I-2026-0001 --json');
  expect(shown.stdout).toContain('has confirmed that this internship relates');
  expect((await good('history 1 --json')).stdout).toContain('application-recorded');
});

test('an English certificate that prints Japanese says what, and how a company gets its English name', async () => {
  const { good } = await accepted(APPLIED);
  const [first] = JSON.parse((await good('certificate issue internship 1 --in en --dry-run --json')).stdout);
  const told = first.warnings.find(({ code }: { code: string }) => code === 'in-japanese');
  expect(told.message).toMatch(/Host company.*Address.*Workplace.*coopj company edit MIHON --name-en/);
  await good('company edit MIHON --name-en Mihon_Works --reason 追記');
  const [then] = JSON.parse((await good('certificate issue internship 1 --in en --dry-run --json')).stdout);
  expect(JSON.stringify(then.warnings)).not.toContain('--name-en');
  for (const lang of ['ja', 'both']) {
    const { stdout } = await good(`certificate issue internship 1 --in ${lang} --dry-run --json`);
    expect(codes(JSON.parse(stdout))[0]).not.toContain('in-japanese');
  }
});

test('a batch tells each thing once, and a pack tells it too', async () => {
  const { good } = await accepted(APPLIED);
  const batch = await good('certificate issue internship --all --out papers');
  expect(batch.stderr.match(/--confirms/g)).toHaveLength(1);
  const pack = await good('permit pack 1 --out pack').catch((error) => ({ stderr: String(error) }));
  expect(pack.stderr).toContain('enrolled-on');
});

test('a certificate of enrollment needs the day of entry', async () => {
  const { run, good } = await accepted(APPLIED);
  const refused = await run('certificate issue enrollment 1 --in ja');
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('--enrolled-on')]);
  await good('student edit 1 --enrolled-on 2024-04-01');
  await good('certificate issue enrollment 1 --in ja');
  expect((await good('permit pack 1 --out pack')).stderr).toContain('--confirms');
});

test('a day alone does not say that the briefing was attended', async () => {
  const { run, good } = await accepted(APPLIED);
  const unsaid = await run('step record 1 4 --on 2026-10-01');
  expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining('--attended')]);
  await good('step record 1 4 --on 2026-10-01 --attended');
});
