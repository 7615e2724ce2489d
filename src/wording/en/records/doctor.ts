import {
  type Check,
  type CheckResult,
  type Diagnosis,
  JOURNAL_CHANGED,
  type Obstacle,
} from '../../../core/checkup/diagnosis.ts';
import { issuedBy } from '../../issued-by.ts';
import { counted } from '../counted.ts';

type Said = { readonly message: string; readonly hint?: string };
const listed = (names: readonly string[] = []): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
const FIX = 'coopj doctor --fix';
/** By how many there are. */
const these = (names: readonly string[] | undefined, one: string, many: string): string =>
  (names?.length ?? 0) === 1 ? one : many;
/** They are there, for others. */
const unreadable = (names: readonly string[]): Said => ({
  message: `you may not read ${listed(names)}`,
  hint: 'Look whose these files and their folder are: they belong to whoever works with the database',
});
/** What a journal that was changed says is no ground for rows. */
const NOT_FROM_JOURNAL =
  'The journal was changed, so that nothing is made from it. Restore a whole backup: coopj backup list';

const OBSTACLES: { readonly [O in Obstacle]: string } = {
  database: 'the database is not there, or cannot be read',
  older: 'the database was made by an older coopj, and the next command brings it up to date',
  schema: 'the database does not declare what coopj’s migrations made',
  history: 'the history cannot be read',
  profile: 'the settings file cannot be used',
  modes: 'files have no such modes on this system',
  space: 'the system does not say how much room there is',
  'beside-others': 'another database lies in the same folder, and its records may name what lies in evidence/',
};

