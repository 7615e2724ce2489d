import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { CODES } from '../../src/commands/help/errors.ts';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { CHECKS } from '../../src/core/checkup/diagnosis.ts';
import { LETTER_KEYS } from '../../src/core/letters/kinds.ts';
import { STEPS } from '../../src/core/model/steps.ts';
import { RULE_KEYS } from '../../src/core/rules/index.ts';
import { argvOf } from '../../src/core/text/command-line.ts';
import { program } from '../../src/program.ts';
import { loadWords } from '../../src/wording/load.ts';
import { LINES } from '../forms/lines.ts';
import { answered, verbsOf } from '../helpers/answering.ts';
import { commandsOf, idleKit, pathOf } from '../helpers/command-tree.ts';
import { readyOffice } from '../helpers/run.ts';

/** Every sentence of src/wording stands in these marks; what a screen shows outside of them came from elsewhere. */
const [OPEN, CLOSE] = ['⟦', '⟧'];
const TODAY = '2027-04-30';

/** A screen or two of each area, the pages of help, and some refusals. */
const SCREENS = [
  '',
  'student list',
  'student show 20261234',
  'student show 20261235',
  'step list 20261235',
  'check 20261235',
  'check --all',
  'due',
  'plan 20261235 --from 2027-06-01 --to 2027-08-31',
  'placement list',
  'placement show P-0001',
  'company show C-0001',
  'job show J-0001',
  'agreement list',
  'contract show 20261234',
  'course list',
  'insurance list',
  'permit show 20261235',
  'obligation list',
  'note list 20261234',
  'certificate show E-2027-0001',
  'letter list',
  'history',
  'retention list',
  'office show',
  'office check',
  'report monthly --month 2026-10',
  'report overrides --year 2026',
  ...['steps', 'rules', 'exit-codes', 'formats', 'environment', 'commands', 'flags'].map((page) => `help ${page}`),
  'help error',
  'help error refused',
  'doctor',
  'step record 20261236 8 --outcome accepted',
  'contract review 20261236 --outcome returned',
  'certificate issue internship 20261236',
  'student show 9',
  'student shw 9',
  'student list --find',
];

/** A value with marks around each of its texts, those that its functions make included. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return /\p{L}/u.test(value) ? `${OPEN}${value}${CLOSE}` : value;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value === 'function') return (...args: unknown[]) => marked(value(...args));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one)]));
  return value;
}

/** Marks a language in its place, where the program finds it; answers what makes it as it was. */
function mark(words: object): () => void {
  const before: (() => void)[] = [];
  const seen = new Set<object>();
  const visit = (part: object) => {
    if (seen.has(part)) return;
    seen.add(part);
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'object' && value !== null) visit(value);
      else {
        before.push(() => Object.assign(part, { [key]: value }));
        Object.assign(part, { [key]: marked(value) });
      }
    }
  };
  visit(words);
  return () => {
    for (const undo of before) undo();
  };
}

/** What stands outside of all marks, which may lie in each other. */
function outside(text: string): string {
  let depth = 0;
  let left = '';
  for (const sign of text) {
    if (sign === OPEN) depth += 1;
    else if (sign === CLOSE) depth = Math.max(0, depth - 1);
    else if (depth === 0) left += sign;
  }
  return left;
}

/** What arguments and flags of a command take, as its usage writes it. */
function valuesIn(command: Command): readonly string[] {
  const { args = [], flags = {} } = grammarOf(command) as { readonly args?: object; readonly flags?: object };
  const everywhere = command.options.map((option) => option.flags);
  return [...Object.values(args), ...Object.values(flags), ...everywhere].flatMap(
    (value) => String(value).match(/[\p{L}-]+/gu) ?? [],
  );
}

