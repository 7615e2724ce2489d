import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { CODES } from '../src/commands/help/errors.ts';
import { help } from '../src/commands/help/index.ts';
import { pageOf } from '../src/commands/help/page.ts';
import { TASKS } from '../src/commands/help/tasks.ts';
import { TOPICS } from '../src/commands/help/topics.ts';
import { examplesOf, fieldsOf, type Kit } from '../src/commands/shared/kit.ts';
import { argvOf } from '../src/core/text/command-line.ts';
import { LANGUAGES } from '../src/core/text/language.ts';
import { program } from '../src/program.ts';
import { type HelpPage, helpLines } from '../src/terminal/help.ts';
import { paints } from '../src/terminal/paint.ts';
import { width } from '../src/terminal/width.ts';
import { commandsOf, idleKit, pathOf, understand } from './helpers/command-tree.ts';

const TREES = await Promise.all(
  LANGUAGES.map(async (language) => {
    const kit = await idleKit(language);
    return { language, kit, commands: commandsOf(await program(kit)) };
  }),
);

test.each(TREES)(
  'every command says in $language what it does, and what its words and flags mean',
  ({ commands, kit }) => {
    const silent = commands.flatMap((command) => [
      ...(command.description() === '' ? [pathOf(command)] : []),
      ...command.options
        .filter(({ description, hidden }) => !description && !hidden)
        .map(({ long }) => `${pathOf(command)} ${long}`),
      ...command.registeredArguments
        .filter((argument) => !argument.description && !(argument.name() in kit.words.screen.words))
        .map((argument) => `${pathOf(command)} <${argument.name()}>`),
    ]);
    expect(silent).toEqual([]);
  },
);

test.each(TREES)('every command has at least two examples, and they can be typed ($language)', async ({ commands }) => {
  for (const command of commands) {
    const examples = examplesOf(command);
    expect(new Set(examples).size, pathOf(command)).toBeGreaterThanOrEqual(2);
    for (const line of examples) {
      const [name, ...argv] = argvOf(line);
      expect(name, line).toBe('coopj');
      await expect(understand(argv), line).resolves.toBeUndefined();
    }
  }
});

test('the examples of a command show that command', async () => {
  const strangers = TREES.flatMap(({ commands }) =>
    commands.flatMap((command) =>
      examplesOf(command)
        .filter((line) => !line.startsWith(pathOf(command)))
        .map((line) => `${pathOf(command)}: ${line}`),
    ),
  );
  expect(strangers).toEqual([]);
});

/** The interface gives these names to a heading of the import list, hence to a fact of `student add`, and to another flag. */
const TWO_MEANINGS = ['program', 'institute', 'year', 'jsps', 'approved-on', 'approver-box', 'address', 'phone'];

test('a flag means the same on every command, but where its own sentence stands for one', () => {
  const meanings = new Map<string, Set<string>>();
  for (const { language, commands, kit } of TREES) {
    const own: Readonly<Record<string, object>> = kit.words.flagsOf;
    for (const command of commands) {
      const here = own[pathOf(command).replace('coopj ', '')] ?? {};
      for (const option of command.options) {
        const key = `${language} ${option.long}`;
        if (option.attributeName() in here || option.hidden) continue;
        meanings.set(key, (meanings.get(key) ?? new Set()).add(option.description));
      }
    }
  }
  const several = [...meanings].filter(([, said]) => said.size > 1).map(([key]) => key.replace(/^.*--/, ''));
  expect(several.filter((name) => !TWO_MEANINGS.includes(name))).toEqual([]);
});

test.each(TREES)(
  'every sentence for the flag of one command belongs to a flag of it ($language)',
  ({ commands, kit }) => {
    const byPath = new Map(commands.map((command) => [pathOf(command).replace('coopj ', ''), command]));
    const strays = Object.entries(kit.words.flagsOf).flatMap(([path, flags]) =>
      Object.entries(flags)
        .filter(([name, said]) => {
          const option = byPath.get(path)?.options.find((one) => one.attributeName() === name);
          return !option?.description.startsWith(said);
        })
        .map(([name]) => `${path} ${name}`),
    );
    expect(strays).toEqual([]);
  },
);