/** What each check found. Where all is well, `ok` says so. */
const said: { readonly [C in Check]: { readonly ok: string; readonly open: (found: Diagnosis) => Said } } = {
  node: {
    ok: 'this version of Node.js is supported',
    open: ({ names: [found, wanted] = [] }) => ({
      message: `Node.js ${found} is not supported; coopj runs on ${wanted}`,
      hint: 'Install Node.js 24, then run npm ci again',
    }),
  },
  locale: {
    ok: 'text is shown in UTF-8',
    open: ({ names = [] }) => ({
      message: `the locale ${listed(names)} is not UTF-8: names would be shown wrong`,
      hint: 'export LANG=ja_JP.UTF-8',
    }),
  },
  share: {
    ok: 'the database lies on this machine’s own disk',
    open: ({ names = [] }) => ({
      message: `the database lies on a network share (${listed(names)}), where two writers could damage it`,
      hint: 'Move the folder to this machine’s own disk, and name it with --db PATH',
    }),
  },
  space: {
    ok: 'there is room on the disk',
    open: ({ count = 0 }) => ({
      message: `only ${count} MB are free on the disk of the database`,
      hint: 'Free some space: a full disk stops recording',
    }),
  },
  modes: {
    ok: 'what is the office’s is for its owner alone',
    open: ({ what, names = [] }) =>
      what === 'folder-open-to-others'
        ? {
            message: `others may write to ${listed(names)}, the folder of the database, and put another file in its place`,
            hint: 'Move the database to a folder of its own and name it with --db PATH, or take the right to write from others: chmod go-w',
          }
        : { message: `others may read or write ${listed(names)}`, hint: FIX },
  },
  profile: {
    ok: 'the settings file can be used',
    open: () => ({ message: 'the settings file cannot be used', hint: 'coopj office check' }),
  },
  key: {
    ok: 'the signing key is there, this office’s, for its owner alone',
    open: () => ({ message: 'others than its owner may read the signing key', hint: FIX }),
  },
  sqlite: {
    ok: 'SQLite finds the database file in order',
    open: ({ what, names = [] }) =>
      what === 'journal-mode'
        ? {
            message: `the database is in journal mode ${listed(names)}; the next command sets WAL`,
            hint: 'coopj student list',
          }
        : {
            message: `the database file is damaged: ${listed(names)}`,
            hint: 'Keep the file, and restore the newest whole backup: coopj backup list',
          },
  },
  'foreign-keys': {
    ok: 'every row has the row that it belongs to',
    open: ({ what, count = 0, names = [] }) => ({
      message: `${counted(count, 'row')} of ${listed(names)} ${count === 1 ? 'lacks the row that it belongs to' : 'lack the rows that they belong to'}`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : 'coopj journal rebuild',
    }),
  },
  schema: {
    ok: 'the database declares what coopj’s migrations made, and nothing else',
    open: ({ what, names = [] }) =>
      what === 'older'
        ? {
            message: 'the database was made by an older coopj; the next command brings it up to date',
            hint: 'coopj student list',
          }
        : {
            message: `the database declares something that is not coopj’s, or lacks something: ${listed(names)}`,
            hint: 'coopj journal verify',
          },
  },
  head: {
    ok: 'the journal holds the last entry that was noted beside it',
    open: ({ what, names = [] }) =>
      what === 'head-not-noted'
        ? { message: 'nothing beside the database says what its last entry was; the next entry notes it' }
        : {
            message: `the records are not those that were last written: entry ${listed(names)} is missing or another one`,
            hint: 'Look for the right file first, or restore a backup. To go on with these records: coopj doctor --fix --reason "…"',
          },
  },
  journal: {
    ok: 'the history is chained without a gap',
    open: ({ what, count = 1 }) => ({
      message: `the history is not as it was written (${what}${count > 1 ? `, ${count} findings` : ''})`,
      hint: 'coopj journal verify',
    }),
  },
  tables: {
    ok: 'the tables say what the journal says',
    open: ({ names = [], what }) => ({
      message: `the tables do not say what the journal says: ${names.length > 0 ? listed(names) : what}`,
      hint: what === JOURNAL_CHANGED ? NOT_FROM_JOURNAL : FIX,
    }),
  },
  clock: {
    ok: 'the clock is not behind the last entry',
    open: ({ names = [] }) => ({
      message: `the last entry was made at ${listed(names)}, and this machine’s clock is behind that`,
      hint: 'Set the clock of this machine right before you record anything',
    }),
  },
  evidence: {
    ok: 'every scan that a record names is there, with the bytes that were recorded',
    open: ({ what, names = [] }) =>
      what === 'unreadable'
        ? unreadable(names)
        : {
            message:
              what === 'changed'
                ? `${these(names, 'this scan does', 'these scans do')} not hold the bytes that were recorded: ${listed(names)}`
                : `records name ${these(names, 'a scan that is', 'scans that are')} not there: ${listed(names)}`,
            hint: `Take ${these(names, 'it', 'them')} out of a backup, from the folder evidence of: coopj backup restore FILE --into restored`,
          },
  },
  unnamed: {
    ok: 'no scan lies there that no record names',
    open: ({ count = 0 }) => ({
      message: `${counted(count, 'scan')} ${count === 1 ? 'lies' : 'lie'} in the evidence folder that no record names`,
      hint: FIX,
    }),
  },
  issued: {
    ok: 'every issued certificate is where it was written, or was restored',
    open: ({ what, count = 0, names = [], papers = [] }) =>
      what === 'unreadable'
        ? unreadable(names)
        : what === 'changed'
          ? {
              message: `${these(names, 'this is no longer the certificate that was', 'these are no longer the certificates that were')} issued: ${listed(names)}`,
              hint: `Move ${these(names, 'it', 'them')} away, then make ${these(names, 'it', 'each')} again as it was (with --dry-run first, which says that no other number is given): ${listed(papers.map(issuedBy))}`,
            }
          : {
              message: `${counted(count, 'issued certificate')} ${count === 1 ? 'was' : 'were'} moved or removed since: ${listed(names)}`,
            },
  },
  leftovers: {
    ok: 'no half-written file lies about',
    open: ({ names = [] }) => ({ message: `a run that was killed left ${listed(names)}`, hint: FIX }),
  },
  fonts: {
    ok: 'the fonts draw every recorded name',
    open: ({ count = 0, names = [] }) => ({
      message: `no font draws ${count === 1 ? 'this name' : `these ${count} names`}: ${listed(names)}`,
      hint: 'Correct the record, or name a font: coopj office edit --set papers.fonts=FILE',
    }),
  },
  backups: {
    ok: 'a backup on another disk is younger than a week',
    open: ({ what, names = [] }) => {
      const hint = 'coopj backup create /media/usb/coopj --passphrase';
      if (what === 'nothing') return { message: 'nothing is recorded yet that could be backed up' };
      if (what === 'away')
        return {
          message: `no backup of the last week is within reach on another disk; not reachable now: ${listed(names)}`,
          hint: 'Connect the disk and look again: coopj doctor',
        };
      if (what === 'same-disk')
        return {
          message: 'the backups of the last week all lie on the disk of the database, and would be lost with it',
          hint,
        };
      return { message: what === 'old' ? 'the newest backup is older than a week' : 'no backup is known of yet', hint };
    },
  },
  drill: {
    ok: 'the newest backup that needs no key was restored as a trial, and is whole',
    open: ({ what, result, names = [] }) => {
      if (what === 'identity')
        return result === 'ok'
          ? {
              message:
                'the newest backup sealed for a secret key was opened with it and restored as a trial, and is whole',
            }
          : {
              message: `backups that are sealed for a secret key were not opened, so that nobody knows whether they can be restored; the newest: ${listed(names)}`,
              hint: 'coopj doctor --identity FILE',
            };
      if (what === 'passphrase')
        return result === 'ok'
          ? {
              message:
                'the newest backup sealed by a passphrase was opened with it and restored as a trial, and is whole',
            }
          : {
              message: `backups that are sealed by a passphrase were not opened, so that nobody knows whether they can be restored; the newest: ${listed(names)}`,
              hint: 'coopj doctor --passphrase-file FILE',
            };
      if (what === 'none')
        return { message: 'no backup is within reach that could be restored as a trial', hint: 'coopj backup create' };
      if (what === 'none-sealed')
        return {
          message: 'no sealed backup is within reach that this key or passphrase is for',
          hint: 'coopj backup list',
        };
      return { message: `the newest backup cannot be restored: ${listed(names)}`, hint: 'coopj backup create' };
    },
  },
};

/** Looking the office over. */
export const doctor = {
  said,
  columns: { check: 'Check', result: 'Result', message: 'What was found', hint: 'How to mend it' },
  results: {
    ok: 'ok',
    unchecked: 'not checked',
    note: 'note',
    open: 'wrong',
    fixed: 'mended',
  } satisfies Record<CheckResult, string>,
  notChecked: (why: Obstacle) => `not checked: ${OBSTACLES[why]}`,
  fixed: (message: string) => `mended: ${message}`,
  empty: 'Nothing was checked.',
  bundled: (file: string) =>
    `Written for whoever maintains coopj: ${file}. It holds versions, settings, counts and results, and nothing personal.`,
};
