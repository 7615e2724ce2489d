import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listed, openRecords } from '../helpers/records.ts';
import { coopj, type Press, readyOffice } from '../helpers/run.ts';

const REGISTRATIONS = fileURLToPath(new URL('../fixtures/registrations-2026-09.csv', import.meta.url));
const TERMS = ['--from', '2026-11-16', '--to', '2027-01-29', '--hours-per-week', '38'];

/** An office with the students of the sample file, a company, and an open placement of each student named. */
async function officeWith(students: readonly string[] = []) {
  const office = await readyOffice();
  const run = async (...argv: string[]) => {
    const { code, stderr, stdout } = await office.coopj(argv);
    return { code, stderr, stdout };
  };
  const good = async (...argv: string[]) => {
    const { code, stderr, stdout } = await run(...argv);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  };
  await good('import', 'students', REGISTRATIONS);
  await good('company', 'add', '株式会社見本製作所', '--code', 'MIHON');
  for (const student of students) {
    await good('placement', 'open', student, '--company', 'MIHON', '--on', '2026-09-10', ...TERMS);
  }
  const entries = async () => {
    const store = await openRecords(join(office.cwd, 'coopj.db'));
    return listed(store.journal());
  };
  return { cwd: office.cwd, run, good, entries };
}

/** STEP 6 to 9. */
async function upToContract(good: (...argv: string[]) => Promise<string>, student: string) {
  await good('step', 'record', student, '6', '--on', '2026-09-17', '--approved-on', '2026-09-16');
  const consent = ['--host-researcher', '見本 教授', '--agreed-on', '2026-09-10', '--contributes'];
  if (student === '20241001') await good('jsps', 'record', student, ...consent);
  await good('step', 'record', student, '8', '--on', '2026-10-05', '--outcome', 'accepted');
  await good('contract', 'receive', student, '--on', '2026-10-08');
  await good('contract', 'review', student, '--outcome', 'approved', '--on', '2026-10-09');
}

test('several students are registered for the course in one operation', async () => {
  const { good, entries } = await officeWith(['20241001', '20241002']);
  await upToContract(good, '20241001');
  await upToContract(good, '20241002');
  const answer = JSON.parse(await good('course', 'register', '20241001', '20241002', '--json'));
  expect(answer.map(({ student }: { student: string }) => student)).toEqual(['20241001', '20241002']);
  const registered = (await entries()).filter(({ change }) => change?.type === 'course-registered');
  expect(registered.map(({ subject }) => subject)).toEqual(['student:20241001', 'student:20241002']);
  expect(new Set(registered.map(({ operation }) => operation)).size).toBe(1);
});

test('where one of several is refused nobody is registered, and each reason names its student', async () => {
  const { good, run, entries } = await officeWith(['20241001', '20241002']);
  await upToContract(good, '20241001');
  const { code, stderr } = await run('course', 'register', '20241001', '20241002', '--format', 'json');
  expect(code).toBe(3);
  const { details } = JSON.parse(stderr).error;
  expect(details).toMatchObject([
    { student: '20241002', rule: 'order', gate: '10' },
    { student: '20241002', rule: 'contract-review', gate: '10' },
  ]);
  expect((await entries()).some(({ change }) => change?.type === 'course-registered')).toBe(false);
});

test('contract show tells terms, reviews and items, and names the file', async () => {
  const { cwd, good } = await officeWith(['20241001']);
  await writeFile(join(cwd, 'scan.pdf'), 'scan');
  await good('contract', 'receive', '20241001', '--on', '2026-10-08', '--hours-per-week', '30', '--file', 'scan.pdf');
  const items = ['--item', 'IP=帰属が不明', '--item', 'ip=公表の時期'];
  await good('contract', 'review', '20241001', '--outcome', 'returned', '--on', '2026-10-09', ...items);
  expect(JSON.parse(await good('contract', 'show', '20241001', '--json'))).toEqual({
    student: '20241001',
    name: '山田 太郎',
    placement: 'P-0001',
    company: 'MIHON',
    contracts: [
      {
        ref: 'P-0001-E1',
        kind: 'employment',
        revision: 1,
        receivedOn: '2026-10-08',
        terms: { hoursPerWeek: 30 },
        file: { name: 'scan.pdf', sha256: createHash('sha256').update('scan').digest('hex') },
        reviews: [
          { by: 'secretariat', outcome: 'returned', on: '2026-10-09', items: { ip: '帰属が不明 / 公表の時期' } },
        ],
      },
    ],
  });
});

/** What was recorded of the contract's terms, and the verdicts on whether papers agree. */
async function ofContract(good: (...argv: string[]) => Promise<string>) {
  const { contracts } = JSON.parse(await good('contract', 'show', '20241001', '--json'));
  const findings = JSON.parse(await good('check', '20241001', '--json'));
  const agree = findings.filter(({ rule }: { rule: string }) => rule === 'papers-agree');
  const verdicts = agree.map(({ result, severity }: Record<string, string>) => [result, severity].join(' '));
  return { terms: contracts.map(({ terms }: { terms: object }) => terms), verdicts };
}

test('of a contract nothing is recorded that nobody said; compared, it says what the placement says', async () => {
  const { good, run } = await officeWith(['20241001']);
  const { code, stderr } = await run('contract', 'receive', '20241001', '--on', '2026-10-08');
  expect([code, stderr]).toEqual([0, expect.stringContaining('P-0001-E1 has not been compared')]);
  expect(await ofContract(good)).toEqual({ terms: [{}], verdicts: ['open warn'] });
  const agreed = { from: '2026-11-16', to: '2027-01-29', hoursPerWeek: 38 };
  await good('contract', 'review', '20241001', '--outcome', 'approved', '--on', '2026-10-09', '--as-placement');
  expect(await ofContract(good)).toEqual({ terms: [agreed], verdicts: ['ok block'] });
  await good('contract', 'receive', '20241001', '--on', '2026-10-10', '--as-placement', '--hours-per-week', '30');
  expect(await ofContract(good)).toEqual({
    terms: [agreed, { ...agreed, hoursPerWeek: 30 }],
    verdicts: ['open block'],
  });
});

