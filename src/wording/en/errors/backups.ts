import { isShared } from '../../../core/text/address.ts';
import type { BackupFault, ExportFault } from '../../../errors/backups.ts';
import type { Sentences } from '../../errors.ts';

/** What is wrong with a backup, in a few words. */
function faultOf(fault: BackupFault): string {
  switch (fault.what) {
    case 'none':
      return 'it is not a backup of coopj, or its list of contents is damaged';
    case 'bytes':
      return 'bytes between its files have been changed';
    case 'member':
      return `${fault.name} differs from what was backed up`;
    case 'database':
      return `the database in it is damaged: ${fault.why}`;
  }
}

const LINES: Readonly<Record<ExportFault, string>> = {
  cut: 'the file ends there, before its last line',
  'not-a-line': 'it cannot be read',
  'out-of-order': 'it does not follow the line before; lines are missing, doubled or exchanged',
  altered: 'it differs from what was exported',
};

/** Backups and what opens them, and moving an office. */
export const backups = {
  'doctor-open': ({ count, fix }) => ({
    message: `${count === 1 ? 'One check' : `${count} checks`} found a problem.`,
    hint: fix
      ? 'Some of it can be repaired safely: coopj doctor --fix'
      : 'See the instructions under each check above.',
  }),
  'backup-damaged': ({ file, faults }) => ({
    message: `${file} cannot be used: ${faults.map(faultOf).join('; ')}.`,
    hint: 'Use another backup: coopj backup list',
  }),
  'backup-sealed': ({ file, by, tried, again = `coopj backup verify "${file}"` }) => ({
    message: !tried
      ? by === 'passphrase'
        ? `${file} is sealed and needs its passphrase, but there is no terminal to ask for it.`
        : `${file} is sealed and needs a secret key.`
      : by === 'passphrase'
        ? `${file} is sealed, and this passphrase does not open it. The file may also be damaged.`
        : `${file} is sealed, and this secret key does not open it. The file may also be damaged.`,
    hint: `${again} ${by === 'passphrase' ? '--passphrase-file' : '--identity'} FILE`,
  }),
  'passphrase-short': ({ least }) => ({
    message: `The passphrase has fewer than ${least} characters and could be guessed. No backup was created.`,
    hint: 'Combine several unrelated words. Backups sealed with a shorter passphrase still open.',
  }),
  'backup-foreign': ({ file, office }) => ({
    message: `${file} is the backup of another office${office === '' ? '' : ` (${office})`}, and would replace the records of this one. Nothing was restored.`,
    hint: `To inspect it: coopj backup restore "${file}" --into restored. If it is the right one, add --yes`,
  }),
  'age-key': ({ value, flag }) => ({
    message:
      flag === '--identity'
        ? `${value} is not a file of secret keys: each line must be AGE-SECRET-KEY-… or begin with #.`
        : `${flag}: “${value}” is not a public key of age.`,
    hint:
      flag === '--identity'
        ? 'Specify the file that age-keygen created.'
        : 'Use the part of age-keygen’s output that begins with age1.',
  }),
  'export-foreign': ({ file }) => ({
    message: `${file} is not an export of an office. Nothing was imported.`,
    hint: 'Specify a file that db export wrote: office.ndjson',
  }),
  'export-newer': ({ file, found, known }) => ({
    message: `${file} was written by a newer coopj: its version is ${found}, this program knows ${known}. Nothing was imported.`,
    hint: 'Update this program. To see its version: coopj --version',
  }),
  'export-damaged': ({ file, line, why }) => ({
    message: `${file}, line ${line}: ${LINES[why]}. Nothing was imported.`,
    hint: 'Copy the file once more, or export the office again from where it came (db export).',
  }),
  'office-taken': ({ file, entries = 0, taken }) => ({
    message:
      taken === undefined
        ? `There is an office already: ${file} (${entries === 1 ? '1 entry' : `${entries} entries`} in its history). Nothing was imported.`
        : `${taken} exists already and is not part of the export, or differs from it. Nothing was imported.`,
    hint:
      taken === undefined || isShared(file)
        ? 'Import into a database of its own: --db PATH or --db URL'
        : 'Move it elsewhere, or import into an empty folder: --db PATH',
  }),
  'restore-taken': ({ folder }) => ({
    message: `${folder} is not an empty folder. It was not changed.`,
    hint: 'Specify a folder that does not exist yet: --into restored',
  }),
  'restore-unfinished': ({ database, why }) => ({
    message: `${database} has been replaced with the backup, but it could not be recorded in the history that the office continues with it: ${why}.`,
    hint: 'Remove the cause, then run: coopj doctor --fix --reason "…"',
  }),
} satisfies Partial<Sentences>;
