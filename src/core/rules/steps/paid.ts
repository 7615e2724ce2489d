import type { Period } from '../../calendar/dates.ts';
import { saidBySpan, spansOf } from '../../model/spans.ts';
import { NOT_APPLICABLE, type Rule, settleWith, verdicts } from '../rule.ts';

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
    const said = saidBySpan(spansOf(placement), ({ pay }) =>
      pay === undefined ? 'unknown' : pay === 'unpaid' ? 'unpaid' : 'paid',
    );
    const settle = settleWith('placement edit', placement.ref, '--pay');
    const base = { result: 'open', severity: 'warn', gates: [], actor: 'company', settle } as const;
    return verdicts(
      said.flatMap(({ value: kind, ...days }) => (kind === 'paid' ? [] : [{ ...base, data: { kind, ...days } }])),
    );
  },
};
