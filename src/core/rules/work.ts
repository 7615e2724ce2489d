import { addDays, type LocalDate, type Period, within } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import { stayOn } from '../model/dossier.ts';
import { currentContract, firstDay, isAccepted, type Placement, periodOf } from '../model/placement.ts';
import type { Stay } from '../model/residence.ts';
import { isPaid } from '../model/spans.ts';
import { BLANK } from '../text/blank.ts';
import { permitSpans } from './papers-by-day.ts';
import { type RuleInput, settleWith } from './rule.ts';
/** The accepted placements of a student, and the judged one as if it were accepted. */
export const counted = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || isAccepted(placement));

/** Days of a working week, for turning hours a week into hours a day if only the former are known. */
const DAYS_A_WEEK = 5;

interface PaidWork extends Partial<Period> {
  readonly hoursPerWeek: number;
  readonly hoursPerDay: number;
}

/**
 * All paid work beside the studies, span by span: accepted placements, the judged one, and RA, which may need no permit (setting).
 * Unknown hours count as none.
 */
function paidWork({ dossier, office }: RuleInput, judged: Placement, needsPermit: boolean): readonly PaidWork[] {
  const works = counted(dossier, judged).flatMap((placement) =>
    permitSpans(dossier, placement)
      .filter(isPaid)
      .map(
        ({ terms: { hoursPerWeek = 0, hoursPerDay = hoursPerWeek / DAYS_A_WEEK }, ...days }): PaidWork => ({
          hoursPerWeek,
          hoursPerDay,
          ...days,
        }),
      ),
  );
  const raHours = raHoursOf({ dossier, office }, needsPermit);
  return raHours > 0 ? [...works, { hoursPerWeek: raHours, hoursPerDay: raHours / DAYS_A_WEEK }] : works;
}

/** Hours a week as RA; none where they count only for a permit and the university needs none for its own (setting). */
export function raHoursOf({ dossier, office }: Pick<RuleInput, 'dossier' | 'office'>, needsPermit = true): number {
  const { researchAssistant, raHours = 0 } = dossier.student;
  return researchAssistant && (office.rules.raNeedsPermit || !needsPermit) ? raHours : 0;
}

const lasts = ({ from, to }: PaidWork, day: LocalDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

const sumOf = (works: readonly PaidWork[], of: 'hoursPerWeek' | 'hoursPerDay'): number =>
  works.reduce((sum, work) => sum + work[of], 0);

/** Hours of all paid work that needs a permit in the fullest week of a period; where that is not known, of any week. */
export const weeklyHours = (facts: RuleInput, judged: Placement, period = periodOf(judged)): number =>
  fullestWeek(paidWork(facts, judged, true), period);

/** The same of all paid work, whether it needs a permit or not: what the university's own limit counts. */
export const allWeeklyHours = (facts: RuleInput, judged: Placement): number =>
  fullestWeek(paidWork(facts, judged, false), periodOf(judged));

function fullestWeek(works: readonly PaidWork[], period: Period | undefined): number {
  // The sum can only grow on a day when some work begins.
  const begins = works.flatMap(({ from }) => (from !== undefined && (!period || within(from, period)) ? [from] : []));
  const days = period ? [period.from, ...begins] : begins;
  const sums = days.map((day) =>
    sumOf(
      works.filter((work) => lasts(work, day)),
      'hoursPerWeek',
    ),
  );
  return sums.length > 0 ? Math.max(...sums) : sumOf(works, 'hoursPerWeek');
}

/**
 * Does a permit of `limit` hours a week allow all paid work besides the studies? In the university's long vacations it allows a number
 * of hours a day instead (settings).
 */
export function fitsHours(facts: RuleInput, judged: Placement, limit: number, period = periodOf(judged)): boolean {
  if (weeklyHours(facts, judged, period) <= limit) return true;
  if (!period) return false;
  const { longVacations, vacationHoursPerDay } = facts.office.rules;
  const works = paidWork(facts, judged, true);
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const todays = works.filter((work) => lasts(work, day));
    if (sumOf(todays, 'hoursPerWeek') <= limit) continue;
    const allowed = longVacations.some((vacation) => isIn(day, vacation));
    if (!allowed || sumOf(todays, 'hoursPerDay') > vacationHoursPerDay) return false;
  }
  return true;
}

/** The days on which the hours of all paid work may be others than the day before: some of it begins, or is over. */
export const turningDays = (facts: RuleInput, judged: Placement): readonly LocalDate[] =>
  paidWork(facts, judged, true).flatMap(({ from, to }) =>
    [from, to && addDays(to, 1)].filter((day) => day !== undefined),
  );

/** Is a day in a vacation, `MM-DD/MM-DD`? It may span the turn of the year. */
function isIn(day: LocalDate, vacation: string): boolean {
  const [first = '', last = ''] = vacation.split('/');
  const date = day.slice(5);
  return first <= last ? first <= date && date <= last : date >= first || date <= last;
}

/** The command that changes one of the agreed terms: a signed contract's are amended. Without a value it is asked for. */
export function changing(placement: Placement, flag: '--from' | '--to', value?: LocalDate): string {
  const isSigned = currentContract(placement)?.signedOn !== undefined;
  return isSigned
    ? settleWith('placement amend', placement.ref, flag, value ?? BLANK)
    : settleWith('placement edit', placement.ref, flag, value);
}

/** The stay at the first day of a placement (today where there is none). */
export const stayAt = ({ dossier, today }: RuleInput, placement: Placement): Stay | undefined =>
  stayOn(dossier, firstDay(placement) ?? today);
