import type { Command, Option } from 'commander';
import { LETTER_KEYS } from '../../core/letters/kinds.ts';
import { STEPS } from '../../core/model/steps.ts';
import { USER_SETTINGS, type UserSettingKey } from '../../core/profile/user-settings.ts';
import { RULES } from '../../core/rules/index.ts';
import type { Words } from '../../wording/words.ts';
import { TOPICS } from '../help/topics.ts';
import type { Kit } from '../shared/kit.ts';

/** A word that may stand here, and what it is. */
export type Candidate = readonly [word: string, meaning: string];

/** The shell completes names of files itself. */
export const FILES = ':files';

/** Runs a command line of this program and gives what it answered: nothing where it failed. */
export type Ask = (line: readonly string[]) => Promise<string>;

/** What may stand at the last of these words, which is begun. */
export async function candidates(
  tree: Command,
  typed: readonly string[],
  { words, aliases }: Pick<Kit, 'words' | 'aliases'>,
  ask: Ask,
): Promise<readonly Candidate[] | typeof FILES> {
  const begun = typed.at(-1) ?? '';
  const { command, path, args, pending } = walked(tree, typed.slice(0, -1));
  const [flag, part] = begun.startsWith('--') && begun.includes('=') ? split(begun) : [undefined, begun];
  const open = pending ?? (flag === undefined ? undefined : optionNamed(command, flag));
  if (open) {
    const found = await valuesOf({ name: open.attributeName(), typed: open.flags, path, part }, words, ask);
    return found === FILES
      ? found
      : beginning(found, part).map(([word, text]) => [flag === undefined ? word : `${flag}=${word}`, text]);
  }
  if (begun.startsWith('-')) {
    const shown = command.options.filter(({ hidden, long }) => !hidden && long);
    return beginning(
      [...shown.map((one): Candidate => [one.long ?? '', one.description]), ['--help', words.help.helpFlag]],
      begun,
    );
  }
  if (command.commands.length > 0) {
    if (args > 0) return [];
    const own = command === tree ? Object.entries(aliases) : [];
    return beginning([...command.commands.map((one): Candidate => [one.name(), one.description()]), ...own], begun);
  }
  const { registeredArguments: declared } = command;
  const argument = declared[args] ?? (declared.at(-1)?.variadic ? declared.at(-1) : undefined);
  if (argument === undefined) return [];
  const found = await valuesOf({ name: argument.name(), typed: '', path, part: begun }, words, ask);
  return found === FILES ? found : beginning(found, begun);
}

const split = (word: string): readonly [string, string] => {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
};

const optionNamed = ({ options }: Command, word: string): Option | undefined =>
  options.find(({ long, short }) => long === word || short === word);

/** How far the words lead: the command, how many arguments it has, and a flag whose value is still to come. */
function walked(tree: Command, typed: readonly string[]) {
  let command = tree;
  const path: string[] = [];
  let args = 0;
  let pending: Option | undefined;
  for (const word of typed) {
    if (pending) pending = undefined;
    else if (word.startsWith('-')) {
      const option = optionNamed(command, word);
      pending = option?.required ? option : undefined;
    } else {
      const next = args === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (next) {
        command = next;
        path.push(word);
      } else args += 1;
    }
  }
  return { command, path, args, pending };
}

/** A student is found by any part of the name, too. */
const beginning = (all: readonly Candidate[], begun: string): readonly Candidate[] =>
  all.filter(([word]) => word.startsWith(begun));

interface Place {
  readonly name: string;
  /** The flag as help has it: `--lang <en|ja>`. */
  readonly typed: string;
  readonly path: readonly string[];
  readonly part: string;
}

const FILE_NAMES = [
  'file',
  'list',
  'db',
  'office',
  'output',
  'out',
  'dir',
  'ics',
  'rejects',
  'bundle',
  'into',
  'identity',
  'passphraseFile',
  'against',
];

async function valuesOf(
  { name, typed, path, part }: Place,
  words: Words,
  ask: Ask,
): Promise<readonly Candidate[] | typeof FILES> {
  const lines = async (line: readonly string[]): Promise<readonly Candidate[]> =>
    (await ask([...line, '--format', 'plain'])).split('\n').flatMap((one): Candidate[] => {
      const [word = '', ...rest] = one.split('\t');
      return word === '' ? [] : [[word, rest.filter(Boolean).join(' ')]];
    });
  const closed = /<([\w-]+(?:\|[\w-]+)+)>/.exec(typed)?.[1];
  if (closed !== undefined) return closed.split('|').map((word): Candidate => [word, '']);
  switch (name) {
    case 'student':
    case 'students':
    case 'absent':
      return lines(['student', 'list', '--fields', 'number,name', ...(part === '' ? [] : ['--find', part])]);
    case 'company':
      return lines(['company', 'list', '--fields', 'code,name']);
    case 'placement':
    case 'ref':
      return lines(['placement', 'list', '--fields', 'ref,name,company']);
    case 'job':
      return lines(['job', 'list', '--fields', 'ref,title']);
    case 'agreement':
      return lines(['agreement', 'list', '--fields', 'ref,company']);
    case 'certificate':
      return lines(['certificate', 'list', '--fields', 'number,name']);
    case 'step':
    case 'next':
    case 'for':
      return STEPS.map(({ number, key }): Candidate => [String(number), words.terms.step[key]]);
    case 'override':
      return RULES.map(({ key }): Candidate => [key, words.rules[key].title]);
    case 'letter':
      return LETTER_KEYS.map((key): Candidate => [key, '']);
    case 'topic':
      return TOPICS.map((topic): Candidate => [topic, '']);
    case 'format':
      return ['table', 'plain', 'json', 'ndjson', 'csv', 'tsv', 'xlsx'].map((word): Candidate => [word, '']);
    case 'key':
      return Object.keys(USER_SETTINGS).map((key): Candidate => [key, words.config.keys[key as UserSettingKey]]);
    case 'encoding':
      return ['utf-8', 'cp932'].map((word): Candidate => [word, '']);
    case 'fields':
      return fieldsOf(await lines([...path, '--fields', 'help']), part);
    default:
      return FILE_NAMES.includes(name) ? FILES : [];
  }
}

/** One more behind those that stand there: `number,name`. */
function fieldsOf(all: readonly Candidate[], part: string): readonly Candidate[] {
  const before = part.slice(0, part.lastIndexOf(',') + 1);
  const named = before.split(',');
  return all.filter(([word]) => !named.includes(word)).map(([word, text]) => [before + word, text]);
}
