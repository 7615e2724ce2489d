import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordStay } from '../../core/decide/stay.ts';
import { readCell } from '../../core/imports/cells.ts';
import { oddStatus } from '../../core/imports/students.ts';
import { shownWrong } from '../../core/text/mask.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, optionalText, problemOf } from '../shared/arguments.ts';
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
    flags: {
      residenceStatus: '<text>',
      expiresOn: '<day>?',
      residenceCard: '<number>-?',
      grantedOn: '<day>',
      on: '<day>',
    },
    // Where nothing is said, what every card shows is asked for.
    needs: ({ residenceStatus, expiresOn, residenceCard, grantedOn }) =>
      [residenceStatus, expiresOn, residenceCard, grantedOn].every((value) => value === undefined)
        ? ['residenceStatus']
        : [],
    odds: {
      residenceStatus: (value, { words }) => {
        const odd = oddStatus(value);
        return odd && words.imports.warning(odd, value);
      },
    },
    checks: { residenceCard: (value, { today, words }) => problemOf(words, () => cardArgument(value, today)) },
    run: (context, { student, residenceStatus, ...flags }) => {
      const { today } = context;
      const facts = {
        status: optionalText(residenceStatus, '--residence-status'),
        expiresOn: optionalDay(flags.expiresOn, today, '--expires-on'),
        card: flags.residenceCard === undefined ? undefined : cardArgument(flags.residenceCard, today),
        grantedOn: optionalDay(flags.grantedOn, today, '--granted-on'),
        on: optionalDay(flags.on, today, '--on'),
      };
      return record(context, { student, ...given(facts) });
    },
  });
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
