import type { Office, Program } from '../core/profile/office.ts';
import { NO_PROGRAM } from '../core/profile/own.ts';
import { type ProfileProblem, readProfile, SETTINGS, type Wanted } from '../core/profile/settings.ts';
import { nearest } from '../core/text/nearest.ts';
import { Abort } from '../errors.ts';
import { quoted, readToml, withValue } from './toml.ts';

/** The profile as it lies in its file, and what it says. */
export interface Profile {
  readonly text: string;
  readonly office: Office;
}

/** A request to change a setting: `course.credits`, `2`. */
export interface SettingRequest {
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
  const read = readToml(text);
  if ('why' in read) throw new Abort('profile-syntax', { file, ...read });
  return read.tree;
}

/** The profile that a text says. Throws `profile-syntax`, or `profile-invalid` with everything that is wrong. */
export function parseOffice(text: string, file: string): Office {
  const read = readProfile(treeOf(text, file));
  if ('problems' in read) throw new Abort('profile-invalid', { file, problems: read.problems });
  return read.office;
}

/** `course.credits=2` to key and value; the value may hold further `=`. */
export function settingRequest(word: string): SettingRequest {
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
    case 'seconds':
    case 'seal':
    case 'number':
      return number(value);
    case 'yes-no':
      return yesOrNo(value);
    case 'wholes':
      return `[${words.map(number).join(', ')}]`;
    case 'texts':
    case 'files':
    case 'periods':
    case 'insurances':
    case 'recipients':
      return `[${words.map(quoted).join(', ')}]`;
    default:
      return quoted(value);
  }
}

/** yes and no in either language, and as TOML has them; another word stays one, and is refused as such. */
function yesOrNo(value: string): string {
  const word = value.normalize('NFKC').trim().toLowerCase();
  if (['yes', 'true', 'はい'].includes(word)) return 'true';
  return ['no', 'false', 'いいえ'].includes(word) ? 'false' : quoted(value);
}

/**
 * The text of a profile with some settings changed, everything else byte for byte. A file that is invalid before may be
 * mended this way. Throws `setting-refused`, naming every key that is unknown or given twice and every value that does not do.
 */
export async function editOffice(text: string, requests: readonly SettingRequest[], file: string): Promise<string> {
  const keys = SETTINGS.map(({ key }) => key);
  const problems: ProfileProblem[] = [];
  let edited = text;
  const keysSaid = requests.map(({ key }) => key);
  for (const key of new Set(keysSaid.filter((key, at) => keysSaid.indexOf(key) < at)))
    problems.push({ why: 'twice', key });
  for (const { key, value } of requests) {
    const setting = SETTINGS.find((one) => one.key === key);
    if (setting) {
      const [table = '', ...rest] = key.split('.');
      edited = await withValue(edited, [table], rest, literal(value, setting.wanted));
    } else {
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
export async function withMap(
  text: string,
  name: string,
  pairs: readonly (readonly [heading: string, key: string])[],
  file: string,
): Promise<string> {
  let edited = text;
  for (const [heading, key] of pairs)
    edited = await withValue(edited, ['import', 'maps', name], [heading], quoted(key));
  parseOffice(edited, file);
  return edited;
}

/**
 * The sample with the programmes of another university in place of its own, which stand at its end. Where none is named, one without a
 * name holds their place, and `office check` tells it.
 */
export const withPrograms = (sample: string, programs: readonly Pick<Program, 'program' | 'institute'>[]): string =>
  sample.slice(0, sample.indexOf('\n[[programs]]')) +
  (programs.length > 0 ? programs : [{ program: { ja: NO_PROGRAM, en: '' }, institute: { ja: '', en: '' } }])
    .map(
      ({ program, institute }) => `
[[programs]]
program.ja = ${quoted(program.ja)}
program.en = ${quoted(program.en)}
institute.ja = ${quoted(institute.ja)}
institute.en = ${quoted(institute.en)}
`,
    )
    .join('');
