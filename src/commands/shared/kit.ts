import { Command, Option } from 'commander';
import type { Base, Context } from '../../context.ts';
import { isBlank } from '../../core/text/blank.ts';
import { Abort } from '../../errors.ts';
import type { Words } from '../../wording/words.ts';

/** What the grammar of a command is made with. program.ts hands it to every command. */
export interface Kit {
  readonly words: Words;
  /** The bracket around a handler: everything opened for it is closed again, whatever happens. */
  withContext(command: Command, work: (context: Context) => Promise<void>): Promise<void>;
  /** The same for a command that needs neither profile nor records. */
  withBase(command: Command, work: (base: Base) => Promise<void>): Promise<void>;
  /** Values that were not typed on the command line: asked for on a terminal, else lines of stdin, in this order. */
  secrets(
    command: Command,
    asked: readonly { readonly flag: string; readonly question: string }[],
  ): Promise<readonly string[]>;
  /** Help on a command, or lines of a topic. It is an answer: on stdout. */
  help(subject: Command | readonly string[]): Promise<void>;
}

/** The two words of a command, `step record`; a group is one word. */
export type CommandPath = keyof Words['commands'];
export type FlagName = keyof Words['flags'];

/** How an argument is typed: `<student>`, `[student]`, `[students...]`; with what it is, where no flag of its name says so. */
type Argument = string | readonly [typed: string, meaning: string];

/**
 * How a flag is typed behind its name: `<day>`, `[day]` where the value may be left out, `<name>*` where it may be given several
 * times, `<number>-` where `-` stands for a line of stdin, nothing for a yes; with what it is, where the words of flags do not say so.
 */
type Flag = string | readonly [typed: string, meaning: string];
type FlagsOf<F> = { readonly [N in keyof F]: N extends FlagName ? Flag : readonly [string, string] };

type Typed<T> = T extends readonly [infer S, string] ? S : T;
type Inner<T> = Typed<T> extends `<${infer Name}>` | `[${infer Name}]` ? Name : never;
type NameOf<T> = T extends unknown ? (Inner<T> extends `${infer Name}...` ? Name : Inner<T>) : never;

type FlagValue<T> = string extends T
  ? string | true
  : T extends ''
    ? boolean
    : T extends `${infer One}*`
      ? Many<One>
      : T extends `[${string}`
        ? string | true
        : string;
type Many<One> = readonly string[] | (One extends `[${string}` ? true : never);

/** Flags as they were typed; one that was not is not in it. */
export type Flags<F> = { readonly [N in keyof F]?: FlagValue<Typed<F[N]>> };

type Several<T> = T extends unknown ? (Typed<T> extends `${string}...${string}` ? T : never) : never;
type Optional<T> = T extends unknown ? (Typed<T> extends `[${string}` ? Exclude<T, Several<T>> : never) : never;

/** The arguments and flags of a command as they were typed. */
type CommandLine<A extends Argument, F> = { readonly [T in Several<A> as NameOf<T>]: readonly string[] } & {
  readonly [T in Exclude<A, Several<A> | Optional<A>> as NameOf<T>]: string;
} & { readonly [T in Optional<A> as NameOf<T>]?: string } & Flags<F>;

/** What a command says of itself, for whoever runs it. */
export interface Grammar {
  /** At least two command lines that can be typed as they stand; a test types them. */
  readonly examples: readonly [string, string, ...string[]];
  /** Changes the records: takes --dry-run and --reason. */
  readonly writes?: true;
  /** Looks at records that may not be as they should be. */
  readonly examines?: true;
  /** Answers with a list: takes --fields. */
  readonly lists?: true;
  /** Makes a report, which may be printed as pages. */
  readonly prints?: true;
  /** The argument that is a file it reads. */
  readonly source?: string;
  /** The argument that names students. */
  readonly students?: string;
}

/** The same with the words that it takes. */
type GrammarWith<A extends Argument, F> = Grammar & {
  readonly args?: readonly A[];
  /** A flag that is accepted everywhere is named where the command wants to know of it. */
  readonly flags?: F;
  readonly source?: NameOf<A>;
  readonly students?: NameOf<A>;
};

/** A flag as it is typed, without its dashes: `hoursPerWeek` is `hours-per-week`. */
export const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

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

const SHORT: Readonly<Record<string, string>> = { dryRun: 'n', output: 'o', yes: 'y', quiet: 'q' };

/** `hoursPerWeek` and `<n>` is `--hours-per-week <n>`. */
function optionOf({ words }: Kit, name: string, flag: Flag): Option {
  const meanings: Readonly<Record<string, string>> = words.flags;
  const [typed, meaning = meanings[name]] = typeof flag === 'string' ? [flag] : flag;
  const short = SHORT[name] === undefined ? '' : `-${SHORT[name]}, `;
  const told = isSecret(flag) ? `${meaning} ${words.screen.fromStdin}` : meaning;
  const option = new Option(`${short}--${dashed(name)} ${typed.replace(/[*-]$/, '')}`.trim(), told);
  return typed.endsWith('*') ? option.argParser(collected) : option;
}

/** What stands on a command line can be read by every program of the machine: a value of this flag may come from elsewhere. */
const isSecret = (flag: Flag): boolean => (typeof flag === 'string' ? flag : flag[0]).endsWith('-');

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const everywhere = new WeakMap<Kit, readonly Option[]>();

