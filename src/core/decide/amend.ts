import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { effective, isAccepted, type Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import type { Known } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision, Refusal } from './decision.ts';
import { notEnded } from './placement.ts';
import { gated, inOrder, recorded, type Wish } from './request.ts';

interface Amending extends Wish {
  readonly effective: LocalDate;
  /** What is agreed anew; the rest stays as it was. */
  readonly terms: Terms;
}

/**
 * A change of the terms that was agreed after the contract. Once the placement is accepted, the new terms are judged as STEP 11 is:
 * an extension must be covered by permit, insurance and agreement as the first period was. That the papers agree comes with the
 * new revision of the contract, which follows.
 */
export function amendPlacement(
  known: Known,
  placement: Placement,
  { effective: from, terms, ...wish }: Amending,
): Decision<StudentChange> {
  const { ref } = placement;
  const merged = { ...effective(placement), ...terms };
  const reason = wish.reason?.trim();
  const refusals: Refusal[] = [
    ...notEnded(placement),
    ...inOrder(merged.from, merged.to),
    ...inOrder(placement.openedOn, from),
    ...(reason ? [] : [{ because: 'unreasoned', placement: ref } as const]),
  ];
  const amendment = { effective: from, reason: reason ?? '' };
  const before = placement.terms.at(-1);
  const again = before?.amendment && canonical(before) === canonical({ ...merged, amendment });
  const changes: StudentChange[] = again ? [] : [{ type: 'placement-amended', placement: ref, terms, amendment }];
  if (!isAccepted(placement)) return recorded(known, changes, refusals);
  const decision = gated(known, wish, 11, ref, changes, refusals, ['papers-agree']);
  if (decision.ok) return decision;
  return {
    ok: false,
    refusals: decision.refusals.map((one) => (one.because === 'rule' ? { ...one, amends: true } : one)),
  };
}
