import { readFileSync } from 'node:fs';
import { commandAt, commandNames } from '../commands/shared/kit.ts';
import type { Chosen } from '../context.ts';
import { unaliased } from '../core/profile/user-settings.ts';
import type { Language } from '../core/text/language.ts';
import { Abort } from '../errors.ts';
import { environmentWith, settingsFileOf, settingsIn, type User, userOf } from '../office/settings-file.ts';
import { loadWords } from '../wording/load.ts';
import type { Words } from '../wording/words.ts';
import type { World } from '../world.ts';
import type { Deeds } from './records.ts';

/** What works though the settings do not: by these they are understood and mended. */
const MENDING = ['config', 'help', 'version', 'completion'];

/** Where a command line runs: the world as the user's settings leave it, and a language. */
export interface Seat {
  readonly world: World;
  readonly user: User;
  readonly chosen: Chosen | undefined;
  readonly language: Language;
  readonly words: Words;
  readonly deeds: Deeds;
}

/** Whoever works, and the world as their settings leave it. */
export async function withSettings(world: World): Promise<{ readonly user: User; readonly world: World }> {
  const file = settingsFileOf(world);
  const text = textOf(file);
  // The commands bear the same names in every language.
  const commands = text === '' ? [] : commandNames(await loadWords('en'));
  const loaded = await settingsIn(file, text, commands);
  const env = environmentWith(loaded.settings, world.env);
  return { user: userOf(loaded, world.env), world: { ...world, env } };
}

/** Most people have no such file. */
function textOf(file: string): string | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? '' : { code };
  }
}

/** The line that is meant. Throws `settings-invalid` where the settings cannot be relied on. */
export function meantBy(argv: readonly string[], { loaded }: User): readonly string[] {
  const at = commandAt(argv);
  const mends = MENDING.includes(argv[at] ?? '') || argv.some((word) => word === '--help' || word === '-h');
  if (loaded.faults.length > 0 && !mends)
    throw new Abort('settings-invalid', { file: loaded.file, faults: loaded.faults });
  return unaliased(argv, at, loaded.settings);
}
