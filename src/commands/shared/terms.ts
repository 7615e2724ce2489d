import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { PAY_UNITS, type Pay, TERMS, type Term, type Terms, termsOf } from '../../core/model/placement-terms.ts';
import { Abort } from '../../errors.ts';
import type { Words } from '../../wording/words.ts';
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
    TERMS.filter(({ kind }) => kind !== 'unit' && kind !== 'yes').map((term) => {
      const flag = flagOf(term);
      return [
        flag,
        (value: string, { today, words }: Context) =>
          problemOf(words, () => valueArgument(term.kind, value, `--${dashed(flag)}`, today)),
      ];
    }),
  ),
  says: { pay: paySaid, from: periodSaid },
  tells: { pay: payTold },
  needs: ({ pay, payPer }: Said) => (pay !== undefined && pay !== true && payPer === undefined ? ['payPer'] : []),
} as const;

const UNPAID = /^(?:unpaid|無給|無報酬|なし|none)$/;
const PER: Readonly<Record<string, (typeof PAY_UNITS)[number]>> = {
  ...{ 月: 'month', 週: 'week', 日: 'day', 時: 'hour' },
  ...{ monthly: 'month', weekly: 'week', daily: 'day', hourly: 'hour', h: 'hour', hr: 'hour' },
};
/** `月給`, `1か月`, `時間`, `monthly`, `a month`. */
const UNIT =
  '(?:毎|[1一])?(?:[かヶケカ箇](?=月))?([月週日時])(?:給|額|間給|間額|間)?に?|(monthly|weekly|daily|hourly)|(?:/|an? |per )?\\s*(month|week|day|hour|hr|h)';
/** `30万`, `1.5万`, `25万5千`, `300,000`. */
const AMOUNT = '(?:([\\d.]+)\\s*万)?\\s*(?:([\\d.]+)\\s*千)?\\s*(\\d{1,3}(?:,\\d{3})+|\\d*)';
const PAY = new RegExp(
  `^(?:給与|給料|salary|pay)?[\\s:]*(?:${UNIT})?[\\s:]*(?:¥|jpy|yen)?\\s*${AMOUNT}\\s*(?:円|yen|jpy)?\\s*/?\\s*(?:${UNIT})?\\s*(?:\\(?(?:税引前|before tax)\\)?)?$`,
);

/** What is paid, as somebody says it: `月30万円`, `時給1,500円`, `300,000 yen a month`; the amount alone, or none at all. */
export function paySaid(answer: string): Said | undefined {
  const text = answer.normalize('NFKC').trim().toLowerCase();
  if (UNPAID.test(text)) return { unpaid: true };
  const [, a, b, c, tenThousands, thousands, ones, d, e, f] = PAY.exec(text) ?? [];
  const amount =
    10_000 * Number(tenThousands ?? 0) + 1_000 * Number(thousands ?? 0) + Number((ones ?? '').replaceAll(',', ''));
  if (!Number.isInteger(amount) || !/\d/.test(`${tenThousands ?? ''}${thousands ?? ''}${ones ?? ''}`)) return undefined;
  const units = new Set([a, b, c, d, e, f].flatMap((word) => (word ? [PER[word] ?? word] : [])));
  if (units.size > 1) return undefined;
  const [payPer] = units;
  return { pay: String(amount), ...(payPer !== undefined && { payPer }) };
}

/** The pay as it was understood. */
function payTold({ pay, payPer }: Said, { lists, terms }: Words): string | undefined {
  const per = PAY_UNITS.find((one) => one === payPer);
  return per === undefined ? undefined : lists.labels.payPer(terms.payUnit[per], terms.yen(Number(pay)));
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
    case 'pay':
      return numberArgument(value, flag, { whole: true });
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
