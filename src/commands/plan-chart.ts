import type { Plan, PlanKey } from '../core/agenda/plan.ts';
import { addDays, daysBetween, type LocalDate, weekday } from '../core/calendar/dates.ts';

/** A plan with weeks as columns: `-` is time left, `|` the last day, `!` past, `=` the internship. */
export interface Chart {
  /** The months, each above its first column. */
  readonly head: string;
  readonly rows: readonly { readonly key: PlanKey | 'period'; readonly cells: string }[];
  /** Weeks per column: one, unless the terminal is too narrow. */
  readonly weeks: number;
}

const WEEK = 7;
/** Shown in the table only; these would make the chart too long. */
const OUTSIDE: readonly PlanKey[] = ['start', 'end', 'evaluation', 'grade'];

const monday = (day: LocalDate): LocalDate => addDays(day, -((weekday(day) + 6) % WEEK));

/** From this week to the last of the internship, in at most that many columns. */
export function chartOf({ period, lines }: Plan, today: LocalDate, columns: number): Chart {
  const first = monday(today < period.from ? today : period.from);
  const all = Math.floor(daysBetween(first, period.to) / WEEK) + 1;
  const weeks = Math.max(1, Math.ceil(all / Math.max(1, columns)));
  const count = Math.ceil(all / weeks);
  const columnOf = (day: LocalDate) => Math.floor(daysBetween(first, day) / (WEEK * weeks));
  const cells = (draw: (column: number) => string) => Array.from({ length: count }, (_, n) => draw(n)).join('');
  const [begin, end] = [columnOf(period.from), columnOf(period.to)];
  const rows = lines
    .filter(({ key }) => !OUTSIDE.includes(key))
    .map(({ key, on, past }) => {
      const last = columnOf(on);
      const mark = (n: number) => (n === last ? '|' : n < last ? '-' : '.');
      return { key, cells: cells((n) => (past ? (n === 0 ? '!' : '.') : mark(n))) };
    });
  const ran = { key: 'period', cells: cells((n) => (begin <= n && n <= end ? '=' : '.')) } as const;
  return { head: headOf(first, count, weeks), rows: [...rows, ran], weeks };
}

/** Each month's number above its first column, if there is room. */
function headOf(first: LocalDate, count: number, weeks: number): string {
  let head = '';
  let before = '';
  for (let n = 0; n < count; n += 1) {
    const month = addDays(first, (n + 1) * WEEK * weeks - 1).slice(5, 7);
    if (month !== before && head.length <= n) head = `${head.padEnd(n)}${Number(month)} `;
    before = month;
  }
  return head.trimEnd();
}
