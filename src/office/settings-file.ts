import { dirname, join, resolve } from 'node:path';
import {
  aliasNamed,
  NO_SETTINGS,
  pathOfSetting,
  readUserSettings,
  type SettingsFault,
  USER_SETTINGS,
  type UserSettingKey,
  type UserSettings,
} from '../core/profile/user-settings.ts';
import { lineOfValue, quoted, readToml, withoutValue, withValue } from './toml.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A user's own settings, as far as they can be used. */
export interface LoadedSettings {
  readonly file: string;
  readonly settings: UserSettings;
  readonly faults: readonly SettingsFault[];
}

/** XDG_CONFIG_HOME, and `%APPDATA%` on Windows. */
export function settingsFileOf({
  env,
  home,
  platform,
}: {
  readonly env: Environment;
  readonly home: string;
  readonly platform: NodeJS.Platform;
}): string {
  const folder =
    platform === 'win32'
      ? env.APPDATA || join(home, 'AppData', 'Roaming')
      : env.XDG_CONFIG_HOME || join(home, '.config');
  return join(folder, 'coopj', 'config.toml');
}

/** The settings of a text, or of one that the system does not give. `commands`: the words that may stand behind `coopj`. */
export async function settingsIn(
  file: string,
  text: string | { readonly code: string },
  commands: readonly string[],
): Promise<LoadedSettings> {
  if (text === '') return { file, settings: NO_SETTINGS, faults: [] };
  if (typeof text !== 'string')
    return { file, settings: NO_SETTINGS, faults: [{ why: 'unreadable', code: text.code }] };
  const read = readToml(text);
  if ('why' in read) {
    const { why: text, line, column: position } = read;
    return { file, settings: NO_SETTINGS, faults: [{ why: 'syntax', line, position, text }] };
  }
  const { settings, problems } = readUserSettings(read.tree, commands);
  const faults: SettingsFault[] = [];
  for (const problem of problems) {
    const line = await lineOfValue(text, pathOfSetting(problem.key));
    faults.push({ ...problem, ...(line !== undefined && { line }) });
  }
  const { db, office } = settings.values;
  const at = (path: string) => resolve(dirname(file), path);
  const values = {
    ...settings.values,
    ...(db && { db: isUrl(db) ? db : at(db) }),
    ...(office && { office: at(office) }),
  };
  return { file, settings: { ...settings, values }, faults };
}

const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(text);

/** A path is kept as it is from everywhere. */
export const keptValue = (key: string, value: string, at: (path: string) => string): string =>
  USER_SETTINGS[key as UserSettingKey] === 'path' && !isUrl(value) ? at(value) : value;

/** The text with one setting changed, or without it, everything else byte for byte. Lines that are no TOML become comments. */
export async function changedSettings(text: string, key: string, value: string | undefined): Promise<string> {
  const readable = mended(text);
  const path = pathOfSetting(key);
  if (value === undefined) return withoutValue(readable, path);
  // A key without a table stands above the first one.
  const { tree } = readToml(readable) as { readonly tree: Readonly<Record<string, unknown>> };
  if (aliasNamed(key) === undefined && !Object.hasOwn(tree, key)) return `${key} = ${quoted(value)}\n${readable}`;
  return withValue(readable, path.slice(0, 1), path.slice(1), quoted(value));
}

/** How many lines of a text are no TOML: they become comments where it is changed. */
export const linesAside = (text: string): number => {
  const after = mended(text).split('\n');
  return text.split('\n').filter((line, n) => line !== after[n]).length;
};

function mended(text: string): string {
  const lines = text.split('\n');
  for (let turn = 0; turn < text.length; turn++) {
    const read = readToml(lines.join('\n'));
    if (!('why' in read)) break;
    // Of a text that goes on to the end, the last line that is none yet.
    const at = lines.findLastIndex((line, n) => n < read.line && !line.startsWith('#') && line.trim() !== '');
    if (at < 0) break;
    lines[at] = `# ${lines[at]}`;
  }
  return lines.join('\n');
}

/** The variables that stand before a setting. */
const VARIABLES: Readonly<Record<UserSettingKey, readonly [string, ...string[]]>> = {
  lang: ['COOPJ_LANG'],
  db: ['COOPJ_DB'],
  office: ['COOPJ_OFFICE'],
  format: ['COOPJ_FORMAT'],
  actor: ['COOPJ_ACTOR'],
  pager: ['PAGER'],
  color: ['NO_COLOR', 'FORCE_COLOR'],
};

/** A variable that is set, and so stands before a setting. An empty pager is none at all, and is set. */
function overruling(key: string, env: Environment): { readonly name: string; readonly value: string } | undefined {
  const names = Object.hasOwn(VARIABLES, key) ? VARIABLES[key as UserSettingKey] : [];
  for (const name of names) {
    const value = env[name];
    if (value || (name === 'PAGER' && value === '')) return { name, value };
  }
  return undefined;
}

/** The variables as the settings leave them: what is set there comes first. */
export function environmentWith({ values }: UserSettings, env: Environment): Environment {
  const more: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (overruling(key, env)) continue;
    if (key !== 'color') more[VARIABLES[key as UserSettingKey][0]] = value;
    else if (value === 'never') more.NO_COLOR = '1';
    else if (value === 'always') more.FORCE_COLOR = '1';
  }
  return { ...env, ...more };
}

/** Whoever works, with settings of their own. */
export interface User {
  readonly loaded: LoadedSettings;
  /** The variable that stands before a setting. */
  overruled(key: string): { readonly name: string; readonly value: string } | undefined;
}

export const userOf = (loaded: LoadedSettings, env: Environment): User => ({
  loaded,
  overruled: (key) => overruling(key, env),
});
