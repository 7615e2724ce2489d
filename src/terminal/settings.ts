import { join, resolve } from 'node:path';
import { folderOf, hasPassword, isShared, shownUrl } from '../core/text/address.ts';
import { LANGUAGES, type Language } from '../core/text/language.ts';
import { nearest } from '../core/text/nearest.ts';
import { typed } from '../core/text/typed.ts';
import { Abort } from '../errors.ts';
import { FORMATS, type Format, PAGES } from './out.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** For a screen reader, or a terminal that can no more: lines below each other. */
export const isPlain = ({ ACCESSIBLE, TERM }: Environment): boolean =>
  TERM === 'dumb' || (ACCESSIBLE !== undefined && !['', '0', 'false'].includes(ACCESSIBLE));

/** The flags accepted everywhere, as commander passes them. */
export interface GlobalFlags {
  readonly db?: string;
  readonly office?: string;
  readonly lang?: string;
  readonly today?: string;
  readonly actor?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: readonly string[];
  readonly force?: boolean;
  readonly encoding?: string;
  readonly fields?: string;
  readonly color?: boolean;
  readonly input?: boolean;
  readonly pager?: boolean;
  readonly yes?: boolean;
  readonly quiet?: boolean;
  readonly mask?: boolean;
  readonly unmask?: boolean;
  readonly dryRun?: boolean;
  readonly reason?: string;
}

const oneOf = <T extends string>(value: string, allowed: readonly T[], flag: string): T => {
  const word = value.normalize('NFKC').trim().toLowerCase();
  const found = allowed.find((one) => one === word);
  if (found !== undefined) return found;
  const close = nearest(word, allowed);
  throw new Abort('not-one-of', { value, flag, allowed, ...(close !== undefined && { nearest: close }) });
};

/** The last value of a flag on the line, for what is needed before parsing or if parsing fails. */
export function peek(argv: readonly string[], ...names: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return words.reduce<string | undefined>((found, word, at) => {
    if (names.includes(word)) return words[at + 1] ?? found;
    const name = names.find((one) => one.startsWith('--') && word.startsWith(`${one}=`));
    return name === undefined ? found : word.slice(name.length + 1);
  }, undefined);
}

/** What was typed to name the office, as it is typed again: `--db coopj.db --office "my office.toml"`. */
export const whereOf = ({ db, office }: Pick<GlobalFlags, 'db' | 'office'>): string =>
  [...(db === undefined ? [] : ['--db', shownUrl(db)]), ...(office === undefined ? [] : ['--office', office])]
    .map(typed)
    .join(' ');

/** The same of a line that may not be parsed. */
export const whereIn = (argv: readonly string[]): string => {
  // Of a person it is an office in the shared store, and no file.
  const isPersons = argv.some((word, at) => word === 'db' && argv[at + 1] === 'person');
  const [db, office] = [peek(argv, '--db'), isPersons ? undefined : peek(argv, '--office')];
  return whereOf({ ...(db !== undefined && { db }), ...(office !== undefined && { office }) });
};

/** The machine's language: English unless its locale is Japanese. */
function languageOfLocale(env: Environment): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ja\b|^ja_/i.test(locale) ? 'ja' : 'en';
}

/** The requested language: --lang, COOPJ_LANG, then the machine's. */
export function languageOf(argv: readonly string[], env: Environment): Language {
  const flag = peek(argv, '--lang');
  if (flag !== undefined) return oneOf(flag, LANGUAGES, '--lang');
  return env.COOPJ_LANG ? oneOf(env.COOPJ_LANG, LANGUAGES, 'COOPJ_LANG') : languageOfLocale(env);
}

/** The same for reporting a bad flag: never throws. */
export function languageOr(argv: readonly string[], env: Environment): Language {
  try {
    return languageOf(argv, env);
  } catch {
    return languageOfLocale(env);
  }
}

/** Are failures reported as JSON? Also answers for lines that cannot be parsed. */
export const failsAsJson = (argv: readonly string[]): boolean =>
  argv.includes('--json') || ['json', 'ndjson'].includes(peek(argv, '--format') ?? '');

/** Endings of formats that are never written: such a file would seem damaged. */
const FOREIGN = /^(.*\.)(xls|xlsm|xlsb|ods|numbers|docx?|odt|rtf|pptx?|htm|png|jpe?g|svg|zip|eml|ics)$/i;

/** The format implied by a file's name. */
const formatOfFile = (file: string): Format | undefined =>
  [...FORMATS, ...PAGES].find((format) => file.toLowerCase().endsWith(`.${format}`));

/**
 * What COOPJ_FORMAT says, else `table`, on a terminal, and `plain` in a pipe, unless a flag or the file's name says otherwise. Only reports have pages; elsewhere they
 * are refused before anything is done.
 */
