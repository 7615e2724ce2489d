import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/core/rules/index.ts';
import { BLANK } from '../../src/core/text/blank.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { company } from '../helpers/dossiers.ts';
import { EXAMPLES, type Example } from '../helpers/examples.ts';
import { MORE_EXAMPLES } from '../helpers/more-examples.ts';
import { atTerminal } from '../helpers/person.ts';
import { openRecords } from '../helpers/records.ts';
import { readyOffice } from '../helpers/run.ts';
import { tell } from '../helpers/told.ts';

interface Shown {
  readonly rule: string;
  readonly placement?: string;
  readonly result: string;
  readonly gates: readonly (number | string)[];
  readonly message: string;
  readonly settle: string;
}

/** What only a person knows: by what is asked, else by the flag that stands open. An example may know better. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/^--member-as-of/, '2026-04-01'],
  [/^--signed-on/, '2026-09-01'],
  [/^--approved-on/, '2026-09-16'],
  [/^--kind/, 'DC1'],
  [/^--email/, 'hinagata@example.ac.jp'],
  [/^--expected-completion-on/, '2027-03-31'],
  [/end date|Until what date/, '2027-02-01'],
  [/start date|From what date is the permit|new terms in force/, '2026-11-02'],
  [/result of the selection|Which grade/, '1'],
  [/^--reason/, '学振に確認済み'],
  [/status of residence/, 'Student'],
  [/period of stay/, '2028-03-31'],
  [/consulted/, '見本 助教'],
  [/Who else funds/, '見本財団'],
  [/year of study/, '3'],
  [/course years|standard period of study/i, '3'],
  [/hours a week/, '5'],
  [/How much is the pay/, '250000'],
  [/per month, week/, 'month'],
  [/insurance year/, '1'],
  [/Which fellowship/, 'DC1'],
  [/match the placement record|Was the briefing attended/, '1'],
  [/address of the program office/, 'course@example.ac.jp'],
  [/address of the/, 'hinagata@example.ac.jp'],
  [/name as on the residence card/, 'MIHON TARO'],
  [/name in the Latin alphabet/, 'MIHON Taro'],
  [/host researcher consent/, '2026-09-14'],
  [/host researcher of/, '見本 教授'],
  [/is already recorded|^Why|^why|What is the reason/, '誤記'],
  [/contribute|^Undo|^Close|^Make/, 'y'],
];

async function office({
  today: seenOn,
  typedOn: today = seenOn,
  dossier,
  company: host = company(),
  settings = [],
  known = {},
}: Example) {
  const { cwd, coopj } = await readyOffice({ today: seenOn });
  for (const setting of settings) {
    const edited = await coopj(['office', 'edit', '--set', setting], { today: seenOn });
    expect(edited.code, edited.stderr).toBe(0);
  }
  const store = await openRecords(`${cwd}/coopj.db`);
  await tell(store, dossier, host, seenOn);
  const mine = Object.entries(known).map(([asked, answer]) => [new RegExp(asked), answer] as const);
  const replies = (asked: string) => [...mine, ...ANSWERS].find(([about]) => about.test(asked))?.[1];
  const type = (line: string, on = today) =>
    atTerminal(argvOf(line.replace(/^coopj /, '')), { cwd, today: on, lang: 'en', replies });
  // What waits for the last day is typed in an example in which it has passed.
  const waits = ({ gates }: Shown) => gates.length > 0 && gates.every((gate) => gate === 12) && today < '2027-02-01';
  const open = async (rule: string): Promise<readonly Shown[]> => {
    const { stdout } = await type(`check ${dossier.student.number} --json`, seenOn);
    const found = (JSON.parse(stdout) as Shown[]).filter((one) => one.result === 'open' && one.rule === rule);
    return found.filter((one) => !waits(one));
  };
  const filled = (line: string) =>
    line.replace(new RegExp(`(--\\S+) ${BLANK}`, 'g'), (_, flag: string) => `${flag} '${replies(flag) ?? '?'}'`);
  const paste = (line: string) => coopj(argvOf(line.replace(/^coopj /, '')), { today });
  return { type, open, filled, paste };
}

const CASES = Object.entries<Example>(EXAMPLES).map(([rule, one]) => ({ rule, what: 'as in the catalogue', ...one }));
const ALL = [...CASES, ...MORE_EXAMPLES];

/** The ways that were typed, by rule: the test at the end finds those that no example offers. */
const typed = new Map<string, Set<string>>();

describe('whoever types the way out of a finding, and says what only a person knows, has it settled', () => {
  test.each(ALL)('$rule: $what', async ({ rule, what: _, ...example }) => {
    const first = await office(example);
    const found = await first.open(rule);
    expect(found.length).toBeGreaterThan(0);
    for (const [at, { settle, message, placement }] of found.entries()) {
      const { type, open, filled } = at === 0 ? first : await office(example);
      const { code, stderr } = await type(filled(settle));
      expect(`${filled(settle)} => ${code} ${code === 0 ? '' : stderr}`).toBe(`${filled(settle)} => 0 `);
      const left = (await open(rule)).filter((one) => one.message === message && one.placement === placement);
      expect(left, filled(settle)).toEqual([]);
      const ways = RULES.find(({ key }) => key === rule)?.settledBy ?? [];
      const way = ways.find((one) => settle.startsWith(`coopj ${one} `));
      typed.set(rule, (typed.get(rule) ?? new Set()).add(way ?? settle));
      // As it stands, with what is left open, it writes nothing where nobody can be asked.
      if (settle.includes(BLANK)) {
        const pasted = await (await office(example)).paste(settle);
        expect([pasted.code, pasted.stdout], settle).toEqual([2, '']);
      }
    }
  });

  test.each(RULES)('each way that $key names is typed', ({ key, settledBy }) =>
    expect([...(typed.get(key) ?? [])].sort()).toEqual([...settledBy].sort()),
  );
});
