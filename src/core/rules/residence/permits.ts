import { addDays, type LocalDate, type Period } from '../../calendar/dates.ts';
import { type Dossier, placementOf, stayOn } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement, periodOf } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import type { Permit, PermitKind } from '../../model/residence.ts';
import { isRestricted, residenceOn } from '../../model/residence-class.ts';
import { clipped, cutBefore, isPaid, isUnpaid } from '../../model/spans.ts';
import { permitSpans } from '../papers-by-day.ts';
import type { RuleInput } from '../rule.ts';
import { fitsHours, turningDays, weeklyHours } from '../work.ts';

/** What the rules of residence ask of permits: whether one is needed, of which kind, for which days, and what each allows. */

/** Paid work with the status "Student" or "Dependent" on one of its days, or today if they are not known. */
export const needsPermit = ({ dossier, today }: RuleInput, placement: Placement): boolean => {
  if (isUnpaid(placement)) return false;
  const [first = today, last = first] = [firstDay(placement), lastDay(placement)];
  const changes = dossier.stays.map(({ on }) => on).filter((on) => first < on && on <= last);
  return [first, ...changes].some((day) => isRestricted(dossier, day));
};

const isDependent = ({ dossier, today }: RuleInput, placement: Placement, days?: Period): boolean =>
  residenceOn(dossier, days?.from ?? firstDay(placement) ?? today) === 'dependent';

/** Comprehensive if all paid work of the days together fits, and for a dependent always; otherwise one for this company. */
export const neededKind = (facts: RuleInput, placement: Placement, days = periodOf(placement)): PermitKind =>
  isDependent(facts, placement, days) || fitsHours(facts, placement, facts.office.rules.comprehensiveHours, days)
    ? 'comprehensive'
    : 'individual';

/** The first days on which a dependent works more than a comprehensive permit allows, vacations included: no permit allows more. */
export function overLimit(facts: RuleInput, placement: Placement): Span | undefined {
  const limit = facts.office.rules.comprehensiveHours;
  const isOver = (days?: Period) => isDependent(facts, placement, days) && weeklyHours(facts, placement, days) > limit;
  const spans = paidSpans(facts, placement);
  if (spans.length > 0) return spans.find(isOver);
  return isOver() ? permitSpans(facts.dossier, placement)[0] : undefined;
}

/** An individual permit is for one company. One that names no placement is assumed to be for the judged one. */
export function isFor(
  { placements }: Pick<Dossier, 'placements'>,
  permit: Permit,
  { ref, company }: Placement,
): boolean {
  if (permit.kind === 'comprehensive' || permit.placement === undefined || permit.placement === ref) return true;
  return placements.some((other) => other.ref === permit.placement && other.company === company);
}

/** Is this an unanswered application for a permit that would do? */
export const isPendingFor = (
  { dossier }: RuleInput,
  placement: Placement,
  permit: Permit,
  needs: PermitKind,
): boolean =>
  permit.appliedOn !== undefined &&
  permit.granted === undefined &&
  permit.refused === undefined &&
  (needs === 'comprehensive' || permit.kind === 'individual') &&
  isFor(dossier, permit, placement);

/** The earlier of the last day and the end of stay. A stay that ends before the first day must be renewed anyway. */
export function coveredTo({ dossier, today }: RuleInput, placement: Placement): LocalDate | undefined {
  const [first, last] = [firstDay(placement), lastDay(placement)];
  const end = stayOn(dossier, last ?? first ?? today)?.expiresOn;
  if (end === undefined || (first !== undefined && end < first)) return last;
  return last === undefined || end < last ? end : last;
}

/** The days that need a permit, as far as known: from the first paid one on. */
export function daysToCover(facts: RuleInput, placement: Placement): Period | undefined {
  const spans = paidSpans(facts, placement);
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last && { from: first.from, to: last.to };
}

