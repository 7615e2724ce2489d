/**
 * What a history looks like that is not as it was written. Machines read these words; what each is told to people stands in the
 * wording.
 */
export const FORGERIES = [
  'entry-changed',
  'entry-deleted',
  'entry-inserted',
  'entries-swapped',
  'content-changed',
  'content-missing',
  'content-unreadable',
  'tail-cut',
  'tables-behind',
  'table-changed',
  'rolled-back',
  'chain-remade',
  'head-forged',
  'object-foreign',
  'object-missing',
  'object-altered',
] as const;
export type Forgery = (typeof FORGERIES)[number];

/** The journal itself is whole: the tables can be made from it again. */
export const isOfTables = ({ what }: HistoryFinding): boolean => what === 'table-changed' || what === 'tables-behind';

/** Of what keeps or shows the journal, and not of the journal. */
export const isOfObjects = ({ what }: HistoryFinding): boolean => what.startsWith('object-');

/** Of what keeps the journal: neither of the journal, nor of what shows it. */
export const isOfKeeping = (one: HistoryFinding): boolean => isOfObjects(one) && !SHOWS.test(one.key ?? '');
/** A change of these may hide rows of a shared store. */
const SHOWS = /^policy |^function coopj_reads\(/;

/** All that is wrong lies outside of the journal: in the tables, or in a head that was kept elsewhere. */
export function whereAll(findings: readonly HistoryFinding[]): 'tables' | 'head' | undefined {
  if (findings.every(isOfTables)) return 'tables';
  return findings.every(({ what }) => what === 'head-forged') ? 'head' : undefined;
}

/** One thing that is wrong with the history. What is not known of it, or does not apply, is left out. */
export interface HistoryFinding {
  readonly what: Forgery;
  /** The first entry that it is about. */
  readonly seq?: number;
  /** The last one; of a swap the other one. */
  readonly to?: number;
  readonly table?: string;
  /** Whose row of the table it is: the number of a student, the code of a company. Of an object its name, `trigger journal_keeps`. */
  readonly key?: string;
  /** The columns that differ; of a row that is there too much or too little all. */
  readonly columns?: readonly string[];
}
