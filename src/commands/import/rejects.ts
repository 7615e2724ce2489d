import { REJECT_HEADINGS } from '../../core/imports/headings.ts';
import type { LocatedProblem } from '../../core/imports/problems.ts';
import type { SheetLayout } from '../../formats/spreadsheets/spreadsheets.ts';
import type { Words } from '../../wording/words.ts';
import type { AnyList } from './reader.ts';

/** Rows that were kept out, with their cells as the sender wrote them. */
export type Rejected = ReadonlyMap<number, readonly string[]>;

/** The sender's own layout, unless the name of the file says another format. */
export function layoutFor(file: string, layout: SheetLayout): SheetLayout {
  const named = /\.(csv|tsv|xlsx)$/i.exec(file)?.[1]?.toLowerCase() ?? layout.format;
  if (named === layout.format) return layout;
  if (named === 'xlsx') return { format: 'xlsx', sheet: 'rejects' };
  const encoding = layout.format === 'xlsx' ? 'utf-8' : layout.encoding;
  return { format: named === 'tsv' ? 'tsv' : 'csv', encoding };
}

/**
 * The rows that were kept out in the sender's own layout, with the line and the reason beside: it can be mended and imported
 * again, when our own columns say nothing.
 */
export function rejectRows(
  { above, headings, columns }: AnyList,
  rejected: Rejected,
  problems: readonly LocatedProblem[],
  { imports }: Words,
): readonly (readonly string[])[] {
  const width = Math.max(headings.length, ...[...rejected.values()].map((cells) => cells.length));
  const ours = new Set(columns.columns.flatMap(({ meaning }, index) => (meaning === 'ignored' ? [index] : [])));
  const own = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '').filter((_, index) => !ours.has(index));
  const reasons = new Map<number, string[]>();
  for (const { line, column, value, problem } of problems) {
    const reason = `${column}: ${imports.problem(problem, value)}`;
    reasons.set(line, [...(reasons.get(line) ?? []), reason]);
  }
  const rows = [...rejected].map(([line, cells]) => {
    return [...own(cells), String(line), (reasons.get(line) ?? []).join(' / ')];
  });
  return [...above, [...own(headings), ...REJECT_HEADINGS], ...rows];
}
