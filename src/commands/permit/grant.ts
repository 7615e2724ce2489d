import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { grantPermit } from '../../core/decide/permit.ts';
import { Abort } from '../../errors.ts';
import { dayArgument, given, numberArgument, periodSaid, problemOf } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import {
  APPLICATION,
  type ApplicationOptions,
  applicationArgument,
  PERMIT_CHOICES,
  writePermit,
} from './application.ts';

export interface GrantOptions extends ApplicationOptions {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hoursPerWeek?: number;
}

export function grantCommand(kit: Kit): Command {
  return verb(kit, 'permit grant', {
    writes: true,
    brief: true,
    examples: [
      'coopj permit grant 20241006 --kind comprehensive --on 2026-11-10 --from 2026-11-10 --to 2028-03-31',
      'coopj permit grant 20241006 --kind individual --on 2026-11-10 --from 2026-12-01 --to 2027-02-28 --hours-per-week 38',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { ...APPLICATION, from: '<day>!', to: '<day>!', hoursPerWeek: '<n>' },
    choices: PERMIT_CHOICES,
    needs: ({ kind }) => (kind === 'individual' ? ['hoursPerWeek?'] : []),
    says: { from: periodSaid },
    // It lasts as long as the stay, and may have been given long before it is recorded.
    far: ['on', 'from', 'to'],
    checks: { hoursPerWeek: (value, { words }) => problemOf(words, () => hoursArgument(value)) },
    run: (context, { student, from, to, ...flags }) => {
      const { today } = context;
      const hoursPerWeek = flags.hoursPerWeek === undefined ? undefined : hoursArgument(flags.hoursPerWeek);
      return grant(context, {
        ...applicationArgument(context, student, flags),
        from: dayArgument(from, today, '--from'),
        to: dayArgument(to, today, '--to'),
        ...given({ hoursPerWeek }),
      });
    },
  });
}

const HOURS_OF_A_WEEK = 168;

function hoursArgument(value: string): number {
  const hours = numberArgument(value, '--hours-per-week');
  if (hours > HOURS_OF_A_WEEK) throw new Abort('not-a-number', { value, flag: '--hours-per-week' });
  return hours;
}

/** What the permit says: its day, and the days and hours it allows. */
export const grant = (context: Context, { from, to, hoursPerWeek, ...options }: GrantOptions): Promise<void> =>
  writePermit(context, options, (known, request) =>
    grantPermit(known, { ...request, from, to, ...given({ hoursPerWeek }) }),
  );
