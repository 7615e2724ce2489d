import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { BackupNote } from '../../core/backup/manifest.ts';
import { Abort } from '../../errors.ts';
import type { SealedFor } from '../../formats/age.ts';
import type { Words } from '../../wording/words.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { passphraseOf } from './keys.ts';

export interface CreateOptions {
  /** The office's own folder unless told otherwise. */
  readonly dir?: string;
  readonly recipient?: readonly string[];
  readonly passphrase?: boolean;
  readonly passphraseFile?: string;
}

export function createCommand(kit: Kit): Command {
  return verb(kit, 'backup create', {
    examples: ['coopj backup create', 'coopj backup create /media/usb/coopj --passphrase'],
    args: [['[dir]', kit.words.flags.backupFolder]],
    flags: { recipient: '<age1…>*', passphrase: '', passphraseFile: '<file>' },
    run: create,
  });
}

/** Makes one file of all that the office has. */
export async function create(context: Context, options: CreateOptions): Promise<void> {
  const { backups, office, files, out, words } = context;
  const seal = await sealOf(context, options);
  const { dir } = options;
  const made = await backups.create(office, {
    ...(dir !== undefined && { folder: files.resolve(dir) }),
    ...(seal && { seal }),
  });
  const { file, at, entries, head, sealed, size, members, notes } = made;
  const said = words.backups;
  await out.done(
    [said.made(file, { entries, members, sealed }), ...(sealed ? [] : [said.withoutKey]), ...noteLines(notes, words)],
    { file, at, entries, head, sealed, size, members, notes },
  );
}

/** As it was typed, else for the profile's recipients. */
async function sealOf(context: Context, options: CreateOptions): Promise<SealedFor | undefined> {
  const { recipient, passphrase, passphraseFile } = options;
  const asks = passphrase || passphraseFile !== undefined;
  if (asks && recipient) throw new Abort('flags-disagree', { flags: ['--recipient', '--passphrase'] });
  const recipients = recipient ?? context.office.backup.recipients;
  if (!asks) return recipients.length > 0 ? { recipients } : undefined;
  const { passphraseAgain, differs, tooShort } = context.words.backups;
  const typed = await passphraseOf(context, passphraseFile, (it) => (isShort(it) ? tooShort(LEAST) : undefined));
  if (isShort(typed)) throw new Abort('passphrase-short', { least: LEAST });
  if (passphraseFile === undefined) {
    const { prompt } = context;
    // What was mistyped once would be lost with the backup.
    const check = (again: string) => again === typed || differs;
    await prompt.secret(passphraseAgain, { flag: '--passphrase-file FILE', check });
  }
  return { passphrase: typed };
}

/** Letters of a passphrase that is not soon guessed. What was sealed by a shorter one is opened all the same. */
const LEAST = 12;
const isShort = (passphrase: string): boolean => [...passphrase].length < LEAST;

const SHOWN = 5;

/** The first few by name; the answer for scripts has them all. */
function noteLines(notes: readonly BackupNote[], { backups, screen }: Words): readonly string[] {
  if (notes.length === 0) return [];
  const lines = notes.slice(0, SHOWN).map(({ note, what, file }) => `- ${backups.note[what](file, note)}`);
  const more = notes.length > SHOWN ? [`- ${screen.andMore(notes.length - SHOWN)}`] : [];
  return [backups.notIn, ...lines, ...more];
}
