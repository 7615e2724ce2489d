import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addAbsence } from '../../core/decide/funds.ts';
import type { Absence } from '../../core/model/dossier.ts';
import { dayArgument, given } from '../shared/arguments.ts';
import { needed } from '../shared/ask.ts';
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
    flags: { from: '<day>', to: '<day>' },
    run: async (context, { student, ...flags }) => {
      const example = `coopj absence add ${student} --from 2026-08-01 --to 2026-08-31`;
      const day = async (name: 'from' | 'to') =>
        dayArgument(await needed(context, { flag: name, value: flags[name], example }), context.today, `--${name}`);
      const { reason } = context.runFlags;
      return add(context, {
        student,
        absence: { from: await day('from'), to: await day('to'), ...given({ reason }) },
      });
    },
  });
}

/** load -> decide (pure) -> apply -> say */
export async function add(context: Context, { student: number, absence }: AddOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  await writeStudent(context, student, () => addAbsence(known, absence));
}