test.each([
  ['company add 株式会社見本製作所 --telephone 03-0000-0000', 'phone', '03-0000-0000'],
  ['check --all --starting-within 30d', 'startsWithin', '30d'],
  ['plan --from 2026-11-02 --to 2027-02-01 --hours 28', 'hoursPerWeek', '28'],
  ['stay record 20241006 --card AB12345678CD', 'residenceCard', 'AB12345678CD'],
  ['stay record 20241006 --status 留学', 'residenceStatus', '留学'],
  ['student list --residence 留学', 'residenceStatus', '留学'],
  ['briefing invite --file invited.txt', 'list', 'invited.txt'],
])('a spelling of before goes on working, and no help lists it: %s', async (line, name, value) => {
  const kit = await idleKit();
  const tree = await program(kit);
  await tree.parseAsync(argvOf(line), { from: 'user' });
  const [group, verb] = line.split(' ');
  const first = tree.commands.find((one) => one.name() === group);
  const command = first?.commands.find((one) => one.name() === verb) ?? first;
  expect(command?.opts()[name]).toBe(value);
  const old = /--[a-z-]+(?= \S+$)/.exec(line)?.[0];
  const option = command?.options.find(({ long }) => long === old);
  expect(option?.hidden).toBe(true);
});

/** Every page of help that there is. */
async function pagesOf(kit: Kit, commands: readonly Command[]): Promise<readonly (readonly [string, HelpPage])[]> {
  const [tree] = commands;
  if (tree === undefined) throw new Error('no tree');
  const asked = [...TOPICS.map((topic) => [topic]), ...CODES.map((code) => ['error', code])];
  return [
    ...commands.map((command) => [pathOf(command), pageOf(kit, command)] as const),
    ...(await Promise.all(
      asked.map(async (words) => [`help ${words.join(' ')}`, await help(kit, tree, words)] as const),
    )),
  ];
}

test.each(TREES)(
  'help fits a terminal of 80 columns and of 40, and no line begins with what ends something ($language)',
  async ({ commands, kit }) => {
    const paint = await paints(false);
    const pages = await pagesOf(kit, commands);
    expect(pages.length).toBeGreaterThan(250);
    const linesAt = (columns: number) =>
      pages.flatMap(([name, page]) => helpLines(page, columns, paint).map((line) => `${name}: ${line}`));
    for (const columns of [80, 40]) {
      const told = linesAt(columns).map((line) => line.slice(line.indexOf(': ') + 2));
      if (columns === 80) expect(told.filter((line) => width(line) > columns)).toEqual([]);
      expect(told.filter((line) => /^\s*[、。，．・：；？！」』）】〕〉》ー)\]]/u.test(line))).toEqual([]);
    }
    expect(linesAt(200)).toEqual(linesAt(80));
  },
);

test.each(TREES)(
  'the help of the program itself fits a screen of 24 lines, the commonest tasks first ($language)',
  async ({ commands: [tree], kit }) => {
    if (tree === undefined) throw new Error('no tree');
    const lines = helpLines(pageOf(kit, tree), 80, await paints(false));
    expect(lines.length).toBeLessThanOrEqual(24);
    const tasks = Object.values(TASKS).map((line) => lines.findIndex((one) => one.trim().split('  ')[0] === line));
    expect(tasks.every((at, n) => at > (tasks[n - 1] ?? 0))).toBe(true);
  },
);

test.each(TREES)(
  'every word of a command stands once in its help, under a heading ($language)',
  ({ commands, kit }) => {
    for (const command of commands.slice(1)) {
      const shown = pageOf(kit, command).parts.flatMap(({ rows = [] }) => rows.map(([name]) => name));
      expect(new Set(shown).size, pathOf(command)).toBe(shown.length);
      const known = [...command.commands.map((one) => one.name()), ...fieldsOf(command).map(({ name }) => name)];
      expect(shown.length, pathOf(command)).toBe(known.length);
    }
  },
);
