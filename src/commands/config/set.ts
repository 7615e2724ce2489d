import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { problemOf } from '../../core/profile/user-settings.ts';
import { addressFault, hasPassword, isShared, shownUrl } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import { changedSettings, keptValue, linesAside } from '../../office/settings-file.ts';
import { bareVerb, commandNames, type Kit } from '../shared/kit.ts';
import { keyArgument } from './key.ts';

export const setCommand = (kit: Kit): Command =>
  bareVerb(kit, 'config set', {
    examples: [
      'coopj config set lang ja',
      'coopj config set alias.soon "student list --starts-within 30d"',
      'coopj config set db ~/office/coopj.db --dry-run',
    ],
    args: [
      ['<key>', kit.words.config.key],
      ['<value>', kit.words.config.value],
    ],
    flags: { dryRun: '' },
    run: (base, { key, value }) => set(base, key, value),
  });

/** Sets one value; the rest of the file stays as it is. */
export async function set(base: Base, name: string, typed: string): Promise<void> {
  const key = keyArgument(name);
  if (hasPassword(typed)) throw new Abort('password-in-line', { url: shownUrl(typed) });
  const fault = key === 'db' && isShared(typed) ? addressFault(typed) : undefined;
  if (fault) throw new Abort('not-one-of', fault);
  const value = keptValue(key, typed, base.files.resolve);
  const problem = problemOf(key, value, commandNames(base.words));
  if (problem?.why === 'not-one-of')
    throw new Abort('not-one-of', { value: typed, flag: `coopj config set ${key}`, allowed: problem.allowed });
  if (problem) throw new Abort('setting-unfit', { problem });
  await change(base, key, value);
}

/** Writes the file anew with one setting changed, or without it, and says so. */
export async function change(base: Base, key: string, value: string | undefined): Promise<void> {
  const { files, out, words, runFlags, user } = base;
  const { file } = user.loaded;
  let aside = 0;
  const made = async () => {
    const text = await textOf(base);
    aside = linesAside(text);
    const after = await changedSettings(text, key, value);
    return after === text ? undefined : new TextEncoder().encode(after);
  };
  const isChanged = runFlags.dryRun ? (await made()) !== undefined : await written(files, file, made);
  const said = words.config.changed(key, value, file);
  if (aside > 0) out.warn(words.config.aside(aside));
  const lines = isChanged ? [said, ...(runFlags.dryRun ? [words.config.dry] : [])] : [words.config.unchanged(key)];
  await out.done(lines, { file, key, ...(value !== undefined && { value }), dryRun: runFlags.dryRun });
}

/** What stands in the file; nothing where there is none. */
async function textOf({ files, user }: Base): Promise<string> {
  try {
    return new TextDecoder().decode(await files.read(user.loaded.file));
  } catch (error) {
    if (error instanceof Abort && ['file-missing', 'file-empty'].includes(error.problem)) return '';
    throw error;
  }
}

async function written(
  files: Base['files'],
  file: string,
  made: () => Promise<Uint8Array | undefined>,
): Promise<boolean> {
  let isChanged = false;
  await files.edit(
    file,
    async () => {
      const bytes = await made();
      isChanged = bytes !== undefined;
      return bytes;
    },
    { personal: true },
  );
  return isChanged;
}
