import type { Context } from '../../context.ts';
import { foldHeading } from '../../core/imports/headings.ts';
import { STUDENT_HEADINGS } from '../../core/imports/students.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { Abort } from '../../errors.ts';
import { numbersOf } from './find.ts';

/** Students named one by one, in a file, or both. */
export interface NamedStudents {
  readonly students: readonly StudentNumber[];
  /** One number per line, or a table with a column of student numbers. */
  readonly list?: string;
}

/** The named numbers, each once, in order. */
export async function namedNumbers(
  context: Context,
  { students, list }: NamedStudents,
): Promise<readonly StudentNumber[]> {
  const listed = list === undefined ? [] : await numbersIn(context, list);
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
