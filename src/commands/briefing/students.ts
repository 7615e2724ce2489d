import type { Context } from '../../context.ts';
import type { Decision } from '../../core/decide/decision.ts';
import { foldHeading } from '../../core/imports/headings.ts';
import { STUDENT_HEADINGS } from '../../core/imports/students.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { Abort } from '../../errors.ts';
import { findStudent, knownOf, numbersOf } from '../shared/find.ts';
import { writeStudents } from '../shared/write.ts';

/** The students of a briefing verb: named one by one, in a file, or both. */
export interface NamedStudents {
  readonly students: readonly StudentNumber[];
  /** One number per line, or a table with a column of student numbers. */
  readonly file?: string;
}

/** The named numbers, each once, in order. */
export async function namedNumbers(
  context: Context,
  { students, file }: NamedStudents,
): Promise<readonly StudentNumber[]> {
  const listed = file === undefined ? [] : await numbersIn(context, file);
  return numbersOf([...students, ...listed]);
}

/** The same, but at least one is required. `example` is the command so far. */
export async function someNumbers(
  context: Context,
  named: NamedStudents,
  example: string,
): Promise<readonly StudentNumber[]> {
  const numbers = await namedNumbers(context, named);
  if (numbers.length === 0) throw new Abort('argument-missing', { argument: 'students', command: example });
  return numbers;
}

async function numbersIn({ tables, office }: Context, file: string): Promise<readonly StudentNumber[]> {
  const meanings = new Map(
    Object.entries(office.import.headings).map(([heading, key]) => [foldHeading(heading), key] as const),
  );
  const isNumber = (cell: string) =>
    STUDENT_HEADINGS.recognised([meanings.get(foldHeading(cell)) ?? cell], new Map()).number;
  const numbers: StudentNumber[] = [];
  let column: number | undefined;
  for await (const page of (await tables.open(file)).pages) {
    for (const { cells } of page) {
      const heading = cells.findIndex(isNumber);
      // Lines above the headings are a title.
      if (column === undefined && heading >= 0) {
        column = heading;
        numbers.length = 0;
      } else {
        const cell = cells[column ?? 0]?.trim() ?? '';
        if (cell !== '') numbers.push(cell);
      }
    }
  }
  if (numbers.length === 0) throw new Abort('sheet-no-rows', { file });
  return numbers;
}

/** Makes the same decision for each student, in one apply: all or nobody. */
export async function writeEach(
  context: Context,
  numbers: readonly StudentNumber[],
  decide: (known: Situation, reason?: string) => Decision<StudentChange>,
): Promise<void> {
  const requests = [];
  for (const number of numbers) {
    const student = await findStudent(context, number);
    const known = await knownOf(context, student.value);
    requests.push({ student, decide: (reason?: string) => decide(known, reason) });
  }
  await writeStudents(context, requests);
}
