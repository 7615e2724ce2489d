import type { LocalDate } from '../../calendar/dates.ts';
import { isCutShort, tookPlace, workedPeriod } from '../../model/placement.ts';
import { isUnpaid } from '../../model/spans.ts';
import { NOT_APPLICABLE, type OfDossier, type Rule, settling } from '../rule.ts';

export interface TaxData {
  readonly to?: LocalDate;
}

/** Pay is employment income, and a tax return is filed if necessary: a line of the closing letter. Source: S. */
export const tax: Rule<'tax', TaxData, OfDossier> = {
  key: 'tax',
  of: 'lasting',
  gates: [],
  severity: 'note',
  settledBy: ['obligation settle'],
  source: ['S'],
  obliges: true,
  judge: (facts) => {
    const { placement } = facts;
    if (!placement || isUnpaid(placement)) return [NOT_APPLICABLE];
    if (isCutShort(placement) && !tookPlace(placement)) return [NOT_APPLICABLE];
    const to = workedPeriod(placement)?.to;
    const obligation = `tax:${placement.ref}`;
    const base = { result: 'open', severity: 'note', gates: [], actor: 'secretariat' } as const;
    const settle = settling(facts, obligation);
    return [{ ...base, data: { ...(to && { to }) }, obligation, settle, ...(to && { by: to }) }];
  },
};
