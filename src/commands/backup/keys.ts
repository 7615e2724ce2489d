import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import type { Opener } from '../../formats/age.ts';

/** What opens a sealed backup, as typed. */
export interface KeyFlags {
  /** Files of secret keys, as age-keygen writes them. */
  readonly identity?: readonly string[];
  readonly passphraseFile?: string;
}

/**
 * What opens a file; nothing where it is not sealed. A passphrase that no file holds is asked for. `again` is the command that was typed:
 * with the key behind it, it works.
 */
export async function openerOf(
  base: Base,
  file: string,
  flags: KeyFlags,
  again: (file: string) => string,
): Promise<{ readonly opener?: Opener }> {
  const { backups, prompt } = base;
  const by = await backups.sealOf(file);
  if (by === undefined) return {};
  const { identity = [], passphraseFile } = flags;
  const isAsked = passphraseFile !== undefined || prompt.able;
  if (by === 'passphrase' ? !isAsked : identity.length === 0) {
    const at = await backups.at(file);
    throw new Abort('backup-sealed', { file: at, by, tried: false, again: again(at) });
  }
  return {
    opener:
      by === 'passphrase' ? { passphrase: await passphraseOf(base, passphraseFile) } : await keysIn(base, identity),
  };
}

/** All that was given to open sealed backups with; nobody is asked. */
export async function openersOf(base: Base, { identity, passphraseFile }: KeyFlags): Promise<readonly Opener[]> {
  return [
    ...(identity === undefined ? [] : [await keysIn(base, identity)]),
    ...(passphraseFile === undefined ? [] : [{ passphrase: await passphraseOf(base, passphraseFile) }]),
  ];
}

const keysIn = async ({ backups }: Base, files: readonly string[]): Promise<Opener> => ({
  identities: (await Promise.all(files.map(backups.identitiesIn))).flat(),
});

/** The first line of a file, or what a person types unseen; `wrong` says what a new one may not be. */
export async function passphraseOf(
  { files, prompt, words }: Base,
  file: string | undefined,
  wrong: (typed: string) => string | undefined = () => undefined,
): Promise<string> {
  if (file !== undefined) {
    const [line = ''] = new TextDecoder().decode(await files.read(file)).split(/\r?\n/);
    if (line === '') throw new Abort('file-empty', { file: files.resolve(file) });
    return line;
  }
  const { passphrase, noPassphrase } = words.backups;
  const check = (typed: string) => (typed === '' ? noPassphrase : (wrong(typed) ?? true));
  return prompt.secret(passphrase, { flag: '--passphrase-file FILE', check });
}
