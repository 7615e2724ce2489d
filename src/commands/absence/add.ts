import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addAbsence } from '../../core/decide/funds.ts';
import type { Absence } from '../../core/model/dossier.ts';
import { dayArgument, given, periodSaid } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { writeStudent } from '../shared/write.ts';

export interface AddOptions {
  readonly student: string;
  /** Its reason is also the history's. */
  readonly absence: Absence;
}

export function addCommand(kit: Kit): Command {
  return verb(kit, 'absence add', {
    writes: true,
    examples: [
      'coopj absence add 20251005 --from 2026-08-01 --to 2026-08-31 --reason "一時帰国"',
      'coopj absence add 20251005 --from 2026-05-01 --to 2026-05-14',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { from: '<day>!', to: '<day>!', reason: '<text>?' },
    says: { from: periodSaid },
    run: (context, { student, from, to, reason }) => {
      const period = {
        from: dayArgument(from, context.today, '--from'),
        to: dayArgument(to, context.today, '--to'),
      };
      return add(context, { student, absence: { ...period, ...given({ reason }) } });
    },
  });
}

/** load -> decide (pure) -> apply -> say */
export async function add(context: Context, { student: number, absence }: AddOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  await writeStudent(context, student, () => addAbsence(known, absence));
}