/**
 * The paid spans up to the day to which a permit must reach; none where the days are not known. They are cut where other work
 * begins or is over, and those on which the status of residence asks for no permit are left out.
 */
export function paidSpans(facts: RuleInput, placement: Placement): readonly (Span & Period)[] {
  const { dossier } = facts;
  const from = firstDay(placement);
  const to = coveredTo(facts, placement) ?? from;
  if (from === undefined || to === undefined || from > to) return [];
  const turns = [...turningDays(facts, placement), ...dossier.stays.map(({ on }) => on)];
  return cutBefore(clipped(permitSpans(dossier, placement), { from, to }).filter(isPaid), turns).filter((span) =>
    isRestricted(dossier, span.from),
  );
}

/** Would the permit, once granted, allow the work of a span: company, kind and hours? */
export function allows(facts: RuleInput, placement: Placement, permit: Permit, { terms, from, to }: Span): boolean {
  if (!isFor(facts.dossier, permit, placement)) return false;
  const granted = permit.granted?.hoursPerWeek;
  if (permit.kind === 'individual') return granted === undefined || (terms.hoursPerWeek ?? 0) <= granted;
  const { comprehensiveHours } = facts.office.rules;
  const days = from && to && { from, to };
  return fitsHours(facts, placement, Math.min(comprehensiveHours, granted ?? comprehensiveHours), days);
}

/** Would it allow the work of every paid span? */
export const allowsAll = (facts: RuleInput, placement: Placement, permit: Permit): boolean =>
  permitSpans(facts.dossier, placement)
    .filter(isPaid)
    .every((span) => allows(facts, placement, permit, span));

type Stays = Pick<Dossier, 'stays'>;

const begun = ({ stays }: Stays) => stays.map((stay) => ({ on: stay.grantedOn ?? stay.on, expiresOn: stay.expiresOn }));

/** The end of the stay on which a permit was granted. */
const endOfStay = (dossier: Stays, grantedOn: LocalDate): LocalDate | undefined => {
  const all = begun(dossier);
  return (all.findLast(({ on }) => on <= grantedOn) ?? all[0])?.expiresOn;
};

/** A permit ends with its stay: on the day a later stay with a later end begins. */
export function voidFrom(dossier: Stays, grantedOn: LocalDate): LocalDate | undefined {
  const before = endOfStay(dossier, grantedOn);
  if (before === undefined) return undefined;
  return begun(dossier).find(({ on, expiresOn }) => on > grantedOn && expiresOn !== undefined && expiresOn > before)
    ?.on;
}

/**
 * The days on which a granted permit counts: from the day after the grant to the day a renewed stay ends it, and
 * no longer than its stay where none is recorded after that. A permit granted together
 * with that stay thus leaves no gap.
 */
export function windowOf(dossier: Dossier, { granted }: Permit): Period | undefined {
  if (!granted) return undefined;
  const from = granted.from > granted.on ? granted.from : addDays(granted.on, 1);
  const end = voidFrom(dossier, granted.on) ?? endOfStay(dossier, granted.on);
  const to = end !== undefined && end < granted.to ? end : granted.to;
  return from <= to ? { from, to } : undefined;
}

/** Do the periods together leave out no day? They may follow each other, as after an extension or renewal. */
export function coverAll(periods: readonly Period[], { from, to }: Period): boolean {
  let next = from;
  for (const period of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (period.from <= next && period.to >= next) next = addDays(period.to, 1);
  }
  return next > to;
}

/** The latest unanswered application of a kind for a placement. */
export const unanswered = (dossier: Dossier, kind: PermitKind, placement?: Placement['ref']): Permit | undefined => {
  const judged = placement === undefined ? undefined : placementOf(dossier, placement);
  return dossier.permits.findLast(
    (permit) =>
      permit.kind === kind &&
      permit.granted === undefined &&
      permit.refused === undefined &&
      (judged === undefined || isFor(dossier, permit, judged)),
  );
};
