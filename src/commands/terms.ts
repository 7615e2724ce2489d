import type { Command } from 'commander';
import type { LocalDate } from '../core/dates.ts';
import { PAY_UNITS, type Pay, type Terms } from '../core/placement.ts';
import { Abort } from '../errors.ts';
import { given, numberArgument, oneOf, optionalDay, optionalNumber } from './arguments.ts';
import { flag, type Kit, repeated } from './kit.ts';

/** The flags that state the terms of a placement or a contract, as typed. */
export interface TermsFlags {
  readonly from?: string;
  readonly to?: string;
  readonly hoursPerWeek?: string;
  readonly hoursPerDay?: string;
  readonly department?: string;
  readonly workplace?: readonly string[];
  readonly remoteShare?: string;
  readonly content?: string;
  readonly pay?: string;
  readonly payPer?: string;
  readonly unpaid?: boolean;
  readonly atInstitute?: boolean;
  readonly payOffset?: string;
  readonly abroad?: boolean;
}

/** Declares them on a command. */
export function withTerms(kit: Kit, command: Command): Command {
  return command
    .addOption(flag(kit, 'from', '<day>'))
    .addOption(flag(kit, 'to', '<day>'))
    .addOption(flag(kit, 'hoursPerWeek', '<n>'))
    .addOption(flag(kit, 'hoursPerDay', '<n>'))
    .addOption(flag(kit, 'department', '<text>'))
    .addOption(flag(kit, 'workplace', '<text>').argParser(repeated))
    .addOption(flag(kit, 'remoteShare', '<percent>'))
    .addOption(flag(kit, 'content', '<text>'))
    .addOption(flag(kit, 'pay', '<n>'))
    .addOption(flag(kit, 'payPer', '<unit>'))
    .addOption(flag(kit, 'unpaid'))
    .addOption(flag(kit, 'atInstitute'))
    .addOption(flag(kit, 'payOffset', '<n>'))
    .addOption(flag(kit, 'abroad'));
}

/** The terms that were stated; what was not said is left out. Refuses what no week, day or percentage can be. */
export function termsArgument(flags: TermsFlags, today: LocalDate): Terms {
  const pay = payArgument(flags);
  return given({
    from: optionalDay(flags.from, today, '--from'),
    to: optionalDay(flags.to, today, '--to'),
    hoursPerWeek: upTo(flags.hoursPerWeek, '--hours-per-week', 168),
    hoursPerDay: upTo(flags.hoursPerDay, '--hours-per-day', 24),
    department: flags.department,
    workplaces: flags.workplace,
    remoteShare: upTo(flags.remoteShare?.replace(/[%%]$/, ''), '--remote-share', 100),
    content: flags.content,
    pay,
    atInstitute: flags.atInstitute,
    payOffset: upTo(flags.payOffset, '--pay-offset', 12, { whole: true }),
    abroad: flags.abroad,
  });
}

function upTo(
  value: string | undefined,
  flag: string,
  most: number,
  options: { whole?: boolean } = {},
): number | undefined {
  const number = optionalNumber(value, flag, options);
  if (number !== undefined && number > most) throw new Abort('not-a-number', { value: value ?? '', flag });
  return number;
}

function payArgument({ pay, payPer, unpaid }: TermsFlags): Pay | undefined {
  if (unpaid) {
    if (pay !== undefined || payPer !== undefined) throw new Abort('flags-disagree', { flags: ['--unpaid', '--pay'] });
    return 'unpaid';
  }
  if (pay === undefined && payPer === undefined) return undefined;
  if (pay === undefined) throw new Abort('flag-missing', { flag: '--pay', example: '--pay 300000 --pay-per month' });
  if (payPer === undefined) throw new Abort('flag-missing', { flag: '--pay-per', example: '--pay-per month' });
  return { amount: numberArgument(pay, '--pay', { whole: true }), per: oneOf(payPer, PAY_UNITS, '--pay-per') };
}
