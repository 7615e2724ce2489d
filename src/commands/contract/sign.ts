import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { signAgreement, signContract } from '../../core/decide/contract.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { findFile, findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { writeAgreement } from './agreement.ts';
import { type ContractOwner, whoseArgument } from './whose.ts';

export interface SignOptions {
  readonly whose: ContractOwner;
  /** Defaults to today. */
  readonly on?: LocalDate;
  /** The signed copy. */
  readonly file?: Evidence;
}

export function signCommand(kit: Kit): Command {
  return verb(kit, 'contract sign', {
    writes: true,
    examples: ['coopj contract sign 20241001 --on 2026-12-01', 'coopj contract sign --company C-0001 --on 2026-12-01'],
    args: ['[student]'],
    students: 'student',
    flags: { company: '<code>', on: '<day>', file: '<file>', placement: '<ref>' },
    run: async (context, { student, ...flags }) => {
      const whose = whoseArgument('contract sign', student, flags);
      const on = optionalDay(flags.on, context.today, '--on');
      return sign(context, { whose, ...given({ on, file: await findFile(context, flags.file) }) });
    },
  });
}

/**
 * load -> decide (pure) -> show -> apply -> say, and what is still open for the placement. An agreement waiting for signature comes
 * first.
 */
export async function sign(context: Context, { whose, on = context.today, file }: SignOptions): Promise<void> {
  const paper = { on, ...given({ file }) };
  if (whose.student === undefined) {
    return writeAgreement(
      context,
      whose,
      (agreement) => signAgreement(context.today, agreement, { ...requestOf(context), ...paper }),
      (agreement) => agreement.signedOn === undefined,
    );
  }
  const student = await findStudent(context, whose.student);
  const placement = findPlacement(student.value, whose.placement);
  const known = await knownOf(context, student.value);
  const after = await writeStudent(
    context,
    student,
    (reason) => signContract(known, placement, { ...requestOf(context), ...given({ reason }), ...paper }),
    { placement: placement.ref },
  );
  await sayStillOpen(context, after, placement.ref, [10, 11]);
}
