import { firstDay, isCutShort, tookPlace } from '../../model/placement.ts';
import { isUnpaid } from '../../model/spans.ts';
import type { JspsKind } from '../../model/student.ts';
import { NOT_APPLICABLE, type OfDossier, type Rule, settling } from '../rule.ts';

export interface SupportFundsData {
  readonly jsps?: JspsKind;
  readonly mext: boolean;
}

/** Pay besides JSPS or other support funds is possible; other funders are asked and their answer kept. Source: L. */
export const supportFunds: Rule<'support-funds', SupportFundsData, OfDossier> = {
  key: 'support-funds',
  of: 'lasting',
  gates: [],
  severity: 'note',
  settledBy: ['obligation settle'],
  source: ['L'],
  obliges: true,
  judge: (facts) => {
    const { dossier, placement } = facts;
    if (!placement || isUnpaid(placement)) return [NOT_APPLICABLE];
    if (isCutShort(placement) && !tookPlace(placement)) return [NOT_APPLICABLE];
    const { jsps, mextScholar } = dossier.student;
    const data = { ...(jsps && jsps !== 'none' && { jsps }), mext: mextScholar === true };
    const obligation = `support-funds:${placement.ref}`;
    const by = firstDay(placement);
    const base = { result: 'open', severity: 'note', gates: [], data, actor: 'student' } as const;
    return [{ ...base, obligation, settle: settling(facts, obligation), ...(by && { by }) }];
  },
};