export function formatOf(
  { format, json, output }: Pick<GlobalFlags, 'format' | 'json'> & { readonly output?: string },
  isTTY: boolean,
  isReport = false,
  { COOPJ_FORMAT: usual }: Environment = {},
): Format {
  const formats: readonly Format[] = isReport ? [...FORMATS, ...PAGES] : FORMATS;
  const asked = format === undefined ? undefined : oneOf(format, formats, '--format');
  if (json && asked !== undefined && asked !== 'json') {
    throw new Abort('flags-disagree', { flags: ['--format', '--json'] });
  }
  if (json || asked) return asked ?? 'json';
  if (output !== undefined && output !== '-') {
    const [, before = '', value] = FOREIGN.exec(output) ?? [];
    if (value !== undefined) {
      throw new Abort('not-one-of', { value, flag: '--output', allowed: formats, nearest: 'xlsx', before });
    }
    return oneOf(formatOfFile(output) ?? 'plain', formats, '--format');
  }
  // What a person likes to read is nothing to what a script gets.
  if (!isTTY) return 'plain';
  return usual ? oneOf(usual, FORMATS, 'COOPJ_FORMAT') : 'table';
}

/** Where an answer goes, and in which format. */
export interface Answer {
  readonly output?: string;
  readonly format: Format;
}

/** The answers that are asked for: one, or a report in several files, each in the format of its name. */
export function answersOf(
  { output: outputs = [], ...flags }: GlobalFlags,
  isTTY: boolean,
  isReport = false,
  env: Environment = {},
): readonly [Answer, ...Answer[]] {
  const { format, json } = flags;
  const [output, ...others] = outputs;
  const answer = (name: string | undefined): Answer => {
    const named = name === undefined ? {} : { output: name };
    return { ...named, format: formatOf({ ...flags, ...named }, isTTY, isReport, env) };
  };
  if (others.length === 0) return [answer(output)];
  const told = outputs.map((name) => `--output ${name}`);
  const isTwice = new Set(outputs.map((name) => resolve(name))).size < outputs.length;
  if (!isReport || isTwice) throw new Abort('flags-disagree', { flags: told });
  if (json || format !== undefined)
    throw new Abort('flags-disagree', { flags: [...told, json ? '--json' : '--format'] });
  return [answer(output), ...others.map(answer)];
}

type Surroundings = { readonly env: Environment; readonly cwd: string; readonly home: string } & {
  readonly platform: NodeJS.Platform;
};

const databaseNamed = ({ db }: GlobalFlags, { COOPJ_DB }: Environment): string | undefined =>
  db ?? (COOPJ_DB || undefined);

/**
 * The address of the shared store, where flag or environment name one: there the profile lies too. A password on the command line is
 * read by all who see which programs run.
 */
export function sharedStore(flags: GlobalFlags, env: Environment): string | undefined {
  const url = databaseNamed(flags, env);
  if (url === undefined || !isShared(url)) return undefined;
  if (flags.db !== undefined && hasPassword(flags.db)) throw new Abort('password-in-line', { url: shownUrl(url) });
  if (flags.office !== undefined || env.COOPJ_OFFICE) {
    throw new Abort('office-in-store', { flag: flags.office === undefined ? 'COOPJ_OFFICE' : '--office' });
  }
  return url;
}

/** Where records and profile are: flag, environment, or the user's data folder. */
export function placesOf(
  flags: GlobalFlags,
  { env, cwd, home, platform }: Surroundings,
): { readonly database: string; readonly profile: string } {
  const url = sharedStore(flags, env);
  if (url !== undefined) return { database: shownUrl(url), profile: `${folderOf(url)}/office.toml` };
  const named = databaseNamed(flags, env);
  if (named !== undefined && /^[a-z][a-z0-9+.-]+:\/\//i.test(named)) throw new Abort('database-kind', { url: named });
  const data =
    platform === 'win32'
      ? env.APPDATA || join(home, 'AppData', 'Roaming')
      : env.XDG_DATA_HOME || join(home, '.local', 'share');
  const database = named === undefined ? join(data, 'coopj', 'coopj.db') : resolve(cwd, named);
  const profile = flags.office ?? (env.COOPJ_OFFICE || undefined);
  return {
    database,
    profile: profile === undefined ? join(database, '..', 'office.toml') : resolve(cwd, profile),
  };
}

/** How long a writer waits for another one, in milliseconds: COOPJ_WAIT in seconds, else what is usual. */
export function patienceOf({ COOPJ_WAIT: value }: Environment, usual: number): number {
  if (!value) return usual * 1000;
  const seconds = Number(value.normalize('NFKC'));
  if (!(seconds >= 0 && seconds <= 86_400)) throw new Abort('not-a-number', { value, flag: 'COOPJ_WAIT' });
  return seconds * 1000;
}

/** What shows one page after the other; `-F` leaves again where one page is enough, `-X` leaves it on the screen, `-R` keeps colours. */
const USUAL = 'less -FRX';

/** The pager that a person wants: $PAGER, else less; none where it is empty or only prints. */
export function pagerOf(env: Environment, platform: NodeJS.Platform): string | undefined {
  const named = env.PAGER ?? (platform === 'win32' ? '' : USUAL);
  return named === '' || named === 'cat' ? undefined : named;
}

/** Where and as who somebody works, for another command line of the same person. */
export const sameOffice = (flags: GlobalFlags): readonly string[] => [
  ...(['db', 'office', 'lang', 'today', 'actor'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name}`, value];
  }),
  ...(flags.color === false ? ['--no-color'] : []),
];
