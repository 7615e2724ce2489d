import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordPreparation } from '../../core/decide/preparation.ts';
import { PREPARATIONS, type Preparation } from '../../core/model/placement.ts';
import { choicesOf } from '../grammar/grammar.ts';
import type { Said } from '../grammar/notation.ts';
import { given, oneOf, optionalDay } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf, placementMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions {
  readonly student: string;
  readonly what: readonly Preparation[];
  readonly on?: LocalDate;
  readonly placement?: string;
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'prepare record', {
    writes: true,
    brief: true,
    examples: [
      'coopj prepare record 20241001 orientation --on 2026-10-20',
      'coopj prepare record 20241001 materials literacy --placement P-0001',
    ],
    args: ['<student>', ['<what...>', kit.words.flags.preparation]],
    students: 'student',
    flags: { on: '<day>?', placement: '<ref>' },
    choices: { what: ({ words }) => choicesOf(PREPARATIONS, words.terms.preparation) },
    before: { on: preparedOn },
    run: (context, { student, what: words, ...flags }) => {
      const what = words.map((word) => oneOf<Preparation>(word, PREPARATIONS, `coopj prepare record ${student}`));
      const on = optionalDay(flags.on, context.today, '--on');
      return record(context, { student, what, ...given({ on, placement: flags.placement }) });
    },
  });
}

/** When what was named was completed. */
async function preparedOn(context: Context, said: Said) {
  const prepared: Readonly<Record<string, LocalDate | undefined>> =
    (await placementMeant(context, said))?.prepared ?? {};
  return [said.what ?? []].flat().map((what) => prepared[String(what)]);
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open before the start */
export async function record(context: Context, { what, on, ...options }: RecordOptions): Promise<void> {
  const student = await findStudent(context, options.student);
  const placement = findPlacement(student.value, options.placement);
  const known = await knownOf(context, student.value);
  const after = await writeStudent(
    context,
    student,
    (reason) => recordPreparation(known, placement, { ...requestOf(context), ...given({ reason, on }), what }),
    { placement: placement.ref },
  );
  await sayStillOpen(context, after, placement.ref, [11]);
}
