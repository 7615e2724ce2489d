import { describe, expect, test } from 'vitest';
import { BLANK } from '../../src/core/text/blank.ts';
import { LANGUAGES } from '../../src/core/text/language.ts';
import { answered } from '../helpers/answering.ts';
import { company } from '../helpers/dossiers.ts';
import { EXAMPLES, type Example } from '../helpers/examples.ts';
import { MORE_EXAMPLES } from '../helpers/more-examples.ts';
import { oneIn } from '../helpers/properties.ts';
import { openRecords } from '../helpers/records.ts';
import { readyOffice } from '../helpers/run.ts';
import { tell } from '../helpers/told.ts';

const CASES = [
  ...Object.entries<Example>(EXAMPLES).map(([rule, one]) => ({ rule, what: 'as in the catalogue', ...one })),
  ...MORE_EXAMPLES,
].map((one, at) => ({ ...one, languages: oneIn(2, LANGUAGES, at) }));

async function office({ today, dossier, company: host = company(), settings = [] }: Example) {
  const { cwd, coopj } = await readyOffice({ today });
  for (const setting of settings) await coopj(['office', 'edit', '--set', setting], { today });
  await tell(await openRecords(`${cwd}/coopj.db`), dossier, host, today);
  const entries = async () => {
    let count = 0;
    for await (const _ of (await openRecords(`${cwd}/coopj.db`)).journal()) count += 1;
    return count;
  };
  const { number } = dossier.student;
  const settles = async (): Promise<readonly string[]> => {
    const { stdout } = await coopj(['check', number, '--json'], { today });
    return (JSON.parse(stdout) as { readonly settle: string | null }[]).flatMap(({ settle }) => settle ?? []);
  };
  /** What is typed below the screen of a command line, one after the other, and then nothing. */
  const typing = (argv: readonly string[], lang: string, ...left: readonly string[]) => {
    const rest = [...left];
    const env = { COOPJ_LANG: lang };
    return answered(argv, { cwd, today, env, columns: 400 }, { answer: () => rest.shift() });
  };
  return { entries, number, settles, typing };
}

/** The commands of a screen, each with the number that stands before it. */
function offersOf(shown: string): readonly (readonly [command: string, number: string])[] {
  let number = '';
  return shown.split('\n').flatMap((line) => {
    number = /^ {0,3}(\d{1,3}) {2}/.exec(line)?.[1] ?? number;
    const command = /^ +\$ (coopj .*)$/.exec(line)?.[1];
    return command === undefined ? [] : [[command, number] as const];
  });
}

/** Of a verb, which values only a person knows. */
const shapeOf = (command: string): string =>
  [/^coopj (\w+ \w+)/.exec(command)?.[1], ...(command.match(/--\S+ "?…"?/g) ?? [])].join(' ');

const tried = new Set<string>();

describe('what only a person knows of a command on a screen is asked for; nothing is recorded before', () => {
  test.each(CASES)('$rule: $what', async ({ rule: _, what: __, languages, ...example }) => {
    const { entries, number, settles, typing } = await office(example);
    const before = await entries();
    for (const lang of languages) {
      const typed = async (at: readonly string[], command: string, line: string) => {
        const { asked, stderr } = await typing(at, lang, line);
        expect(stderr, command).not.toMatch(/Error|エラー|「…」/);
        expect([stderr.match(/^(?:> )?\? .*/gm)?.length, asked.length], `${command}\n${stderr}`).toEqual([1, 1]);
        expect(await entries(), command).toBe(before);
        if (command.includes(BLANK)) tried.add(shapeOf(command));
      };
      const seen = new Set<string>();
      for (const at of [[number], []])
        for (const [command, no] of offersOf((await typing(at, lang)).stdout)) {
          seen.add(command);
          // A certificate is complete as it stands.
          if (!/^coopj (certificate|permit pack|letter|worksheet) /.test(command)) await typed(at, command, no);
        }
      // What no screen has room for is typed below it.
      for (const settle of await settles())
        if (settle.includes(BLANK) && !seen.has(settle)) await typed([number], settle, settle);
    }
  });

  test('in all the ways in which something is left open', () =>
    expect([...tried].sort()).toEqual([
      'agreement add --signed-on …',
      'company edit --member-as-of …',
      'company edit --member-until …',
      'contract sign --on …',
      'course register --on …',
      'evaluation record --on …',
      'insurance record --paid-on …',
      'jsps record --kind …',
      'permit apply --on …',
      'permit grant --on …',
      'placement amend --to …',
      'placement edit --pay-offset …',
      'placement open --company …',
      'prepare record --on …',
      'step record --approved-on …',
      'step record --attended …',
      'step record --ended …',
      'step record --on …',
      'step record --on … --approved-on …',
      'step record --outcome …',
      'step record --reason …',
      'step record --recording-sent … --reason …',
      'step record --started …',
      'student edit --expected-completion-on …',
      'supervisor change --email …',
    ]));
});

test.each(LANGUAGES)(
  'an insurance by number: its day is asked for, and the period that follows is looked at: %s',
  async (lang) => {
    const example = MORE_EXAMPLES.find(({ rule, what }) => rule === 'insurance' && what === 'begun without any');
    if (example === undefined) throw new Error('no example of it');
    const { entries, number, typing } = await office(example);
    const [, no = ''] =
      offersOf((await typing([number], lang)).stdout).find(([command]) =>
        command.startsWith('coopj insurance record'),
      ) ?? [];
    const before = await entries();
    const left = await typing([number], lang, no, '');
    expect(left.stderr).toMatch(
      lang === 'en' ? /Insured period: .* – .*, the usual period/ : /保険期間：.* – .*（通常の期間）/,
    );
    expect(await entries()).toBe(before);
    await typing([number], lang, no, '', '');
    expect(await entries()).toBeGreaterThan(before);
  },
);

test.each(LANGUAGES)('a day that is proposed stands there as a day: %s', async (lang) => {
  const { cwd, coopj } = await readyOffice({ today: '2026-04-02' });
  await coopj(
    [
      'student',
      'add',
      '--number',
      '20269001',
      '--name-kanji',
      '見本 花子',
      '--email',
      'hanako@example.ac.jp',
      '--program',
      '情報学コース',
      '--contacted-on',
      '2026-04-01',
    ],
    { today: '2026-04-02' },
  );
  const env = { COOPJ_LANG: lang };
  const typing = (...left: string[]) =>
    answered(['20269001'], { cwd, today: '2026-04-02', env, columns: 400 }, { answer: () => left.shift() });
  const [, no = ''] =
    offersOf((await typing()).stdout).find(([command]) => command.endsWith('--guide-sent today')) ?? [];
  const { stderr } = await typing(no);
  expect(stderr).toContain('[2026-04-02]');
  expect(stderr).not.toContain('today');
});