test('only an approval of a student’s contract says that it agrees', async () => {
  const { good, run } = await officeWith(['20241001']);
  await good('contract', 'receive', '20241001', '--on', '2026-10-08');
  const returned = ['--outcome', 'returned', '--remark', '期間', '--as-placement'];
  expect((await run('contract', 'review', '20241001', ...returned)).code).toBe(2);
  expect((await run('contract', 'review', '--company', 'MIHON', '--outcome', 'approved', '--as-placement')).code).toBe(
    2,
  );
  expect((await run('contract', 'receive', '--company', 'MIHON', '--as-placement')).code).toBe(2);
});

test('on a terminal the terms that were not given are asked for', async () => {
  const { good, cwd } = await officeWith(['20241001']);
  const receive = ['contract', 'receive', '20241001', '--hours-per-week', '30'];
  const asked = async (keys: readonly Press[]) => {
    const answer = await coopj(receive, { cwd, tty: 80, keys, today: '2026-10-08' });
    expect(answer.code).toBe(0);
    return answer.stderr;
  };
  const question: RegExp = /match the placement/;
  const recorded: Press = [/coopj contract receive 20241001/, () => '\r'];
  const shown = await asked([[question, () => '1\r'], recorded]);
  expect(shown).toMatch(/2026-11-16 – 2027-01-29/);
  // What was given is not asked for.
  expect(shown.slice(0, shown.indexOf('Please check'))).not.toContain('38');
  await asked([[question, () => '2\r'], [/start date/, () => '2026-11-17\r'], [/end date/, () => '\r'], recorded]);
  await asked([[question, () => '\r'], recorded]);
  const agreed = { from: '2026-11-16', to: '2027-01-29' };
  const own = { hoursPerWeek: 30 };
  const { terms } = await ofContract(good);
  expect(terms).toEqual([{ ...agreed, ...own }, { from: '2026-11-17', ...own }, own]);
});

test('the secretariat’s review is the one that a list shows, else the latest of the others', async () => {
  const { good } = await officeWith(['20241001']);
  const shown = async () => {
    const [line] = JSON.parse(await good('contract', 'list', '--json'));
    return [line.by, line.outcome, line.reviewedOn];
  };
  await good('contract', 'receive', '20241001', '--on', '2026-10-08');
  expect(await shown()).toEqual([null, null, null]);
  await good('contract', 'review', '20241001', '--by', 'student', '--outcome', 'approved', '--on', '2026-10-09');
  await good('contract', 'review', '20241001', '--by', 'company', '--outcome', 'approved', '--on', '2026-10-10');
  expect(await shown()).toEqual(['company', 'approved', '2026-10-10']);
  const returned = ['--outcome', 'returned', '--remark', '期間'];
  await good('contract', 'review', '20241001', ...returned, '--on', '2026-10-09');
  await good('contract', 'review', '20241001', '--by', 'supervisor', '--outcome', 'approved', '--on', '2026-10-12');
  expect(await shown()).toEqual(['secretariat', 'returned', '2026-10-09']);
});

test('two companies added at once get two codes', async () => {
  const { good } = await officeWith();
  await Promise.all([good('company', 'add', '見本甲株式会社'), good('company', 'add', '見本乙株式会社')]);
  const codes = JSON.parse(await good('company', 'list', '--json')).map(({ code }: { code: string }) => code);
  expect(codes.toSorted()).toEqual(['C-0001', 'C-0002', 'MIHON']);
});

test('an agreement for one placement counts for that one, and a list of a company holds only its own', async () => {
  const { good } = await officeWith(['20241001', '20241002']);
  await good('company', 'add', '見本研究所', '--code', 'LAB');
  const term = ['--from', '2026-11-01', '--to', '2027-03-31'];
  await good('contract', 'receive', '--company', 'MIHON', '--placement', 'P-0002', ...term, '--on', '2026-10-01');
  await good('contract', 'receive', '--company', 'LAB', ...term, '--on', '2026-10-02');
  await good('contract', 'receive', '--company', 'MIHON', ...term, '--on', '2026-10-03');
  const lines = JSON.parse(await good('contract', 'list', '--company', 'MIHON', '--json'));
  expect(lines.map(({ ref, placement }: { ref: string; placement: string }) => `${ref} ${placement}`)).toEqual([
    'A-0001-1 P-0002',
    'A-0001-2 P-0002',
  ]);
});

test('a dry run of any of these verbs writes nothing', async () => {
  const { good, entries } = await officeWith(['20241001']);
  await upToContract(good, '20241001');
  const before = (await entries()).length;
  const verbs = [
    ['company', 'add', '見本研究所'],
    ['agreement', 'add', 'MIHON', '--from', '2026-11-01', '--to', '2027-03-31'],
    ['contract', 'receive', '20241001'],
    ['contract', 'review', '20241001', '--outcome', 'approved'],
    ['contract', 'sign', '20241001'],
    ['contract', 'receive', '--company', 'MIHON', '--from', '2026-11-01', '--to', '2027-03-31'],
    ['course', 'register', '20241001'],
    ['evaluation', 'record', '20241001'],
  ];
  for (const verb of verbs) expect(JSON.stringify(await good(...verb, '--dry-run', '--json'))).toMatch(/dryRun/);
  expect((await entries()).length).toBe(before);
});
