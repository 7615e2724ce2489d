import { type HistoryFinding, isOfObjects, isOfTables } from '../journal/findings.ts';

/** What `doctor` looks at, in this order. */
export const CHECKS = [
  'node',
  'locale',
  'share',
  'space',
  'modes',
  'profile',
  'key',
  'sqlite',
  'foreign-keys',
  'schema',
  'head',
  'journal',
  'tables',
  'clock',
  'evidence',
  'unnamed',
  'issued',
  'leftovers',
  'fonts',
  'texts',
  'backups',
  'drill',
] as const;
export type Check = (typeof CHECKS)[number];

/** `note` is worth a look, `open` is wrong, `fixed` was wrong until now; `unchecked` could not be looked at. */
export type CheckResult = 'ok' | 'unchecked' | 'note' | 'open' | 'fixed';

/**
 * Why a check was not made. `database`: it is not there, or cannot be read. `older`: the next command brings it up to date. `schema`: its
 * tables are not coopj's. `modes`: files have none here. `beside-others`: records of another database may name what lies there. `server`:
 * only those who run the server can tell.
 */
export type Obstacle =
  | 'database'
  | 'older'
  | 'schema'
  | 'history'
  | 'profile'
  | 'modes'
  | 'space'
  | 'beside-others'
  | 'server';

/** How a paper of the register was issued: the same command makes the same bytes. */
export interface IssuedPaper {
  readonly file: string;
  readonly number: string;
  readonly student: string;
  readonly kind: string;
  readonly lang: string;
  /** The day of the paper, or of this reissue. */
  readonly on: string;
  readonly placement: string | null;
  readonly purpose: string | null;
  readonly addressee: string | null;
  readonly isReissue: 0 | 1;
  /** Of a reissue. */
  readonly reason: string | null;
}

/** What a check found. */
export interface Diagnosis {
  readonly check: Check;
  readonly result: CheckResult;
  /** In the check's own closed words; where all is well, only what is well for another reason than usual. */
  readonly what?: string;
  readonly count?: number;
  /** Files, tables, values: for whoever sits there, and for no bundle. */
  readonly names?: readonly string[];
  /** Of papers that are no longer what was issued: how they were. */
  readonly papers?: readonly IssuedPaper[];
  /** What stopped the check, by its code and values. */
  readonly abort?: { readonly problem: string; readonly data: object };
}

/** The diagnosis of a check that found nothing. */
export const well = (check: Check): Diagnosis => ({ check, result: 'ok' });

/** Of a check that was not made nothing is known. */
export const unchecked = (check: Check, what: Obstacle): Diagnosis => ({ check, result: 'unchecked', what });

/** Does `--fix` mend it, and lose nothing? Tables made of a journal that was changed would say what somebody wants to be read. */
export function isMendable({ check, result, what }: Diagnosis): boolean {
  if (result !== 'open' && result !== 'note') return false;
  if (check === 'modes' || check === 'key') return what === 'open-to-others';
  return check === 'leftovers' || check === 'unnamed' || (check === 'tables' && what !== JOURNAL_CHANGED);
}

/** Of what differs in a shared store: rights that `coopj db init` gives again, or takes away, as they were. */
export const isMadeAgain = (object: string): boolean =>
  /^grant (?!EXECUTE ).* to (?:PUBLIC|coopj_admin|coopj_clerk|coopj_reader)$/.test(object);

/** Of what differs in a shared store: what may hide rows from whoever looks, so that nothing can be said of them. */
export const hiding = (
  found: Readonly<Record<'missing' | 'altered' | 'foreign', readonly string[]>>,
): readonly string[] => [
  ...[...found.missing, ...found.altered].filter((one) => /^policy reads on |^function coopj_reads\(/.test(one)),
  ...found.foreign.filter((one) => one.startsWith('policy ')),
];

/** What is wrong with rows that could be made again, were the journal as it was written. */
export const JOURNAL_CHANGED = 'journal-changed';

/** What is wrong with the history, but for foreign objects, which the check of the schema tells. */
export function ofHistory(findings: readonly HistoryFinding[]): readonly Diagnosis[] {
  const told = findings.filter((one) => !isOfObjects(one));
  const tables = told.filter(isOfTables);
  const chain = told.filter((one) => !isOfTables(one));
  return [
    chain[0] ? { check: 'journal', result: 'open', what: chain[0].what, count: chain.length } : well('journal'),
    tables[0]
      ? {
          check: 'tables',
          result: 'open',
          what: tables[0].what,
          count: tables.length,
          names: [...new Set(tables.flatMap(({ table }) => table ?? []))],
        }
      : well('tables'),
  ];
}

/** Rows that differ are not made from a journal that was changed. */
export function ofJournal(found: readonly Diagnosis[]): readonly Diagnosis[] {
  if (!found.some(({ check, result }) => check === 'journal' && result === 'open')) return found;
  const isOfRows = ({ check, result }: Diagnosis) =>
    result === 'open' && (check === 'tables' || check === 'foreign-keys');
  return found.map((one) => (isOfRows(one) ? { ...one, what: JOURNAL_CHANGED } : one));
}

const WEIGHT: readonly CheckResult[] = ['ok', 'fixed', 'unchecked', 'note', 'open'];

/** In the order of checks, the gravest first within each; one that found nothing is well where it was done at all. */
export function inOrder(found: readonly Diagnosis[]): readonly Diagnosis[] {
  const place = ({ check, result }: Diagnosis) => CHECKS.indexOf(check) * 10 - WEIGHT.indexOf(result);
  const wrong = new Set(found.filter(({ result }) => result !== 'ok').map(({ check }) => check));
  return found
    .filter(({ check, result }) => result !== 'ok' || !wrong.has(check))
    .toSorted((a, b) => place(a) - place(b));
}
