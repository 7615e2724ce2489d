import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { briefingUpTo } from '../../core/calendar/briefings.ts';
import { type LocalDate, monthOf } from '../../core/calendar/dates.ts';
import { recordBriefing } from '../../core/decide/student-steps.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { type NamedStudents, namedNumbers, someNumbers } from '../shared/named-students.ts';
import { requestOf } from '../shared/write.ts';
import { writeEach } from './write-each.ts';

export interface AttendOptions extends NamedStudents {
  /** The day of the briefing; defaults to today. */
  readonly on?: LocalDate;
  /** Those absent among the students named, or among those invited if nobody is named. */
  readonly absent?: readonly StudentNumber[];
}

export function attendCommand(kit: Kit): Command {
  return verb(kit, 'briefing attend', {
    writes: true,
    examples: [
      'coopj briefing attend 20241001 20241002 --on 2026-11-02',
      'coopj briefing attend --list registrations-2026-09.csv --absent 20241001 --on 2026-11-02',
      'coopj briefing attend --absent 20241002 --on 2026-11-02',
    ],
    args: [['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: { on: '<day>?', list: '<file>', absent: '<student>*' },
    needs: ({ list, absent }) => (list === undefined && absent === undefined ? ['students'] : []),
    run: (context, { students, on, list, absent }) =>
      attend(context, { students, ...given({ on: optionalDay(on, context.today, '--on'), list, absent }) }),
  });
}

/** The students named or, without any, those invited to that month's briefing; minus those absent. */
export async function attend(context: Context, options: AttendOptions): Promise<void> {
  const { on = context.today, absent: words = [], ...named } = options;
  const isByInvitation = words.length > 0 && named.students.length === 0 && named.list === undefined;
  const numbers = isByInvitation
    ? await invited(context, on)
    : await someNumbers(context, named, 'coopj briefing attend');
  const absent = await namedNumbers(context, { students: words });
  const stranger = absent.find((number) => !numbers.includes(number));
  // A mistyped number would leave the absent student recorded as present.
  if (stranger !== undefined) throw new Abort('not-among-them', { student: stranger, flag: '--absent' });
  const there = numbers.filter((number) => !absent.includes(number));
  await writeEach(context, there, (known, reason) =>
    recordBriefing(known, { ...requestOf(context), ...given({ reason }), attendedOn: on }),
  );
}

/** By month: the briefing may have been moved after the invitation. */
async function invited({ store, calendar }: Context, on: LocalDate): Promise<readonly StudentNumber[]> {
  const month = monthOf(briefingUpTo(on, calendar));
  const numbers: StudentNumber[] = [];
  for await (const { value } of store.dossiers()) {
    if (value.invitations?.some((one) => monthOf(one.for) === month)) numbers.push(value.student.number);
  }
  return numbers;
}
