import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutHead } from '../helpers/reports.ts';
import { coopj, readyOffice } from '../helpers/run.ts';

const STUDENTS = `学籍番号,氏名,メール,専攻,標準修業年限,入学日,連絡日,案内送付日,承認日,登録日
20249001,見本 太郎,mihon.taro@example.ac.jp,情報学コース,3,2024-04-01,2026-08-03,2026-08-04,2026-08-05,2026-10-02
20249002,髙見本 花子,mihon.hanako@example.ac.jp,統計科学コース,3,2024-04-01,2026-10-01,,,
`;
const AGREEMENT = '--from 2026-04-01 --to 2027-03-31';
const OCTOBER = [
  'import students students.csv',
  'step record 20249001 4 --attended --on 2026-10-05',
  'company add 見本株式会社 --code C-0001',
  'placement open 20249001 --company C-0001 --on 2026-10-06 --from 2026-12-01 --to 2027-02-28 --pay 250000 --pay-per month',
  'step record 20249001 6 --on 2026-10-08 --approved-on 2026-10-07',
  'step record 20249001 8 --on 2026-10-20 --outcome accepted',
  'contract receive 20249001 --kind employment --on 2026-10-26',
];
/** Recorded in November: new facts, facts of October that were late, a correction, and one taken back. */
const NOVEMBER = [
  'contract review 20249001 --outcome approved --on 2026-10-28',
  `agreement add C-0001 ${AGREEMENT} --signed-on 2026-10-30`,
  'step record 20249002 2 --on 2026-10-30',
  'step record 20249001 8 --on 2026-10-21 --outcome accepted --reason 聞き違い',
  'step undo 20249001 4 --yes --reason 別の学生',
  'course register 20249001 --on 2026-11-10',
];

async function office() {
  const made = await readyOffice({ today: '2026-10-31' });
  writeFileSync(join(made.cwd, 'students.csv'), STUDENTS);
  const record = async (lines: readonly string[], today: string) => {
    for (const line of lines) {
      const { code, stderr } = await made.coopj(line.split(' '), { today });
      expect(code, `${line}\n${stderr}`).toBe(0);
    }
  };
  const report = async (today: string, ...flags: string[]) =>
    withoutHead((await made.coopj(['report', 'monthly', '--month', '2026-10', ...flags], { today })).stdout);
  return { record, report };
}

test.each(['json', 'csv', 'plain', 'table'])(
  'a report made later as of its last day is the one made then, byte for byte: %s',
  async (format) => {
    const { record, report } = await office();
    await record(OCTOBER, '2026-10-31');
    const then = await report('2026-10-31', '--format', format);
    await record(NOVEMBER, '2026-11-20');
    expect(await report('2026-12-01', '--as-of', '2026-10-31', '--format', format)).toBe(then);
    // It is not the same because nothing ever changes.
    expect(await report('2026-12-01', '--format', format)).not.toBe(then);
  },
);

test('with the day set back, a report claims no more than was known on that day', async () => {
  const { record, report } = await office();
  await record(OCTOBER, '2026-10-31');
  const then = await report('2026-10-31');
  await record(NOVEMBER, '2026-11-20');
  expect(await report('2026-10-31')).toBe(then);
});

test('today’s report says the same whether it reads what stands or tells the journal again', async () => {
  const { record, report } = await office();
  await record(OCTOBER, '2026-10-31');
  await record(NOVEMBER, '2026-11-20');
  expect(await report('2026-11-20', '--as-of', 'today', '--json')).toBe(await report('2026-11-20', '--json'));
});

test('what was recorded of somebody on a day before the one on which they became known is not known on that day', async () => {
  const { record, report } = await office();
  await record(['company add 見本株式会社 --code C-0001', 'import students students.csv'], '2026-10-31');
  // The day was set back, or had been set forward before.
  await record(['step record 20249002 2 --on 2026-10-02', 'student edit 20249001 --phone 03-0000-0000'], '2026-10-20');
  await record([`agreement add C-0001 ${AGREEMENT}`], '2026-10-20');
  const students = async (asOf: string) => {
    const { sections } = JSON.parse(await report('2026-11-20', '--as-of', asOf, '--json', '--section', 'summary'));
    return sections[0].rows[0];
  };
  expect(await students('2026-10-25')).toEqual({ key: 'students', count: 0 });
  expect(await students('2026-10-31')).toEqual({ key: 'students', count: 2 });
});

test('without a database the desk, the report and the history point to init', async () => {
  for (const line of [[], ['report', 'monthly'], ['history']]) {
    const { code, stderr, stdout } = await coopj(line);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('coopj init');
  }
});

test('with a profile and no database they point to init as well', async () => {
  const { cwd, coopj: run } = await readyOffice();
  const env = { COOPJ_DB: join(cwd, 'other.db'), COOPJ_OFFICE: join(cwd, 'office.toml') };
  for (const line of [[], ['report', 'monthly'], ['history']]) {
    const { code, stderr } = await run(line, { env });
    expect(code).toBe(5);
    expect(stderr).toContain('coopj init');
  }
});

test('who was last heard of on the first or last day of the month, or the day before it, is counted once', async () => {
  const { coopj, cwd } = await readyOffice({ today: '2026-11-02' });
  const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'];
  const head = '学籍番号,氏名,メール,専攻,連絡日,承認日,登録日,説明会参加日';
  const lines = days.map(
    (day, at) => `2024900${at},見本,m${at}@example.ac.jp,情報学コース,${[day, day, day, day].join(',')}`,
  );
  writeFileSync(join(cwd, 'students.csv'), [head, ...lines].join('\r\n'));
  expect((await coopj(['import', 'students', 'students.csv'])).code).toBe(0);
  const { sections } = JSON.parse((await coopj(['report', 'monthly', '--month', '2026-10', '--json'])).stdout);
  const rows = (key: string) => sections.find((one: { key: string }) => one.key === key).rows;
  expect(rows('summary')[0]).toEqual({ key: 'students', count: 4 });
  expect(rows('registrations')).toHaveLength(2);
  expect(rows('by-month').at(-1)).toMatchObject({ month: '2026-10', registration: 2 });
  expect(rows('by-month').at(-2)).toMatchObject({ month: '2026-09', registration: 1 });
});
