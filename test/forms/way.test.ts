import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const today = '2026-10-06';

async function office(facts: string, ...lines: readonly string[]) {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const run = async (line: string) => {
    const { code, stdout, stderr } = await coopj(argvOf(line), { today });
    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
    return stdout;
  };
  const added = `student add --number 20249001 --name-kanji "見本 太郎" --name-latin "MIHON Taro" --email t@example.ac.jp --program 情報学コース ${facts}`;
  for (const line of [added, ...lines]) await run(line);
  /** What is typed below the page of the student, a line each; the terminal is closed behind it. */
  const typing = (lang: string, ...left: string[]) =>
    answered(['20249001'], { cwd, today, env: { COOPJ_LANG: lang } }, { answer: () => left.shift() });
  /** The number before a command of the page. */
  const numberOf = async (command: string) => {
    const { stdout } = await typing('en');
    const [, before = ''] = new RegExp(`([\\s\\S]*)\\$ coopj ${command}`).exec(stdout) ?? [];
    return [...before.matchAll(/^ {0,3}(\d+) {2}/gm)].at(-1)?.[1] ?? '';
  };
  const issued = async () => JSON.parse(await run('certificate list --json')).length;
  return { typing, numberOf, issued };
}

const BORN = '--date-of-birth 1999-04-01 --enrolled-on 2024-04-01 --course-years 3 --nationality 日本';

test.each([
  ['en', en],
  ['ja', ja],
] as const)('a certificate is looked at before it is issued, and going back issues none: %s', async (lang, words) => {
  const { typing, numberOf, issued } = await office(BORN);
  const number = await numberOf('certificate issue enrollment');
  const { stderr } = await typing(lang, number, '<', '');
  expect(stderr).toContain(words.questions.form.summaryIssue);
  expect(stderr).toContain('20249001 見本 太郎 / MIHON Taro');
  expect(stderr).toContain('2026-10-06');
  expect(await issued()).toBe(0);
  await typing(lang, number, '', '');
  expect(await issued()).toBe(1);
});

test.each([
  ['en', en],
  ['ja', ja],
] as const)(
  'where one way leads on nobody is asked whether to take it; going back from it, all ways are offered: %s',
  async (lang, words) => {
    const { typing, numberOf } = await office(BORN);
    const number = await numberOf('certificate issue internship');
    const { ask, leave } = words.questions.mend;
    const host = words.questions.of['placement open'].company.ask;
    const on = await typing(lang, number);
    expect(on.asked.length).toBe(1);
    expect([on.stderr.includes(host), on.stderr.includes(ask)]).toEqual([true, false]);
    const back = await typing(lang, number, '<');
    expect([back.stderr.includes(ask), back.stderr.includes(leave)]).toEqual([true, true]);
  },
);

test.each(['en', 'ja'] as const)(
  'what is missing in several records is recorded one after the other: %s',
  async (lang) => {
    const { typing, numberOf, issued } = await office('');
    const number = await numberOf('certificate issue enrollment');
    const { asked } = await typing(lang, number, '1', '1999-04-01', '', '2024-04-01', '', '', '');
    expect(asked.length).toBe(8);
    expect(await issued()).toBe(1);
  },
);