/** Commander knows a flag only on the command that declares it: all declare those that are accepted everywhere. */
export function globals(kit: Kit): readonly Option[] {
  const known = everywhere.get(kit);
  if (known) return known;
  const made = Object.entries(EVERYWHERE).map(([name, flag]) => optionOf(kit, name, flag));
  everywhere.set(kit, made);
  return made;
}

const grammars = new WeakMap<Command, Grammar>();

/** The examples of a command, for its help and for the test that types them. */
export const examplesOf = (command: Command): Grammar['examples'] => grammarOf(command).examples;

/** What a command said of itself when it was made. */
export function grammarOf(command: Command): Grammar {
  const grammar = grammars.get(command);
  if (grammar === undefined) throw new Error(`no grammar: ${command.name()}`);
  return grammar;
}

function finish(command: Command, kit: Kit, grammar: Grammar): Command {
  for (const option of globals(kit)) command.addOption(option);
  grammars.set(command, grammar);
  return command;
}

/** A verb of a group: `verb(kit, 'step record', …)` is the command `record`. */
export const verb = <const A extends Argument = never, const F extends FlagsOf<F> = object>(
  kit: Kit,
  path: CommandPath,
  {
    run,
    ...grammar
  }: GrammarWith<A, F> & { readonly run: (context: Context, said: CommandLine<A, F>) => Promise<void> },
): Command =>
  declared(kit, path, grammar, (said, command) => kit.withContext(command, (context) => run(context, said)));

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
  grammar: GrammarWith<A, F>,
  act: (said: CommandLine<A, F>, command: Command) => Promise<void>,
): Command {
  const { words } = kit;
  const meanings: Readonly<Record<string, string>> = words.flags;
  const command = new Command(path.split(' ').at(-1)).description(words.commands[path]);
  for (const argument of grammar.args ?? []) {
    const [typed, meaning] = typeof argument === 'string' ? [argument] : argument;
    command.argument(typed, meaning ?? meanings[typed.replace(/\W/g, '')]);
  }
  const flags: Readonly<Record<string, Flag>> = { ...grammar.flags };
  const all = {
    ...(grammar.writes && { dryRun: '', reason: '<text>' }),
    ...flags,
    ...(grammar.lists && { fields: '<names>' }),
  };
  for (const [name, flag] of Object.entries(all)) {
    if (!(name in EVERYWHERE)) command.addOption(optionOf(kit, name, flag));
  }
  command.action(async () => {
    refuseBlanks(command, path);
    await takeSecrets(kit, command, flags);
    return act(saidTo(command, Object.keys(flags)) as CommandLine<A, F>, command);
  });
  return finish(command, kit, grammar);
}

/** A hint that was pasted as it stands records nothing: the value that only a person knows is asked for. */
function refuseBlanks(command: Command, path: CommandPath): void {
  const isLeft = (value: unknown) => typeof value === 'string' && isBlank(value);
  const blank = command.options.find((option) => [command.opts()[option.attributeName()]].flat().some(isLeft));
  if (blank?.long) throw new Abort('flag-value-missing', { flag: blank.long, command: `coopj ${path}` });
}

/** In the order in which they were typed. */
async function takeSecrets(kit: Kit, command: Command, flags: Readonly<Record<string, Flag>>): Promise<void> {
  const { flags: meanings }: { readonly flags: Readonly<Record<string, string>> } = kit.words;
  const typed = rootOf(command).rawArgs;
  const asked = Object.entries(flags)
    .filter(([name, flag]) => isSecret(flag) && command.opts()[name] === '-')
    .map(([name, flag]) => ({ name, flag: `--${dashed(name)}`, question: questionOf(flag) ?? meanings[name] ?? name }))
    .map((one) => ({ ...one, at: typed.findIndex((word) => word === one.flag || word.startsWith(`${one.flag}=`)) }))
    .sort((a, b) => a.at - b.at);
  if (asked.length === 0) return;
  const values = await kit.secrets(command, asked);
  for (const [n, { name }] of asked.entries()) command.setOptionValue(name, values[n]);
}

const questionOf = (flag: Flag): string | undefined => (typeof flag === 'string' ? undefined : flag[1]);

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

/** What was typed for one of a command's arguments. */
export function wordsOf(command: Command, name: string | undefined): readonly string[] {
  const at = command.registeredArguments.findIndex((argument) => argument.name() === name);
  const typed: string | readonly string[] | undefined = command.processedArgs[at];
  return typed === undefined ? [] : [typed].flat();
}

/** The program itself, on which the groups hang. */
export const root = (kit: Kit, examples: Grammar['examples']): Command =>
  finish(
    new Command('coopj').description(kit.words.commands.coopj).addOption(optionOf(kit, 'fields', '<names>')),
    kit,
    {
      examples,
      lists: true,
    },
  );

/** A group and its verbs, in the order of help. */
export function group(kit: Kit, path: CommandPath, examples: Grammar['examples'], verbs: readonly Command[]): Command {
  const command = new Command(path).description(kit.words.commands[path]);
  for (const one of verbs) command.addCommand(one);
  return finish(command, kit, { examples });
}
