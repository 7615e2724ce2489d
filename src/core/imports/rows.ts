import type { LocalDate } from '../calendar/dates.ts';
import type { StudentNumber } from '../model/student.ts';
import type { AnyField, FactName, Facts, Field } from '../model/student-fields.ts';
import type { Programs } from '../profile/programs.ts';
import { looksLikeFormula } from '../text/formulas.ts';
import { forbidden, readCell, readPeriod } from './cells.ts';
import { type Columns, foldHeading } from './headings.ts';
import type { LocatedProblem, LocatedWarning, RowProblem, RowWarning } from './problems.ts';

/** What a reader of rows looks at besides the row. */
export interface Reader {
  readonly columns: Columns;
  readonly programs: Programs;
  readonly today: LocalDate;
}

/** A row as it was read. `facts` holds what could be read; with problems it is not to be written. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Also where another cell of the row is bad. */
  readonly number?: StudentNumber;
  readonly facts: Facts;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

const TOTAL = /^(?:計|合計|総計|小計|総数|総合計|total|subtotal|grandtotal|sum)(?:[:(]?\d*(?:名|人|件|行)?\)?)?$/;

/** What stands behind a total: counts, sums and shares. */
const COUNTED = /^[\d\s,.%¥円名人件行():-]*$/;

/** A total below the table: its first filled cell says so, and only numbers follow. A student may be called Sum, or 計. */
export const isTotalRow = (cells: readonly string[]): boolean => {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const first = cells[at];
  // Nearly every row begins with a digit and needs no second look.
  if (first === undefined || first.length > 20 || /^\d/.test(first) || !TOTAL.test(foldHeading(first))) return false;
  return cells.slice(at + 1).every((cell) => COUNTED.test(cell.normalize('NFKC')));
};

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** What the cells of a row say: facts by their name, and **all** that is wrong or odd. */
export interface ReadCells {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly problems: LocatedProblem[];
  readonly warnings: LocatedWarning[];
}

/** The cells of one row of any list, each by its column. */
export function readCells<F extends AnyField>(
  { columns, today }: { readonly columns: Columns<F>; readonly today: LocalDate },
  line: number,
  cells: readonly string[],
  oddity: (field: F, text: string) => RowWarning | undefined,
): ReadCells {
  const facts: Record<string, unknown> = {};
  const problems: LocatedProblem[] = [];
  const warnings: LocatedWarning[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index]?.trim() ?? '';
    if (value === '') continue;
    const { heading = '', meaning } = columns.columns[index] ?? {};
    const column = heading || String(index + 1);
    if (typeof meaning === 'object') {
      const reading = readCell(meaning.kind, value, today);
      if (!reading.ok) problems.push({ line, column, value, problem: reading.problem });
      else {
        facts[meaning.fact] = reading.value;
        const problem = oddity(meaning, value);
        if (problem) warnings.push({ line, column, value, problem });
      }
    } else if (meaning === 'fellowship') {
      const reading = readPeriod(value);
      if (reading.ok) [facts.jspsFrom, facts.jspsTo] = reading.value;
      else problems.push({ line, column, value, problem: reading.problem });
    } else if (meaning === undefined) {
      const problem = heading === '' ? ({ code: 'extra-cell' } as const) : damaged(value);
      if (problem) problems.push({ line, column, value, problem });
    }
  }
  return { facts, problems, warnings };
}

/** What is wrong in a column that is kept out: what says that the file is damaged. Its remarks may have several lines, its formulas fail. */
function damaged(value: string): RowProblem | undefined {
  const problem = forbidden(value.replace(/[\r\n\u2028\u2029]/g, ' '));
  return problem?.code === 'formula-failed' ? undefined : problem;
}

/** One row to facts and **all** that is wrong with it. */
export function readRow(reader: Reader, line: number, cells: readonly string[]): ReadRow {
  const { columns, programs } = reader;
  const { facts, problems, warnings } = readCells(reader, line, cells, (field, text) => oddity(field, text, programs));
  const read: Facts = facts;
  const { number } = read;
  const place = columns.heading('number');
  if (number === undefined && !problems.some(({ column }) => column === place)) {
    problems.push({ line, column: place, value: '', problem: { code: 'missing' } });
  }
  const asked = { line, facts: read, columns };
  problems.push(...reversed(asked, 'jspsFrom', 'jspsTo'), ...reversed(asked, 'enrolledOn', 'expectedCompletionOn'));
  const row = { line, cells, facts: settled(read, programs), problems, warnings };
  return number === undefined ? row : { ...row, number };
}

/** What is odd about the value of one cell. */
function oddity(field: Field, text: string, programs: Programs): RowWarning | undefined {
  if (field.kind === 'program' && programs.find(text) === undefined) {
    const close = programs.nearest(text);
    return { code: 'unknown-program', ...(close !== undefined && { nearest: close }) };
  }
  return textOddity(field, text);
}

const DAY = /^(?:\d{4}|[RHS令平昭]\S{0,4})[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/;

/** What is odd about a text: a spreadsheet would calculate it, or it is a day. */
export function textOddity({ kind }: AnyField, text: string): RowWarning | undefined {
  if (kind !== 'name' && kind !== 'text' && kind !== 'program') return undefined;
  if (looksLikeFormula(text)) return { code: 'formula' };
  return DAY.test(text) ? { code: 'day-as-text' } : undefined;
}

/** The programme as the profile writes it. */
function settled(facts: Facts, programs: Programs): Facts {
  if (facts.program === undefined) return facts;
  const found = programs.find(facts.program);
  return found === undefined || found.name === facts.program ? facts : { ...facts, program: found.name };
}

interface Asked {
  readonly line: number;
  readonly facts: Facts;
  readonly columns: Pick<Columns, 'heading'>;
}

type DayFact = Extract<FactName, 'jspsFrom' | 'jspsTo' | 'enrolledOn' | 'expectedCompletionOn'>;

/** A period that ends before it begins. */
function reversed({ line, facts, columns }: Asked, first: DayFact, last: DayFact): LocatedProblem[] {
  const from = facts[first];
  const to = facts[last];
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ line, column: columns.heading(last), value: to, problem: { code: 'reversed', from, to } }];
}
