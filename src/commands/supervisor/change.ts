import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { changeSupervisor } from '../../core/decide/enrolment.ts';
import { dayArgument, textArgument } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface ChangeOptions {
  readonly student: string;
  readonly name: string;
  readonly email: string;
  readonly on: LocalDate;
}

export function changeCommand(kit: Kit): Command {
  return verb(kit, 'supervisor change', {
    writes: true,
    examples: [
      'coopj supervisor change 20241001 --name "見本 花子" --email hanako@example.ac.jp --on 2026-10-01',
      'coopj supervisor change 20241001 --name "MIHON Hanako" --email hanako@example.ac.jp',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { name: '<name>!', email: '<address>!', on: '<day>?' },
    run: (context, { student, ...flags }) =>
      change(context, {
        student,
        name: textArgument(flags.name, '--name'),
        email: textArgument(flags.email, '--email').normalize('NFKC'),
        on: flags.on === undefined ? context.today : dayArgument(flags.on, context.today, '--on'),
      }),
  });
}

/** load -> decide (pure) -> show -> apply -> say */
export async function change(context: Context, { student: number, ...succession }: ChangeOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const warnings = tellTexts(context, { names: { '--name': succession.name } });
  await writeStudent(context, student, () => changeSupervisor(known, { ...requestOf(context), ...succession }), {
    warnings,
  });
}
