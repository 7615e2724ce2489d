import { argvOf } from '../text/command-line.ts';
import { LANGUAGES } from '../text/language.ts';
import { nearest } from '../text/nearest.ts';

/** What a user sets for every command, and what it may be: one of these, the path of a file, or a text. */
export const USER_SETTINGS = {
  lang: LANGUAGES,
  db: 'path',
  office: 'path',
  format: ['table', 'plain', 'json', 'ndjson', 'csv', 'tsv'],
  actor: 'text',
  pager: 'text',
  color: ['auto', 'always', 'never'],
} as const satisfies Readonly<Record<string, readonly string[] | 'path' | 'text'>>;
export type UserSettingKey = keyof typeof USER_SETTINGS;

/** Beside them stand aliases: `alias.soon`. */
export const ALIAS = 'alias';

/** What a user set, as it stands in the file. */
export interface UserSettings {
  readonly values: Readonly<Partial<Record<UserSettingKey, string>>>;
  /** What a name of the user's own stands for, a command line without `coopj`. */
  readonly aliases: Readonly<Record<string, string>>;
}
export const NO_SETTINGS: UserSettings = { values: {}, aliases: {} };

/** What is wrong with one setting; `key` as it is named on a command line. */
export type UserSettingProblem =
  | { readonly why: 'unknown'; readonly key: string; readonly nearest?: string }
  | { readonly why: 'not-one-of'; readonly key: string; readonly value: string; readonly allowed: readonly string[] }
  | { readonly why: 'not-a-text'; readonly key: string }
  /** Letters, digits and dashes. */
  | { readonly why: 'alias-name'; readonly key: string }
  /** There is a command of that name. */
  | { readonly why: 'alias-hides'; readonly key: string; readonly command: string }
  /** It does not begin with a command; another alias is none. */
  | { readonly why: 'alias-no-command'; readonly key: string; readonly word: string; readonly nearest?: string };

/** What is wrong with the file of settings, and on which line. */
export type SettingsFault =
  | (UserSettingProblem & { readonly line?: number })
  | { readonly why: 'syntax'; readonly line: number; readonly position: number; readonly text: string }
  /** As the system has it: EACCES. */
  | { readonly why: 'unreadable'; readonly code: string };

/** `alias.soon` is the alias `soon`; undefined for a key that is no alias. */
export const aliasNamed = (key: string): string | undefined =>
  key.startsWith(`${ALIAS}.`) ? key.slice(ALIAS.length + 1) : undefined;

/** Where a setting stands in the file. */
export const pathOfSetting = (key: string): readonly string[] => {
  const alias = aliasNamed(key);
  return alias === undefined ? [key] : [ALIAS, alias];
};

/** The setting that was most likely meant: `language` is `lang`. */
export function nearestSetting(word: string): string | undefined {
  const known = Object.keys(USER_SETTINGS);
  return known.find((key) => word.startsWith(key)) ?? nearest(word, known);
}

/** What is wrong with a setting and its value; nothing where it will do. `commands`: the words that may stand behind `coopj`. */
export function problemOf(key: string, value: unknown, commands: readonly string[]): UserSettingProblem | undefined {
  const alias = aliasNamed(key);
  if (alias !== undefined) return aliasProblem(key, alias, value, commands);
  const allowed = Object.hasOwn(USER_SETTINGS, key) ? USER_SETTINGS[key as UserSettingKey] : undefined;
  if (allowed === undefined) {
    const close = nearestSetting(key);
    return { why: 'unknown', key, ...(close !== undefined && { nearest: close }) };
  }
  if (!isText(value)) return { why: 'not-a-text', key };
  if (typeof allowed === 'string' || (allowed as readonly string[]).includes(value)) return undefined;
  return { why: 'not-one-of', key, value, allowed };
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value);

function aliasProblem(
  key: string,
  name: string,
  value: unknown,
  commands: readonly string[],
): UserSettingProblem | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(name)) return { why: 'alias-name', key };
  if (commands.includes(name)) return { why: 'alias-hides', key, command: name };
  if (!isText(value)) return { why: 'not-a-text', key };
  const [word = ''] = argvOf(value);
  if (commands.includes(word)) return undefined;
  const close = nearest(word, commands);
  return { why: 'alias-no-command', key, word, ...(close !== undefined && { nearest: close }) };
}

/** The settings of a file, and what is wrong with the others. */
export function readUserSettings(tree: Readonly<Record<string, unknown>>, commands: readonly string[]) {
  const problems: UserSettingProblem[] = [];
  const [values, aliases]: Record<string, string>[] = [{}, {}];
  for (const [key, value] of Object.entries(tree).flatMap(flattened)) {
    const problem = problemOf(key, value, commands);
    const alias = aliasNamed(key);
    if (problem) problems.push(problem);
    else if (alias === undefined) (values as Record<string, unknown>)[key] = value;
    else (aliases as Record<string, unknown>)[alias] = value;
  }
  return { settings: { values, aliases } as UserSettings, problems };
}

const flattened = ([key, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] =>
  key === ALIAS && typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, text]) => [`${ALIAS}.${name}`, text])
    : [[key, value]];

/** A command line with what an alias stands for in its place; what follows is appended. Only the word at `at` may be one, and only once. */
export function unaliased(argv: readonly string[], at: number, { aliases }: UserSettings): readonly string[] {
  const word = argv[at];
  if (word === undefined || !Object.hasOwn(aliases, word)) return argv;
  return [...argv.slice(0, at), ...argvOf(aliases[word] ?? ''), ...argv.slice(at + 1)];
}
