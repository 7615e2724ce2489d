import { Command, Option } from 'commander';
import type { Base, Context } from '../context.ts';
import type { Words } from '../wording/words.ts';

/** What the grammar of a command is made with. program.ts hands it to every command. */
export interface Kit {
  readonly words: Words;
  /** The bracket around a handler: everything opened for it is closed again, whatever happens. */
  withContext(command: Command, work: (context: Context) => Promise<void>): Promise<void>;
  /** The same for a command that needs neither profile nor records. */
  withBase(command: Command, work: (base: Base) => Promise<void>): Promise<void>;
  /** Help on a command, or lines of a topic. It is an answer: on stdout. */
  help(subject: Command | readonly string[]): Promise<void>;
}

/** The two words of a command, `step record`; a group is one word. */
export type CommandPath = keyof Words['commands'];
export type FlagName = keyof Words['flags'];

export interface Grammar {
  /** At least two command lines that can be typed as they stand; a test types them. */
  readonly examples: readonly [string, string, ...string[]];
  /** Changes the records: takes --dry-run and --reason. */
  readonly writes?: boolean;
}

/** A flag as it is typed, without its dashes: `hoursPerWeek` is `hours-per-week`. */
export const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A flag, whose meaning is the same everywhere: `flag(kit, 'hoursPerWeek', '<n>')` is `--hours-per-week <n>`. */
export function flag({ words }: Kit, name: FlagName, value = '', short = ''): Option {
  const long = `--${dashed(name)}${value && ` ${value}`}`;
  return new Option(short ? `${short}, ${long}` : long, words.flags[name]);
}

const everywhere = new WeakMap<Kit, readonly Option[]>();

/** Flags that are accepted everywhere. Commander knows a flag only on the command that declares it: all declare the same ones. */
export function globals(kit: Kit): readonly Option[] {
  const known = everywhere.get(kit);
  if (known) return known;
  const made = [
    flag(kit, 'db', '<path>'),
    flag(kit, 'office', '<file>'),
    flag(kit, 'lang', '<en|ja>'),
    flag(kit, 'today', '<day>'),
    flag(kit, 'actor', '<name>'),
    flag(kit, 'format', '<name>'),
    flag(kit, 'json'),
    flag(kit, 'output', '<file>', '-o'),
    flag(kit, 'force'),
    flag(kit, 'encoding', '<name>'),
    flag(kit, 'noColor'),
    flag(kit, 'noInput'),
    flag(kit, 'noPager'),
    flag(kit, 'yes', '', '-y'),
    flag(kit, 'quiet', '', '-q'),
  ];
  everywhere.set(kit, made);
  return made;
}

const documented = new WeakMap<Command, readonly string[]>();

/** The examples of a command, for its help and for the test that types them. */
export const examplesOf = (command: Command): readonly string[] => documented.get(command) ?? [];

function finish(command: Command, kit: Kit, examples: readonly string[]): Command {
  for (const option of globals(kit)) command.addOption(option);
  documented.set(command, examples);
  return command;
}

/** A verb of a group: `verb(kit, 'step record', …)` is the command `record`. */
export function verb(kit: Kit, path: CommandPath, { examples, writes = false }: Grammar): Command {
  const command = new Command(path.split(' ').at(-1)).description(kit.words.commands[path]);
  if (writes) command.addOption(flag(kit, 'dryRun', '', '-n')).addOption(flag(kit, 'reason', '<text>'));
  return finish(command, kit, examples);
}

/** The program itself, on which the groups hang. */
export const root = (kit: Kit, examples: Grammar['examples']): Command =>
  finish(new Command('coopj').description(kit.words.commands.coopj), kit, examples);

/** A group and its verbs, in the order of help. */
export function group(kit: Kit, path: CommandPath, examples: Grammar['examples'], verbs: readonly Command[]): Command {
  const command = new Command(path).description(kit.words.commands[path]);
  for (const one of verbs) command.addCommand(one);
  return finish(command, kit, examples);
}

/** Collects a flag that may be given several times. */
export const repeated = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];
