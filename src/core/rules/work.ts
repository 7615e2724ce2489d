import { addDays, type LocalDate, overlap, type Period, within } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import { stayOn } from '../model/dossier.ts';
import { effective, firstDay, isAccepted, isUnpaid, type Placement, periodOf } from '../model/placement.ts';
import type { Stay } from '../model/residence.ts';
import type { RuleInput } from './rule.ts';
/** The accepted placements of a student, and the judged one as if it were accepted. */
export const counted = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || isAccepted(placement));

/** Days of a working week, for turning hours a week into hours a day if only the former are known. */
const DAYS_A_WEEK = 5;

interface PaidWork extends Partial<Period> {
  readonly hoursPerWeek: number;
  readonly hoursPerDay: number;
}

/** All paid work in the judged placement's period: accepted placements, itself, and RA. Unknown hours count as none. */
function paidWork({ dossier }: RuleInput, judged: Placement): readonly PaidWork[] {
  const period = periodOf(judged);
  const works = counted(dossier, judged).flatMap((placement): PaidWork[] => {
    const other = periodOf(placement);
    const together =
      placement.ref === judged.ref || period === undefined || other === undefined || overlap(period, other);
    if (!together || isUnpaid(placement)) return [];
    const { hoursPerWeek = 0, hoursPerDay = hoursPerWeek / DAYS_A_WEEK } = effective(placement);
    return [{ hoursPerWeek, hoursPerDay, ...other }];
  });
  const { researchAssistant, raHours = 0 } = dossier.student;
  return researchAssistant ? [...works, { hoursPerWeek: raHours, hoursPerDay: raHours / DAYS_A_WEEK }] : works;
}

const lasts = ({ from, to }: PaidWork, day: LocalDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

const sumOf = (works: readonly PaidWork[], of: 'hoursPerWeek' | 'hoursPerDay'): number =>
  works.reduce((sum, work) => sum + work[of], 0);

/** Hours of all paid work in the fullest week of the judged placement's period. */
export function weeklyHours(facts: RuleInput, judged: Placement): number {
  const works = paidWork(facts, judged);
  const period = periodOf(judged);
  if (!period) return sumOf(works, 'hoursPerWeek');
  // The sum can only grow on a day when some work begins.
  const days = works.flatMap(({ from }) => (from !== undefined && within(from, period) ? [from] : []));
  const sums = [period.from, ...days].map((day) =>
    sumOf(
      works.filter((work) => lasts(work, day)),
      'hoursPerWeek',
    ),
  );
  return Math.max(...sums);
}

/**
 * Does a permit of `limit` hours a week allow all paid work besides the studies? In the university's long vacations it allows a number
 * of hours a day instead (settings).
 */
export function fitsHours(facts: RuleInput, judged: Placement, limit: number): boolean {
  if (weeklyHours(facts, judged) <= limit) return true;
  const period = periodOf(judged);
  if (!period) return false;
  const { longVacations, vacationHoursPerDay } = facts.office.rules;
  const works = paidWork(facts, judged);
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const todays = works.filter((work) => lasts(work, day));
    if (sumOf(todays, 'hoursPerWeek') <= limit) continue;
    const allowed = longVacations.some((vacation) => isIn(day, vacation));
    if (!allowed || sumOf(todays, 'hoursPerDay') > vacationHoursPerDay) return false;
  }
  return true;
}

/** Is a day in a vacation, `MM-DD/MM-DD`? It may span the turn of the year. */
function isIn(day: LocalDate, vacation: string): boolean {
  const [first = '', last = ''] = vacation.split('/');
  const date = day.slice(5);
  return first <= last ? first <= date && date <= last : date >= first || date <= last;
}

/** The stay at the first day of a placement (today where there is none). */
export const stayAt = ({ dossier, today }: RuleInput, placement: Placement): Stay | undefined =>
  stayOn(dossier, firstDay(placement) ?? today);
