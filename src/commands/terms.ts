import type { Command } from 'commander';
import type { Base } from '../context.ts';
import type { LocalDate } from '../core/dates.ts';
import { PAY_UNITS, type Pay, type PayUnit, type Terms } from '../core/placement.ts';
import { Abort } from '../errors.ts';
import { given, numberArgument, oneOf, optionalDay, optionalNumber } from './arguments.ts';
import { needed, neededChoice } from './ask.ts';
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

/** Flags whose value is asked for where the flag is typed without one. */
const ASKED = [
  'from',
  'to',
  'hoursPerWeek',
  'hoursPerDay',
  'department',
  'workplace',
  'remoteShare',
  'content',
  'pay',
] as const;
type Asked = (typeof ASKED)[number];
/** The same flags where a value may be missing: `--pay` alone. */
export type TermsQuestions = { readonly [K in keyof TermsFlags]: TermsFlags[K] | (K extends Asked ? true : never) };

/** Declares them on a command; `asks`: a value may be left out, and is asked for. */
export function withTerms(kit: Kit, command: Command, { asks = false } = {}): Command {
  const value = (name: string) => (asks ? `[${name}]` : `<${name}>`);
  return command
    .addOption(flag(kit, 'from', value('day')))
    .addOption(flag(kit, 'to', value('day')))
    .addOption(flag(kit, 'hoursPerWeek', value('n')))
    .addOption(flag(kit, 'hoursPerDay', value('n')))
    .addOption(flag(kit, 'department', value('text')))
    .addOption(flag(kit, 'workplace', value('text')).argParser(repeated))
    .addOption(flag(kit, 'remoteShare', value('percent')))
    .addOption(flag(kit, 'content', value('text')))
    .addOption(flag(kit, 'pay', value('n')))
    .addOption(flag(kit, 'payPer', '<unit>'))
    .addOption(flag(kit, 'unpaid'))
    .addOption(flag(kit, 'atInstitute'))
    .addOption(flag(kit, 'payOffset', '<n>'))
    .addOption(flag(kit, 'abroad'));
}

/** The flags with the values that a person at the terminal was asked for; without one the first flag that lacks its value is named. */
export async function termsAnswered(context: Base, flags: TermsQuestions, command: string): Promise<TermsFlags> {
  const { payPer, ...rest } = flags;
  const answers: Partial<Record<Asked, string | readonly string[]>> = {};
  for (const name of ASKED) {
    if (flags[name] !== true) continue;
    const answer = await needed(context, { flag: name, value: undefined, example: `${command} ${EXAMPLES[name]}` });
    answers[name] = name === 'workplace' ? [answer] : answer;
  }
  const unit = answers.pay === undefined ? payPer : await unitOfPay(context, payPer, command);
  return { ...rest, ...answers, ...given({ payPer: unit }) } as TermsFlags;
}

const EXAMPLES: Readonly<Record<Asked, string>> = {
  from: '--from 2027-01-12',
  to: '--to 2027-03-19',
  hoursPerWeek: '--hours-per-week 38',
  hoursPerDay: '--hours-per-day 7.6',
  department: '--department "…"',
  workplace: '--workplace "…"',
  remoteShare: '--remote-share 20',
  content: '--content "…"',
  pay: '--pay 300000 --pay-per month',
};

const unitOfPay = (context: Base, typed: string | undefined, command: string): Promise<string> =>
  neededChoice<PayUnit>(
    context,
    { flag: 'payPer', example: `${command} ${EXAMPLES.pay}` },
    typed === undefined ? undefined : oneOf(typed, PAY_UNITS, '--pay-per'),
    PAY_UNITS.map((value) => ({ value, name: context.words.terms.payUnit[value] })),
  );

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
