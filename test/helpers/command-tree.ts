import type { Command } from 'commander';
import { examplesOf, globals, type Kit } from '../../src/commands/shared/kit.ts';
import { BLANK } from '../../src/core/text/blank.ts';
import type { Language } from '../../src/core/text/language.ts';
import { program } from '../../src/program.ts';
import { helpLines } from '../../src/terminal/help.ts';
import { paints } from '../../src/terminal/paint.ts';
import { loadWords } from '../../src/wording/load.ts';

/** A kit whose commands understand a line and then do nothing. */
export async function idleKit(language: Language = 'en'): Promise<Kit> {
  const words = await loadWords(language);
  return {
    words,
    withBase: async () => {},
    withContext: async () => {},
    secrets: async () => [],
    help: async () => {},
  };
}

/** Every command of the tree that can be typed, groups included, in the order of help. */
export const commandsOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(commandsOf)];

export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** Understands a command line as a shell would hand it over, with a day in what a hint leaves open, and throws what the program would. */
export async function understand(argv: readonly string[]): Promise<void> {
  const filled = argv.map((word) => word.replace(BLANK, '2026-10-01'));
  await program(await idleKit()).parseAsync(filled, { from: 'user' });
}

/** The command reference, as docs/commands.md holds it: the help of every command. */
export async function reference(): Promise<string> {
  const kit = await idleKit();
  const { words } = kit;
  const everywhere = globals(kit).map((option) => option.attributeName());
  const style = { words, columns: 110, paint: await paints(false), examples: examplesOf, everywhere };
  const tree = program(kit);
  const fence = (lines: readonly string[]) => ['```text', ...lines.map((line) => line.trimEnd()), '```'];
  /** The flags that are accepted everywhere stand once, under the program itself. */
  const own = (command: Command) => {
    const lines = helpLines(command, style);
    const from = lines.indexOf(words.screen.everywhere);
    const to = lines.indexOf(words.screen.examples);
    return command === tree || from < 0 ? lines : lines.toSpliced(from, (to < 0 ? lines.length : to) - from);
  };
  const sections = commandsOf(tree).map((command) => [`## ${pathOf(command)}`, '', ...fence(own(command)), '']);
  return [
    '# Every command',
    '',
    'Generated from the program: `UPDATE=1 npx vitest run test/docs.test.ts` writes this page again.',
    '',
    ...sections.flat(),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
