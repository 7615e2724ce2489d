import type { BackupNote, Manifest } from '../../../core/backup/manifest.ts';
import { counted } from '../counted.ts';

/** 1.2 MB */
function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} KB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

const entriesOf = (n: number) => `${n} ${n === 1 ? 'entry' : 'entries'}`;
const standing = ({ at, entries }: Pick<Manifest, 'at' | 'entries'>) => `created at ${at}, ${entriesOf(entries)}`;

const unread = (file: string) => `${file} is not in the backup: it cannot be read`;

/** Backups: made, listed, looked at, restored. */
export const backups = {
  size,
  made: (file: string, made: { readonly entries: number; readonly members: number; readonly sealed: boolean }) =>
    `Backed up: ${file} (${entriesOf(made.entries)} of the history, ${counted(made.members, 'file')}${made.sealed ? ', sealed' : ''})`,
  withoutKey:
    'The signing key is not included: only a sealed backup contains it (--recipient, --passphrase). Keep a copy of it elsewhere.',
  notIn: 'Differs from the records:',
  note: {
    issued: (file: string, note: BackupNote['note']) =>
      note === 'changed'
        ? `${file} is not in the backup: it differs from the certificate that was issued`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: the certificate is no longer there`,
    evidence: (file: string, note: BackupNote['note']) =>
      note === 'changed'
        ? `${file} differs from what was recorded; it is in the backup as it is now`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: a record refers to it, but it does not exist`,
    own: (file: string, note: BackupNote['note']) =>
      note === 'outside'
        ? `${file} is not in the backup: it is outside the folder of the settings file`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: the settings file refers to it, but it does not exist`,
    key: (file: string, note: BackupNote['note']) =>
      note === 'missing'
        ? `the signing key is not in the backup: ${file} does not exist or cannot be read`
        : `${file} ${note === 'unreadable' ? 'cannot be read' : 'is not this office’s signing key'}: the state of the history is in the backup without a signature (coopj office check)`,
    list: (file: string) =>
      `${file} could not be written: the backup has been created, but coopj will not find it if it is in another folder`,
  } satisfies Readonly<Record<BackupNote['what'], unknown>>,
  notMade: (why: string) =>
    `Today’s backup could not be created. Your work continues without it. Reason: ${why} To check: coopj backup create`,
  notBeforeUpdate: (why: string) =>
    `No backup could be created before the database was updated. A copy of the database was kept next to it. Reason: ${why}`,
  passphrase: 'What is the passphrase of the backup?',
  passphraseAgain: 'Enter the same passphrase again.',
  differs: 'This is not the same passphrase.',
  noPassphrase: 'Enter a passphrase.',
  tooShort: (least: number) => `Use at least ${least} characters: several unrelated words.`,
  columns: {
    file: 'File',
    at: 'Created at',
    entries: 'Entries',
    head: 'Last hash',
    sealed: 'Sealed',
    size: 'Size',
    there: 'Available now',
    kind: 'Kind',
  },
  kinds: { backup: 'backup', database: 'copy of the database' },
  copies:
    'Files such as ….backup-1 are copies of the database alone, kept before an update when no backup could be created. To go back to one, move it to a folder of its own and specify it with --db.',
  filesInOrder: 'The files, in this order:',
  empty: 'No backup has been created yet. Create one with: coopj backup create',
  whole: (file: string, said: Pick<Manifest, 'at' | 'entries' | 'program'> & { readonly members: number }) =>
    `Intact: ${file} (${standing(said)}, ${counted(said.members, 'file')}, by coopj ${said.program}). Every byte is as it was written, and the database in it is intact.`,
  restored: (database: string, said: Manifest) => `Restored: ${database} (${standing(said)})`,
  wouldRestore: (database: string, said: Manifest) =>
    `Would be restored (nothing was saved): ${database} (${standing(said)})`,
  ofOther: (office: string) =>
    `This is the backup of another office${office === '' ? '' : `: ${office}`}. It would replace all records of this one.`,
  reallyRestore: (database: string) => `Replace ${database} with the backup?`,
  kept: (file: string) => `The previous database has been kept: ${file}`,
  nothingSince: 'Nothing has been recorded since this backup.',
  erasedAgain: (student: string) => `Erased again: ${student}, who was erased after this backup was created.`,
  erasuresUnknown: ({ at }: { readonly at: string }, database: string) =>
    `It is not known here who was erased after ${at}; their records are back in what was restored. Erase them there: coopj student erase … --reason "…" --confirm … --db "${database}"`,
  since: (count: number) =>
    `Recorded after this backup and not contained in it (${entriesOf(count)}: number, time, by whom, about whom):`,
  otherHistory: (database: string) =>
    `It is not known what was recorded after this backup: ${database} does not exist, cannot be read, or has a different history. Records erased since then may be back; check, and erase them by hand: coopj student list`,
  numbersUnknown: ({ at }: { readonly at: string }) =>
    `The numbers of certificates and placements assigned after ${at} are not known here, so they may be assigned again. Check the certificates issued since then before you issue another.`,
  stayed: (count: number) =>
    `${counted(count, 'file')} differed from the backup and ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it is' : 'they are'}; use --into to restore the whole backup to a new folder:`,
  aside: (count: number) =>
    `${counted(count, 'scan')} differed from what was recorded. The recorded ${count === 1 ? 'one has' : 'ones have'} been restored, and the other ${count === 1 ? 'file has' : 'files have'} been kept:`,
  bringKey:
    'The signing key was not in this backup. Put your copy of office.key next to the database before you issue certificates.',
  lookAt: (database: string) => `Check it: coopj doctor --db "${database}"`,
};
