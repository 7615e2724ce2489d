import type { Command } from 'commander';
import { checkCommand } from './commands/check.ts';
import { atDesk, type Commands, workAt } from './commands/desk/work.ts';
import { dueCommand } from './commands/due.ts';
import { TASKS } from './commands/help/tasks.ts';
import { commandNames, globals, type Kit, root } from './commands/shared/kit.ts';
import { nearStudents } from './commands/student/near.ts';
import { dashed, HelpWanted, strayFlag, unknownCommand, usageOf } from './terminal/usage.ts';

/** The flag of every list; before the verb it stands on the program, whose own answer is a list too. */
const FIELDS = 'fields';

/** What is asked many times a day loads nothing else: reading a program takes its time too. */
const NEAR: Readonly<Record<string, (kit: Kit) => Command>> = {
  'student list': nearStudents,
  'student show': nearStudents,
  check: checkCommand,
  due: dueCommand,
};

/**
 * The command tree; for a line, only the groups that it may be about: commander takes its time, and there are fifty. The command `help`
 * needs all of them.
 */
export async function program(kit: Kit, line?: readonly string[]): Promise<Command> {
  const tree = root(kit, Object.values(TASKS) as [string, string]);
  tree
    .argument('[student...]', kit.words.flags.studentOrName)
    .action((words: readonly string[]) => workAt(kit, tree, words, commandsOf(kit)));
  const groups = await wanted(kit, line);
  for (const make of groups) tree.addCommand(make(kit));
  // A word that is no command: its names are enough to tell of the nearest.
  if (groups.length === 0 && line?.some(isWord))
    for (const name of commandNames(kit.words)) tree.command(name, { hidden: true });
  // Declared for the help; main.ts answers `coopj --version` before anything is loaded.
  tree.option('-V, --version', kit.words.help.versionFlag);
  prepare(tree, kit);
  const names = globals(kit).map((option) => option.attributeName());
  tree.hook('preAction', (_, command) => {
    // A command that takes any number of words would take it for one of them.
    const wrong = dashed(command.args, command, true);
    if (wrong) throw wrong;
    inherit(command, [...names, FIELDS]);
    const stray = strayFlag(FIELDS, command);
    if (stray) throw stray;
  });
  return tree;
}

const isWord = (word: string): boolean => !word.startsWith('-');

/** Which of them was meant, the verbs know too. */
const commandsOf = (kit: Kit): Commands => ({
  names: [...commandNames(kit.words), ...Object.keys(kit.aliases)],
  async verbs(name) {
    const group = (await program(kit, [name])).commands.find((one) => one.name() === name);
    return group?.commands.map((one) => ({ value: one.name(), name: one.name(), note: one.description() })) ?? [];
  },
  async unknown(word) {
    return atDesk(word) ?? unknownCommand(word, await program(kit), Object.keys(kit.aliases));
  },
});

/** The groups that a line may be about. */
async function wanted(kit: Kit, line?: readonly string[]): Promise<readonly ((kit: Kit) => Command)[]> {
  if (line !== undefined) {
    const near = NEAR[line.slice(0, 2).join(' ')] ?? NEAR[line[0] ?? ''];
    if (near) return [near];
    const names = commandNames(kit.words);
    if (!line.some((word) => names.includes(word))) return [];
  }
  const { GROUPS } = await import('./commands/all.ts');
  const [first = 'help'] = line ?? [];
  const only = first === 'help' ? undefined : GROUPS[first];
  return only ? [only] : Object.values(GROUPS);
}

/** Commander passes none of this on to added commands, so it is set on every node. */
function prepare(command: Command, kit: Kit): void {
  command
    .exitOverride((error) => {
      throw usageOf(error, command);
    })
    .configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      prepareContext: ({ error = false }) => {
        throw new HelpWanted(command, error);
      },
    })
    .showSuggestionAfterError(false)
    .enablePositionalOptions()
    .helpCommand(false)
    .helpOption('-h, --help', kit.words.help.helpFlag);
  for (const one of command.commands) prepare(one, kit);
}

/** A global flag counts wherever it is on the line; the one nearest to the verb wins. */
function inherit(command: Command, names: readonly string[]): void {
  for (const name of names) {
    for (let node: Command | null = command; node; node = node.parent) {
      if (node.getOptionValueSource(name) !== 'cli') continue;
      command.setOptionValueWithSource(name, node.getOptionValue(name), 'cli');
      break;
    }
  }
}
