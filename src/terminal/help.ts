import type { Argument, Command, Option } from 'commander';
import type { Words } from '../wording/words.ts';
import type { Paint } from './paint.ts';
import { lineOf } from './usage.ts';
import { pad, width, wrap } from './width.ts';

/** What help needs besides commander. */
export interface HelpStyle {
  readonly words: Words;
  readonly columns: number;
  readonly paint: Paint;
  readonly examples: (command: Command) => readonly string[];
  /** The flags accepted everywhere, as commander names them. */
  readonly everywhere: readonly string[];
}

/** Maximum columns, for easy reading. */
const MOST = 110;
const LEAST = 24;

/** The help of a command: purpose, usage, arguments and flags, examples. */
export function helpLines(command: Command, { words, columns, paint, examples, everywhere }: HelpStyle): string[] {
  const { screen } = words;
  const room = Math.min(columns, MOST);
  const shown = command.options.filter(({ hidden }) => !hidden);
  const own = shown.filter((option) => !everywhere.includes(option.attributeName()));
  const global = shown.filter((option) => everywhere.includes(option.attributeName()));
  const asked = { flags: '-h, --help', text: screen.helpFlag };
  const block = (title: string, rows: readonly HelpRow[]) =>
    rows.length === 0 ? [] : ['', paint.bold(title), ...columnsOf(rows, room)];
  return [
    `${paint.bold(screen.usage)} ${usageLine(command, words)}`,
    '',
    ...wrap(command.description(), room),
    ...block(screen.arguments, command.registeredArguments.map(argumentRow(words))),
    ...block(
      screen.commands,
      command.commands.map((one) => ({ flags: one.name(), text: one.description() })),
    ),
    ...(command.parent || command.commands.length === 0
      ? []
      : block(
          screen.topics,
          Object.entries(words.topics.titles).map(([topic, text]) => ({ flags: `help ${topic}`, text })),
        )),
    ...block(screen.flags, [...own.map(optionRow), asked]),
    ...block(screen.everywhere, global.map(optionRow)),
    ...(examples(command).length === 0 ? [] : ['', paint.bold(screen.examples)]),
    ...examples(command).map((line) => `  $ ${line}`),
  ];
}

interface HelpRow {
  readonly flags: string;
  readonly text: string;
}

const optionRow = ({ flags, description }: Option): HelpRow => ({
  flags: flags.startsWith('--') ? `    ${flags}` : flags,
  text: description,
});

const bracketed = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const argumentRow =
  ({ screen: { words } }: Words) =>
  (argument: Argument): HelpRow => ({
    flags: bracketed(argument),
    text: argument.description || ((words as Readonly<Record<string, string>>)[argument.name()] ?? ''),
  });

function usageLine(command: Command, { screen }: Words): string {
  const verbs = command.commands.length > 0 ? [screen.commandWord] : [];
  return [lineOf(command), ...verbs, ...command.registeredArguments.map(bracketed), screen.flagsWord].join(' ');
}

/** Two columns, the second wrapped under its own start. */
function columnsOf(rows: readonly HelpRow[], room: number): string[] {
  const left = Math.max(...rows.map(({ flags }) => width(flags)));
  return rows.flatMap(({ flags, text }) =>
    wrap(text, Math.max(LEAST, room - left - 4)).map((line, at) =>
      `  ${pad(at === 0 ? flags : '', left)}  ${line}`.trimEnd(),
    ),
  );
}
