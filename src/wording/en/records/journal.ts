import type { Forgery, HistoryFinding } from '../../../core/journal/findings.ts';
import type { HeadSigner, JournalHead } from '../../../core/journal/head.ts';
import { counted } from '../counted.ts';

const entries = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? `entry ${seq}` : `entries ${seq} to ${to}`);
const Entries = (finding: HistoryFinding) => entries(finding).replace('e', 'E');
const are = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? 'is' : 'are');
const they = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? 'it was' : 'they were');

const numberOf = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** Each kind of forgery, as it is found. */
const forgery: Readonly<Record<Forgery, (finding: HistoryFinding) => string>> = {
  'entry-changed': (found) =>
    `${Entries(found)} ${are(found)} not linked to the entry before: one of them has been altered.`,
  'entry-deleted': (found) =>
    `${Entries(found)} ${are(found)} missing: ${they(found)} deleted from the middle of the history.`,
  'entry-inserted': (found) =>
    `${Entries(found)} ${are(found)} not part of this history: ${they(found)} inserted later.`,
  'entries-swapped': ({ seq, to }) => `Entries ${seq} and ${to} have been swapped.`,
  'content-changed': (found) => `The content of ${entries(found)} differs from what was recorded: it has been altered.`,
  'content-missing': (found) =>
    `The content of ${entries(found)} is missing, and no entry says that the student was erased: it has been deleted.`,
  'content-unreadable': ({ key }) => `The entries of ${key} cannot be replayed: their content has been forged.`,
  'tail-cut': (found) => `${Entries(found)} ${are(found)} missing: the end of the history has been cut off.`,
  'tables-behind': (found) =>
    `The tables do not contain ${entries(found)}: the history was extended by something other than coopj.`,
  'table-changed': ({ table, key, columns }) =>
    `The table ${table} does not agree with the history on ${key}${columns ? ` (${columns.join(', ')})` : ': rows were added or deleted'}.`,
  'rolled-back': (found) =>
    `${Entries(found)} ${are(found)} missing: the database has been replaced with an older one.`,
  'chain-remade': ({ to }) => `Entry ${to} differs from the one known before: the whole history has been rewritten.`,
  'object-foreign': ({ key }) => `A ${key} that is not from coopj has been added to the database.`,
  'object-missing': ({ key }) => `The ${key} is missing from the database.`,
  'object-altered': ({ key }) => `The ${key} differs from what coopj created.`,
  'head-forged': ({ seq }) =>
    `The signature does not match what the file says of entry ${seq}: the file has been altered.`,
};

export const journal = {
  forgery,
  againstFlag:
    'a file that contains an earlier state of the history: a backup, a monthly report (JSON, HTML, PDF, Excel) or a certificate (PDF)',
  whole: (count: number) =>
    `The history is intact: ${numberOf(count)}, chained without a gap, and the tables agree with it.`,
  last: ({ seq, day, hash }: JournalHead) => `Last entry: no. ${seq} of ${day}, ${hash}`,
  held: (file: string, { seq, day }: JournalHead) =>
    `It still contains entry ${seq} of ${day}, the last one that ${file} states.`,
  signed: (signer: HeadSigner) =>
    ({
      office: 'That file is signed with this office’s key.',
      'other-key': 'That file is signed with a key that is not this office’s.',
      'unknown-key':
        'That file is signed, but it is unknown whether with this office’s key: no certificate has been signed yet, and there is no readable key next to the database.',
      unsigned: 'That file is not signed: anyone who can change it can also change what it says of the history.',
      wrong: 'The signature in that file is not valid.',
    })[signer],
  headUnsigned: (file: string, why: 'foreign' | 'unreadable') =>
    `The report states the history without a signature: ${file} ${why === 'foreign' ? 'is not this office’s signing key' : 'cannot be read'} (coopj office check).`,
  rebuilt: (count: number) => `Rebuilt the tables from ${numberOf(count)} of the history.`,
  wouldRebuild: (count: number) =>
    `Would rebuild the tables from ${numberOf(count)} of the history (nothing was saved).`,
  same: 'They agreed with the history.',
  differed: (count: number) => `They differed in ${counted(count, 'place')}:`,
  notRebuilt: 'The tables were left as they are, since the history itself is damaged:',
};
