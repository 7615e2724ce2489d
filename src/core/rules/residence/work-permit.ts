import type { LocalDate, Period } from '../../calendar/dates.ts';
import { currentContract, firstDay, type Placement } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import type { Permit, PermitKind } from '../../model/residence.ts';
import { isPaid, spansOf } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { permitSpans } from '../papers-by-day.ts';
import { NOT_APPLICABLE, OK, type OpenVerdict, type Rule, type RuleInput, settleWith } from '../rule.ts';
import { allWeeklyHours, raHoursOf, weeklyHours } from '../work.ts';
import {
  allows,
  allowsAll,
  coverAll,
  coveredTo,
  isFor,
  isPendingFor,
  neededKind,
  needsPermit,
  overLimit,
  paidSpans,
  unanswered,
  voidFrom,
  windowOf,
} from './permits.ts';

/**
 * Why the best permit on file does not do: there is none, or it is pending, refused, granted too late, short of days, ended by a
 * renewed stay or with a stay whose renewal is not recorded, short of hours, or comprehensive where an individual one is needed.
 */
type Failing = 'none' | 'pending' | 'refused' | 'late' | 'not-covering' | 'renewed' | 'stay-over' | 'hours' | 'kind';

export interface WorkPermitData {
  /**
   * `beside`: an individual permit allows this work, and the hours as RA have none. `over-cap`: more than the university allows in any week, whatever the permit.
   * `hours-unknown`: there is a comprehensive permit, but whether the work fits it is unknown. `over-limit`: a dependent works more
   * than any permit allows.
   */
  readonly kind: Failing | 'beside' | 'hours-unknown' | 'over-limit' | 'over-cap';
  readonly needs: PermitKind;
  /** Hours a week of all paid work together. */
  readonly hours: number;
  /** Hours a week that a comprehensive permit allows. */
  readonly limit: number;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly permit?: Pick<Permit, 'number' | 'kind' | 'appliedOn' | 'granted'>;
  readonly reason?: string;
}

/** From nearly right to wrong: the finding reports the permit that is closest to being right. */
const NEARNESS: readonly Failing[] = [
  'pending',
  'late',
  'not-covering',
  'renewed',
  'stay-over',
  'hours',
  'refused',
  'kind',
  'none',
];

/**
 * Paid work with the status "Student" or "Dependent" needs a permit granted before the first day. It covers the first day to the earlier
 * of last day and end of stay, and its kind fits the weekly hours of all paid work. Source: S; P, soken.ac.jp, moj.go.jp, u-tokyo.ac.jp.
 */
export const workPermit: Rule<'work-permit', WorkPermitData> = {
  key: 'work-permit',
  of: 'placement',
  gates: [11],
  settledBy: ['permit apply', 'permit grant', 'placement edit', 'placement amend', 'placement close'],
  source: ['S', 'P'],
  judge: (facts) => {
    const { dossier, placement } = facts;
    if (!placement || !needsPermit(facts, placement)) return [NOT_APPLICABLE];
    const over = overLimit(facts, placement);
    if (over) return [tooMany(facts, placement, over)];
    const { weeklyCapHours: cap } = facts.office.rules;
    if (cap > 0 && allWeeklyHours(facts, placement) > cap) return [overCap(facts, placement, cap)];
    if (isCovered(facts, placement)) {
      const beside = withoutPermit(facts, placement);
      if (beside) return [besides(facts, beside)];
      return hoursKnown(facts, placement) ? [OK] : [unknownHours(facts, placement)];
    }
    const work = uncovered(facts, placement);
    const [nearest] = dossier.permits
      .map((permit) => ({ permit, kind: failing(facts, placement, permit, work) }))
      .toReversed()
      .toSorted((a, b) => NEARNESS.indexOf(a.kind) - NEARNESS.indexOf(b.kind));
    return [finding(facts, placement, work, nearest)];
  },
};

/** Do granted permits cover all days, each span's by those that allow its work? */
export function isCovered(facts: RuleInput, placement: Placement): boolean {
  const spans = paidSpans(facts, placement);
  if (spans.length > 0) return spans.every((span) => isSpanCovered(facts, placement, span));
  return facts.dossier.permits.some((permit) => permit.granted && allowsAll(facts, placement, permit));
}

