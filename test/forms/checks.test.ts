import { expect, test } from 'vitest';
import { isDone } from '../../src/commands/forms/checks.ts';
import { dashed } from '../../src/commands/grammar/notation.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { program } from '../../src/program.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { answered, saidOn, verbsOf } from '../helpers/answering.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';
import { LINES } from './lines.ts';

const TODAY = '2026-11-02';
const FACTS = ['--name-kanji', '見本 花子', '--email', 'hanako@example.ac.jp', '--program', '情報学コース'];

/** What was told of each answer, in the order in which it was given; then the terminal is closed. */
async function problemsOf(argv: readonly string[], answers: readonly string[], lang = 'en') {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  await coopj(['student', 'add', '--number', '2026001', ...FACTS]);
  const left = [...answers];
  const { stderr } = await answered(
    argv,
    { cwd, today: TODAY, env: { COOPJ_LANG: lang } },
    { answer: () => left.shift() },
  );
  return [...stderr.matchAll(/^> ! (.*(?:\n(?![>? ]).*)*)$/gm)].map(([, problem = '']) => problem);
}

test.each([
  ['en', en],
  ['ja', ja],
] as const)(
  'an answer is checked when it is given: by itself, and by the records (%s)',
  async (lang, { questions }) => {
    const problems = await problemsOf(
      ['student', 'add'],
      [
        '2026001',
        '2026002',
        '見本 二 MIHON Ni',
        'ni@example.ac.jp',
        '1',
        '2030-01-01',
        '1999-01-01',
        'Studnt until 2028-03-31',
        'Student until 2028-03-31',
        '10/1',
      ],
      lang,
    );
    const of = (text: string) => expect.stringContaining(text);
    expect(problems).toEqual([of('2026001'), of('2030-01-01'), of(questions.form.oddOnce('').trim().slice(0, 8))]);
  },
);

test('what is unusual is taken where it is said once more, and marked in the summary', async () => {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  const left = [
    '2026002',
    '見本 二 MIHON Ni',
    'ni@example.ac.jp',
    '1',
    '',
    '見本ビザ 2028-03-31',
    '見本ビザ 2028-03-31',
    '見本国',
    '',
    '10/1',
    '',
    '',
  ];
  const { stderr, code } = await answered(['student', 'add'], { cwd, today: TODAY }, { answer: () => left.shift() });
  expect([code, left]).toEqual([0, []]);
  expect(stderr).toMatch(/見本ビザ[\s\S]*! Unusual: “見本ビザ” is not a known status/);
  const { stdout } = await coopj(['student', 'show', '2026002', '--json', '--unmask']);
  expect(JSON.parse(stdout)).toMatchObject({ residenceStatus: '見本ビザ', residenceExpiresOn: '2028-03-31' });
});

test('a day on which something was done lies not ahead, and no period ends before it begins', async () => {
  expect(await problemsOf(['step', 'record', '2026001'], ['1', '12/24', '10/5'])).toEqual([
    expect.stringContaining('2026-12-24 is after today (2026-11-02)'),
  ]);
  expect(await problemsOf(['absence', 'add', '2026001'], ['2026-11-10', '2026-11-05', '2026-11-12'])).toEqual([
    expect.stringContaining('2026-11-10 is after 2026-11-05'),
  ]);
});

test('the days that a form refuses because they lie ahead are those that its command refuses', async () => {
  const { coopj } = await readyOffice({ cwd: tempFolder() });
  const verbs = verbsOf(await program(await idleKit()));
  const told = new Map<string, { readonly form: boolean; readonly command: boolean }>();
  for (const line of LINES.filter((one) => !one.startsWith('import '))) {
    const { path, fields, words, values, command } = saidOn(line, verbs);
    for (const { name, value } of fields.filter(({ name }) => values.has(name))) {
      const [day = ''] = values.get(name) ?? [];
      // A fact of the list of students is read by the rules of that list.
      if (value !== 'day' || name === 'dateOfBirth' || !/^\d{4}-\d\d-\d\d$/.test(day)) continue;
      const at = words.indexOf(`--${dashed(name)}`) + 1;
      const later = [...words.slice(0, at), '2027-05-01', ...words.slice(at + 1)];
      const { stderr } = await coopj([...later, '--dry-run', '--json', '--yes'], { today: '2027-04-30' });
      const isRefused = /"because": ?"future"|"in-future"/.test(stderr);
      const before = told.get(`${path} ${name}`)?.command ?? false;
      told.set(`${path} ${name}`, {
        form: isDone({ grammar: grammarOf(command) }, name),
        command: before || isRefused,
      });
    }
    const { code, stderr } = await coopj([...words, '--yes'], { today: '2027-04-30' });
    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
  }
  const differing = [...told].filter(([, { form, command }]) => form !== command);
  expect(differing).toEqual([]);
}, 120_000);
