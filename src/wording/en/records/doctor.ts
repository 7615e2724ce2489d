import {
  type Check,
  type CheckResult,
  type Diagnosis,
  isMadeAgain,
  JOURNAL_CHANGED,
  type Obstacle,
} from '../../../core/checkup/diagnosis.ts';
import type { Role } from '../../../core/people/people.ts';
import { issuedBy } from '../../issued-by.ts';
import { counted } from '../counted.ts';

type Said = { readonly message: string; readonly hint?: string };
const listed = (names: readonly string[] = []): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
const FIX = 'coopj doctor --fix';
/** By how many there are. */
const these = (names: readonly string[] | undefined, one: string, many: string): string =>
  (names?.length ?? 0) === 1 ? one : many;
/** Of what differs in a shared store. */
const byOwner = (names: readonly string[]): string =>
  names.every(isMadeAgain)
    ? 'The owner of the database sets the rights to what coopj grants: coopj db init'
    : 'Ask the owner of the database to restore this from a backup of the server, or move the office to a new database (coopj db export, coopj db import)';
/** They are there, for others. */
const unreadable = (names: readonly string[]): Said => ({
  message: `you do not have permission to read ${listed(names)}`,
  hint: 'Check who owns these files and their folder: the owner must be the user who works with the database',
});
/** What a journal that was changed says is no ground for rows. */
const NOT_FROM_JOURNAL =
  'The history has been altered, so nothing can be rebuilt from it. Restore an intact backup: coopj backup list';

const OBSTACLES: { readonly [O in Obstacle]: string } = {
  database: 'the database does not exist or cannot be read',
  older: 'the database was created by an older coopj; the next command updates it',
  schema: 'the structure of the database differs from what coopj creates',
  history: 'the history cannot be read',
  profile: 'the settings file cannot be used',
  modes: 'this system does not have these file permissions',
  space: 'the system does not report the free space',
  server: 'it is a matter of the server; ask whoever runs it',
  'beside-others': 'there is another database in the same folder, and its records may refer to the files in evidence/',
};

