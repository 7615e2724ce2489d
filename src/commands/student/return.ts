import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordReturn } from '../../core/decide/enrolment.ts';
import { dayArgument } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface ReturnOptions {
  readonly student: string;
  readonly on: LocalDate;
}

export function returnCommand(kit: Kit): Command {
  return verb(kit, 'student return', {
    writes: true,
    examples: ['coopj student return 20241001 --on 2027-04-01', 'coopj student return 20241001'],
    args: ['<student>'],
    students: 'student',
    flags: { on: '<day>?' },
    run: (context, { student, ...flags }) => {
      const on = flags.on === undefined ? context.today : dayArgument(flags.on, context.today, '--on');
      return comeBack(context, { student, on });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function comeBack(context: Context, { student: number, on }: ReturnOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  await writeStudent(context, student, () => recordReturn(known, { ...requestOf(context), on }));
}
