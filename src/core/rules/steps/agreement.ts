import { firstGap, type LocalDate, type Period, within } from '../../calendar/dates.ts';
import { type Agreement, agreedDays } from '../../model/company.ts';
import { firstDay, lastDay } from '../../model/placement.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type AgreementData =
  | {
      readonly kind: 'none';
      readonly company: string;
      /** Of the company. */
      readonly name: string;
      readonly from?: LocalDate;
      readonly to?: LocalDate;
      /** The first days that none covers, where some are covered. */
      readonly gap?: Period;
      /** Agreements that are unsigned or do not cover the period. */
      readonly known: readonly {
        readonly ref: string;
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly signed: boolean;
      }[];
    }
  | { readonly kind: 'late'; readonly agreement: string; readonly signedOn: LocalDate; readonly from: LocalDate };

/** The days on which it is in force: on and on if it renews itself, in either case until an agreed end. */
const inForce = (one: Agreement): Period => {
  const { from, to } = agreedDays(one);
  return { from, to: one.endedOn !== undefined && one.endedOn < to ? one.endedOn : to };
};

/** The last day as far as is known. */
const until = ({ to, endedOn }: Agreement): LocalDate => endedOn ?? to;

/**
 * Signed implementation agreements with the company, or for the placement, leave no day of the period out; one that was signed after
 * it took effect is told. Source: S; P, model agreement.
 */
export const agreement: Rule<'agreement', AgreementData> = {
  key: 'agreement',
  of: 'placement',
  gates: [11],
  settledBy: ['agreement add', 'contract sign'],
  source: ['S', 'P'],
  judge: ({ placement, companies, today }) => {
    if (!placement) return [NOT_APPLICABLE];
    const { company } = placement;
    const [first, last] = [firstDay(placement), lastDay(placement)];
    const mine = (companies.get(company)?.agreements ?? []).filter(
      (one) => one.placement === undefined || one.placement === placement.ref,
    );
    const signed = mine.filter(isSigned);
    const base = { result: 'open', gates: [11], actor: 'company' } as const;
    const sign = (one: Agreement, ...on: string[]) =>
      settleWith('contract sign --company', company, '--agreement', one.ref, ...on);
    // Without a first day, days up to the last are asked for, if that is known.
    const days = first ?? last;
    const period = days && { from: days, to: last ?? days };
    const gap = period && firstGap(period, signed.map(inForce));
    if (gap || (period === undefined && signed.length === 0)) {
      const known = mine.map((one) => ({ ref: one.ref, from: one.from, to: until(one), signed: isSigned(one) }));
      const missing = gap && (gap.from !== period.from || gap.to !== period.to) ? { gap } : {};
      const data = {
        kind: 'none',
        company,
        name: companies.get(company)?.name ?? company,
        ...(first && { from: first }),
        ...(last && { to: last }),
        ...missing,
        known,
      } as const;
      const unsigned = mine.find((one) => !isSigned(one) && (!gap || within(gap.from, inForce(one))));
      const settle = unsigned
        ? sign(unsigned, ...(first && first < today ? [`--on ${BLANK}`] : []))
        : settleWith('agreement add', company, gap && `--from ${gap.from} --to ${gap.to}`, `--signed-on ${BLANK}`);
      return [{ ...base, severity: 'block', data, settle, ...(first && { by: first }) }];
    }
    const unwritten = period && firstGap(period, signed.map(sinceSigned));
    const late = unwritten && signed.find((one) => within(unwritten.from, inForce(one)));
    if (!late || !unwritten) return [OK];
    const data = { kind: 'late', agreement: late.ref, signedOn: late.signedOn, from: unwritten.from } as const;
    return [{ ...base, severity: 'warn', data, settle: sign(late, `--on ${BLANK}`) }];
  },
};

type Signed = Agreement & { readonly signedOn: LocalDate };
const isSigned = (one: Agreement): one is Signed => one.signedOn !== undefined;

/** The days on which it was in force and signed. */
const sinceSigned = (one: Signed): Period => {
  const { from, to } = inForce(one);
  const isEarly = one.signedOn <= from;
  return { from: isEarly ? from : one.signedOn, to };
};
