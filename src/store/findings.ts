import type { HistoryFinding } from '../core/journal/findings.ts';
import type { JournalHead } from '../core/journal/head.ts';

/** An entry as something else than the journal remembers it. */
type Remembered = Pick<JournalHead, 'seq' | 'hash'>;

/** The last entry that the tables hold, against the last of the journal. */
export function ofTables(held: Remembered | undefined, head: JournalHead | undefined): readonly HistoryFinding[] {
  const last = head?.seq ?? 0;
  if (held === undefined || held.seq < last) return [{ what: 'tables-behind', seq: (held?.seq ?? 0) + 1, to: last }];
  if (held.seq > last) return [{ what: 'tail-cut', seq: last + 1, to: held.seq }];
  return last > 0 && held.hash !== head?.hash ? [{ what: 'chain-remade', to: last }] : [];
}

/** An entry as it was kept elsewhere, against the `hash` that it has in the journal. `tables`: what was found of them. */
export function ofKept(
  kept: Remembered,
  hash: string | undefined,
  head: JournalHead | undefined,
  tables: readonly HistoryFinding[],
): readonly HistoryFinding[] {
  if (hash === kept.hash) return [];
  if (hash !== undefined) return [{ what: 'chain-remade', to: kept.seq }];
  const isCut = tables.some(({ what }) => what === 'tail-cut');
  return [{ what: isCut ? 'tail-cut' : 'rolled-back', seq: (head?.seq ?? 0) + 1, to: kept.seq }];
}

type Row = Readonly<Record<string, unknown>>;

/** Rows of one owner that are not as they should be: in which columns, where there are as many of them. */
export function ofRows(table: string, key: string, is: readonly Row[], should: readonly Row[]): HistoryFinding {
  const isWhole = is.length === should.length && is.length > 0;
  const columns = Object.keys(is[0] ?? {}).filter((name) => is.some((row, n) => row[name] !== should[n]?.[name]));
  return { what: 'table-changed', table, key, ...(isWhole && { columns }) };
}

/** Each once: the tables and several heads may tell the same. */
export function onlyOnce(findings: readonly HistoryFinding[]): readonly HistoryFinding[] {
  const sayings = findings.map(
    (one) => [JSON.stringify([one.what, one.seq, one.to, one.table, one.key]), one] as const,
  );
  return [...new Map(sayings).values()];
}
