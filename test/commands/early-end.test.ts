import { expect, test } from 'vitest';
import { coopj, readyOffice } from '../helpers/run.ts';

const STARTED = [
  'student add --number 20249001 --name-kanji 見本 --email mihon@example.ac.jp --program 情報学コース --nationality 日本 --course-years 3',
  'company add 見本株式会社 --code C-0001',
  'agreement add C-0001 --from 2026-04-01 --to 2027-03-31 --signed-on 2026-09-01',
  'placement open 20249001 --company C-0001 --on 2026-09-10 --from 2026-11-02 --to 2027-01-31',
  'step record 20249001 6 --on 2026-09-17 --approved-on 2026-09-16',
  'step record 20249001 8 --on 2026-10-05 --outcome accepted',
  'contract receive 20249001 --kind employment --on 2026-10-08',
  'contract review 20249001 --outcome approved --on 2026-10-09',
  'contract sign 20249001 --on 2026-10-10',
  'course register 20249001 --on 2026-10-12',
  'insurance record 20249001 --kind gakkensai --paid-on 2026-04-01 --from 2026-04-02 --to 2027-03-31',
  'insurance record 20249001 --kind gakkenbai --paid-on 2026-04-01 --from 2026-04-02 --to 2027-03-31',
  'step record 20249001 11 --started 2026-11-02',
].map((line) => line.split(' '));

async function running() {
  const office = await readyOffice({ today: '2026-12-20' });
  for (const line of STARTED) {
    const { code, stderr } = await office.coopj(line, { today: '2026-12-20' });
    expect(code, `${line.join(' ')}\n${stderr}`).toBe(0);
  }
  const end = (...flags: readonly string[]) => ['step', 'record', '20249001', '11', ...flags];
  const reason = async () => {
    const { stdout } = await office.coopj(['placement', 'show', 'P-0001', '--json'], { today: '2026-12-20' });
    return (JSON.parse(stdout) as { run?: { earlyReason?: string } }).run?.earlyReason;
  };
  return { office, end, reason };
}

test('at a terminal, whoever records an end before the agreed one is asked why; a report tells days and reason', async () => {
  const { office, end, reason } = await running();
  const asked = await coopj(end('--ended', '2026-12-15'), {
    cwd: office.cwd,
    today: '2026-12-20',
    tty: 80,
    keys: [
      [/end early/, () => '研究計画の変更\r'],
      [/Record this/, () => '\r'],
    ],
  });
  expect(asked.code, asked.stderr).toBe(0);
  expect(asked.stderr).toContain('It was agreed until 2027-01-31 (Sun).');
  expect(await reason()).toBe('研究計画の変更');

  const told = await office.coopj(
    ['report', 'monthly', '--month', '2026-12', '--section', 'closings', '--format', 'csv'],
    { today: '2026-12-31' },
  );
  expect(told.stdout.trim().split('\r\n')).toEqual([
    'on,student,name,placement,company,as,by,reason,agreedDays,workedDays',
    '2026-12-15,20249001,見本,P-0001,C-0001,completed,,研究計画の変更,91,44',
  ]);
});

test('a script is not asked: the reason is a flag, and may follow', async () => {
  const { office, end, reason } = await running();
  const record = (...flags: readonly string[]) => office.coopj(end(...flags), { today: '2026-12-20' });
  expect((await record('--early-reason', '病気')).code).toBe(2);
  expect((await record('--ended', '2026-12-15')).code).toBe(0);
  expect(await reason()).toBeUndefined();
  expect((await record('--early-reason', '病気')).code).toBe(0);
  expect(await reason()).toBe('病気');
  // Another reason takes the place of the first only with a reason for that.
  expect((await record('--early-reason', '転職')).code).not.toBe(0);
  expect((await record('--early-reason', '転職', '--reason', '聞き違い')).code).toBe(0);
});

test('an end on time asks nothing', async () => {
  const { office, end, reason } = await running();
  const on = { cwd: office.cwd, today: '2027-02-01', tty: 80 };
  expect((await coopj(end('--ended', '2027-01-24'), on)).code).toBe(0);
  expect(await reason()).toBeUndefined();
});
