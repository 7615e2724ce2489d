import type { BackupFault } from '../../../errors/backups.ts';
import type { Sentences } from '../../errors.ts';

/** What is wrong with a backup, in a few words. */
function faultOf(fault: BackupFault): string {
  switch (fault.what) {
    case 'none':
      return 'it is not a backup of coopj, or its list of contents is damaged';
    case 'bytes':
      return 'bytes between its files were changed';
    case 'member':
      return `${fault.name} is not as it was backed up`;
    case 'database':
      return `the database in it is damaged: ${fault.why}`;
  }
}

/** Backups and what opens them. */
export const backups = {
  'doctor-open': ({ count, fix }) => ({
    message: `${count === 1 ? 'One check found' : `${count} checks found`} something that is wrong.`,
    hint: fix ? 'Some of it can be mended safely: coopj doctor --fix' : 'What to do is said of each of them above.',
  }),
  'backup-damaged': ({ file, faults }) => ({
    message: `${file} cannot be relied on: ${faults.map(faultOf).join('; ')}.`,
    hint: 'Use another backup: coopj backup list',
  }),
  'backup-sealed': ({ file, by, tried, again = `coopj backup verify "${file}"` }) => ({
    message: !tried
      ? by === 'passphrase'
        ? `${file} is sealed, and only its passphrase opens it; there is no terminal to ask for it on.`
        : `${file} is sealed, and only a secret key opens it.`
      : by === 'passphrase'
        ? `${file} is sealed, and this passphrase does not open it; or bytes of it are damaged.`
        : `${file} is sealed, and this secret key does not open it; or bytes of it are damaged.`,
    hint: `${again} ${by === 'passphrase' ? '--passphrase-file' : '--identity'} FILE`,
  }),
  'passphrase-short': ({ least }) => ({
    message: `The passphrase has fewer than ${least} characters, and would soon be guessed. No backup was made.`,
    hint: 'Take several words that do not belong together. What was sealed with a shorter one opens as before.',
  }),
  'backup-foreign': ({ file, office }) => ({
    message: `${file} is the backup of another office${office === '' ? '' : ` (${office})`}, which would be put in the place of this one’s records. Nothing was written.`,
    hint: `To look into it: coopj backup restore "${file}" --into restored. If it is the right one, add --yes`,
  }),
  'age-key': ({ value, flag }) => ({
    message:
      flag === '--identity'
        ? `${value} is no file of secret keys: each of its lines is AGE-SECRET-KEY-…, or begins with #.`
        : `${flag}: “${value}” is no public key of age.`,
    hint:
      flag === '--identity'
        ? 'Name the file that age-keygen wrote.'
        : 'Take the line that begins with age1 from what age-keygen wrote.',
  }),
  'restore-taken': ({ folder }) => ({
    message: `${folder} is not empty, or is no folder. It was left as it is.`,
    hint: 'Name a folder that is not there yet: --into restored',
  }),
  'restore-unfinished': ({ database, why }) => ({
    message: `The backup is in its place as ${database}, but it could not be entered in the history that the office goes on with it: ${why}.`,
    hint: 'Once that is mended: coopj doctor --fix --reason "…"',
  }),
} satisfies Partial<Sentences>;
