import type { Forgery, HistoryFinding } from '../../../core/journal/findings.ts';
import type { HeadSigner, JournalHead } from '../../../core/journal/head.ts';
import { counted } from '../counted.ts';

const entries = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? `entry ${seq}` : `entries ${seq} to ${to}`);
const Entries = (finding: HistoryFinding) => entries(finding).replace('e', 'E');
const are = ({ seq = 0, to = seq }: HistoryFinding) => (seq === to ? 'is' : 'are');

const numberOf = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** Each kind of forgery, as it is found. */
const forgery: Readonly<Record<Forgery, (finding: HistoryFinding) => string>> = {
  'entry-changed': (found) => `${Entries(found)} does not follow from the one before it: one of the two was changed.`,
  'entry-deleted': (found) => `${Entries(found)} ${are(found)} missing: deleted from the middle of the journal.`,
  'entry-inserted': (found) => `${Entries(found)} ${are(found)} not of this journal: put in later.`,
  'entries-swapped': ({ seq, to }) => `Entries ${seq} and ${to} stand in each other’s place: swapped.`,
  'content-changed': (found) => `The content of ${entries(found)} is not what was written: it was changed.`,
  'content-missing': (found) =>
    `The content of ${entries(found)} is gone, and no entry says that its student was erased: it was deleted.`,
  'content-unreadable': ({ key }) => `The entries of ${key} cannot be replayed: their content was made up.`,
  'tail-cut': (found) => `${Entries(found)} ${are(found)} missing: the end of the journal was cut off.`,
  'tables-behind': (found) => `The tables do not hold ${entries(found)}: the journal was added to past coopj.`,
  'table-changed': ({ table, key, columns }) =>
    `The table ${table} does not say of ${key} what the journal says${columns ? ` (${columns.join(', ')})` : ': rows were put in or deleted'}.`,
  'rolled-back': (found) =>
    `${Entries(found)} ${are(found)} missing: an older database was put in the place of this one.`,
  'chain-remade': ({ to }) => `The journal holds another entry ${to} than before: its chain was made again.`,
  'object-foreign': ({ key }) => `Somebody put a ${key} into the database.`,
  'object-missing': ({ key }) => `The ${key} is gone from the database.`,
  'object-altered': ({ key }) => `The ${key} is not as coopj made it.`,
  'head-forged': ({ seq }) =>
    `The signature does not belong to what the file says of entry ${seq}: the file was changed.`,
};

export const journal = {
  forgery,
  againstFlag:
    'a file that says how the journal stood: a backup, a monthly report (JSON, HTML, PDF, Excel) or a certificate (PDF)',
  whole: (count: number) =>
    `The history is whole: ${numberOf(count)}, chained without a gap, and the tables say what the journal says.`,
  last: ({ seq, day, hash }: JournalHead) => `Last entry: no. ${seq} of ${day}, ${hash}`,
  held: (file: string, { seq, day }: JournalHead) => `It still holds entry ${seq} of ${day}, of which ${file} tells.`,
  signed: (signer: HeadSigner) =>
    ({
      office: 'That file is signed with this office’s key.',
      'other-key': 'That file is signed with a key that is not this office’s.',
      'unknown-key':
        'That file is signed; whether with this office’s key is not known: no paper was signed yet, and no key lies beside the database that can be read.',
      unsigned: 'That file is not signed: whoever could change it could change what it says of the journal.',
      wrong: 'The signature in that file is not valid.',
    })[signer],
  headUnsigned: (file: string, why: 'foreign' | 'unreadable') =>
    `How the history stands is in the report without a signature: ${file} ${why === 'foreign' ? 'is not the key with which this office signs' : 'cannot be read'} (coopj office check).`,
  rebuilt: (count: number) => `Made the tables again from ${numberOf(count)} of the journal.`,
  wouldRebuild: (count: number) =>
    `Would make the tables again from ${numberOf(count)} of the journal (nothing was written).`,
  same: 'They said what the journal says.',
  differed: (count: number) => `They differed in ${counted(count, 'place')}:`,
  notRebuilt: 'The tables were left as they are, since the journal itself is not whole:',
};
