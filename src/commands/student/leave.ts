import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordLeave } from '../../core/decide/enrolment.ts';
import { openPlacements } from '../../core/model/dossier.ts';
import { LEAVE_KINDS, type LeaveKind } from '../../core/model/residence.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { dayArgument, given, oneOf, optionalDay, periodSaid } from '../shared/arguments.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface LeaveOptions {
  readonly student: string;
  readonly kind: LeaveKind;
  readonly from: LocalDate;
  /** Without it, until the return. */
  readonly to?: LocalDate;
}

export function leaveCommand(kit: Kit): Command {
  return verb(kit, 'student leave', {
    writes: true,
    examples: [
      'coopj student leave 20241001 --kind absence --from 2026-10-01 --to 2027-03-31',
      'coopj student leave 20241001 --kind withdrawal --from 2026-12-01',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { kind: '<kind>!', from: '<day>?', to: '<day>?' },
    choices: { kind: ({ words }) => choicesOf(LEAVE_KINDS, words.terms.leave) },
    says: { from: periodSaid },
    run: (context, { student, ...flags }) => {
      const { today } = context;
      const kind = oneOf<LeaveKind>(flags.kind, LEAVE_KINDS, '--kind');
      const from = flags.from === undefined ? today : dayArgument(flags.from, today, '--from');
      return leave(context, { student, kind, from, ...given({ to: optionalDay(flags.to, today, '--to') }) });
    },
  });
}

/** load -> decide (pure) -> show -> apply -> say, and what the leave stops: nothing is closed automatically */
export async function leave(context: Context, { student: number, ...leaving }: LeaveOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const after = await writeStudent(context, student, () => recordLeave(known, { ...requestOf(context), ...leaving }));
  for (const { ref } of openPlacements(after)) await sayStillOpen(context, after, ref, [11]);
}
