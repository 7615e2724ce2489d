import type { StudentNumber } from '../model/student.ts';
import type { LocatedProblem, LocatedWarning } from './problems.ts';

interface Called {
  readonly line: number;
  readonly column: string;
  readonly number: StudentNumber;
}

/** The numbers of one file: finds duplicates, and numbers shorter than the others. */
export interface Roll {
  /** A duplicate is a problem on both lines, both reported at the second. */
  call(row: Called): readonly LocatedProblem[];
  /** Call once all rows were read. */
  short(): readonly LocatedWarning[];
}

/** At most this many short numbers are reported one by one: a file has a few of them or a different kind of number. */
const NAMED = 100;
const SIBLINGS = 3;
/** Digits alone, as nearly all are: of a million lines, numbers take half of what texts would. */
const PLAIN = /^[1-9]\d{0,8}$/;

export function rollOf(): Roll {
  const lines = new Map<StudentNumber | number, number>();
  const twice = new Set<StudentNumber>();
  const lengths = new Map<number, { count: number; readonly first: Called[] }>();

  const problem = ({ column, number }: Called, line: number, other: number): LocatedProblem => ({
    line,
    column,
    value: number,
    problem: { code: 'number-twice', other },
  });

  return {
    call(row) {
      const { number, line } = row;
      const key = PLAIN.test(number) ? Number(number) : number;
      const before = lines.get(key);
      if (before !== undefined) {
        const first = twice.has(number) ? [] : [problem(row, before, line)];
        twice.add(number);
        return [...first, problem(row, line, before)];
      }
      lines.set(key, line);
      const same = lengths.get(number.length) ?? { count: 0, first: [] };
      same.count += 1;
      if (same.first.length < NAMED) same.first.push(row);
      lengths.set(number.length, same);
      return [];
    },
    short() {
      const [most] = [...lengths].sort(([, a], [, b]) => b.count - a.count);
      if (most === undefined || most[1].count < SIBLINGS || most[1].count * 2 <= lines.size) return [];
      const usual = most[0];
      return [...lengths]
        .filter(([length]) => length < usual)
        .flatMap(([, { first }]) => first)
        .map(({ line, column, number }) => ({ line, column, value: number, problem: { code: 'short-number', usual } }));
    },
  };
}
