import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { readyOffice } from '../helpers/run.ts';

/** One accepted placement, from 9 November on. */
async function office() {
  const today = '2026-10-13';
  const { cwd, coopj } = await readyOffice({ today });
  const work = async (line: string) => {
    const { code, stdout, stderr } = await coopj(argvOf(line), { today });
    expect(`${line}: ${code} ${stderr}`).toContain(': 0 ');
    return { stdout, stderr };
  };
  await work(
    'student add --number 20249001 --name-kanji 見本太郎 --email taro@example.ac.jp --program 情報学コース --course-years 3 --enrolled-on 2024-04-01',
  );
  await work('company add 見本株式会社 --code MIHON');
  await work(
    'placement open 20249001 --company MIHON --on 2026-09-10 --from 2026-11-09 --to 2027-02-12 --hours-per-week 28 --pay 250000 --pay-per month',
  );
  await work('step record 20249001 6 --on 2026-09-17 --approved-on 2026-09-16');
  await work('step record 20249001 8 --on 2026-10-05 --outcome accepted');
  /** As a calendar program reads the file. */
  const read = () =>
    new ICAL.Component(ICAL.parse(readFileSync(join(cwd, 'due.ics'), 'utf8')))
      .getAllSubcomponents('vevent')
      .map((one) => ({
        uid: String(one.getFirstPropertyValue('uid')),
        on: String(one.getFirstPropertyValue('dtstart')),
        sequence: Number(one.getFirstPropertyValue('sequence')),
        cancelled: one.getFirstPropertyValue('status') === 'CANCELLED',
      }));
  const at = (part: string) => read().filter(({ uid }) => uid.includes(part));
  /** The number of the student's last entry. */
  const revision = async () => {
    const entries: readonly { seq: number }[] = JSON.parse((await work('history 20249001 --json')).stdout);
    return Math.max(...entries.map(({ seq }) => seq));
  };
  return { cwd, work, read, at, revision };
}

test('the calendar written again tells a calendar program what moved and what is no longer due', async () => {
  const { work, read, at, revision } = await office();
  await work('due --ics due.ics --quiet');
  const before = read();
  const at1 = await revision();
  expect(at('/insurance/')).toHaveLength(2);
  expect(new Set(before.map(({ sequence }) => sequence))).toEqual(new Set([at1]));
  expect(before.some(({ cancelled }) => cancelled)).toBe(false);

  await work('insurance record 20249001 --kind gakkensai --paid-on 2026-10-13 --from 2026-10-14 --to 2027-03-31');
  await work('placement edit P-0001 --from 2026-11-16 --reason 変更');
  const { stderr } = await work('due --ics due.ics --force');
  expect(stderr).toMatch(/deadlines written to .*due\.ics, 1 canceled/);
  const at2 = await revision();
  expect(at2).toBeGreaterThan(at1);
  expect(at('/insurance/').map(({ cancelled, sequence }) => [cancelled, sequence])).toEqual([
    [false, at2],
    [true, at1 + 1],
  ]);
  expect(at('/agreed/P-0001/start')).toEqual([
    { uid: '20249001/agreed/P-0001/start@coopj', on: '2026-11-16', sequence: at2, cancelled: false },
  ]);
  expect(read().filter(({ cancelled }) => !cancelled).length).toBe(before.length - 1);
});

test('a window cancels nothing that lies beyond it, and a file of something else is replaced as it was asked', async () => {
  const { cwd, work, read } = await office();
  await work('due --ics due.ics --quiet');
  const whole = read();
  await work('due --within 1d --ics due.ics --force --quiet');
  expect(read()).toEqual(whole);
  writeFileSync(join(cwd, 'due.ics'), 'nothing of ours');
  await work('due --within 1d --ics due.ics --force --quiet');
  expect(read().length).toBeLessThan(whole.length);
});
