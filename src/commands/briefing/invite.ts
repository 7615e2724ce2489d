import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { inviteToBriefing } from '../../core/decide/briefing.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { type NamedStudents, someNumbers } from '../shared/named-students.ts';
import { writeEach } from './write-each.ts';

export interface InviteOptions extends NamedStudents {
  /** The day the invitation was sent; defaults to today. */
  readonly on?: LocalDate;
}

export function inviteCommand(kit: Kit): Command {
  return verb(kit, 'briefing invite', {
    writes: true,
    examples: [
      'coopj briefing invite 20241001 20241002 --on 2026-10-26',
      'coopj briefing invite --list registrations-2026-09.csv --on 2026-10-26',
    ],
    args: [['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: { on: '<day>?', list: '<file>' },
    needs: ({ list }) => (list === undefined ? ['students'] : []),
    run: (context, { students, on, list }) =>
      invite(context, { students, ...given({ on: optionalDay(on, context.today, '--on'), list }) }),
  });
}

/** Invites to the first briefing on or after that day. */
export async function invite(context: Context, { on = context.today, ...named }: InviteOptions): Promise<void> {
  const numbers = await someNumbers(context, named, 'coopj briefing invite');
  await writeEach(context, numbers, (known) => inviteToBriefing(known, on));
}
