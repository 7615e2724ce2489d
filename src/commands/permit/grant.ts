import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { grantPermit } from '../../core/decide/permit.ts';
import { Abort } from '../../errors.ts';
import { dayArgument, given, optionalNumber } from '../shared/arguments.ts';
import { needed } from '../shared/ask.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { APPLICATION, type ApplicationOptions, applicationArgument, writePermit } from './application.ts';

export interface GrantOptions extends ApplicationOptions {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hoursPerWeek?: number;
}

export function grantCommand(kit: Kit): Command {
  return verb(kit, 'permit grant', {
    writes: true,
    examples: [
      'coopj permit grant 20241006 --kind comprehensive --on 2026-11-10 --from 2026-11-10 --to 2028-03-31',
      'coopj permit grant 20241006 --kind individual --on 2026-11-10 --from 2026-12-01 --to 2027-02-28 --hours-per-week 38',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { ...APPLICATION, from: '<day>', to: '<day>', hoursPerWeek: '<n>' },
    run: async (context, { student, ...flags }) => {
      const application = await applicationArgument(context, student, flags);
      const from = await needed(context, { flag: 'from', value: flags.from, example: '--from 2026-11-10' });
      const to = await needed(context, { flag: 'to', value: flags.to, example: '--to 2027-03-31' });
      const hoursPerWeek = optionalNumber(flags.hoursPerWeek, '--hours-per-week');
      if (hoursPerWeek !== undefined && hoursPerWeek > HOURS_OF_A_WEEK)
        throw new Abort('not-a-number', { value: flags.hoursPerWeek ?? '', flag: '--hours-per-week' });
      const period = {
        from: dayArgument(from, context.today, '--from'),
        to: dayArgument(to, context.today, '--to'),
      };
      return grant(context, { ...application, ...period, ...given({ hoursPerWeek }) });
    },
  });
}

const HOURS_OF_A_WEEK = 168;

/** What the permit says: its day, and the days and hours it allows. */
export const grant = (context: Context, { from, to, hoursPerWeek, ...options }: GrantOptions): Promise<void> =>
  writePermit(context, options, (known, request) =>
    grantPermit(known, { ...request, from, to, ...given({ hoursPerWeek }) }),
  );
