import type { Command, CommanderError } from 'commander';
import { nearest } from '../core/text/nearest.ts';
import { codePoint } from '../core/text/signs.ts';
import { Abort } from '../errors.ts';

/** Thrown instead of commander's own help, which ours replaces in the screen's language. */
export class HelpWanted extends Error {
  readonly command: Command;
  /** No command was given, so this is a usage error, not an answer. */
  readonly wrong: boolean;
  constructor(command: Command, wrong: boolean) {
    super('help wanted');
    this.command = command;
    this.wrong = wrong;
  }
}

/** The command line so far: `coopj step record`. */
export const lineOf = (command: Command): string =>
  command.parent ? `${lineOf(command.parent)} ${command.name()}` : command.name();

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';
/** `-o, --output <file>` is `--output`. */
const longOf = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags;

/** Commander's error as an abort that names the nearest word. */
export function usageOf(error: CommanderError, command: Command): Abort {
  const line = lineOf(command);
  const named = quoted(error.message);
  switch (error.code) {
    case 'commander.unknownCommand':
      return dashed([named], command) ?? unknownCommand(named, command);
    case 'commander.excessArguments': {
      const dash = dashed(command.args, command);
      if (dash) return dash;
      // The root takes no arguments, so the word was meant to be a command.
      return command.commands.length > 0
        ? unknownCommand(command.args[0] ?? '', command)
        : new Abort('argument-extra', { words: command.args.slice(command.registeredArguments.length), command: line });
    }
    case 'commander.unknownOption': {
      // A flag after an unknown command: the command is what was mistyped.
      const [word = '-'] = command.args;
      if (command.commands.length > 0 && !word.startsWith('-')) return unknownCommand(word, command);
      const flag = named.split('=')[0] ?? named;
      const known = command.options.flatMap(({ long, hidden }) => (hidden || !long ? [] : [long]));
      const close = nearest(flag, [...known, '--help']);
      return new Abort('unknown-flag', { flag, command: line, ...(close !== undefined && { nearest: close }) });
    }
    case 'commander.missingArgument':
      return new Abort('argument-missing', { argument: named, command: line });
    case 'commander.optionMissingArgument':
      return new Abort('flag-value-missing', { flag: longOf(named), command: line });
    default:
      throw error;
  }
}

/** `STEP 4` typed as two words is one step; the group `step` comes first on a line, and is none. */
export function withSteps(argv: readonly string[]): readonly string[] {
  const plain = argv.map((word) => word.normalize('NFKC').toLowerCase());
  const group = plain.findIndex((word) => !word.startsWith('-'));
  const begins = (at: number) => at > group && plain[at] === 'step' && /^\d{1,2}$/.test(plain[at + 1] ?? '');
  return argv.flatMap((word, at) =>
    begins(at) ? [`${word} ${argv[at + 1]}`] : at > 0 && begins(at - 1) ? [] : [word],
  );
}

/** A flag that was typed before the group, where the program itself takes it, and that the command does not take. */
export function strayFlag(name: string, command: Command): Abort | undefined {
  const takes = command.options.some((option) => option.attributeName() === name);
  if (takes || command.getOptionValue(name) === undefined) return undefined;
  return new Abort('unknown-flag', { flag: `--${name}`, command: lineOf(command) });
}

/** Two dashes before a letter, of which one at least is no hyphen: what typing aids and chats make of a flag. */
const DASHED = /^[-‐‑‒–—―−ー－ｰ]{1,2}(?=[a-z])/iu;

/** A word that was meant to be a flag, though it does not begin with hyphens. */
export function dashed(words: readonly string[], command: Command, onlyKnown = false): Abort | undefined {
  for (const word of words) {
    const front = DASHED.exec(word)?.[0] ?? '';
    const dash = [...front].find((one) => one !== '-');
    if (dash === undefined) continue;
    const flag = `--${word.slice(front.length).split('=')[0]}`;
    const known = optionsOf(command);
    if (onlyKnown && !known.includes(flag)) continue;
    const close = known.includes(flag) ? flag : nearest(flag, known);
    const data = { flag: word, command: lineOf(command), dash: codePoint(dash) };
    return new Abort('unknown-flag', { ...data, ...(close !== undefined && { nearest: close }) });
  }
  return undefined;
}

const optionsOf = (command: Command): readonly string[] => [
  ...command.options.flatMap(({ long, hidden }) => (hidden || !long ? [] : [long])),
  '--help',
  ...(command.parent ? optionsOf(command.parent) : []),
];

/** A verb that one group alone has, typed without its group. */
function onlyVerb(word: string, { commands }: Command): string | undefined {
  const paths = commands.flatMap((group) =>
    group.commands.filter((verb) => verb.name() === word).map((verb) => `${group.name()} ${verb.name()}`),
  );
  return paths.length === 1 ? paths[0] : undefined;
}

/** `more`: what else may stand there. */
export function unknownCommand(word: string, command: Command, more: readonly string[] = []): Abort {
  const close = nearest(word, [...command.commands.map((one) => one.name()), ...more]) ?? onlyVerb(word, command);
  return new Abort('unknown-command', {
    word,
    command: lineOf(command),
    ...(close !== undefined && { nearest: close }),
  });
}
