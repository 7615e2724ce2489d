import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordBriefing } from '../../core/decide/student-steps.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { type NamedStudents, someNumbers } from '../shared/named-students.ts';
import { requestOf } from '../shared/write.ts';
import { writeEach } from './write-each.ts';

export interface SendRecordingOptions extends NamedStudents {
  /** The day the recording was sent; defaults to today. */
  readonly on?: LocalDate;
}

export function sendRecordingCommand(kit: Kit): Command {
  return verb(kit, 'briefing send-recording', {
    writes: true,
    examples: [
      'coopj briefing send-recording 20241001 --on 2026-11-04',
      'coopj briefing send-recording --list registrations-2026-09.csv --on 2026-11-04',
    ],
    args: [['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: { on: '<day>?', list: '<file>' },
    needs: ({ list }) => (list === undefined ? ['students'] : []),
    run: (context, { students, on, list }) =>
      sendRecording(context, { students, ...given({ on: optionalDay(on, context.today, '--on'), list }) }),
  });
}

export async function sendRecording(
  context: Context,
  { on = context.today, ...named }: SendRecordingOptions,
): Promise<void> {
  const numbers = await someNumbers(context, named, 'coopj briefing send-recording');
  await writeEach(context, numbers, (known, reason) =>
    recordBriefing(known, { ...requestOf(context), ...given({ reason }), recordingSentOn: on }),
  );
}
