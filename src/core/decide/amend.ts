import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { effective, isAccepted, type Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import type { Situation } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision, Refusal } from './decision.ts';
import { notEnded } from './placement.ts';
import { gated, notReversed, type Request, recorded } from './request.ts';

interface Amending extends Request {
  readonly effective: LocalDate;
  /** The newly agreed terms; all others stay. */
  readonly terms: Terms;
}

/**
 * Changes terms after the contract was signed. For an accepted placement the new terms are judged like STEP 11: permit, insurance and
 * agreement must cover an extension too. That the papers agree is checked with the contract's next revision.
 */
export function amendPlacement(
  known: Situation,
  placement: Placement,
  { effective: from, terms, ...request }: Amending,
): Decision<StudentChange> {
  const { ref } = placement;
  const merged = { ...effective(placement), ...terms };
  const reason = request.reason?.trim();
  const refusals: Refusal[] = [
    ...notEnded(placement),
    ...notReversed(merged.from, merged.to),
    ...notReversed(placement.openedOn, from),
    ...(reason ? [] : [{ because: 'unreasoned', placement: ref } as const]),
  ];
  const amendment = { effective: from, reason: reason ?? '' };
  const before = placement.terms.at(-1);
  const again = before?.amendment && canonical(before) === canonical({ ...merged, amendment });
  const changes: StudentChange[] = again ? [] : [{ type: 'placement-amended', placement: ref, terms, amendment }];
  if (!isAccepted(placement)) return recorded(known, changes, refusals);
  const decision = gated(known, request, 11, ref, changes, refusals, ['papers-agree']);
  if (decision.ok) return decision;
  return {
    ok: false,
    refusals: decision.refusals.map((one) => (one.because === 'rule' ? { ...one, amends: true } : one)),
  };
}
