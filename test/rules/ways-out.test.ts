import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { LANGUAGES } from '../../src/core/text/language.ts';
import { atTerminal } from '../helpers/person.ts';
import { readyOffice } from '../helpers/run.ts';

interface Shown {
  readonly rule: string;
  readonly result: string;
  readonly severity: string;
  readonly gates: readonly (number | string)[];
  readonly message: string;
  readonly actor: string;
  readonly settle: string;
}

const TODAY = '2026-11-02';
/** The last day of the internship has passed. */
const AFTER = '2027-03-01';

/** A foreign student who was accepted before anybody looked, with hardly anything in order. */
const STORY = [
  'student add --number 20249001 --name-kanji 見本太郎 --name-latin MIHON,Taro --email mihon@example.ac.jp --program 情報学コース --enrolled-on 2024-04-01 --date-of-birth 1999-05-05 --supervisor-name 見本教授 --nationality ベトナム --research-assistant --special-researcher --mext-scholar',
  'company add 見本株式会社 --code MIHON --address 見本市1-2-3 --phone 000-0000-0000',
  'placement open 20249001 --company MIHON --from 2026-12-07 --to 2027-02-28 --hours-per-week 20 --content 見本データの解析 --workplace 見本市 --on 2026-10-01',
  'step record 20249001 6 --on 2026-10-05 --approved-on 2026-10-05',
  'step record 20249001 8 --on 2026-10-20 --outcome accepted',
];

/** What only a person knows, by the flag that stands open. */
const OPEN: Readonly<Record<string, string>> = {
  '--member-as-of': '2026-04-01',
  '--signed-on': '2026-10-30',
  '--ended': '2027-02-28',
  '--on': '2026-11-02',
};
const filled = (line: string) => line.replace(/(--\S+) …/g, (_, flag: string) => `${flag} ${OPEN[flag]}`);

/** What only a person knows, by what is asked, in either language. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/status of residence/, 'Student'],
  [/period of stay/, '2028-03-31'],
  [/consulted/, '見本 助教'],
  [/course years|standard period of study/i, '3'],
  [/Who else funds/, '見本財団'],
  [/hours a week/, '5'],
  [/From what date is the permit valid/, '2026-11-02'],
  [/Until what date is the permit valid/, '2027-02-28'],
  [/start date/, '2026-11-02'],
  [/end date/, '2027-02-28'],
  [/How much is the pay/, '250000'],
  [/per month, week/, 'month'],
  [/match the placement record/, '1'],
  [/address of the (academic )?supervisor/, 'kyoju@example.ac.jp'],
  [/address of the secretariat/, 'jimu@example.ac.jp'],
  [/address of the/, 'course@example.ac.jp'],
];

async function office() {
  const { cwd } = await readyOffice();
  const type = (line: string, { today = TODAY, lang = 'en' } = {}) => {
    const replies = (question: string) => ANSWERS.find(([about]) => about.test(question))?.[1];
    return atTerminal(argvOf(line.replace(/^coopj /, '')), { cwd, today, lang, replies });
  };
  for (const line of STORY) {
    const { code, stderr } = await type(line);
    expect(`${line}: ${code}`, stderr).toBe(`${line}: 0`);
  }
  const open = async (said?: Parameters<typeof type>[1]): Promise<readonly Shown[]> => {
    const { stdout } = await type('check 20249001 --json', said);
    return (JSON.parse(stdout) as Shown[]).filter(({ result }) => result === 'open');
  };
  return { type, open };
}

test('a dossier with ten things wrong lists each of them, in both languages', async () => {
  const { open } = await office();
  const [en, ja] = await Promise.all(LANGUAGES.map((lang) => open({ lang })));
  expect(new Set(en?.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(15);
  expect(en?.filter(({ severity }) => severity === 'block').length).toBeGreaterThanOrEqual(10);
  expect(ja?.map(({ rule, settle }) => [rule, settle])).toEqual(en?.map(({ rule, settle }) => [rule, settle]));
  for (const [n, { message }] of (en ?? []).entries()) expect(ja?.[n]?.message).not.toBe(message);
});

test('whoever types each way out as it is printed, and says what is asked, has nothing left open', async () => {
  const { type, open } = await office();
  const typed: string[] = [];
  for (const today of [TODAY, AFTER]) {
    for (;;) {
      const findings = await open({ today });
      // What follows the last day waits for it.
      const due = findings.filter(
        ({ gates }) => today === AFTER || !gates.every((gate) => gate === 12) || gates.length === 0,
      );
      const next = due.find(({ settle }) => !typed.includes(`${today} ${settle}`));
      if (!next) {
        expect(due).toEqual([]);
        break;
      }
      typed.push(`${today} ${next.settle}`);
      const { code, stderr, questions } = await type(filled(next.settle), { today });
      expect(`${next.rule}: ${next.settle}: ${code} ${code === 0 ? '' : stderr}`).toBe(
        `${next.rule}: ${next.settle}: 0 `,
      );
      // The last one is the look at what was answered.
      expect(questions.length, `${next.settle} asks ${questions}`).toBeLessThanOrEqual(4);
    }
    if (today === TODAY) {
      const { code, stderr } = await type('step record 20249001 11 --started 2026-12-07', { today: '2026-12-07' });
      expect(code, stderr).toBe(0);
    }
  }
  expect(typed.length).toBeGreaterThan(20);
});
