import { readdirSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { wordsOf } from '../../../src/commands/forms/words.ts';
import type { LocalDate } from '../../../src/core/calendar/dates.ts';
import { en } from '../../../src/wording/en/index.ts';
import { ja } from '../../../src/wording/ja/index.ts';
import type { Words } from '../../../src/wording/words.ts';
import { inTerminal, type Pane, pane } from '../../helpers/pane.ts';
import { IS_LONG } from '../../helpers/properties.ts';
import { coopj } from '../../helpers/run.ts';

// A whole office, fifty answers each.
vi.setConfig({ testTimeout: 300_000 });

/** Somebody who has read the README and no more, on the day of all of it. */
const TODAY = '2026-10-05' as LocalDate;

/** What the wizard is told, in its order. */
const SOKENDAI = {
  'university.name': '総合研究大学院大学',
  'office.name': '見本課 / Mihon Office',
  'office.telephone': '03-0000-0000',
  'office.email': 'mihon@mihon.ac.jp',
  'issuer.title': '学長 / President',
  'issuer.name': '見本 学長 / MIHON Gakucho',
  'course.teacher': '見本 教授 / MIHON Kyoju',
} as const;
const ANOTHER = {
  'university.name': '見本大学 / Mihon University',
  'office.name': SOKENDAI['office.name'],
  'office.address': '東京都見本区1-1 / 1-1 Mihon, Tokyo',
  'office.telephone': SOKENDAI['office.telephone'],
  'office.email': SOKENDAI['office.email'],
  'issuer.title': SOKENDAI['issuer.title'],
  'issuer.name': SOKENDAI['issuer.name'],
  'course.code': 'M-001',
  'course.title': '研究実習 / Research',
  'course.credits': '2',
  'course.teacher': SOKENDAI['course.teacher'],
} as const;
const PROGRAM = '情報専攻 / Informatics / 情報研究科 / School of Informatics';

const OFFICES = [
  { university: 'SOKENDAI', settings: SOKENDAI, programs: [] },
  { university: 'another university', settings: ANOTHER, programs: [PROGRAM, ''] },
] as const;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A question as it begins, with the cursor below it. */
const asks = (question: string) => new RegExp(`^\\? (?:\\d+/\\d+ )?${escaped(question.slice(0, 18))}[^✔]*^>`, 'm');
/** The desk or a page, with the cursor below it. */
const shows = (text: string) => new RegExp(`^ *${escaped(text)}(?:(?!^\\? |^✔)[\\s\\S])*^>\\s*$`, 'm');
/** The same, with what its number 1 does. */
const offers = (first: string) =>
  new RegExp(`^ +1 [^\\n]*${escaped(first)}(?:(?!^ +1 |^\\? |^✔)[\\s\\S])*^>\\s*$`, 'm');

/** Counts what is answered: a prompt that is submitted, Enter alone too, and each command typed in a shell. */
function counting() {
  let answers = 0;
  return {
    answers: () => answers,
    typed: (...options: Parameters<typeof pane>) => {
      answers += 1;
      return pane(...options);
    },
    async says({ shows, answer }: Pane, ...lines: readonly (readonly [shown: RegExp, text: string])[]): Promise<void> {
      for (const [shown, text] of lines) {
        await shows(shown);
        await answer(text);
        answers += 1;
      }
    },
  };
}

/** The wizard, answered up to what comes first. */
async function setUp(words: Words, terminal: Pane, { settings, programs }: (typeof OFFICES)[number]): Promise<void> {
  const { questions, really } = words.offices.init.wizard;
  const told = [
    ...Object.entries(settings).map(([key, text]) => [questions[key as keyof typeof questions], text] as const),
    ...programs.map((text, at) => [questions[at === 0 ? 'programs' : 'more'], text] as const),
  ];
  // The count is right from the first question that has one.
  const last = Object.keys(settings).length - 1 + (programs.length > 0 ? 1 : 0);
  for (const [at, [question, text]] of told.entries()) {
    const number = at === 0 ? '' : `${Math.min(at, last)}/${last} `;
    await terminal.shows(new RegExp(`^\\? ${number}${escaped(question.slice(0, 12))}[^✔]*^>`, 'm'));
    await terminal.answer(text);
  }
  await terminal.shows(asks(really('').split(/[?。]/)[0] ?? ''));
  await terminal.answer('');
}

for (const [at, [lang, words]] of (
  [
    ['ja', ja],
    ['en', en],
  ] as const
).entries()) {
  // In the usual run each office in a language of its own; every office in both in the long one.
  for (const office of IS_LONG ? OFFICES : OFFICES.slice(at, at + 1)) {
    const ask = (path: string, name: string, said = {}) => asks(wordsOf(words, path, name, said).ask);
    const stepOn = (step: string) => ask('step record', 'on', { step });
    const record = asks(words.questions.form.record);
    const issue = asks(words.questions.form.issue);
    const { desk: said } = words;

    /** From the last question of the wizard to the certificate of enrollment. */
    const register = (says: ReturnType<typeof counting>['says'], init: Pane) =>
      says(
        init,
        [asks(words.offices.init.wizard.offer), '2'],
        [ask('student add', 'number'), '2026001'],
        [ask('student add', 'nameKanji'), '王 見本 WANG Mihon'],
        [ask('student add', 'email'), 'wang@mihon.ac.jp'],
        [ask('student add', 'program'), '1'],
        [ask('student add', 'dateOfBirth'), '2000-05-05'],
        [ask('student add', 'residenceStatus'), '中国 留学 2029-09-30'],
        [ask('student add', 'supervisorName'), '見本 教授'],
        [ask('student add', 'enrolledOn'), '10/1'],
        [record, '1'],
        [issue, ''],
      );
    const company = [
      [ask('placement open', 'company'), '株式会社見本製作所'],
      [ask('company add', 'name'), ''],
      [ask('company add', 'nameEn'), 'Mihon Co.'],
      [ask('company add', 'address'), '東京都見本区2-2'],
      [ask('company add', 'phone'), '03-0000-1111'],
      [record, ''],
      [ask('placement open', 'on'), ''],
      [ask('placement open', 'job'), 'データ解析'],
      [ask('placement open', 'consulted'), '見本 三郎'],
      [ask('placement open', 'from'), '11/16 - 1/29'],
      [ask('placement open', 'hoursPerWeek'), '38'],
      [ask('placement open', 'workplace'), '横浜研究所'],
      [ask('placement open', 'content'), 'データの統計解析'],
      [ask('placement open', 'pay'), '月30万円'],
      [record, ''],
    ] as const;
    const unprinted = company.slice(7, 9);

    // In the usual run each office by a way of its own.
    const ways = IS_LONG ? ([0, 1] as const) : ([at] as const);
    if (ways.some((way) => way === 1))
      inTerminal(
        `${office.university} (${lang}): both certificates by the shortest way: eleven answers after init, and twenty-one more`,
        async () => {
          const { typed, says, answers } = counting();
          const init = await pane(['init'], { lang, today: TODAY });
          const { cwd } = init;
          await setUp(words, init, office);
          await register(says, init);
          expect(await init.ends()).toBe(0);
          const first = answers();
          expect(first).toBe(11);

          const desk = await typed([], { cwd, lang, today: TODAY });
          await says(
            desk,
            [offers('STEP 1'), '王'],
            [shows(`2  ${said.page.certificateAhead}`), '2'],
            // One way leads on each time, and nobody is asked what no certificate states.
            ...company.filter((one) => !unprinted.includes(one)),
            [stepOn('8'), ''],
            [stepOn('6'), ''],
            [ask('step record', 'approvedOn'), '10/5'],
            [ask('step record', 'confirms'), '1'],
            [issue, ''],
          );
          await desk.showed(/_internship\.pdf/);
          expect(readdirSync(cwd).filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
          expect(answers() - first).toBe(21);
          // Nothing was left out of it.
          const { stdout } = await coopj(['certificate', 'list', '--json'], { cwd, today: TODAY });
          expect(JSON.parse(stdout)).toMatchObject([{ kind: 'enrollment' }, { kind: 'internship' }]);
        },
      );
    if (!ways.some((way) => way === 0)) continue;
    inTerminal(
      `${office.university} (${lang}): from nothing to the certificate of enrollment in eleven answers after init, and through STEP 1 to 8 to that of internship in thirty-nine more`,
      async () => {
        const { typed, says, answers } = counting();
        const init = await pane(['init'], { lang, today: TODAY });
        const { cwd } = init;
        const papers = () => readdirSync(cwd).filter((name) => name.endsWith('.pdf'));
        await setUp(words, init, office);
        await register(says, init);
        expect(await init.ends()).toBe(0);
        expect(papers()).toEqual([expect.stringContaining('enrollment')]);
        const first = answers();
        expect(first).toBe(11);

        const desk = await typed([], { cwd, lang, today: TODAY });
        await says(
          desk,
          [offers('STEP 1'), '1'],
          [stepOn('1'), ''],
          [offers(said.title({ kind: 'guide', contactedOn: TODAY })), '1'],
          [ask('step record', 'guideSent'), ''],
          [offers('STEP 2'), '1'],
          [stepOn('2'), ''],
          [offers('STEP 3'), '1'],
          [stepOn('3'), ''],
          [shows(said.empty), '王'],
          [offers('STEP 4'), '1'],
          [stepOn('4'), ''],
          [ask('step record', 'attended'), '1'],
          [offers('STEP 5'), '1'],
          ...company,
          [offers('STEP 6'), '1'],
          [stepOn('6'), ''],
          [ask('step record', 'approvedOn'), '10/5'],
          [ask('step record', 'confirms'), '1'],
          [offers('STEP 7'), '2'],
          [stepOn('8'), ''],
          [ask('step record', 'outcome'), '1'],
          [ask('step record', 'offeredOn'), ''],
          // What STEP 9 needs has the numbers before it.
          [shows(`3  ${said.page.certificate('internship')}`), '3'],
          [issue, ''],
        );
        await desk.showed(/_internship\.pdf/);
        expect(papers()).toHaveLength(2);
        expect(answers() - first).toBe(39);

        // All of it was said by somebody, and nothing was made up.
        const { stdout } = await coopj(['student', 'show', '2026001', '--json', '--unmask'], { cwd, today: TODAY });
        const { nameKanji, nameLatin, nationality, residenceStatus, residenceExpiresOn, approval, placements } =
          JSON.parse(stdout);
        expect({ nameKanji, nameLatin, nationality, residenceStatus, residenceExpiresOn, approval }).toEqual({
          nameKanji: '王 見本',
          nameLatin: 'WANG Mihon',
          nationality: '中国',
          residenceStatus: '留学',
          residenceExpiresOn: '2029-09-30',
          approval: { on: TODAY, by: '見本 教授' },
        });
        expect(placements).toMatchObject([
          {
            application: { on: TODAY, approvedOn: TODAY, confirms: true },
            result: { on: TODAY, outcome: 'accepted' },
            terms: [{ from: '2026-11-16', to: '2027-01-29', hoursPerWeek: 38, pay: { amount: 300000, per: 'month' } }],
          },
        ]);
      },
    );
  }
}
