import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { withdrawCourse } from '../../core/decide/course.ts';
import { given, optionalDay, textArgument } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf, placementsMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface WithdrawOptions {
  readonly student: string;
  /** If not the only open placement. */
  readonly placement?: string;
  /** The day recorded before, else today. */
  readonly on?: LocalDate;
  readonly reason: string;
}

export function withdrawCommand(kit: Kit): Command {
  return verb(kit, 'course withdraw', {
    writes: true,
    examples: [
      'coopj course withdraw 20241001 --on 2026-12-18 --reason "本人の都合"',
      'coopj course withdraw 20241001 --placement P-0001 --reason "the internship does not take place"',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { on: '<day>?', reason: '<text>!', placement: '<ref>' },
    before: {
      on: async (...of) =>
        (await placementsMeant(...of)).map((one) =>
          one?.course ? undefined : one?.withdrawnCourses?.at(-1)?.withdrawn.on,
        ),
    },
    run: (context, { student, reason, ...flags }) => {
      const on = optionalDay(flags.on, context.today, '--on');
      const { placement } = flags;
      return withdraw(context, { student, reason: textArgument(reason, '--reason'), ...given({ on, placement }) });
    },
  });
}

/** load -> decide (pure) -> apply -> say */
export async function withdraw(context: Context, options: WithdrawOptions): Promise<void> {
  const { reason, on, placement: named } = options;
  const student = await findStudent(context, options.student);
  const placement = findPlacement(student.value, named);
  const known = await knownOf(context, student.value);
  const request = { ...requestOf(context), reason, ...given({ on }) };
  await writeStudent(context, student, () => withdrawCourse(known, placement, request), { placement: placement.ref });
}
