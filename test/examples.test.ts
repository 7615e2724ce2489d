import { expect, test } from 'vitest';
import { examplesOf, globals } from '../src/commands/shared/kit.ts';
import { LANGUAGES } from '../src/core/text/language.ts';
import { program } from '../src/program.ts';
import { helpLines } from '../src/terminal/help.ts';
import { paints } from '../src/terminal/paint.ts';
import { width } from '../src/terminal/width.ts';
import { commandsOf, idleKit, pathOf, understand } from './helpers/command-tree.ts';
import { wordsOf } from './helpers/words.ts';

const TREES = await Promise.all(
  LANGUAGES.map(async (language) => {
    const kit = await idleKit(language);
    return { language, kit, commands: commandsOf(program(kit)) };
  }),
);

test.each(TREES)(
  'every command says in $language what it does, and what its words and flags mean',
  ({ commands, kit }) => {
    const silent = commands.flatMap((command) => [
      ...(command.description() === '' ? [pathOf(command)] : []),
      ...command.options.filter(({ description }) => !description).map(({ long }) => `${pathOf(command)} ${long}`),
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
      const [name, ...argv] = wordsOf(line);
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
const TWO_MEANINGS = ['program', 'institute', 'year', 'jsps', 'approved-on', 'approver-box', 'address'];

test('a flag means the same on every command', () => {
  const meanings = new Map<string, Set<string>>();
  for (const { language, commands } of TREES) {
    for (const { long, description } of commands.flatMap((command) => command.options)) {
      const key = `${language} ${long}`;
      meanings.set(key, (meanings.get(key) ?? new Set()).add(description));
    }
  }
  const several = [...meanings].filter(([, said]) => said.size > 1).map(([key]) => key.replace(/^.*--/, ''));
  expect(several.filter((name) => !TWO_MEANINGS.includes(name))).toEqual([]);
});

test.each(TREES)('help fits a terminal of 80 columns ($language)', async ({ commands, kit }) => {
  const everywhere = globals(kit).map((option) => option.attributeName());
  const style = { words: kit.words, columns: 80, paint: await paints(false), examples: examplesOf, everywhere };
  const lines = commands.flatMap((command) => helpLines(command, style));
  expect(
    lines.filter(
      (line) => width(line) > 80 && !line.startsWith('  $ ') && !line.startsWith('Usage') && !line.startsWith('使い方'),
    ),
  ).toEqual([]);
});
