import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordGrade } from '../../core/decide/course.ts';
import { given, optionalDay, optionalText, textArgument } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf, placementsMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions {
  readonly student: string;
  readonly placement?: string;
  /** From the profile's scale, ignoring case. */
  readonly grade: string;
  /** Defaults to the faculty member in charge, from the profile. */
  readonly by?: string;
  readonly on?: LocalDate;
  readonly override?: readonly string[];
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'grade record', {
    writes: true,
    examples: [
      'coopj grade record 20241001 --grade A --on 2027-03-29',
      'coopj grade record 20241001 --grade A --by "見本 次郎" --on 2027-03-29',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { grade: '<grade>!', by: '<name>?', on: '<day>?', placement: '<ref>', override: '<rule>*' },
    choices: { grade: ({ office }) => office.course.grades.map((value) => ({ value, name: value })) },
    before: { on: async (...of) => (await placementsMeant(...of)).map((one) => one?.grade?.on) },
    run: (context, { student, ...flags }) => {
      const grade = textArgument(flags.grade.normalize('NFKC'), '--grade');
      const by = optionalText(flags.by, '--by');
      const on = optionalDay(flags.on, context.today, '--on');
      const { placement, override } = flags;
      return record(context, { student, grade, ...given({ by, on, placement, override }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function record(context: Context, options: RecordOptions): Promise<void> {
  const { student: number, placement: named, override, ...facts } = options;
  const student = await findStudent(context, number);
  const placement = findPlacement(student.value, named);
  const known = await knownOf(context, student.value);
  const request = { ...requestOf(context, given({ override })), ...facts };
  await writeStudent(
    context,
    student,
    (reason) => recordGrade(known, placement, { ...request, ...given({ reason }) }),
    {
      placement: placement.ref,
      warnings: tellTexts(context, { names: { '--by': facts.by } }),
    },
  );
}
