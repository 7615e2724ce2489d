import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordStay } from '../../core/decide/stay.ts';
import { readCell } from '../../core/imports/cells.ts';
import { oddStatus } from '../../core/imports/students.ts';
import { shownWrong } from '../../core/text/mask.ts';
import { Abort } from '../../errors.ts';
import type { Flags } from '../grammar/notation.ts';
import { given, optionalDay, optionalText } from '../shared/arguments.ts';
import { needed } from '../shared/ask.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { tellOdd } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions {
  readonly student: string;
  /** The first day on which this is known; defaults to today. */
  readonly on?: LocalDate;
  readonly status?: string;
  readonly expiresOn?: LocalDate;
  readonly card?: string;
  readonly grantedOn?: LocalDate;
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'stay record', {
    writes: true,
    examples: [
      'coopj stay record 20241006 --residence-status 留学 --expires-on 2028-03-31 --residence-card AB12345678CD',
      'coopj stay record 20241006 --expires-on 2029-03-31 --granted-on 2028-02-10 --on 2028-02-10',
    ],
    args: ['<student>'],
    students: 'student',
    flags: FLAGS,
    run: async (context, { student, ...flags }) => {
      const { today } = context;
      const { residenceStatus, expiresOn } = await asked(context, flags);
      const facts = {
        status: optionalText(residenceStatus, '--residence-status'),
        expiresOn: optionalDay(expiresOn, today, '--expires-on'),
        card: flags.residenceCard === undefined ? undefined : cardArgument(flags.residenceCard, today),
        grantedOn: optionalDay(flags.grantedOn, today, '--granted-on'),
        on: optionalDay(flags.on, today, '--on'),
      };
      return record(context, { student, ...given(facts) });
    },
  });
}

const FLAGS = {
  residenceStatus: '<text>',
  expiresOn: '<day>',
  residenceCard: '<number>-',
  grantedOn: '<day>',
  on: '<day>',
} as const;

/** Where nothing is said, what every card shows is asked for. */
async function asked(
  context: Context,
  flags: Flags<typeof FLAGS>,
): Promise<Pick<Flags<typeof FLAGS>, 'residenceStatus' | 'expiresOn'>> {
  if (
    [flags.residenceStatus, flags.expiresOn, flags.residenceCard, flags.grantedOn].some((value) => value !== undefined)
  )
    return flags;
  const residenceStatus = await needed(context, {
    flag: 'residenceStatus',
    value: undefined,
    example: '--residence-status 留学',
  });
  const expiresOn = await needed(context, { flag: 'expiresOn', value: undefined, example: '--expires-on 2028-03-31' });
  return { residenceStatus, ...(expiresOn.trim() !== '' && { expiresOn }) };
}

/** A residence card number, read as in the import. */
function cardArgument(value: string, today: LocalDate): string {
  const reading = readCell('card', value.trim(), today);
  if (reading.ok) return String(reading.value);
  const problems = [
    { line: 0, column: '--residence-card', value: shownWrong('card', value), problem: reading.problem },
  ];
  throw new Abort('values-refused', { problems, command: 'coopj stay record' });
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open before the start */
export async function record(context: Context, { student: number, ...facts }: RecordOptions): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const { status: value } = facts;
  const odd = value === undefined ? undefined : oddStatus(value);
  const warnings = tellOdd(context, value && odd ? [{ column: '--residence-status', value, problem: odd }] : []);
  const decide = (reason?: string) => recordStay(known, { ...requestOf(context), ...given({ reason }), ...facts });
  const after = await writeStudent(context, student, decide, { warnings });
  await sayResidenceOpen(context, after);
}
