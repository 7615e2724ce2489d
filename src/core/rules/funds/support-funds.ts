import { firstDay, isCutShort, tookPlace } from '../../model/placement.ts';
import { isUnpaid } from '../../model/spans.ts';
import type { JspsKind } from '../../model/student.ts';
import { NOT_APPLICABLE, type OfDossier, type Rule, settleWith, settling } from '../rule.ts';

export interface SupportFundsData {
  /** Who else supports the student, if anybody is on record. */
  readonly funder?: string;
  readonly jsps?: JspsKind;
  readonly mext: boolean;
}

/**
 * Pay besides JSPS or other support funds is possible. A further funder that is on record is asked and the answer kept; without one this
 * is a line to read, and nothing to be done. Source: L.
 */
export const supportFunds: Rule<'support-funds', SupportFundsData, OfDossier> = {
  key: 'support-funds',
  of: 'lasting',
  gates: [],
  severity: 'note',
  settledBy: ['obligation settle', 'student edit'],
  source: ['L'],
  obliges: true,
  judge: (facts) => {
    const { dossier, placement } = facts;
    if (!placement || isUnpaid(placement)) return [NOT_APPLICABLE];
    if (isCutShort(placement) && !tookPlace(placement)) return [NOT_APPLICABLE];
    const { number, jsps, mextScholar, funder } = dossier.student;
    const own = { ...(jsps && jsps !== 'none' && { jsps }), mext: mextScholar === true };
    const base = { result: 'open', severity: 'note', gates: [], actor: 'student' } as const;
    if (funder === undefined) return [{ ...base, data: own, settle: settleWith('student edit', number, '--funder') }];
    const obligation = `support-funds:${placement.ref}`;
    const by = firstDay(placement);
    const asked = { ...base, data: { funder, ...own }, obligation, settle: settling(facts, obligation) };
    return [{ ...asked, ...(by && { by }) }];
  },
};
