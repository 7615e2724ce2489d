import type { LocalDate } from '../../calendar/dates.ts';
import { type ReviewOutcome, secretariatReview } from '../../model/contract.ts';
import { contractRef, currentContract } from '../../model/placement.ts';
import { firstDayOf } from '../../model/spans.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type ContractReviewData =
  | { readonly kind: 'no-contract' }
  | { readonly kind: 'not-reviewed'; readonly contract: string; readonly receivedOn: LocalDate }
  | {
      readonly kind: 'not-approved';
      readonly contract: string;
      readonly outcome: ReviewOutcome;
      readonly on: LocalDate;
    };

/** The secretariat's latest review of the current revision is "approved". Without a contract, a notice counts. Source: S. */
export const contractReview: Rule<'contract-review', ContractReviewData> = {
  key: 'contract-review',
  of: 'placement',
  gates: [10, 11],
  settledBy: ['contract receive', 'contract review'],
  source: ['S'],
  judge: ({ dossier: { student }, placement }) => {
    if (!placement) return [NOT_APPLICABLE];
    const base = { result: 'open', severity: 'block', gates: [10, 11] } as const;
    const on = ['--placement', placement.ref];
    const receive = settleWith('contract receive', student.number, ...on);
    const contract = currentContract(placement);
    if (!contract) return [{ ...base, data: { kind: 'no-contract' }, actor: 'student', settle: receive }];
    const ref = contractRef(placement.ref, contract);
    // The revision of an amendment is due on the day from which that holds.
    const by = contract.revision > 1 ? firstDayOf(placement, contract) : undefined;
    const due = by && { by };
    const review = secretariatReview(contract);
    if (!review) {
      const settle = settleWith('contract review', student.number, ...on, '--outcome approved');
      const data = { kind: 'not-reviewed', contract: ref, receivedOn: contract.receivedOn } as const;
      return [{ ...base, ...due, data, actor: 'secretariat', settle }];
    }
    if (review.outcome === 'approved') return [OK];
    const data = { kind: 'not-approved', contract: ref, outcome: review.outcome, on: review.on } as const;
    return [{ ...base, ...due, data, actor: 'company', settle: receive }];
  },
};
