import { effective } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface PaidData {
  readonly kind: 'unpaid' | 'unknown';
}

/** Amount and unit of pay are stated. The internship is paid; an unpaid one is worth noticing. Source: S, L. */
export const paid: Rule<'paid', PaidData> = {
  key: 'paid',
  of: 'placement',
  gates: [],
  settledBy: ['placement edit', 'placement amend'],
  source: ['S', 'L'],
  judge: ({ placement }) => {
    if (!placement) return [NOT_APPLICABLE];
    const { pay } = effective(placement);
    if (pay !== undefined && pay !== 'unpaid') return [OK];
    const data = { kind: pay ?? 'unknown' } as const;
    const settle = settleWith('placement edit', placement.ref, '--pay');
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'company', settle }];
  },
};
