import type { ReportCell } from './report.ts';
import type { ReportRow } from './section.ts';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The mean to one decimal; null without values. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : tenth(values.reduce((sum, value) => sum + value, 0) / values.length);

/** The median; null without values. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return tenth((lower + upper) / 2);
}

/** The maximum. Not by spreading: there may be a hundred thousand values. */
export const longest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value));

/** The numbers in a column, without unknown ones. */
export const numbersIn = (rows: readonly ReportRow[], column: string): readonly number[] =>
  rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));

export const sumOf = (rows: readonly ReportRow[], column: string): number =>
  numbersIn(rows, column).reduce((sum, value) => sum + value, 0);

/** Groups rows by the values of some columns, in the order of these values, unknown ones last. */
export function grouped<const By extends readonly string[], Cells extends Readonly<Record<string, ReportCell>>>(
  rows: readonly ReportRow[],
  by: By,
  cells: (rows: readonly ReportRow[]) => Cells,
): readonly (Readonly<Record<By[number], ReportCell>> & Cells)[] {
  const groups = new Map<string, ReportRow[]>();
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

function compare(by: readonly string[], a: ReportRow | undefined, b: ReportRow | undefined): number {
  for (const column of by) {
    const [x, y] = [a?.[column] ?? null, b?.[column] ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
