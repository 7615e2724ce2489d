import type { Base } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import {
  PAY_UNITS,
  type Pay,
  type PayUnit,
  TERMS,
  type Term,
  type Terms,
  termsOf,
} from '../../core/model/placement-terms.ts';
import { Abort } from '../../errors.ts';
import { dashed, type Flags } from '../grammar/notation.ts';
import { dayArgument, numberArgument, oneOf, textArgument } from './arguments.ts';
import { needed, neededChoice } from './ask.ts';

/** How a flag of each kind is typed. */
const TYPED = {
  day: '<day>',
  hours: '<n>',
  dayHours: '<n>',
  text: '<text>',
  several: '<text>*',
  percent: '<percent>',
  pay: '<n>-',
  unit: '<unit>',
  yes: '',
  months: '<n>',
} as const satisfies Record<Term['kind'], string>;
type TypedAs = typeof TYPED;

type FlagOf<T extends Term> = T extends { readonly flag: infer Name extends string } ? Name : T['fact'];
type AskedTerm = Extract<Term, { readonly example: string }>;
type Asking<Typed> = Typed extends `<${infer Value}>${infer Rest}` ? `[${Value}]${Rest}` : never;

type TermFlags = { readonly [T in Term as FlagOf<T>]: TypedAs[T['kind']] } & { readonly unpaid: '' };
type TermQuestions = Omit<TermFlags, FlagOf<AskedTerm>> & {
  readonly [T in AskedTerm as FlagOf<T>]: Asking<TypedAs[T['kind']]>;
};

const flagOf = <T extends Term>(term: T) => ('flag' in term ? term.flag : term.fact) as FlagOf<T>;
const isAsked = (term: Term): term is AskedTerm => 'example' in term;

const flagsWith = (typed: (term: Term) => string) =>
  Object.fromEntries(
    TERMS.flatMap((term) => [[flagOf(term), typed(term)], ...(term.kind === 'unit' ? [['unpaid', '']] : [])]),
  );

/** The flags that state the terms of a placement or a contract. */
export const TERM_FLAGS = flagsWith(({ kind }) => TYPED[kind]) as TermFlags;

/** The same where a value may be left out, and is asked for. */
export const TERM_QUESTIONS = flagsWith((term) =>
  isAsked(term) ? TYPED[term.kind].replace(/^<(.*)>/, '[$1]') : TYPED[term.kind],
) as TermQuestions;

/** The flags with the values that a person at the terminal was asked for (a blank one is left out); without one the first flag that lacks its value is named. */
export async function termsAnswered(
  context: Base,
  flags: Flags<TermQuestions>,
  command: string,
): Promise<Flags<TermFlags>> {
  const answers: Record<string, string | readonly string[] | undefined> = {};
  for (const term of TERMS.filter(isAsked)) {
    const flag = flagOf(term);
    if (flags[flag] !== true) continue;
    const example = `${command} --${dashed(flag)} ${term.example}`;
    const answer = await needed(context, { flag, value: undefined, example });
    answers[flag] = undefined;
    if (answer.trim() === '') continue;
    answers[flag] = term.kind === 'several' ? [answer] : answer;
    if (term.kind === 'pay') answers.payPer = await unitOfPay(context, flags.payPer, example);
  }
  return { ...flags, ...answers } as Flags<TermFlags>;
}

const unitOfPay = (context: Base, typed: string | undefined, example: string): Promise<string> =>
  neededChoice<PayUnit>(
    context,
    { flag: 'payPer', example },
    typed === undefined ? undefined : oneOf(typed, PAY_UNITS, '--pay-per'),
    PAY_UNITS.map((value) => ({ value, name: context.words.terms.payUnit[value] })),
  );

/** The terms that were stated; what was not said is left out. Refuses what no week, day or percentage can be. */
export function termsArgument(flags: Flags<TermFlags>, today: LocalDate): Terms {
  const pay = payArgument(flags);
  return termsOf((term) => {
    const flag = flagOf(term);
    const value = flags[flag];
    const name = `--${dashed(flag)}`;
    if (term.kind === 'pay') return pay;
    if (typeof value === 'object') return value.map((text) => textArgument(text, name));
    return typeof value === 'string' ? valueArgument(term.kind, value, name, today) : value;
  });
}

function valueArgument(kind: Term['kind'], value: string, flag: string, today: LocalDate): string | number {
  switch (kind) {
    case 'day':
      return dayArgument(value, today, flag);
    case 'hours':
      return upTo(value, flag, 168);
    case 'dayHours':
      return upTo(value, flag, 24);
    case 'percent':
      return upTo(value.replace(/[%%]$/, ''), flag, 100);
    case 'months':
      return upTo(value, flag, 12, { whole: true });
    default:
      return textArgument(value, flag);
  }
}

/** The texts among terms, as they were typed. */
export const textsOf = ({ department, workplaces, content }: Terms) => ({
  '--department': department,
  '--workplace': workplaces,
  '--content': content,
});

function upTo(value: string, flag: string, most: number, options: { whole?: boolean } = {}): number {
  const number = numberArgument(value, flag, options);
  if (number > most) throw new Abort('not-a-number', { value, flag });
  return number;
}

function payArgument({ pay, payPer, unpaid }: Flags<TermFlags>): Pay | undefined {
  if (unpaid) {
    if (pay !== undefined || payPer !== undefined) throw new Abort('flags-disagree', { flags: ['--unpaid', '--pay'] });
    return 'unpaid';
  }
  if (pay === undefined && payPer === undefined) return undefined;
  if (pay === undefined) throw new Abort('flag-missing', { flag: '--pay', example: '--pay 300000 --pay-per month' });
  if (payPer === undefined) throw new Abort('flag-missing', { flag: '--pay-per', example: '--pay-per month' });
  return { amount: numberArgument(pay, '--pay', { whole: true }), per: oneOf(payPer, PAY_UNITS, '--pay-per') };
}
