import type { Command } from 'commander';
import { flagsPage, pageOf } from '../../src/commands/help/page.ts';
import type { Kit } from '../../src/commands/shared/kit.ts';
import { BLANK } from '../../src/core/text/blank.ts';
import type { Language } from '../../src/core/text/language.ts';
import { program } from '../../src/program.ts';
import { type HelpPage, helpLines } from '../../src/terminal/help.ts';
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
    chosen: undefined,
    asks: () => true,
    form: async () => {},
    help: async () => {},
    manual: async () => {},
    version: () => '0.0.0',
    aliases: {},
  };
}

/** Every command of the tree that can be typed, groups included, in the order of help. */
export const commandsOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(commandsOf)];

export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** Understands a command line as a shell would hand it over, with a day in what a hint leaves open, and throws what the program would. */
export async function understand(argv: readonly string[]): Promise<void> {
  const filled = argv.map((word) => word.replace(BLANK, '2026-10-01'));
  await (await program(await idleKit())).parseAsync(filled, { from: 'user' });
}

/** The command reference, as docs/commands.md holds it: the help of every command. */
export async function reference(): Promise<string> {
  const kit = await idleKit();
  const tree = await program(kit);
  const paint = await paints(false);
  const shown = (page: HelpPage) => ['```text', ...helpLines(page, 80, paint), '```'];
  /** The flags that are accepted everywhere stand once, at the end. */
  const own = (page: HelpPage) => ({
    ...page,
    parts: page.parts.filter((_, at) => page.usage === undefined || at < page.parts.length - 1),
  });
  const sections = commandsOf(tree).map((command) => [
    `## ${pathOf(command)}`,
    '',
    ...shown(own(pageOf(kit, command))),
    '',
  ]);
  return [
    '# Every command',
    '',
    'Generated from the program: `UPDATE=1 npx vitest run test/docs.test.ts` writes this page again.',
    '',
    ...sections.flat(),
    '## coopj help flags',
    '',
    ...shown(flagsPage(kit)),
    '',
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
