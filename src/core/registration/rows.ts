import type { LocalDate } from '../dates.ts';
import { looksLikeFormula } from '../formulas.ts';
import type { StudentNumber } from '../student.ts';
import { forbidden, readCell, readPeriod } from './cells.ts';
import type { FactName, Facts, Field } from './fields.ts';
import { type Columns, foldHeading } from './headings.ts';
import type { Located, LocatedProblem, LocatedWarning, RowProblem, RowWarning } from './problems.ts';
import type { Programs } from './programs.ts';

/** What a reader of rows looks at besides the row. */
export interface Reader {
  readonly columns: Columns;
  readonly programs: Programs;
  readonly today: LocalDate;
}

/** A row as it was read. `facts` holds what could be read; with problems it is not to be written. */
export interface ReadRow {
  readonly line: number;
  /** Also where another cell of the row is bad. */
  readonly number?: StudentNumber;
  readonly facts: Facts;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

const TOTAL = /^(?:計|合計|総計|小計|総数|総合計|total|subtotal|grandtotal|sum)(?:[:(]?\d*(?:名|人|件|行)?\)?)?$/;

/** A total below the table: its first filled cell says so. */
export const isTotalRow = (cells: readonly string[]): boolean => {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && first.length <= 20 && TOTAL.test(foldHeading(first));
};

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** One row to facts and **all** that is wrong with it. */
export function readRow({ columns, programs, today }: Reader, line: number, cells: readonly string[]): ReadRow {
  const facts: Record<string, unknown> = {};
  const problems: LocatedProblem[] = [];
  const warnings: LocatedWarning[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const text = cells[index]?.trim() ?? '';
    if (text === '') continue;
    const column = columns.columns[index];
    const heading = column?.heading || String(index + 1);
    const at = <P>(problem: P): Located<P> => ({ line, column: heading, value: text, problem });
    const meaning = column?.meaning;
    if (column === undefined) problems.push(at<RowProblem>({ code: 'extra-cell' }));
    else if (meaning === 'ignored') continue;
    else if (meaning === undefined) {
      const problem = forbidden(text);
      if (problem) problems.push(at<RowProblem>(problem));
    } else if (meaning === 'fellowship') {
      const reading = readPeriod(text);
      if (reading.ok) [facts.jspsFrom, facts.jspsTo] = reading.value;
      else problems.push(at<RowProblem>(reading.problem));
    } else {
      const reading = readCell(meaning.kind, text, today);
      if (!reading.ok) problems.push(at<RowProblem>(reading.problem));
      else facts[meaning.fact] = reading.value;
      if (reading.ok) for (const warning of oddities(meaning, text, programs)) warnings.push(at(warning));
    }
  }
  const read = facts as Facts;
  const asked = { line, facts: read, problems, columns };
  if (read.number === undefined && !problems.some(({ column }) => column === columns.heading('number'))) {
    problems.push({ line, column: columns.heading('number'), value: '', problem: { code: 'missing' } });
  }
  problems.push(...reversed(asked, 'jspsFrom', 'jspsTo'), ...reversed(asked, 'enrolledOn', 'expectedCompletionOn'));
  return {
    line,
    ...(read.number !== undefined && { number: read.number }),
    facts: settled(read, programs),
    problems,
    warnings,
  };
}

/** What is odd about the value of one cell. */
export function oddities(field: Field, text: string, programs: Programs): readonly RowWarning[] {
  if (field.kind === 'program' && programs.find(text) === undefined) {
    const close = programs.nearest(text);
    return [{ code: 'unknown-program', ...(close !== undefined && { nearest: close }) }];
  }
  return (field.kind === 'name' || field.kind === 'text') && looksLikeFormula(text) ? [{ code: 'formula' }] : [];
}

/** The programme as the profile writes it. */
export function settled(facts: Facts, programs: Programs): Facts {
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