function isSpanCovered(facts: RuleInput, placement: Placement, span: Span & Period): boolean {
  const { dossier } = facts;
  const windows = dossier.permits
    .filter((permit) => allows(facts, placement, permit, span))
    .flatMap((permit) => windowOf(dossier, permit) ?? []);
  return coverAll(windows, span);
}

/** The first days on which only an individual permit allows the work, so that the hours as RA beside it have no permit. */
function withoutPermit(facts: RuleInput, placement: Placement): Period | undefined {
  const { dossier } = facts;
  if (raHoursOf(facts) === 0) return undefined;
  const windows = dossier.permits
    .filter(({ kind }) => kind === 'comprehensive')
    .flatMap((permit) => windowOf(dossier, permit) ?? []);
  return paidSpans(facts, placement).find((span) => !coverAll(windows, span));
}

/** Are the hours of every paid span known, or does a granted individual permit for this placement make them irrelevant? */
const hoursKnown = ({ dossier }: RuleInput, placement: Placement): boolean =>
  permitSpans(dossier, placement).every((span) => !isPaid(span) || span.terms.hoursPerWeek !== undefined) ||
  dossier.permits.some((permit) => permit.kind === 'individual' && permit.granted && isFor(dossier, permit, placement));

/** The work that no granted permit allows: its spans, with all days from the first to the last of them, and the kind it needs. */
interface Uncovered {
  readonly needs: PermitKind;
  readonly days?: Period;
  readonly spans: readonly Span[];
}

function uncovered(facts: RuleInput, placement: Placement): Uncovered {
  const spans = paidSpans(facts, placement).filter((span) => !isSpanCovered(facts, placement, span));
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last)
    return { needs: neededKind(facts, placement), spans: permitSpans(facts.dossier, placement).filter(isPaid) };
  const kinds = spans.map((span) => neededKind(facts, placement, span));
  const needs = kinds.includes('individual') ? 'individual' : 'comprehensive';
  return { needs, days: { from: first.from, to: last.to }, spans };
}

function failing(facts: RuleInput, placement: Placement, permit: Permit, { needs, days, spans }: Uncovered): Failing {
  const { dossier } = facts;
  if (!isFor(dossier, permit, placement)) return 'none';
  if (isPendingFor(facts, placement, permit, needs)) return 'pending';
  const { granted } = permit;
  if (needs === 'individual' && permit.kind === 'comprehensive') return granted ? 'kind' : 'none';
  if (permit.refused) return 'refused';
  if (!granted) return 'none';
  if (!spans.every((span) => allows(facts, placement, permit, span))) return 'hours';
  const end = voidFrom(dossier, granted.on);
  if (days && end !== undefined && end <= days.to) return 'renewed';
  // What it was granted for would do, but it counts no longer than its stay.
  if (days && granted.to >= days.to && (windowOf(dossier, permit)?.to ?? granted.to) < days.to) return 'stay-over';
  return days && coverAll([granted], days) ? 'late' : 'not-covering';
}

/** The compared values of all findings of this rule. */
function compared(facts: RuleInput, placement: Placement, needs: PermitKind, days?: Period) {
  const [from, to] = days ? [days.from, days.to] : [firstDay(placement), coveredTo(facts, placement)];
  const limit = facts.office.rules.comprehensiveHours;
  return { needs, hours: weeklyHours(facts, placement, days), limit, ...(from && { from }), ...(to && { to }) };
}

function unknownHours(facts: RuleInput, placement: Placement): OpenVerdict<WorkPermitData> {
  const data = { kind: 'hours-unknown', ...compared(facts, placement, 'comprehensive') } as const;
  const settle = settleWith('placement edit', placement.ref, '--hours-per-week');
  return { result: 'open', severity: 'warn', gates: [11], data, actor: 'company', settle };
}

