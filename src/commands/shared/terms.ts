import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { PAY_UNITS, type Pay, TERMS, type Term, type Terms, termsOf } from '../../core/model/placement-terms.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { dashed, type Flags, type Said } from '../grammar/notation.ts';
import { dayArgument, numberArgument, oneOf, periodSaid, problemOf, textArgument } from './arguments.ts';

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
type Asking<Typed> = Typed extends `<${infer Value}>${infer Rest}` ? `[${Value}]${Rest}!` : never;

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
  isAsked(term) ? `${TYPED[term.kind].replace(/^<(.*)>/, '[$1]')}!` : TYPED[term.kind],
) as TermQuestions;

/** How the form of a command asks for terms. */
export const TERM_FORM = {
  choices: { payPer: ({ words }: Context) => choicesOf(PAY_UNITS, words.terms.payUnit) },
  checks: Object.fromEntries(
    TERMS.filter(({ kind }) => kind !== 'pay' && kind !== 'unit' && kind !== 'yes').map((term) => {
      const flag = flagOf(term);
      return [
        flag,
        (value: string, { today, words }: Context) =>
          problemOf(words, () => valueArgument(term.kind, value, `--${dashed(flag)}`, today)),
      ];
    }),
  ),
  says: { pay: paySaid, from: periodSaid },
  needs: ({ pay, payPer }: Said) => (pay !== undefined && pay !== true && payPer === undefined ? ['payPer'] : []),
} as const;

const UNPAID = /^(?:unpaid|無給)$/i;
const PER: Readonly<Record<string, (typeof PAY_UNITS)[number]>> = { 月: 'month', 週: 'week', 日: 'day', 時: 'hour' };

/** The amount with its unit, before or behind: `月額300000`, `300000 a month`; or none at all. */
function paySaid(answer: string): Said | undefined {
  const text = answer.normalize('NFKC').trim().toLowerCase();
  if (UNPAID.test(text)) return { unpaid: true };
  const [, before = '', amount = '', behind = ''] =
    /^([月週日時]?)(?:額|給|間額)?\s*([\d,]+)(?:\s*円|\s*yen)?\s*(?:\/|a |an |per )?\s*([月週日時]|month|week|day|hour|)$/.exec(
      text,
    ) ?? [];
  const unit = before || behind;
  const payPer = PER[unit] ?? PAY_UNITS.find((one) => one === unit);
  return payPer === undefined || (before !== '' && behind !== '')
    ? undefined
    : { pay: amount.replaceAll(',', ''), payPer };
}

/** The flags that are asked for whenever a placement's terms are. */
export const USUAL_TERMS = {
  from: '<day>?',
  to: '<day>?',
  hoursPerWeek: '<n>?',
  pay: '<n>-?',
  workplace: '<text>*?',
  content: '<text>?',
} as const satisfies { readonly [F in keyof TermFlags]?: `${TermFlags[F]}?` };

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
