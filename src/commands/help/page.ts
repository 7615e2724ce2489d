import type { Command } from 'commander';
import type { HelpPage, HelpPart, HelpRow } from '../../terminal/help.ts';
import { bracketed, type Field } from '../grammar/notation.ts';
import { examplesOf, fieldsOf, globals, type Kit } from '../shared/kit.ts';
import { partsOf } from './parts.ts';
import { TASKS } from './tasks.ts';
import { TOPICS } from './topics.ts';

/** The command line so far: `coopj step record`. */
const lineOf = (command: Command): string =>
  command.parent ? `${lineOf(command.parent)} ${command.name()}` : command.name();

/** The help of a command: what it is for, examples, what is needed and what may be added. */
export function pageOf(kit: Kit, command: Command): HelpPage {
  const { help } = kit.words;
  if (!command.parent) return rootPage(kit);
  const fields = fieldsOf(command);
  const verbs = command.commands.map((one): HelpRow => [one.name(), one.description()]);
  const usage = [
    kit.words.terms.headed(help.usage, lineOf(command)),
    ...(verbs.length > 0 ? [help.commandWord] : []),
    ...fields.filter(({ is }) => is === 'argument').map(argumentWord),
    help.flagsWord,
  ];
  return {
    about: command.description(),
    examples: examplesOf(command),
    usage: usage.join(' '),
    parts: [
      ...(verbs.length > 0 ? [{ title: help.verbs, rows: verbs }] : []),
      ...partsOf(fields, kit.words).map(
        ({ title, fields: told }): HelpPart => ({ title, rows: told.map((field) => rowOf(kit, command, field)) }),
      ),
      { lines: [help.everywhere(globals(kit).map(shortly).join(' '))] },
    ],
  };
}

/** The program itself: what is done most, and where all the rest is told. */
function rootPage({ words: { help, commands, terms } }: Kit): HelpPage {
  return {
    about: commands.coopj,
    usage: terms.headed(help.usage, `coopj [${help.commandWord.slice(1, -1)}] ${help.flagsWord}`),
    parts: [
      {
        title: help.first,
        rows: Object.entries(TASKS).map(([key, line]) => [line, help.tasks[key as keyof typeof TASKS]]),
      },
      { lines: [help.begin, help.all, help.also(TOPICS.join(', ')), help.language] },
    ],
  };
}

const argumentWord = ({ name, several, open }: Field): string => {
  const word = `${name}${several ? '...' : ''}`;
  return open ? `[${word}]` : `<${word}>`;
};

const shortly = ({ short, long }: { readonly short?: string | undefined; readonly long?: string | undefined }) =>
  short ?? long ?? '';

function rowOf({ words: { screen } }: Kit, command: Command, field: Field): HelpRow {
  if (field.is === 'argument') {
    const told = command.registeredArguments.find((one) => one.name() === field.name)?.description;
    return [argumentWord(field), told || ((screen.words as Readonly<Record<string, string>>)[field.name] ?? '')];
  }
  const option = command.options.find((one) => one.attributeName() === field.name && !one.hidden);
  return [option?.flags ?? bracketed(field), option?.description ?? ''];
}

/** Every command with its sentence, in the order of the office's work. */
export const commandsPage = ({ words: { help } }: Kit, tree: Command): HelpPage => ({
  about: help.commandsTitle,
  parts: tree.commands.map((group) => ({
    title: group.commands.length > 0 ? `${group.name()}  ${group.description()}` : group.name(),
    rows:
      group.commands.length > 0
        ? group.commands.map((one): HelpRow => [`${group.name()} ${one.name()}`, one.description()])
        : [[group.name(), group.description()]],
  })),
});

/** The flags that are accepted everywhere. */
export const flagsPage = (kit: Kit): HelpPage => ({
  about: kit.words.help.flagsTitle,
  parts: [
    {
      rows: [
        ...globals(kit).map(({ flags, description }): HelpRow => [flags, description]),
        ['-h, --help', kit.words.help.helpFlag],
        ['-V, --version', kit.words.help.versionFlag],
      ],
    },
  ],
});
