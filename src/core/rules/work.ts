import { addDays, type LocalDate, type Period, within } from '../calendar/dates.ts';
import type { Dossier } from '../model/dossier.ts';
import { stayOn } from '../model/dossier.ts';
import { effective, firstDay, isAccepted, lastDay, type Placement } from '../model/placement.ts';
import type { Stay } from '../model/residence.ts';
import type { Facts } from './rule.ts';

/** What several rules ask of a placement: its days, its pay, and the hours of all paid work beside it. */

/** First to last day, where both are known. */
export function periodOf(placement: Placement): Period | undefined {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

export const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Nothing is paid; unknown pay counts as paid, since a permit is only not needed where it is known. */
export const isUnpaid = (placement: Placement): boolean => effective(placement).pay === 'unpaid';

/** The accepted placements of a student, and the judged one as if it were accepted. */
export const counted = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || isAccepted(placement));

/** A working week: what makes hours a day of hours a week where only those are known. */
const DAYS_A_WEEK = 5;

interface Work extends Partial<Period> {
  readonly hoursPerWeek: number;
  readonly hoursPerDay: number;
}

/** All paid work in the judged placement's period: accepted placements, itself, and RA. Unknown hours count as none. */
function paidWork({ dossier }: Facts, judged: Placement): readonly Work[] {
  const period = periodOf(judged);
  const works = counted(dossier, judged).flatMap((placement): Work[] => {
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

const lasts = ({ from, to }: Work, day: LocalDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

const sumOf = (works: readonly Work[], of: 'hoursPerWeek' | 'hoursPerDay'): number =>
  works.reduce((sum, work) => sum + work[of], 0);

/** Hours a week of all paid work in the judged placement's period, in its fullest week: accepted placements and RA. */
export function weeklyHours(facts: Facts, judged: Placement): number {
  const works = paidWork(facts, judged);
  const period = periodOf(judged);
  if (!period) return sumOf(works, 'hoursPerWeek');
  // It can only grow on a day on which some work begins.
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
 * Does a permit of so many hours a week do for all paid work beside the studies? In the university's long vacations it allows
 * so many hours a day instead (settings).
 */
export function fitsHours(facts: Facts, judged: Placement, limit: number): boolean {
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

/** Is a day in a vacation, `MM-DD/MM-DD`, that may run over the turn of the year? */
function isIn(day: LocalDate, vacation: string): boolean {
  const [first = '', last = ''] = vacation.split('/');
  const date = day.slice(5);
  return first <= last ? first <= date && date <= last : date >= first || date <= last;
}

/** Needs a permit, needs none, needs the bureau's word, or is not known. */
export type ResidenceClass = 'japanese' | 'free' | 'student' | 'other' | 'unknown';

const PERMANENT = ['永住', '永住者', '特別永住者', 'permanent resident', 'special permanent resident'];
const FREE = [
  ...PERMANENT,
  '日本人の配偶者',
  '日本人の配偶者等',
  '永住者の配偶者',
  '永住者の配偶者等',
  '定住者',
  'spouse or child of japanese national',
  'spouse or child of permanent resident',
  'long-term resident',
  'long term resident',
];
const STUDENT = ['留学', '留学生', 'student', 'college student'];
/** Statuses of residence that rules know by name. */
export const STATUSES: readonly string[] = [...STUDENT, ...FREE];
const JAPANESE = ['日本', '日本国', 'japan', 'japanese'];
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** How a student may work on a day, by nationality and the status of residence of that day. */
export function residenceOn(dossier: Dossier, day: LocalDate): ResidenceClass {
  const { nationality } = dossier.student;
  if (nationality !== undefined && JAPANESE.includes(plain(nationality))) return 'japanese';
  const stay = stayOn(dossier, day);
  if (stay?.status === undefined) return nationality === undefined && stay === undefined ? 'japanese' : 'unknown';
  const { status } = stay;
  if (FREE.includes(plain(status))) return 'free';
  return STUDENT.includes(plain(status)) ? 'student' : 'other';
}

/** Without an end of stay. */
export const isPermanent = (status: string | undefined): boolean =>
  status !== undefined && PERMANENT.includes(plain(status));

/** The stay at the first day of a placement (today where there is none). */
export const stayAt = ({ dossier, today }: Facts, placement: Placement): Stay | undefined =>
  stayOn(dossier, firstDay(placement) ?? today);
