import type { LocalDate } from '../calendar/dates.ts';
import { foldNationality, foldStatus, nearestStatus, statusOf } from '../model/residence-statuses.ts';
import type { StudentNumber } from '../model/student.ts';
import { type FactName, FIELDS, type StudentFacts, type StudentField } from '../model/student-fields.ts';
import type { Programs } from '../profile/programs.ts';
import { isWithin } from '../text/names.ts';
import { FELLOWSHIP, headingsOf, type ListColumns } from './headings.ts';
import type { LocatedProblem, LocatedWarning, RowWarning } from './problems.ts';
import { readCells, textOddity } from './rows.ts';

/** What a reader of rows looks at besides the row. */
export interface RowBasis {
  readonly columns: ListColumns;
  readonly programs: Programs;
  readonly today: LocalDate;
}

/** A row as it was read. `facts` holds what could be read; with problems it is not to be written. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Also where another cell of the row is bad. */
  readonly number?: StudentNumber;
  readonly facts: StudentFacts;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

/** One row to facts and **all** that is wrong with it. */
export function readRow(reader: RowBasis, line: number, cells: readonly string[]): ReadRow {
  const { columns, programs } = reader;
  const { facts, problems, warnings } = readCells(reader, line, cells, (field, text) => oddity(field, text, programs));
  const read: StudentFacts = facts;
  const { number } = read;
  const place = columns.heading('number');
  if (number === undefined && !problems.some(({ column }) => column === place)) {
    problems.push({ line, column: place, value: '', problem: { code: 'missing' } });
  }
  const asked = { line, facts: read, columns };
  problems.push(...reversed(asked, 'jspsFrom', 'jspsTo'), ...reversed(asked, 'enrolledOn', 'expectedCompletionOn'));
  problems.push(...outsideName(asked));
  const row = { line, cells, facts: settled(read, programs), problems, warnings };
  return number === undefined ? row : { ...row, number };
}

/** What is odd about the value of one cell. */
export function oddity(field: StudentField, text: string, programs: Programs): RowWarning | undefined {
  const odd = textOddity(field, text);
  if (field.kind === 'program' && odd === undefined && programs.find(text) === undefined) {
    const close = programs.nearest(text);
    return { code: 'unknown-program', ...(close !== undefined && { nearest: close }) };
  }
  return odd ?? (field.fact === 'residenceStatus' ? oddStatus(text) : undefined);
}

/** A word that is no status of residence. */
export function oddStatus(text: string): RowWarning | undefined {
  if (statusOf(text)) return undefined;
  const close = nearestStatus(text);
  return { code: 'unknown-status', ...(close !== undefined && { nearest: close }) };
}

/** The programme as the profile writes it, and known words by their one name. */
function settled(facts: StudentFacts, programs: Programs): StudentFacts {
  const { program, residenceStatus, nationality } = facts;
  const known = {
    ...(program !== undefined && { program: programs.find(program)?.name ?? program }),
    ...(residenceStatus !== undefined && { residenceStatus: foldStatus(residenceStatus) }),
    ...(nationality !== undefined && { nationality: foldNationality(nationality) }),
  };
  return { ...facts, ...known };
}

interface RowQuestion {
  readonly line: number;
  readonly facts: StudentFacts;
  readonly columns: Pick<ListColumns, 'heading'>;
}

type DayFact = Extract<FactName, 'jspsFrom' | 'jspsTo' | 'enrolledOn' | 'expectedCompletionOn'>;

/** A period that ends before it begins. */
function reversed({ line, facts, columns }: RowQuestion, first: DayFact, last: DayFact): LocatedProblem[] {
  const from = facts[first];
  const to = facts[last];
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ line, column: columns.heading(last), value: to, problem: { code: 'reversed', from, to } }];
}

/** Parts of the name in Latin letters that the whole in the same row does not have: one of the two is wrong. */
function outsideName({ line, facts, columns }: RowQuestion): LocatedProblem[] {
  const whole = facts.nameLatin;
  if (whole === undefined) return [];
  return (['familyName', 'givenName'] as const).flatMap((fact): LocatedProblem[] => {
    const value = facts[fact];
    if (value === undefined || isWithin(value, whole)) return [];
    return [{ line, column: columns.heading(fact), value, problem: { code: 'not-in-name', whole, beside: true } }];
  });
}

/** The headings of the list of students. */
export const STUDENT_HEADINGS = headingsOf<StudentField>(FIELDS, ['number'], { [FELLOWSHIP]: 'fellowship' });
