import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { applyForRenewal } from '../../core/decide/stay.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface ApplyOptions {
  readonly student: string;
  /** Defaults to today. */
  readonly on?: LocalDate;
}

export function applyCommand(kit: Kit): Command {
  return verb(kit, 'stay apply', {
    writes: true,
    examples: ['coopj stay apply 20241006', 'coopj stay apply 20241006 --on 2027-01-12'],
    args: ['<student>'],
    students: 'student',
    flags: { on: '<day>?' },
    run: (context, { student, ...flags }) =>
      apply(context, { student, ...given({ on: optionalDay(flags.on, context.today, '--on') }) }),
  });
}

export async function apply(context: Context, { student: number, on }: ApplyOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const after = await writeStudent(context, student, () =>
    applyForRenewal(known, { ...requestOf(context), ...given({ on }) }),
  );
  await sayResidenceOpen(context, after);
}
