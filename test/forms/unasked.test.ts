import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-10-06';

async function office(...lines: readonly string[]) {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const run = async (line: string) => {
    const { code, stdout, stderr } = await coopj(argvOf(line), { today });
    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
    return stdout;
  };
  const added =
    'student add --number 20249001 --name-kanji "見本 太郎" --email t@example.ac.jp --program 情報学コース --supervisor-name "見本 教授"';
  for (const line of [added, ...lines]) await run(line);
  /** What is typed below the page of the student, a line each; the terminal is closed behind it. */
  const typing = (lang: string, ...left: string[]) =>
    answered(['20249001'], { cwd, today, env: { COOPJ_LANG: lang } }, { answer: () => left.shift() });
  return { run, typing };
}

test.each([
  ['en', 'Date: 2026-10-05 (Mon)'],
  ['ja', '：2026-10-05（月）'],
])(
  'a step that is typed by its number asks for its day, and shows it before it is recorded: %s',
  async (lang, shown) => {
    const { run, typing } = await office();
    const { stderr, asked } = await typing(lang, 'step record 20249001 4', '10/5', 'y', '');
    expect(asked.slice(1).map(([, answer]) => answer)).toEqual(['10/5', 'y', '']);
    expect(stderr).toContain(shown);
    expect(JSON.parse(await run('student show 20249001 --json')).briefing.attendedOn).toBe('2026-10-05');
  },
);

test.each([
  ['en', 'Received on: 2026-10-06 (Tue), today'],
  ['ja', '受領日：2026-10-06（火）'],
])('a day that nobody was asked for is shown before it is recorded: %s', async (lang, shown) => {
  const { typing } = await office(
    'company add 株式会社見本製作所 --code MIHON',
    'placement open 20249001 --company MIHON --on 2026-10-01 --from 2026-11-16 --to 2027-01-29',
  );
  const { stderr } = await typing(lang, 'contract receive', 'y');
  expect(stderr).toContain(shown);
});

test.each([
  ['en', 'The supervisor on file is 見本 教授.'],
  ['ja', '登録済みの指導教員は見本 教授です。'],
])('who approved is told where a number records it: %s', async (lang, shown) => {
  const { typing } = await office('step record 20249001 1 --guide-sent today');
  const { stderr, asked } = await typing(lang, '1');
  expect([asked.length, stderr]).toEqual([1, expect.stringContaining(shown)]);
});