/** The words of a screen that are neither from src/wording nor allowed, each allowed text being taken whole. */
function strange(screen: string, allowed: readonly string[]): readonly string[] {
  const safe = [...new Set(allowed)]
    .filter((text) => /\p{L}{2}/u.test(text))
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const left = outside(screen)
    // Commands to be typed, flags, files with their digests, and codes (P-0001), and a masked residence card are not sentences.
    .replace(/\\\n\s*/g, ' ')
    .replace(/coopj [^\n]*/g, '')
    .replace(/(?<![\p{L}\d:/])(?:--?[a-z][a-z-]*|\/[\w./-]+|[0-9a-f]{6,}|[A-Z]-(?=\d)|[A-Z]{2}\*+\d+[A-Z]{2})/gu, '')
    .replace(new RegExp(`(?<![\\p{L}\\p{M}])(?:${safe.join('|')})(?![\\p{L}\\p{M}])`, 'gu'), '');
  return left.match(/\p{L}[\p{L}\p{M}’'-]+/gu) ?? [];
}

/** What may stand on a screen and is the same in every language. */
async function allowedIn(cwd: string) {
  const commands = commandsOf(await program(await idleKit()));
  const profile = readFileSync(join(cwd, 'office.toml'), 'utf8').replace(/^\s*#.*$/gm, '');
  return [
    // Data are shown as they were entered, and a profile is the office's own.
    ...LINES.flatMap((line) => argvOf(line)).flatMap((word) => [word, ...word.split(/[\s:=]/)]),
    ...[...profile.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text),
    'mihon',
    ...['true', 'false'],
    // Settings are called as `office edit --set` and the file call them.
    ...(profile.match(/[A-Za-z]+(?=[\w.]*\s*[=\]])|(?<=\[+[\w.]*)[A-Za-z]+/g) ?? []),
    // Rules, steps, letters, errors and checks have a key, which is typed after `--override` or `coopj help error`, and which scripts read.
    ...[...RULE_KEYS, ...CODES, ...LETTER_KEYS, ...CHECKS, ...STEPS.map(({ key }) => key)],
    // Command words are typed as they stand, and so are the places of a usage line, as `<student>` or `ja|en`.
    ...commands.flatMap((command) => [command.name(), pathOf(command)]),
    ...commands.flatMap(valuesIn),
    // The program and its steps have one name in every language.
    'coopj',
    'STEP',
  ];
}

test('nothing that people read comes from elsewhere than src/wording', async () => {
  const office = await readyOffice({ today: TODAY });
  for (const line of LINES.filter((one) => !one.startsWith('import ')))
    await office.coopj([...argvOf(line), '--yes'], { today: TODAY });
  const allowed = await allowedIn(office.cwd);
  const helps = commandsOf(await program(await idleKit())).map((one) => pathOf(one).replace(/^coopj ?/, ''));
  const restore = mark(await loadWords('ja'));
  const found: string[] = [];
  try {
    for (const line of [...SCREENS, ...helps.map((path) => `${path} --help`)]) {
      const argv = [...argvOf(line), ...(/--help|^help/.test(line) ? [] : ['--format', 'table']), '--no-input'];
      const env = { COOPJ_LANG: 'ja', NO_COLOR: '1', PAGER: '' };
      const { stdout, stderr } = await office.coopj(argv, { today: TODAY, tty: 4000, env });
      expect(`${stdout}${stderr}`, line).toContain(OPEN);
      found.push(...strange(`${stdout}\n${stderr}`, allowed).map((word) => `coopj ${line}: ${word}`));
    }
    // The forms: each question is asked to explain itself, then left to Enter.
    for (const { path, command } of verbsOf(await program(await idleKit()))) {
      if (grammarOf(command).writes !== true) continue;
      const left = ['?', '', '?', '', '?', ''];
      const answer = () => left.shift();
      const env = { COOPJ_LANG: 'ja', PAGER: '' };
      const { asked, stdout, stderr } = await answered(
        [...path.split(' ')],
        { cwd: office.cwd, today: TODAY, env, columns: 4000 },
        { answer },
      );
      // What asks nothing is no form.
      if (asked.length === 0) continue;
      expect(stderr, path).toContain(OPEN);
      found.push(...strange(`${stdout}\n${stderr}`, allowed).map((word) => `coopj ${path}: ${word}`));
    }
  } finally {
    restore();
  }
  expect([...new Set(found)]).toEqual([]);
  // Without the marks the same list would be noticed.
  const env = { COOPJ_LANG: 'en', NO_COLOR: '1' };
  const bare = await office.coopj(['student', 'list', '--format', 'table'], { today: TODAY, tty: 4000, env });
  expect(strange(bare.stdout, allowed)).toContain('Name');
});

test('a bare word is noticed beside marked ones and allowed ones', () => {
  const screen = `${OPEN}氏名${CLOSE}  見本 太郎  Remark\n${OPEN}次は ${OPEN}STEP 6${CLOSE} です${CLOSE}  contract-review`;
  expect(strange(screen, ['見本 太郎', 'contract-review'])).toEqual(['Remark']);
});