/** What each check found. Where all is well, `ok` says so. */
const said: { readonly [C in Check]: { readonly ok: string; readonly open: (found: Diagnosis) => Said } } = {
  node: {
    ok: 'this version of Node.js is supported',
    open: ({ names: [found, wanted] = [] }) => ({
      message: `Node.js ${found} is not supported. Supported: ${wanted}`,
      hint: 'Install Node.js 24, then run npm ci again',
    }),
  },
  locale: {
    ok: 'text is shown in UTF-8',
    open: ({ names = [] }) => ({
      message: `the locale ${listed(names)} is not UTF-8: names would be displayed incorrectly`,
      hint: 'export LANG=ja_JP.UTF-8',
    }),
  },
  share: {
    ok: 'the database is on this computer’s own disk',
    open: ({ names = [] }) => ({
      message: `the database is on a network share (${listed(names)}), where simultaneous writing could damage it`,
      hint: 'Move the folder to this computer’s own disk, and specify it with --db PATH',
    }),
  },
  space: {
    ok: 'there is enough space on the disk',
    open: ({ count = 0 }) => ({
      message: `only ${count} MB are free on the disk of the database`,
      hint: 'Free up some space: nothing can be recorded on a full disk',
    }),
  },
  modes: {
    ok: 'only the owner can read the office’s files',
    open: ({ what, names = [] }) =>
      what === 'folder-open-to-others'
        ? {
            message: `others can write to ${listed(names)}, the folder of the database, and could replace the database`,
            hint: 'Move the database to a folder of its own and specify it with --db PATH, or remove write permission for others: chmod go-w',
          }
        : { message: `others can read or write ${listed(names)}`, hint: FIX },
  },
  profile: {
    ok: 'the settings file can be used',
    open: () => ({ message: 'the settings file cannot be used', hint: 'coopj office check' }),
  },
  key: {
    ok: 'the signing key is this office’s, and only its owner can read it',
    open: () => ({ message: 'users other than its owner can read the signing key', hint: FIX }),
  },
  sqlite: {
    ok: 'SQLite found no damage in the database file',
    open: ({ what, names = [] }) =>
      what === 'journal-mode'
        ? {
            message: `the database is in journal mode ${listed(names)}; the next command sets WAL`,
            hint: 'coopj student list',
          }
        : {
            message: `the database file is damaged: ${listed(names)}`,
            hint: 'Keep the file, and restore the latest intact backup: coopj backup list',
          },
  },
  'foreign-keys': {
    ok: 'every row has the row it belongs to',
    open: ({ what, count = 0, names = [] }) => ({
      message: `${counted(count, 'row')} of ${listed(names)} ${count === 1 ? 'lacks the row it belongs to' : 'lack the rows they belong to'}`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : 'coopj journal rebuild',
    }),
  },
  schema: {
    ok: 'the structure of the database is what coopj creates',
    open: ({ what, names = [] }) => {
      if (what === 'older')
        return {
          message: 'the database was created by an older coopj; the next command updates it',
          hint: 'coopj student list',
        };
      if (what === 'missing')
        return { message: `the database does not have ${listed(names)}, created by coopj`, hint: byOwner(names) };
      if (what === 'altered')
        return {
          message: `in the database, ${listed(names)} ${these(names, 'differs', 'differ')} from what coopj creates`,
          hint: byOwner(names),
        };
      if (what === 'foreign')
        return {
          message: `the database has ${listed(names)}, not created by coopj`,
          hint: names.every(isMadeAgain)
            ? byOwner(names)
            : 'Ask the owner of the database what this is for, and to remove it unless it is needed',
        };
      return {
        message: `the structure of the database differs from what coopj creates: ${listed(names)}`,
        hint: 'coopj journal verify',
      };
    },
  },
  head: {
    ok: 'the history contains the last entry noted next to the database',
    open: ({ what, names = [] }) =>
      what === 'head-not-noted'
        ? { message: 'there is no note of the last entry next to the database; the next entry creates it' }
        : {
            message: `the records are not those last written: entry ${listed(names)} is missing or different`,
            hint: 'Look for the correct file first, or restore a backup. To continue with these records: coopj doctor --fix --reason "…"',
          },
  },
  journal: {
    ok: 'the history is complete and unaltered',
    open: ({ what, count = 1 }) => ({
      message: `the history differs from what was recorded (${what}${count > 1 ? `, ${count} findings` : ''})`,
      hint: 'coopj journal verify',
    }),
  },
  tables: {
    ok: 'the tables agree with the history',
    open: ({ names = [], what }) => ({
      message: `the tables do not agree with the history: ${names.length > 0 ? listed(names) : what}`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : FIX,
    }),
  },
  clock: {
    ok: 'the clock is not behind the last entry',
    open: ({ names = [] }) => ({
      message: `the last entry was made at ${listed(names)}, but this computer’s clock is earlier than that`,
      hint: 'Correct the clock of this computer before you record anything',
    }),
  },
  evidence: {
    ok: 'every scan that a record refers to is there, unchanged',
    open: ({ what, names = [] }) =>
      what === 'not-stored'
        ? {
            message: `records refer to bytes that the shared store does not have: ${listed(names)}`,
            hint: 'Put the same files back by recording them again, or ask for them from a backup of the server',
          }
        : what === 'unreadable'
          ? unreadable(names)
          : {
              message:
                what === 'changed'
                  ? `${these(names, 'this scan differs', 'these scans differ')} from what was recorded: ${listed(names)}`
                  : `records refer to ${these(names, 'a scan that does', 'scans that do')} not exist: ${listed(names)}`,
              hint: `Copy ${these(names, 'it', 'them')} from the folder evidence of a backup: coopj backup restore FILE --into restored`,
            },
  },
  unnamed: {
    ok: 'no scan without a record',
    open: ({ what, count = 0 }) =>
      what === 'stored'
        ? { message: `the shared store keeps ${counted(count, 'file')} that no record refers to`, hint: FIX }
        : {
            message: `the evidence folder contains ${counted(count, 'scan')} that no record refers to`,
            hint: FIX,
          },
  },
  issued: {
    ok: 'every issued certificate is where it was created, unchanged',
    open: ({ what, count = 0, names = [], papers = [] }) =>
      what === 'not-stored'
        ? {
            message: `the shared store does not keep ${counted(count, 'issued certificate')}, and ${count === 1 ? 'its file is' : 'their files are'} not on this computer: ${listed(names)}`,
          }
        : what === 'unreadable'
          ? unreadable(names)
          : what === 'changed'
            ? {
                message: `${these(names, 'this certificate differs', 'these certificates differ')} from what was issued: ${listed(names)}`,
                hint: `Move ${these(names, 'it', 'them')} elsewhere, then create ${these(names, 'it', 'each')} again as issued (first with --dry-run, to confirm that the number stays the same): ${listed(papers.map(issuedBy))}`,
              }
            : {
                message: `${counted(count, 'issued certificate')} ${count === 1 ? 'has' : 'have'} been moved or removed: ${listed(names)}`,
              },
  },
  leftovers: {
    ok: 'no partially written files remain',
    open: ({ names = [] }) => ({ message: `an interrupted command left ${listed(names)}`, hint: FIX }),
  },
  fonts: {
    ok: 'the fonts have every character of the recorded names',
    open: ({ count = 0, names = [] }) => ({
      message: `no font has all characters of ${count === 1 ? 'this name' : `these ${count} names`}: ${listed(names)}`,
      hint: 'Correct the record, or specify a font: coopj office edit --set papers.fonts=FILE',
    }),
  },
  texts: {
    ok: 'the texts of documents, letters and reports can be used',
    open: ({ names = [] }) => ({
      message: `${these(names, 'this text', 'these texts')} cannot be used: ${listed(names)}`,
      hint: 'coopj office check',
    }),
  },
  backups: {
    ok: 'there is a backup on another disk that is less than a week old',
    open: ({ what, names = [] }) => {
      const hint = 'coopj backup create /media/usb/coopj --passphrase';
      if (what === 'nothing') return { message: 'there is nothing to back up yet' };
      if (what === 'away')
        return {
          message: `no backup of the last week is available on another disk; not available now: ${listed(names)}`,
          hint: 'Connect the disk and check again: coopj doctor',
        };
      if (what === 'same-disk')
        return {
          message: 'all backups of the last week are on the same disk as the database and would be lost with it',
          hint,
        };
      return {
        message: what === 'old' ? 'the latest backup is more than a week old' : 'no backup has been created yet',
        hint,
      };
    },
  },
  drill: {
    ok: 'the latest backup that needs no key was restored as a trial and is intact',
    open: ({ what, result, names = [] }) => {
      if (what === 'identity')
        return result === 'ok'
          ? {
              message: 'the latest backup sealed for a secret key was restored as a trial and is intact',
            }
          : {
              message: `backups sealed for a secret key were not opened, so it is unknown whether they can be restored; the latest: ${listed(names)}`,
              hint: 'coopj doctor --identity FILE',
            };
      if (what === 'passphrase')
        return result === 'ok'
          ? {
              message: 'the latest backup sealed with a passphrase was restored as a trial and is intact',
            }
          : {
              message: `backups sealed with a passphrase were not opened, so it is unknown whether they can be restored; the latest: ${listed(names)}`,
              hint: 'coopj doctor --passphrase-file FILE',
            };
      if (what === 'none')
        return { message: 'no backup is available for a trial restore', hint: 'coopj backup create' };
      if (what === 'none-sealed')
        return {
          message: 'no available sealed backup can be opened with this key or passphrase',
          hint: 'coopj backup list',
        };
      return { message: `the latest backup cannot be restored: ${listed(names)}`, hint: 'coopj backup create' };
    },
  },
};

/** Looking the office over. */
export const doctor = {
  said,
  columns: { check: 'Check', result: 'Result', message: 'Finding', hint: 'To resolve' },
  results: {
    ok: 'ok',
    unchecked: 'not checked',
    note: 'note',
    open: 'problem',
    fixed: 'repaired',
  } satisfies Record<CheckResult, string>,
  notChecked: (why: Obstacle) => `not checked: ${OBSTACLES[why]}`,
  fixed: (message: string) => `repaired: ${message}`,
  empty: 'Nothing was checked.',
  /** Before the command that whoever reads it may not run. */
  asks: (role: Role) => `Ask ${role === 'admin' ? 'an administrator' : 'a clerk or an administrator'} to run: `,
  bundled: (file: string) =>
    `Created for the maintainers of coopj: ${file}. It contains versions, settings, counts and results, and no personal data.`,
};
