import type { LocalDate, Period } from '../calendar/dates.ts';
import type { Mask } from '../text/mask.ts';

export const PAY_UNITS = ['month', 'week', 'day', 'hour'] as const;
export type PayUnit = (typeof PAY_UNITS)[number];
/** Yen before tax, or unpaid. */
export type Pay = { readonly amount: number; readonly per: PayUnit } | 'unpaid';

/** What a term of each kind is. */
interface TermValues {
  readonly day: LocalDate;
  /** Of a week, to half an hour. */
  readonly hours: number;
  /** Of a day. */
  readonly dayHours: number;
  readonly text: string;
  readonly several: readonly string[];
  readonly percent: number;
  readonly pay: Pay;
  /** The other part of what is written of pay. */
  readonly unit: never;
  readonly yes: boolean;
  readonly months: number;
}

interface TermShape {
  /** Its name in JSON, and with dashes as a flag. */
  readonly fact: string;
  readonly kind: keyof TermValues;
  /** The flag, where its name is another. */
  readonly flag?: string;
  /** A value as it is typed: with one, a flag that stands alone asks for it. */
  readonly example?: string;
  /** In import lists: the English key first, then what senders write. */
  readonly headings: readonly [key: string, ...accepted: string[]];
  /** How it is shown on a screen, if not as it is. */
  readonly mask?: Mask;
}

/** The terms that placement, contract and certificate must agree on: their type, flags, headings and lines of cards come from here. */
export const TERMS = [
  { fact: 'from', kind: 'day', example: '2027-01-12', headings: ['from', '開始予定日', '開始日', '期間(自)'] },
  { fact: 'to', kind: 'day', example: '2027-03-19', headings: ['to', '終了予定日', '終了日', '期間(至)'] },
  {
    fact: 'hoursPerWeek',
    kind: 'hours',
    example: '38',
    headings: ['hours_per_week', '週の就業時間', '週労働時間', '週の時間', '週時間'],
  },
  {
    fact: 'hoursPerDay',
    kind: 'dayHours',
    example: '7.6',
    headings: ['hours_per_day', '1日の就業時間', '1日の労働時間', '1日の時間'],
  },
  { fact: 'department', kind: 'text', example: '"…"', headings: ['department', '配属部署', '部署'] },
  {
    fact: 'workplaces',
    kind: 'several',
    flag: 'workplace',
    example: '"…"',
    headings: ['workplace', '就業場所', '勤務地'],
  },
  // Of the work done from home.
  {
    fact: 'remoteShare',
    kind: 'percent',
    example: '20',
    headings: ['remote_share', '在宅勤務の割合', '在宅割合', 'リモート割合'],
  },
  // What the student will do, in words.
  { fact: 'content', kind: 'text', example: '"…"', headings: ['content', '業務内容', '内容'] },
  {
    fact: 'pay',
    kind: 'pay',
    mask: 'pay',
    example: '300000 --pay-per month',
    headings: ['pay', '給与', '報酬', '賃金'],
  },
  { fact: 'payPer', kind: 'unit', headings: ['pay_per', '給与の単位', '報酬単位', '支払単位'] },
  // The work is done at the parent institute.
  { fact: 'atInstitute', kind: 'yes', headings: ['at_institute', '基盤機関で実施'] },
  // Pay is paid this many months after the month worked; 0 in the same month.
  { fact: 'payOffset', kind: 'months', headings: ['pay_offset', '支払月のずれ'] },
  // Done abroad for 28 days or more.
  { fact: 'abroad', kind: 'yes', headings: ['abroad', '海外'] },
] as const satisfies readonly TermShape[];

export type Term = (typeof TERMS)[number];
/** How a term is masked, by its name in JSON. */
export const maskOfTerm = (fact: string): Mask | undefined =>
  TERMS.find((term): term is Extract<Term, { readonly mask: Mask }> => term.fact === fact && 'mask' in term)?.mask;
type Kept = Exclude<Term, { readonly kind: 'unit' }>;

/** Days both included. What was not said is not in it. */
export type Terms = { readonly [T in Kept as T['fact']]?: TermValues[T['kind']] };

/** Terms put together one by one, in the order of the table; undefined is what was not said. */
export function termsOf(value: (term: Kept) => Terms[Kept['fact']]): Terms {
  const all = TERMS.filter((term) => term.kind !== 'unit').map((term) => [term.fact, value(term)] as const);
  return Object.fromEntries(all.filter(([, said]) => said !== undefined));
}

/** Days that follow each other with the same terms. The first and last day are missing where they are not known. */
export interface Span extends Partial<Period> {
  readonly terms: Omit<Terms, 'from' | 'to'>;
}
