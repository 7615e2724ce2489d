import { briefingFrom } from '../calendar/briefings.ts';
import { addDays, addMonths, type LocalDate, type Month, type Period } from '../calendar/dates.ts';
import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/working-days.ts';
import type { CompanyCode } from '../model/company.ts';
import { type Dossier, NOTHING_KNOWN } from '../model/dossier.ts';
import type { Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import { type Finding, judgeAll } from '../rules/judge.ts';
import { needsPermit } from '../rules/residence/permits.ts';
import type { RuleInput } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';

/** The wished period, and what is already known of the work. */
export interface PlanRequest extends Period {
  readonly terms: Pick<Terms, 'hoursPerWeek' | 'pay' | 'atInstitute'>;
  readonly company?: CompanyCode;
}

export type PlanKey =
  | 'briefing'
  | 'permit-early'
  | 'certificate'
  | 'permit'
  | 'contract'
  | 'review'
  | 'insurance'
  | 'course'
  | 'start'
  | 'end'
  | 'evaluation'
  | 'grade';

/** A deadline of the plan, and whether it has passed. */
export interface PlanLine {
  readonly key: PlanKey;
  readonly on: LocalDate;
  readonly past: boolean;
}

/** The calendar counted back from a wished period. Nothing is recorded. */
export interface Plan {
  readonly period: Period;
  /** By day. */
  readonly lines: readonly PlanLine[];
  /** Briefings that can be attended before the start; empty if STEP 4 is done. */
  readonly briefings: readonly LocalDate[];
  /** What the rules would find at the acceptance, except steps that are simply still to be done. */
  readonly findings: readonly Finding[];
  /** Months whose MEXT scholarship would not be paid. */
  readonly lostMonths: readonly Month[];
  /** Days on which Form 5-3 would be due. */
  readonly reports: readonly LocalDate[];
}

type PlanSituation = Omit<RuleInput, 'placement' | 'dossier'> & { readonly dossier?: Dossier };

/** Working days that the secretariat takes for a review and for a certificate. Source: O. */
const REVIEW_DAYS = 5;
const CERTIFICATE_DAYS = 5;
/** The bureau takes two weeks to two months. Source: P. */
const PERMIT_MONTHS = 2;

/** The planned placement's reference in findings. */
export const PLANNED = 'PLAN';

/** Rules about steps not yet taken: the calendar gives their deadlines instead. */
const STILL_TO_DO: readonly string[] = [
  'order',
  'contract-review',
  'contract-signed',
  'course-before-start',
  'insurance',
  'preparation',
  'consulted',
  'briefing',
  'permit-lead',
  'permit-papers',
  'supporters',
];
/** Rules that need no student; those about the host also need a company. */
const OF_TERMS: readonly string[] = ['length', 'paid', 'agreement', 'member'];
const OF_COMPANY: readonly string[] = ['agreement', 'member'];

export function planFor(known: PlanSituation, request: PlanRequest): Plan {
  const { from, to } = request;
  const fresh = findingsOf(known, request);
  const isReport = ({ rule, obligation }: Finding) =>
    rule === 'jsps-5-3' && obligation?.startsWith('jsps-5-3:') === true;
  const isLost = ({ rule }: Finding) => rule === 'mext-month';
  const briefings = briefingsOf(known, from);
  return {
    period: { from, to },
    lines: linesOf(known, request, briefings),
    briefings,
    findings: fresh.filter((one) => !isReport(one) && !isLost(one) && isWorthSaying(one, known, request)),
    lostMonths: fresh.flatMap((one) => (one.rule === 'mext-month' && one.data ? [one.data.month] : [])),
    reports: fresh.flatMap((one) => (isReport(one) && one.by ? [one.by] : [])),
  };
}

/** The request as a placement accepted today. */
function planned({ today }: PlanSituation, { from, to, terms, company = '' }: PlanRequest): Placement {
  return {
    ref: PLANNED,
    company,
    openedOn: today,
    consulted: [],
    terms: [{ from, to, ...terms }],
    prepared: {},
    result: { on: today, outcome: 'accepted' },
    contracts: [],
    papers: [],
  };
}

const NOBODY: Dossier = { ...NOTHING_KNOWN, student: { number: '', email: '', program: '' } };

/** The open findings that the request causes: those of the placement, and those of the student that would not exist without it. */
function findingsOf({ dossier = NOBODY, ...known }: PlanSituation, request: PlanRequest): readonly Finding[] {
  const placement = planned(known, request);
  const identity = ({ rule, data }: Finding) => canonical({ rule, data });
  const before = new Set(judgeAll({ ...known, dossier }, []).map(identity));
  const after = { ...dossier, placements: [...dossier.placements, placement] };
  return judgeAll({ ...known, dossier: after }, [placement]).filter(
    (one) => one.result === 'open' && (one.placement === PLANNED || !before.has(identity(one))),
  );
}

function isWorthSaying({ rule, placement }: Finding, { dossier }: PlanSituation, { company }: PlanRequest): boolean {
  if (company === undefined && OF_COMPANY.includes(rule)) return false;
  if (dossier === undefined) return placement === PLANNED && OF_TERMS.includes(rule);
  return !STILL_TO_DO.includes(rule);
}

const onOrBefore = (day: LocalDate, calendar: Calendar): LocalDate =>
  isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);

function linesOf(known: PlanSituation, request: PlanRequest, briefings: readonly LocalDate[]): readonly PlanLine[] {
  const { calendar, office, today } = known;
  const { evaluationLateDays, gradeLateDays, permitRedDays } = office.rules;
  const course = onOrBefore(request.from, calendar);
  const permit = onOrBefore(addDays(request.from, -permitRedDays), calendar);
  const certificate = addWorkingDays(permit, -CERTIFICATE_DAYS, calendar);
  const needed = isPermitNeeded(known, request);
  // The contract is filed with the permit application.
  const review = needed ? certificate : course;
  const evaluation = addDays(request.to, evaluationLateDays);
  const [briefing] = briefings;
  const days: readonly (readonly [PlanKey, LocalDate])[] = [
    ...(briefing ? [['briefing', briefing] as const] : []),
    ...(needed ? [['permit-early', onOrBefore(addMonths(request.from, -PERMIT_MONTHS), calendar)] as const] : []),
    ['contract', addWorkingDays(review, -REVIEW_DAYS, calendar)],
    ...(needed ? ([['certificate', certificate] as const, ['permit', permit] as const] as const) : []),
    ['review', review],
    ['insurance', onOrBefore(addDays(request.from, -1), calendar)],
    ['course', course],
    ['start', request.from],
    ['end', request.to],
    ['evaluation', evaluation],
    ['grade', addDays(evaluation, gradeLateDays)],
  ];
  return days
    .map(([key, on]) => ({ key, on, past: on < today }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** If the student is unknown, paid work is planned as if it needed a permit. */
function isPermitNeeded({ dossier, ...known }: PlanSituation, request: PlanRequest): boolean {
  if (dossier === undefined) return request.terms.pay !== 'unpaid';
  const placement = planned(known, request);
  return needsPermit({ ...known, dossier, placement }, placement);
}

function briefingsOf({ dossier, calendar, today }: PlanSituation, from: LocalDate): readonly LocalDate[] {
  if (dossier?.briefing?.attendedOn ?? dossier?.briefing?.recordingSentOn) return [];
  const days: LocalDate[] = [];
  for (let day = briefingFrom(today, calendar); day < from; day = briefingFrom(addDays(day, 1), calendar))
    days.push(day);
  return days;
}