function besides(facts: RuleInput, { from, to }: Period): OpenVerdict<WorkPermitData> {
  const { dossier, office } = facts;
  const hours = raHoursOf(facts);
  const limit = office.rules.comprehensiveHours;
  const asked = unanswered(dossier, 'comprehensive');
  const isPending = asked?.appliedOn !== undefined;
  const permit = asked && isPending ? { permit: permitData(asked) } : {};
  const data = { kind: 'beside', needs: 'comprehensive', hours, limit, from, to, ...permit } as const;
  const [verb, on] = isPending ? ['permit grant', `--on ${BLANK}`] : ['permit apply'];
  const settle = settleWith(verb, dossier.student.number, '--kind comprehensive', on);
  const actor = isPending ? 'bureau' : 'student';
  return { result: 'open', severity: 'block', gates: [11], data, actor, by: from, settle };
}

function tooMany(facts: RuleInput, placement: Placement, over: Span): OpenVerdict<WorkPermitData> {
  const limit = facts.office.rules.comprehensiveHours;
  const days = over.from && over.to && { from: over.from, to: over.to };
  const values = compared(facts, placement, 'comprehensive', days || undefined);
  const { hours, from: by } = values;
  const base = { result: 'open', severity: 'block', gates: [11], actor: 'company', ...(by && { by }) } as const;
  return { ...base, data: { kind: 'over-limit', ...values }, settle: fewerHours(placement, hours - limit, over) };
}

function overCap(facts: RuleInput, placement: Placement, limit: number): OpenVerdict<WorkPermitData> {
  const hours = allWeeklyHours(facts, placement);
  const values = { ...compared(facts, placement, neededKind(facts, placement)), hours, limit };
  const { from: by } = values;
  const fullest = spansOf(placement).toSorted((a, b) => (b.terms.hoursPerWeek ?? 0) - (a.terms.hoursPerWeek ?? 0))[0];
  const base = { result: 'open', severity: 'block', gates: [11], actor: 'company', ...(by && { by }) } as const;
  return { ...base, data: { kind: 'over-cap', ...values }, settle: fewerHours(placement, hours - limit, fullest) };
}

/** Signed hours are amended. Where other work alone takes all that is allowed, no hours are left for this one. */
function fewerHours(placement: Placement, over: number, span: Span = spansOf(placement)[0]): string {
  const { ref } = placement;
  const { from } = span;
  const left = (span.terms.hoursPerWeek ?? 0) - over;
  if (left <= 0) return settleWith('placement close', ref, '--as withdrawn');
  const isSigned = currentContract(placement)?.signedOn !== undefined && from !== undefined;
  return isSigned
    ? settleWith('placement amend', ref, '--effective', from, '--hours-per-week', String(left))
    : settleWith('placement edit', ref, '--hours-per-week', String(left));
}

function finding(
  facts: RuleInput,
  placement: Placement,
  { needs, days }: Uncovered,
  nearest: { readonly permit: Permit; readonly kind: Failing } | undefined,
): OpenVerdict<WorkPermitData> {
  const kind = nearest?.kind ?? 'none';
  const values = compared(facts, placement, needs, days);
  const { from } = values;
  const data: WorkPermitData = {
    kind,
    ...values,
    ...(nearest && kind !== 'none' && { permit: permitData(nearest.permit) }),
    ...(nearest?.permit.refused && kind === 'refused' && { reason: nearest.permit.refused.reason }),
  };
  const ask = (verb: string, permit: PermitKind, ...more: readonly (string | undefined)[]) =>
    settleWith(
      verb,
      facts.dossier.student.number,
      '--kind',
      permit,
      permit === 'individual' ? `--placement ${placement.ref}` : undefined,
      ...more,
    );
  const settle =
    nearest && kind === 'pending'
      ? ask('permit grant', nearest.permit.kind, `--on ${BLANK}`)
      : ask('permit apply', needs);
  const base = { result: 'open', severity: 'block', gates: [11], data, settle, ...(from && { by: from }) } as const;
  return { ...base, actor: kind === 'pending' ? 'bureau' : 'student' };
}

const permitData = ({ number, kind, appliedOn, granted }: Permit): NonNullable<WorkPermitData['permit']> => ({
  number,
  kind,
  ...(appliedOn && { appliedOn }),
  ...(granted && { granted }),
});
