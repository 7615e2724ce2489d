import { expect, test } from 'vitest';
import { wordsOf } from '../../src/commands/forms/words.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { program } from '../../src/program.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { answered, verbsOf } from '../helpers/answering.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { readyOffice, tempFolder } from '../helpers/run.ts';

const verbs = verbsOf(await program(await idleKit()));
const asked = verbs.flatMap(({ path, fields, command }) =>
  fields
    .filter(({ name, asked: when }) => when !== undefined || grammarOf(command).edits?.includes(name))
    .map((field) => ({ path, command, ...field })),
);

test('no question speaks of an “it” that it does not name', () => {
  const days = asked.filter(({ value }) => value === 'day');
  const english = days.map(({ path, name }) => `${path} ${name}: ${wordsOf(en, path, name).ask}`);
  expect(english.filter((one) => /\b(receive|was|did|is) it\b|: (From|Until) what date\?/.test(one))).toEqual([]);
  const japanese = days.map(({ path, name }) => `${path} ${name}: ${wordsOf(ja, path, name).ask}`);
  const bare = /: (?:書類を受領した|受領した|確認した|署名・押印された|申請した|許可された|終結した|終了|開始)日を/;
  expect(japanese.filter((one) => bare.test(one) && !/^(placement|step) /.test(one))).toEqual([]);
});

test('a period is answered at once wherever a first day is asked for', () => {
  const firsts = asked.filter(
    ({ path, name, value }) =>
      name === 'from' &&
      value === 'day' &&
      verbs.some((verb) => verb.path === path && verb.fields.some(({ name: to }) => to === 'to')),
  );
  expect(firsts.length).toBeGreaterThan(5);
  const takes = ({ command }: (typeof firsts)[number]) =>
    grammarOf(command).says?.from?.('2026-11-01～2027-03-31', { today: '2026-11-02' } as never);
  for (const one of firsts)
    expect({ path: one.path, said: takes(one) }).toEqual({
      path: one.path,
      said: { from: '2026-11-01', to: '2027-03-31' },
    });
});

test.each([
  ['ja', '実施契約の開始日を入力してください。', '実施契約書に署名・押印された日を入力してください。'],
  ['en', 'What is the start date of the agreement?', 'On what date was the agreement signed?'],
] as const)('an agreement with a company: %s', async (lang, from, signed) => {
  const { cwd, coopj } = await readyOffice({ cwd: tempFolder() });
  await coopj(['company', 'add', '株式会社見本']);
  const left = ['C-0001', '2026-11-01～2027-03-31', '2', '', ''];
  const { asked: questions, code } = await answered(
    ['agreement', 'add'],
    { cwd, today: '2026-11-02', env: { COOPJ_LANG: lang } },
    { answer: () => left.shift() },
  );
  expect([code, questions[1]?.[0], questions[3]?.[0]]).toEqual([0, from, signed]);
});
