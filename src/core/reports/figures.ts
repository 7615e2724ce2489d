import type { ReportCell } from './report.ts';
import type { Row } from './section.ts';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** To one decimal; null where there is nothing to take the mean of. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : tenth(values.reduce((sum, value) => sum + value, 0) / values.length);

/** The one in the middle, or between the two in the middle; null where there is none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return tenth((lower + upper) / 2);
}

/** Without spreading: there may be a hundred thousand. */
export const longest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value));

/** The numbers that stand in a column; what is not known is left out. */
export const numbersIn = (rows: readonly Row[], column: string): readonly number[] =>
  rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));

export const sumOf = (rows: readonly Row[], column: string): number =>
  numbersIn(rows, column).reduce((sum, value) => sum + value, 0);

/** Rows that have the same values in some columns, in the order of these values; what is not known comes last. */
export function grouped<const By extends readonly string[], Cells extends Readonly<Record<string, ReportCell>>>(
  rows: readonly Row[],
  by: By,
  cells: (rows: readonly Row[]) => Cells,
): readonly (Readonly<Record<By[number], ReportCell>> & Cells)[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((column) => row[column] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()]
    .toSorted(([a], [b]) => compare(by, a, b))
    .map((group) => ({
      ...(Object.fromEntries(by.map((column) => [column, group[0]?.[column] ?? null])) as Record<
        By[number],
        ReportCell
      >),
      ...cells(group),
    }));
}

function compare(by: readonly string[], a: Row | undefined, b: Row | undefined): number {
  for (const column of by) {
    const [x, y] = [a?.[column] ?? null, b?.[column] ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
