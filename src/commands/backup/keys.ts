import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import type { Opener } from '../../formats/age.ts';

/** What opens a sealed backup, as typed. */
export interface KeyFlags {
  /** Files of secret keys, as age-keygen writes them. */
  readonly identity?: readonly string[];
  readonly passphraseFile?: string;
}

/** What opens a file; nothing where it is not sealed. A passphrase that no file holds is asked for. */
export async function openerOf(base: Base, file: string, flags: KeyFlags): Promise<{ readonly opener?: Opener }> {
  const by = await base.backups.sealOf(file);
  if (by === undefined) return {};
  if (by === 'passphrase') return { opener: { passphrase: await passphraseOf(base, flags.passphraseFile) } };
  const { identity = [] } = flags;
  if (identity.length === 0) return {};
  return { opener: { identities: (await Promise.all(identity.map(base.backups.identitiesIn))).flat() } };
}

/** The first line of a file, or what a person types unseen. */
export async function passphraseOf({ files, prompt, words }: Base, file: string | undefined): Promise<string> {
  if (file !== undefined) {
    const [line = ''] = new TextDecoder().decode(await files.read(file)).split(/\r?\n/);
    if (line === '') throw new Abort('file-empty', { file: files.resolve(file) });
    return line;
  }
  if (!prompt.able) throw new Abort('flag-missing', { flag: '--passphrase-file', example: '--passphrase-file FILE' });
  const { passphrase, tooShort } = words.backups;
  return prompt.secret(passphrase, { flag: '--passphrase-file', check: (typed) => typed !== '' || tooShort });
}
