import type { BackupNote } from '../../../core/backup/manifest.ts';
import { counted } from '../counted.ts';

interface Held {
  readonly entries: number;
  readonly students: number;
  readonly files: number;
  readonly papers: number;
}
const held = ({ entries, students, files, papers }: Held): string =>
  [
    entries === 1 ? '1 entry of the history' : `${entries} entries of the history`,
    counted(students, 'student'),
    `${counted(files, 'file')} of the office`,
    `${counted(papers, 'document')} kept with the records`,
  ].join(', ');

const absent: Readonly<Record<BackupNote['note'], string>> = {
  missing: 'it does not exist',
  changed: 'it differs from what was recorded',
  unreadable: 'it cannot be read',
  outside: 'it is outside the folder of the settings file',
  unwritten: 'it could not be written',
  foreign: 'it is not this office’s',
};

/** An office that moves from a file to a shared store, or back. */
export const moving = {
  packing: 'Exporting the office',
  packed: (what: Held) => `Exported: ${held(what)}`,
  unpacked: (database: string, what: Held) => `Imported into ${database}: ${held(what)}`,
  wouldUnpack: (database: string, what: Held) =>
    `Would be imported into ${database} (nothing was saved): ${held(what)}`,
  sum: (sha256: string) => `SHA-256 of the file: ${sha256}`,
  sameHere: 'Until something is recorded here, an export from here has the same SHA-256.',
  last: (seq: number, day: string, hash: string) => `Last entry: ${seq} of ${day}, ${hash}`,
  withoutKey: (key: string) =>
    `The signing key is not in it. Whoever issues certificates takes it along separately: ${key}`,
  personal: 'The file holds everything about every student in plain text. Delete it when the office has moved.',
  bringKey: (key: string) => `To issue certificates here, copy the signing key of the office to ${key}`,
  check: 'To check the history here: coopj journal verify',
  goHere: {
    store: (address: string) => `At each desk, with its own login in the address: coopj config set db ${address}`,
    file: (path: string) => `To work here from now on: coopj config set db ${path}`,
  },
  putAway:
    'The office that was exported goes on taking records: put it away when this one is checked (rename its database file, or remove its people).',
  notIn: 'Not in the export:',
  note: (file: string, why: BackupNote['note']) => `${file}: ${absent[why]}`,
  file: 'the file that db export wrote',
};
