import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { changeNumber } from '../../core/decide/enrolment.ts';
import { readCell } from '../../core/imports/cells.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { fieldOf } from '../../core/model/student-fields.ts';
import { Abort } from '../../errors.ts';
import { problemOf } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { takenNumber } from './facts.ts';

export interface RenumberOptions {
  readonly student: string;
  readonly number: StudentNumber;
}

export function renumberCommand(kit: Kit): Command {
  return verb(kit, 'student renumber', {
    writes: true,
    examples: [
      'coopj student renumber 20241001 20241101 --reason "入力の誤り"',
      'coopj student renumber 20241001 20241101 --reason "入力の誤り" --dry-run',
    ],
    args: ['<student>', ['<new>', kit.words.flags.newNumber]],
    students: 'student',
    checks: {
      new: async (value, context) =>
        problemOf(context.words, () => numberOf(value, context.today)) ?? takenNumber(value, context),
    },
    run: (context, { student, new: number }) => renumber(context, { student, number: numberOf(number, context.today) }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function renumber(context: Context, { student: word, number }: RenumberOptions): Promise<void> {
  const student = await findStudent(context, word);
  const known = await knownOf(context, student.value);
  if (student.value.student.number !== number && (await context.store.dossier(number))) {
    throw new Abort('student-exists', { number });
  }
  await writeStudent(context, student, (reason) =>
    changeNumber(known, { ...requestOf(context), ...(reason !== undefined && { reason }), number }),
  );
}

/** Read by the rules of the import list. */
function numberOf(word: string, today: LocalDate): StudentNumber {
  const value = word.trim();
  const reading = readCell(fieldOf('number').kind, value, today);
  if (reading.ok) return String(reading.value);
  const problem = { line: 0, column: 'NEW', value, problem: reading.problem };
  throw new Abort('values-refused', { problems: [problem], command: 'coopj student renumber' });
}
