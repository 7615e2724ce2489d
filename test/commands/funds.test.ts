import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { atTerminal } from '../helpers/person.ts';
import { readyOffice } from '../helpers/run.ts';

const TODAY = '2026-11-02';

/** A research assistant on the status "Student" who is recorded as a PD fellow, at a terminal. */
async function office() {
  const { cwd } = await readyOffice();
  const type = async (line: string, replies: Readonly<Record<string, string>> = {}) => {
    const answer = await atTerminal(argvOf(line), {
      cwd,
      today: TODAY,
      lang: 'en',
      replies: (question) => Object.entries(replies).find(([part]) => question.includes(part))?.[1],
    });
    expect(`${line}: ${answer.code} ${answer.stderr}`).toContain(': 0 ');
    return answer;
  };
  await type(
    'student add --number 20249001 --name-kanji 見本太郎 --email mihon@example.ac.jp --program 情報学コース --nationality ベトナム --residence-status 留学 --research-assistant --jsps PD',
  );
  await type('company add 見本株式会社 --code MIHON');
  await type('placement open 20249001 --company MIHON --from 2026-12-07 --to 2027-02-28 --pay 1500 --pay-per hour');
  const open = async (...rules: string[]) => {
    const { stdout } = await type('check 20249001 --json');
    const rows: readonly { rule: string; result: string; settle: string }[] = JSON.parse(stdout);
    return rows.filter(({ rule, result }) => rules.includes(rule) && result === 'open').map(({ settle }) => settle);
  };
  return { type, open };
}

test('the command of a missing consent asks for what is missing, and for nothing that is known', async () => {
  const { type, open } = await office();
  expect(await open('jsps-consent', 'jsps-kind')).toEqual([
    'coopj jsps record 20249001',
    'coopj jsps record 20249001 --kind …',
  ]);
  const replies = {
    'Which fellowship': 'DC1',
    'host researcher of': '見本 教授',
    'researcher consent': '2026-10-30',
    training: 'y',
    Why: 'a slip',
  };
  const { questions } = await type('jsps record 20249001', replies);
  expect(questions).toHaveLength(6);
  expect(await open('jsps-consent', 'jsps-kind')).toEqual([]);
});

test('hours that are not known are asked for by their flag', async () => {
  const { type, open } = await office();
  expect(await open('ra')).toContain('coopj student edit 20249001 --ra-hours');
  await type('student edit 20249001 --ra-hours', { RA: '8' });
  expect(await open('ra')).toEqual(['coopj obligation settle 20249001 ra:P-0001']);
});

test('days of an absence are asked for', async () => {
  const { type } = await office();
  await type('absence add 20249001', { 'From what date': '2026-12-01', 'Until what date': '2026-12-06' });
  const { stdout } = await type('student show 20249001 --json');
  expect(JSON.parse(stdout).absences).toEqual([{ from: '2026-12-01', to: '2026-12-06' }]);
});
