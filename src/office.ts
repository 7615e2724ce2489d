import { parse, TomlError } from 'smol-toml';
import { nearest } from './core/nearest.ts';
import type { Office } from './core/office.ts';
import { type ProfileProblem, readProfile, SETTINGS, type Wanted } from './core/profile.ts';
import { quoted, setPair, setValue } from './core/toml.ts';
import { Abort } from './errors.ts';

/** The profile as it lies in its file, and what it says. */
export interface Profile {
  readonly text: string;
  readonly office: Office;
}

/** A wish to change a setting: `course.credits`, `2`. */
export interface SettingWish {
  readonly key: string;
  readonly value: string;
}

/** Reads a profile file. Throws `profile-missing`, `profile-unreadable`, `profile-syntax` or `profile-invalid`. */
export async function loadProfile(file: string, read: (file: string) => Promise<Uint8Array>): Promise<Profile> {
  const text = await loadText(file, read);
  return { text, office: parseOffice(text, file) };
}

/** The text of a profile file, whatever it says. */
export async function loadText(file: string, read: (file: string) => Promise<Uint8Array>): Promise<string> {
  return decode(await bytesOf(file, read), file);
}

async function bytesOf(file: string, read: (file: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await read(file);
  } catch (error) {
    if (!(error instanceof Abort)) throw error;
    if (error.problem === 'file-missing') throw new Abort('profile-missing', { file });
    // A profile that is there and holds nothing says as much as an invalid one.
    if (error.problem === 'file-empty') return new Uint8Array();
    throw error;
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Abort('profile-unreadable', { file });
  }
}

function treeOf(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const why = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw new Abort('profile-syntax', { file, line: error.line, column: error.column, why });
  }
}

/** The profile that a text says. Throws `profile-syntax`, or `profile-invalid` with everything that is wrong. */
export function parseOffice(text: string, file: string): Office {
  const read = readProfile(treeOf(text, file));
  if ('problems' in read) throw new Abort('profile-invalid', { file, problems: read.problems });
  return read.office;
}

/** `course.credits=2` to key and value; the value may hold further `=`. */
export function settingWish(word: string): SettingWish {
  const at = word.indexOf('=');
  if (at < 1) throw new Abort('setting-malformed', { value: word });
  return { key: word.slice(0, at).trim(), value: word.slice(at + 1).trim() };
}

/** What a person typed, as TOML: a number where one is wanted and given, a list where one is wanted. */
function literal(value: string, wanted: Wanted): string {
  const number = (word: string) => {
    const plain = word.normalize('NFKC').trim();
    return /^(0|[1-9]\d*)(\.\d+)?$/.test(plain) ? plain : quoted(word);
  };
  // Nothing typed is a list with nothing in it.
  const words = value === '' ? [] : value.split(/[,、，]/).map((word) => word.trim());
  switch (wanted) {
    case 'whole':
    case 'number':
      return number(value);
    case 'wholes':
      return `[${words.map(number).join(', ')}]`;
    case 'texts':
    case 'files':
    case 'periods':
    case 'insurances':
      return `[${words.map(quoted).join(', ')}]`;
    default:
      return quoted(value);
  }
}

/**
 * The text of a profile with some settings changed, everything else byte for byte. A file that is invalid before may be
 * mended this way. Throws `setting-refused`, naming every key that is unknown and every value that does not do.
 */
export function editOffice(text: string, wishes: readonly SettingWish[], file: string): string {
  treeOf(text, file);
  const keys = SETTINGS.map(({ key }) => key);
  const problems: ProfileProblem[] = [];
  let edited = text;
  for (const { key, value } of wishes) {
    const setting = SETTINGS.find((one) => one.key === key);
    if (setting) edited = setValue(edited, key, literal(value, setting.wanted));
    else {
      const close = nearest(key, keys);
      problems.push({ why: 'unknown', key, ...(close !== undefined && { nearest: close }) });
    }
  }
  const read = readProfile(treeOf(edited, file));
  if ('problems' in read) problems.push(...read.problems);
  if (problems.length > 0) throw new Abort('setting-refused', { file, problems });
  return edited;
}

/** The text of a profile in which `[import.maps.NAME]` says what these headings mean, everything else byte for byte. */
export function withMap(
  text: string,
  name: string,
  pairs: readonly (readonly [heading: string, key: string])[],
  file: string,
): string {
  const edited = pairs.reduce(
    (before, [heading, key]) => setPair(before, `import.maps.${name}`, heading, quoted(key)),
    text,
  );
  parseOffice(edited, file);
  return edited;
}
