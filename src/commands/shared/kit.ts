import { Command, Option } from 'commander';
import type { Base, Chosen, Context } from '../../context.ts';
import { BLANK, isBlank } from '../../core/text/blank.ts';
import { Abort } from '../../errors.ts';
import type { HelpPage } from '../../terminal/help.ts';
import type { Manual } from '../../terminal/manual.ts';
import type { Words } from '../../wording/words.ts';
import { type FormOf, type Grammar, lackingIn, lineOf } from '../grammar/grammar.ts';
import {
  type Argument,
  argumentField,
  bracketed,
  type CommandLine,
  dashed,
  type Field,
  type Flag,
  flagField,
  type NameOf,
  namedAs,
  type Said,
} from '../grammar/notation.ts';
import { meaningOf, ONCE } from '../grammar/spellings.ts';

/** What the grammar of a command is made with. program.ts hands it to every command. */
export interface Kit {
  readonly words: Words;
  /** The command was chosen on a screen of this program: what is refused can be settled there, though nothing is asked. */
  readonly chosen: Chosen | undefined;
  /** The bracket around a handler: everything opened for it is closed again, whatever happens. */
  withContext(command: Command, work: (context: Context) => Promise<void>): Promise<void>;
  /** The same for a command that needs neither profile nor records. */
  withBase(command: Command, work: (base: Base) => Promise<void>): Promise<void>;
  /** Values that were not typed on the command line: asked for on a terminal, else lines of stdin, in this order. */
  secrets(
    command: Command,
    asked: readonly { readonly flag: string; readonly question: string }[],
  ): Promise<readonly string[]>;
  /** Can a person be asked for what a command line lacks? */
  asks(command: Command): boolean;
  /** Asks for it, and runs the command with what was answered. */
  form(form: FormOf, command: Command, run: () => Promise<void>): Promise<void>;
  /** A page of help. It is an answer: on stdout. */
  help(page: HelpPage): Promise<void>;
  /** The same as the source of a page of man. */
  manual(about: Manual): Promise<void>;
  /** The version of this program. */
  version(): string;
  /** Names that the user gave to command lines. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** The commands and groups, as they stand behind `coopj`. */
export const commandNames = ({ commands }: Words): readonly string[] =>
  Object.keys(commands).filter((path) => path !== 'coopj' && !path.includes(' '));

/** The two words of a command, `step record`; a group is one word. */
export type CommandPath = keyof Words['commands'];
export type FlagName = keyof Words['flags'];

type FlagsOf<F> = { readonly [N in keyof F]: N extends FlagName ? Flag : readonly [string, string] };

/** The same with the words that it takes. */
type GrammarWith<A extends Argument, F> = Grammar & {
  readonly args?: readonly A[];
  /** A flag that is accepted everywhere is named where the command wants to know of it. */
  readonly flags?: F;
  readonly source?: NameOf<A>;
  readonly students?: NameOf<A>;
};

/** Flags that are accepted everywhere. */
const EVERYWHERE = {
  db: '<path>',
  office: '<file>',
  lang: '<en|ja>',
  today: '<day>',
  actor: '<name>',
  format: '<name>',
  json: '',
  output: '<file>*',
  force: '',
  encoding: '<name>',
  noColor: '',
  noInput: '',
  noPager: '',
  yes: '',
  quiet: '',
  mask: '',
  unmask: '',
} as const satisfies FlagsOf<Partial<Record<FlagName, Flag>>>;

const EVERYWHERE_FIELDS = Object.entries(EVERYWHERE).map(([name, flag]) => flagField(name, flag));

const SHORT: Readonly<Record<string, string>> = { dryRun: 'n', output: 'o', yes: 'y', quiet: 'q' };

/** Where on a line the word stands that names a command: behind flags that are accepted everywhere, with their values. */
export function commandAt(line: readonly string[]): number {
  const takes = EVERYWHERE_FIELDS.filter((field) => bracketed(field) !== '').flatMap((field) => [
    namedAs(field),
    `-${SHORT[field.name]}`,
  ]);
  let at = 0;
  while (line[at]?.startsWith('-')) at += takes.includes(line[at] ?? '') ? 2 : 1;
  return at;
}

/** `hoursPerWeek` and `<n>` is `--hours-per-week <n>`. */
function optionOf({ words }: Kit, field: Field, path?: CommandPath): Option {
  const { name, secret, several } = field;
  const meaning = meaningOf(words, field, path);
  const short = SHORT[name] === undefined ? '' : `-${SHORT[name]}, `;
  const told = secret ? `${meaning} ${words.help.fromStdin}` : meaning;
  const option = new Option(`${short}${namedAs(field)} ${bracketed(field)}`.trim(), told);
  return several ? option.argParser(collected) : option;
}

/** A flag under a spelling of before: what is typed after it counts as typed after the flag. */
function onceOf(kit: Kit, field: Field, spelling: string): Option {
  const option = optionOf(kit, { ...field, name: spelling }).hideHelp();
  option.attributeName = () => field.name;
  return option;
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const everywhere = new WeakMap<Kit, readonly Option[]>();

/** Commander knows a flag only on the command that declares it: all declare those that are accepted everywhere. */
export function globals(kit: Kit): readonly Option[] {
  const known = everywhere.get(kit);
  if (known) return known;
  const made = EVERYWHERE_FIELDS.map((field) => optionOf(kit, field));
  everywhere.set(kit, made);
  return made;
}

const grammars = new WeakMap<Command, Grammar>();

/** The examples of a command, for its help and for the test that types them. */
export const examplesOf = (command: Command): Grammar['examples'] => grammarOf(command).examples;

const declaredFields = new WeakMap<Command, readonly Field[]>();

/** The words that a command takes, but for the flags that all do. */
export const fieldsOf = (command: Command): readonly Field[] => declaredFields.get(command) ?? [];

/** Does its --office name one in a shared store? Elsewhere it is a file, and there are none. */
export const namesOffice = (command: Command): boolean => fieldsOf(command).some(({ name }) => name === 'office');

/** What a command said of itself when it was made. */
export function grammarOf(command: Command): Grammar {
  const grammar = grammars.get(command);
  if (grammar === undefined) throw new Error(`no grammar: ${command.name()}`);
  return grammar;
}

function finish(command: Command, kit: Kit, grammar: Grammar): Command {
  const own = command.options.map((option) => option.attributeName());
  for (const option of globals(kit)) if (!own.includes(option.attributeName())) command.addOption(option);
  grammars.set(command, grammar);
  return command;
}

/** A verb of a group: `verb(kit, 'step record', …)` is the command `record`. */
export const verb = <const A extends Argument = never, const F extends FlagsOf<F> = object>(
  kit: Kit,
  path: CommandPath,
  {
    run,
    previews,
    ...grammar
  }: Omit<GrammarWith<A, F>, 'previews'> & {
    readonly run: (context: Context, said: CommandLine<A, F>) => Promise<void>;
    /** Of a form that is complete. */
    readonly previews?: (context: Context, said: CommandLine<A, F>) => ReturnType<NonNullable<Grammar['previews']>>;
  },
): Command =>
  declared(
    kit,
    path,
    { asksFor: true, ...grammar, ...(previews && { previews: previews as Grammar['previews'] }) } as GrammarWith<A, F>,
    (said, command) => kit.withContext(command, (context) => run(context, said)),
  );

/** The same for a verb that needs neither profile nor records. */
export const bareVerb = <const A extends Argument = never, const F extends FlagsOf<F> = object>(
  kit: Kit,
  path: CommandPath,
  { run, ...grammar }: GrammarWith<A, F> & { readonly run: (base: Base, said: CommandLine<A, F>) => Promise<void> },
): Command => declared(kit, path, grammar, (said, command) => kit.withBase(command, (base) => run(base, said)));

/** A command that opens nothing by itself. */
export function declared<const A extends Argument = never, const F extends FlagsOf<F> = object>(
  kit: Kit,
  path: CommandPath,
  { asksFor = false, ...grammar }: GrammarWith<A, F> & { readonly asksFor?: boolean },
  act: (said: CommandLine<A, F>, command: Command) => Promise<void>,
): Command {
  const { words } = kit;
  const command = new Asking(path.split(' ').at(-1)).description(words.commands[path]);
  const args = (grammar.args ?? []).map(argumentField);
  for (const [at, field] of args.entries()) {
    command.argument(wordAt(grammar.args, at), meaningOf(words, field, path));
  }
  const all = {
    ...(grammar.writes && { dryRun: '', reason: '<text>' }),
    ...grammar.flags,
    ...(grammar.lists && { fields: '<names>' }),
  };
  const flags = Object.entries<Flag>(all).map(([name, flag]) => flagField(name, flag));
  const isOwn = ({ name }: Field) => !(name in EVERYWHERE) || name in (kit.words.flagsOf[path as 'step record'] ?? {});
  for (const flag of flags) {
    if (!isOwn(flag)) continue;
    command.addOption(optionOf(kit, flag, path));
    const once = ONCE[path]?.[flag.name];
    if (once !== undefined) command.addOption(onceOf(kit, flag, once));
  }
  declaredFields.set(command, [...args, ...flags.filter(isOwn)]);
  // What the command itself names is asked in its own order.
  const own = Object.keys(grammar.flags ?? {});
  const of = (name: string) => flags.find((flag) => flag.name === name) ?? [];
  const others = flags.filter(({ name }) => !own.includes(name));
  const fields = [...args, ...own.flatMap(of), ...others];
  const form = formOf(command, path, { grammar: grammar as Grammar, fields });
  command.action(async () => {
    refuseBlanks(command, path);
    await takeSecrets(kit, command, path, flags);
    const run = () => act(saidTo(command, own) as CommandLine<A, F>, command);
    const lacking = lackingIn(form, form.said());
    const isForm = lacking.length > 0 || grammar.asks || grammar.edits || (kit.chosen && grammar.writes);
    if (asksFor && isForm && kit.asks(command)) return kit.form(form, command, run);
    const [first, ...others] = lacking;
    if (first) throw missing([first, ...others], form);
    return run();
  });
  return finish(command, kit, grammar as Grammar);
}

const wordAt = (args: readonly Argument[] | undefined, at: number): string => {
  const word = args?.[at] ?? '';
  return typeof word === 'string' ? word : word[0];
};

/** An argument that was not typed may still be asked for. */
class Asking extends Command {
  missingArgument(): void {}
}

function formOf(command: Command, path: string, made: Pick<FormOf, 'grammar' | 'fields'>): FormOf {
  const names = made.fields.flatMap(({ is, name }) => (is === 'flag' ? [name] : []));
  return {
    path,
    ...made,
    said: () => saidTo(command, names) as Said,
    say(name, value) {
      const at = command.registeredArguments.findIndex((argument) => argument.name() === name);
      if (at < 0) command.setOptionValue(name, value);
      else command.processedArgs[at] = value;
    },
  };
}

/** What a script is told: what is missing, and the line with all of it. */
function missing(lacking: readonly [Field, ...Field[]], form: FormOf): Abort {
  const [field] = lacking;
  const command = `coopj ${form.path}`;
  if (field.is === 'argument') return new Abort('argument-missing', { argument: field.name, command });
  const flag = namedAs(field);
  const said = form.said();
  if (said[field.name] !== undefined) return new Abort('flag-value-missing', { flag, command });
  return new Abort('flag-missing', { flag, example: [lineOf(form, said), ...lacking.map(sampleIn(form))].join(' ') });
}

/** A flag with a value as one of the examples has it; words are for a person to find. */
const sampleIn =
  ({ grammar: { examples } }: FormOf) =>
  (field: Field): string => {
    const flag = namedAs(field);
    if (['text', 'name', 'address'].includes(field.value)) return `${flag} "${BLANK}"`;
    const typed = new RegExp(`${flag} (?:"[^"]*"|\\S+)`);
    return examples.map((line) => typed.exec(line)?.[0]).find(Boolean) ?? `${flag} ${bracketed(field)}`;
  };

/** A hint that was pasted as it stands says nothing. */
function refuseBlanks(command: Command, path: string): void {
  const options: Readonly<Record<string, unknown>> = command.opts();
  const isLeft = (name: string) => [options[name]].flat().some((value) => typeof value === 'string' && isBlank(value));
  const blank = EVERYWHERE_FIELDS.find(({ name }) => isLeft(name));
  if (blank) throw new Abort('flag-value-missing', { flag: namedAs(blank), command: `coopj ${path}` });
}

/** In the order in which they were typed. */
async function takeSecrets(kit: Kit, command: Command, path: CommandPath, flags: readonly Field[]): Promise<void> {
  const typed = rootOf(command).rawArgs;
  const asked = flags
    .filter(({ name, secret }) => secret && command.opts()[name] === '-')
    .map((field) => {
      const { name } = field;
      const spelt = [name, ONCE[path]?.[name] ?? name].map((one) => `--${dashed(one)}`);
      const at = typed.findIndex((word) => spelt.some((one) => word === one || word.startsWith(`${one}=`)));
      return { name, flag: namedAs(field), question: meaningOf(kit.words, field, path) ?? name, at };
    })
    .sort((a, b) => a.at - b.at);
  if (asked.length === 0) return;
  const values = await kit.secrets(command, asked);
  for (const [n, { name }] of asked.entries()) command.setOptionValue(name, values[n]);
}

function rootOf(command: Command): Command & { readonly rawArgs: readonly string[] } {
  let one = command;
  while (one.parent) one = one.parent;
  return one as Command & { readonly rawArgs: readonly string[] };
}

/** What was typed, by the names that a command declares: commander itself does not know of what type it is. */
function saidTo(command: Command, flags: readonly string[]): Readonly<Record<string, unknown>> {
  const options = command.opts<Readonly<Record<string, unknown>>>();
  const all = [
    ...command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]] as const),
    ...flags.map((name) => [name, options[name]] as const),
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Answers that may be longer than the screen: lists, reports, cards. Below the desk and a page somebody goes on typing. */
export const isRead = (command: Command): boolean => {
  if (command.parent === null) return false;
  const { lists = false, prints = false } = grammarOf(command);
  return lists || prints || command.name() === 'show';
};

/** What was typed for one of a command's arguments. */
export function wordsOf(command: Command, name: string | undefined): readonly string[] {
  const at = command.registeredArguments.findIndex((argument) => argument.name() === name);
  const typed: string | readonly string[] | undefined = command.processedArgs[at];
  return typed === undefined ? [] : [typed].flat();
}

/** The program itself, on which the groups hang. */
export const root = (kit: Kit, examples: Grammar['examples']): Command =>
  finish(
    new Command('coopj').description(kit.words.commands.coopj).addOption(optionOf(kit, flagField('fields', '<names>'))),
    kit,
    {
      examples,
      lists: true,
      students: 'student',
    },
  );

/** A group and its verbs, in the order of help. */
export function group(
  kit: Kit,
  path: CommandPath,
  examples: Grammar['examples'],
  verbs: readonly Command[],
  more: Pick<Grammar, 'students'> = {},
): Command {
  const command = new Command(path.split(' ').at(-1)).description(kit.words.commands[path]);
  for (const one of verbs) command.addCommand(one);
  return finish(command, kit, { examples, ...more });
}
