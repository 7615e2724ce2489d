import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../src/core/profile/settings.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { answered } from '../helpers/answering.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const TODAY = '2026-11-02';
const LANGUAGES = [
  ['ja', ja],
  ['en', en],
] as const;

/** Answers in their order, then the terminal is closed. */
const person = (answers: readonly string[]) => {
  const left = [...answers];
  return { answer: () => left.shift() };
};

test.each(LANGUAGES)('what is wrong with an answer names the question, and no flag (%s)', async (lang) => {
  const { cwd } = await readyOffice({ cwd: tempFolder() });
  const env = { COOPJ_LANG: lang };
  // The day, the period, the hours and the pay, each wrong once.
  const wrong = [
    '昔',
    '10/5',
    '',
    '',
    'いつか',
    '11/16 - 1/29',
    '多め',
    '38',
    '横浜',
    '統計',
    '月にたくさん',
    '月30万円',
  ];
  const { stderr } = await answered(
    ['placement', 'open', '20241001', '--company', 'C-0001', '--on=…'],
    { cwd, today: TODAY, env },
    person(wrong),
  );
  const problems = [...stderr.matchAll(/^> ! (.*)$/gm)].map(([, problem]) => problem);
  expect(problems, stderr).toHaveLength(4);
  expect(problems.join('\n')).not.toContain('--');
  const labels =
    lang === 'ja'
      ? ['「応募承認依頼の日」', '「予定期間」', '「週の就業時間」', '「給与」']
      : ['“', '“Planned period”', '“Hours a week”', '“Pay”'];
  for (const [at, label] of labels.entries()) expect(problems[at]).toContain(label);
  // What was understood of the pay stands in the summary.
  expect(stderr).toContain(lang === 'ja' ? '300,000円' : '300,000');
});

test.each(LANGUAGES)('each setting is asked for in a sentence (%s)', (lang, { offices }) => {
  const { questions } = offices.init.wizard;
  const asked: Readonly<Record<string, string>> = { ...questions, ...offices.edit.settings };
  for (const { key } of SETTINGS) expect(asked[key], key).toMatch(lang === 'ja' ? /。$/ : /\?$/);
});

test('a setting that was left open is asked for in its sentence, with its hint, and yes or no as a choice', async () => {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const line = ['office', 'edit', '--set', 'office.telephone=…', '--set', 'rules.insuranceNotice=…'];
  const { asked, stderr } = await answered(
    line,
    { cwd, today: TODAY, env: { COOPJ_LANG: 'ja' } },
    person(['03-1111-1111', '1']),
  );
  expect(asked).toEqual([
    ['事務局の電話番号を入力してください。', '03-1111-1111'],
    ['保険の対象となるために、大学への届出が必要ですか。', '1'],
  ]);
  expect(stderr).toContain('学生と企業からの連絡先です。');
  expect(JSON.parse((await coopj(['office', 'show', '--json'])).stdout)).toMatchObject({
    office: { telephone: '03-1111-1111' },
    rules: { insuranceNotice: true },
  });
});

test.each(['ja', 'en'])(
  'a command in the hint of a refusal ends its line: it is run as it stands there (%s)',
  (lang) => {
    const text = readFileSync(new URL(`../../src/wording/${lang}/refusals.ts`, import.meta.url), 'utf8');
    const hints = [...text.matchAll(/coopj ([a-z][^\n]*)/g)].map(([, rest = '']) => rest.split(/\\n|['`]/)[0] ?? '');
    expect(hints.length).toBeGreaterThan(10);
    for (const hint of hints) expect(hint.replaceAll(/"[^"]*"/g, '')).toMatch(/^[\x20-\x7e…]*$/);
  },
);
