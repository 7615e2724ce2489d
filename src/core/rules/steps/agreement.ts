import type { LocalDate } from '../../calendar/dates.ts';
import type { Agreement } from '../../model/company.ts';
import { firstDay, lastDay } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type AgreementData =
  | {
      readonly kind: 'none';
      readonly company: string;
      readonly from?: LocalDate;
      readonly to?: LocalDate;
      /** Agreements that are unsigned or do not cover the period. */
      readonly known: readonly {
        readonly ref: string;
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly signed: boolean;
      }[];
    }
  | { readonly kind: 'late'; readonly agreement: string; readonly signedOn: LocalDate; readonly from: LocalDate };

/** In force from first to last day, or on and on if it renews itself; in either case until an agreed end. */
function covers({ from, to, autoRenew, endedOn }: Agreement, first?: LocalDate, last?: LocalDate): boolean {
  const reaches = (day: LocalDate) => (autoRenew || day <= to) && (endedOn === undefined || day <= endedOn);
  return (first === undefined || (from <= first && reaches(first))) && (last === undefined || reaches(last));
}

/** The last day as far as is known. */
const until = ({ to, endedOn }: Agreement): LocalDate => endedOn ?? to;

/** A signed implementation agreement with the company, or for the placement, covers the whole period. Source: S; P, model agreement. */
export const agreement: Rule<'agreement', AgreementData> = {
  key: 'agreement',
  of: 'placement',
  gates: [11],
  settledBy: ['agreement add', 'contract sign', 'agreement list'],
  source: ['S', 'P'],
  judge: ({ placement, companies }) => {
    if (!placement) return [NOT_APPLICABLE];
    const { company } = placement;
    const [first, last] = [firstDay(placement), lastDay(placement)];
    const mine = (companies.get(company)?.agreements ?? []).filter(
      (one) => one.placement === undefined || one.placement === placement.ref,
    );
    const inForce = mine.filter((one) => one.signedOn !== undefined && covers(one, first, last));
    const base = { result: 'open', gates: [11], actor: 'company' } as const;
    const [earliest] = inForce.toSorted((a, b) => ((a.signedOn ?? '') < (b.signedOn ?? '') ? -1 : 1));
    if (!earliest?.signedOn) {
      const known = mine.map((one) => ({
        ref: one.ref,
        from: one.from,
        to: until(one),
        signed: one.signedOn !== undefined,
      }));
      const period = { ...(first && { from: first }), ...(last && { to: last }) };
      const unsigned = mine.find((one) => one.signedOn === undefined && covers(one, first, last));
      const settle = unsigned
        ? settleWith('contract sign --company', company)
        : settleWith('agreement add', company, first && `--from ${first}`, last && `--to ${last}`, '--signed-on today');
      const data = { kind: 'none', company, ...period, known } as const;
      return [{ ...base, severity: 'block', data, settle, ...(first && { by: first }) }];
    }
    if (first === undefined || earliest.signedOn <= first) return [OK];
    const data = { kind: 'late', agreement: earliest.ref, signedOn: earliest.signedOn, from: first } as const;
    return [{ ...base, severity: 'warn', data, settle: settleWith('agreement list --company', company) }];
  },
};
