import { addDays, type LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { agreedPeriod, isAccepted, type Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import { withAmendment } from '../model/spans.ts';
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

/** Rules on the papers of the new terms: those papers come after the amendment, and are due before it applies. */
const PAPERS_TO_COME = ['contract-review', 'contract-signed', 'papers-agree'] as const;

/**
 * Changes terms after the contract was signed. For an accepted placement the new terms are judged like STEP 11: permit, insurance and
 * agreement must cover an extension too.
 */
export function amendPlacement(
  known: Situation,
  placement: Placement,
  { effective: from, terms, ...request }: Amending,
): Decision<StudentChange> {
  const { ref } = placement;
  const reason = request.reason?.trim();
  const amendment = { effective: from, reason: reason ?? '' };
  const amended = { ...placement, terms: withAmendment(placement.terms, amendment, terms) };
  const { from: first, to: last } = agreedPeriod(amended);
  const refusals: Refusal[] = [
    ...notEnded(placement),
    ...notReversed(first, last),
    ...outside(placement, amended, from),
    ...(reason ? [] : [{ because: 'unreasoned', placement: ref } as const]),
  ];
  const told = placement.terms.flatMap((row) => row.amendment ?? []);
  const again = told.some((one) => canonical(one) === canonical({ ...amendment, changed: terms }));
  const changes: StudentChange[] = again ? [] : [{ type: 'placement-amended', placement: ref, terms, amendment }];
  if (!isAccepted(placement)) return recorded(known, changes, refusals);
  const decision = gated(known, request, 11, ref, changes, refusals, PAPERS_TO_COME);
  if (decision.ok) return decision;
  return {
    ok: false,
    refusals: decision.refusals.map((one) => (one.because === 'rule' ? { ...one, amends: true } : one)),
  };
}

/** Terms apply from a day of the agreed period, before or after the amendment, or from the day after its last one. */
function outside(before: Placement, after: Placement, day: LocalDate): Refusal[] {
  const periods = [agreedPeriod(before), agreedPeriod(after)];
  const [from] = periods.flatMap((period) => period.from ?? []).toSorted();
  // An extension follows without a gap; a shorter period holds no change after its end.
  const [to] = periods.flatMap((period) => period.to ?? []).toSorted();
  const early = from !== undefined && day < from;
  const late = to !== undefined && day > addDays(to, 1);
  if (!early && !late) return [];
  return [{ because: 'outside', placement: before.ref, on: day, ...(from && { from }), ...(to && { to }) }];
}
