import type { BackupNote, Manifest } from '../../../core/backup/manifest.ts';
import { counted } from '../counted.ts';

/** 1.2 MB */
function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} KB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

const entriesOf = (n: number) => `${n} ${n === 1 ? 'entry' : 'entries'}`;
const standing = ({ at, entries }: Pick<Manifest, 'at' | 'entries'>) => `made at ${at}, ${entriesOf(entries)}`;

const unread = (file: string) => `${file} is not in the backup: it is there and cannot be read`;

/** Backups: made, listed, looked at, restored. */
export const backups = {
  size,
  made: (file: string, made: { readonly entries: number; readonly members: number; readonly sealed: boolean }) =>
    `Backed up: ${file} (${entriesOf(made.entries)} of the history, ${counted(made.members, 'file')}${made.sealed ? ', sealed' : ''})`,
  withoutKey:
    'The signing key is not in it: only a sealed backup holds the key (--recipient, --passphrase). Keep a copy of it elsewhere.',
  notIn: 'Not as the records have it:',
  note: {
    issued: (file: string, note: BackupNote['note']) =>
      note === 'changed'
        ? `${file} is not in the backup: it is not the certificate that was issued`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: the certificate is no longer there`,
    evidence: (file: string, note: BackupNote['note']) =>
      note === 'changed'
        ? `${file} holds other bytes than were recorded; they are in the backup as they are`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: a record names it, and it is not there`,
    own: (file: string, note: BackupNote['note']) =>
      note === 'outside'
        ? `${file} is not in the backup: it lies outside of the profile’s folder`
        : note === 'unreadable'
          ? unread(file)
          : `${file} is not in the backup: the profile names it, and it is not there`,
    key: (file: string, note: BackupNote['note']) =>
      note === 'missing'
        ? `the signing key is not in the backup: ${file} is not there, or cannot be read`
        : `${file} ${note === 'unreadable' ? 'cannot be read' : 'is not the key with which this office signs'}: how the history stands is in the backup without a signature (coopj office check)`,
    list: (file: string) =>
      `${file} could not be written: the backup is made, and coopj will not know of it where it lies in another folder`,
  } satisfies Readonly<Record<BackupNote['what'], unknown>>,
  notMade: (why: string) =>
    `Today’s backup could not be made, and the work goes on without it: ${why} Look into it with: coopj backup create`,
  notBeforeUpdate: (why: string) =>
    `No backup could be made before the database was brought up to date; a copy of the database is kept beside it: ${why}`,
  passphrase: 'Passphrase of the backup:',
  passphraseAgain: 'The same passphrase again:',
  differs: 'This is not the same passphrase.',
  noPassphrase: 'Enter a passphrase.',
  tooShort: (least: number) => `Take one of at least ${least} characters: several words that do not belong together.`,
  columns: {
    file: 'File',
    at: 'Made at',
    entries: 'Entries',
    head: 'Last hash',
    sealed: 'Sealed',
    size: 'Size',
    there: 'Reachable now',
    kind: 'What it is',
  },
  kinds: { backup: 'backup', database: 'copy of the database' },
  copies:
    '….backup-1 and the like is a copy of the database alone, made before it was brought up to date, when no backup could be made. To go back to it, move it into a folder of its own and name it with --db.',
  filesInOrder: 'The files, in this order:',
  empty: 'No backup has been made yet. Make one with: coopj backup create',
  whole: (file: string, said: Pick<Manifest, 'at' | 'entries' | 'program'> & { readonly members: number }) =>
    `Whole: ${file} (${standing(said)}, ${counted(said.members, 'file')}, by coopj ${said.program}). Every byte is as it was written, and the database in it is in order.`,
  restored: (database: string, said: Manifest) => `Restored: ${database} (${standing(said)})`,
  wouldRestore: (database: string, said: Manifest) =>
    `Would be restored (nothing was written): ${database} (${standing(said)})`,
  ofOther: (office: string) =>
    `This is the backup of another office${office === '' ? '' : `: ${office}`}. All records of this one would give way to it.`,
  reallyRestore: (database: string) => `Put the backup in the place of ${database}?`,
  kept: (file: string) => `The database that was there before is kept: ${file}`,
  nothingSince: 'Nothing was recorded after this backup.',
  erasedAgain: (student: string) => `Erased again: ${student}, who was erased after this backup was made.`,
  erasuresUnknown: ({ at }: { readonly at: string }, database: string) =>
    `Who was erased after ${at} is not known here, and is on record again in what was restored. Erase them there: coopj student erase … --reason "…" --confirm … --db "${database}"`,
  since: (count: number) =>
    `Recorded after this backup, and not in it (${entriesOf(count)}: number, time, who, about whom):`,
  otherHistory: (database: string) =>
    `What was recorded after this backup is not known: ${database} is not there, cannot be read, or holds another history. Whoever was erased since may be on record again; look, and erase by hand: coopj student list`,
  numbersUnknown: ({ at }: { readonly at: string }) =>
    `Numbers that certificates and placements were given after ${at} are not known here, and the next ones may be the same. Look through the papers issued since before you issue another.`,
  stayed: (count: number) =>
    `${counted(count, 'file')} differed from the backup and ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it is' : 'they are'}; --into puts the whole backup into a new folder:`,
  aside: (count: number) =>
    `${counted(count, 'scan')} held other bytes than were recorded. What was recorded is back, and the other ${count === 1 ? 'file is' : 'files are'} kept:`,
  bringKey:
    'The signing key was not in this backup. Put your copy of office.key beside the database before you issue certificates.',
  lookAt: (database: string) => `Look it over: coopj doctor --db "${database}"`,
};
