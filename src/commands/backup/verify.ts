import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { clockOf } from './clock.ts';
import { type KeyFlags, openerOf } from './keys.ts';

export interface VerifyOptions extends KeyFlags {
  readonly file: string;
}

export function verifyCommand(kit: Kit): Command {
  return bareVerb(kit, 'backup verify', {
    examples: [
      'coopj backup verify coopj-2026-11-30T0102Z-000123.zip',
      'coopj backup verify coopj-2026-11-30T0102Z-000123.zip.age --identity office-age.txt',
    ],
    args: [['<file>', kit.words.flags.backupFile]],
    source: 'file',
    flags: { identity: '<file>*', passphraseFile: '<file>' },
    run: verify,
  });
}

/** Every byte against the list in the backup, and its database against itself. Exits with 3 where something is wrong. */
export async function verify(base: Base, { file, ...keys }: VerifyOptions): Promise<void> {
  const { backups, out, words } = base;
  const { opener } = await openerOf(base, file, keys, (at) => `coopj backup verify "${at}"`);
  const found = await backups.verify(file, opener);
  const { manifest, faults, sealed } = found;
  const valid = faults.length === 0;
  const value = {
    file: found.file,
    valid,
    at: manifest?.at ?? null,
    entries: manifest?.entries ?? null,
    head: manifest?.head?.hash ?? null,
    sealed,
    faults,
  };
  if (valid && manifest) {
    const { at, entries, members, program } = manifest;
    const said = { at: (await clockOf(base))(at), entries, members: members.length, program };
    return out.done([words.backups.whole(found.file, said)], value);
  }
  await out.done([], value);
  throw new Abort('backup-damaged', { file: found.file, faults });
}
