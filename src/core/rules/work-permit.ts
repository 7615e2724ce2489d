import type { LocalDate, Period } from '../dates.ts';
import { effective, firstDay, type Placement } from '../placement.ts';
import type { Permit, PermitKind } from '../residence.ts';
import { type Facts, NOT_APPLICABLE, OK, type Open, type Rule, settleWith } from './rule.ts';
import { isUnpaid, periodOf, residenceOn, stayAt, weeklyHours } from './work.ts';

export interface WorkPermitData {
  /** Why the best permit on file does not do: none is there, it is pending, refused, granted too late, does not cover, or is void. */
  readonly kind: 'none' | 'pending' | 'refused' | 'late' | 'not-covering' | 'renewed' | 'hours';
  readonly needs: PermitKind;
  readonly hours: number;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly permit?: Permit;
  readonly reason?: string;
}

/** From the best to the worst: the finding tells of the permit that is nearest to being right. */
const NEARNESS: readonly WorkPermitData['kind'][] = [
  'pending',
  'late',
  'not-covering',
  'hours',
  'renewed',
  'refused',
  'none',
];

/**
 * Paid work on the status "Student" needs a permit, granted before the first day, that covers first day to the earlier of last
 * day and end of stay, of a kind that fits the weekly hours of all paid work. S, P soken.ac.jp, moj.go.jp.
 */
export const workPermit: Rule<'work-permit', WorkPermitData> = {
  key: 'work-permit',
  of: 'placement',
  gates: [11],
  source: ['S', 'P'],
  judge: (facts) => {
    const { dossier, placement, today } = facts;
    if (!placement || isUnpaid(placement)) return [NOT_APPLICABLE];
    if (residenceOn(dossier, firstDay(placement) ?? today) !== 'student') return [NOT_APPLICABLE];
    const needs = neededKind(facts, placement);
    const failings = dossier.permits.map((permit) => ({ permit, kind: failing(facts, placement, permit, needs) }));
    if (failings.some(({ kind }) => kind === undefined)) return [OK];
    return [finding(facts, placement, needs, failings)];
  },
};

/** Comprehensive up to 28 hours a week, or within the long vacation up to 8 hours a day; above that for this company alone. */
function neededKind(facts: Facts, placement: Placement): PermitKind {
  const { comprehensiveHours, vacationHoursPerDay, longVacations } = facts.office.rules;
  if (weeklyHours(facts, placement) <= comprehensiveHours) return 'comprehensive';
  const period = periodOf(placement);
  const { hoursPerDay } = effective(placement);
  const inVacation = period && longVacations.some((vacation) => isWithin(period, vacation));
  return inVacation && hoursPerDay !== undefined && hoursPerDay <= vacationHoursPerDay ? 'comprehensive' : 'individual';
}

/** Is a period inside a vacation, `MM-DD/MM-DD`, that may run over the turn of the year? */
function isWithin({ from, to }: Period, vacation: string): boolean {
  const [first = '', last = ''] = vacation.split('/');
  const year = Number(from.slice(0, 4));
  return [year - 1, year].some((start) => {
    const end = first <= last ? start : start + 1;
    return `${start}-${first}` <= from && to <= `${end}-${last}`;
  });
}

/** Why a permit does not do, or undefined where it does. */
function failing(
  facts: Facts,
  placement: Placement,
  permit: Permit,
  needs: PermitKind,
): WorkPermitData['kind'] | undefined {
  if (permit.kind === 'individual' && permit.placement !== undefined && permit.placement !== placement.ref)
    return 'none';
  if (permit.refused) return 'refused';
  const { granted } = permit;
  if (!granted) return permit.appliedOn ? 'pending' : 'none';
  if (isRenewedSince(facts, granted.on, placement)) return 'renewed';
  if (needs === 'individual' && permit.kind === 'comprehensive') return 'hours';
  const { hoursPerWeek } = effective(placement);
  if (permit.kind === 'individual' && granted.hoursPerWeek !== undefined && granted.hoursPerWeek < (hoursPerWeek ?? 0))
    return 'hours';
  const from = firstDay(placement);
  if (from !== undefined && granted.on >= from) return 'late';
  const to = coveredTo(facts, placement);
  return (from !== undefined && granted.from > from) || (to !== undefined && granted.to < to)
    ? 'not-covering'
    : undefined;
}

/** A permit ends with the stay that it was granted for: a later row with another end voids it. */
function isRenewedSince({ dossier }: Facts, grantedOn: LocalDate, placement: Placement): boolean {
  const last = periodOf(placement)?.to;
  const before = dossier.stays.findLast((stay) => stay.on <= grantedOn);
  return dossier.stays.some(
    (stay) =>
      stay.on > grantedOn &&
      (last === undefined || stay.on <= last) &&
      before !== undefined &&
      stay.expiresOn !== before.expiresOn,
  );
}

/** The earlier of the last day and the end of the stay. */
function coveredTo(facts: Facts, placement: Placement): LocalDate | undefined {
  const ends = [periodOf(placement)?.to, stayAt(facts, placement)?.expiresOn].filter((day) => day !== undefined);
  return ends.sort()[0];
}

function finding(
  facts: Facts,
  placement: Placement,
  needs: PermitKind,
  failings: readonly { readonly permit: Permit; readonly kind: WorkPermitData['kind'] | undefined }[],
): Open<WorkPermitData> {
  const nearest = failings.toSorted(
    (a, b) => NEARNESS.indexOf(a.kind ?? 'none') - NEARNESS.indexOf(b.kind ?? 'none'),
  )[0];
  const kind = nearest?.kind ?? 'none';
  const { number } = facts.dossier.student;
  const [from, to] = [firstDay(placement), coveredTo(facts, placement)];
  const data: WorkPermitData = {
    kind,
    needs,
    hours: weeklyHours(facts, placement),
    ...(from && { from }),
    ...(to && { to }),
    ...(nearest && kind !== 'none' && { permit: nearest.permit }),
    ...(nearest?.permit.refused && kind === 'refused' && { reason: nearest.permit.refused.reason }),
  };
  const settle =
    kind === 'pending'
      ? settleWith('permit grant', number, '--kind', nearest?.permit.kind, from && `--from ${from}`, to && `--to ${to}`)
      : settleWith('permit apply', number, '--kind', needs);
  const base = { result: 'open', severity: 'block', gates: [11], data, settle, ...(from && { by: from }) } as const;
  return { ...base, actor: kind === 'pending' ? 'bureau' : 'student' };
}
