import type { Period } from '../../calendar/dates.ts';
import { spansOf } from '../../model/spans.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

/** The days, where other days are paid. */
export interface PaidData extends Partial<Period> {
  readonly kind: 'unpaid' | 'unknown';
}

/** Amount and unit of pay are stated. The internship is paid; an unpaid one is worth noticing. Source: S, L. */
export const paid: Rule<'paid', PaidData> = {
  key: 'paid',
  of: 'placement',
  gates: [],
  settledBy: ['placement edit'],
  source: ['S', 'L'],
  judge: ({ placement }) => {
    if (!placement) return [NOT_APPLICABLE];
    const spans = spansOf(placement);
    const open = spans.find(({ terms: { pay } }) => pay === undefined || pay === 'unpaid');
    if (open === undefined) return [OK];
    const { terms, ...days } = open;
    const data = { kind: terms.pay === undefined ? 'unknown' : 'unpaid', ...(spans.length > 1 && days) } as const;
    const settle = settleWith('placement edit', placement.ref, '--pay');
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'company', settle }];
  },
};
