import { addDays, addMonths, dayParts, firstGap, type LocalDate, monthOf, type Period } from '../calendar/dates.ts';
import type { Insurance } from './residence.ts';
import type { Student } from './student.ts';

/** The student's facts that decide the insurance term. */
type Entrant = Pick<Student, 'enrolledOn' | 'courseYears'>;

/**
 * Cover begins on the insurance's first day, or the day after payment if it was paid on that day or later. Source: P, jees.or.jp.
 */
export const coveredFrom = ({ paidOn, from }: Pick<Insurance, 'paidOn' | 'from'>): LocalDate =>
  paidOn < from ? from : addDays(paidOn, 1);

/**
 * First and last day of an insurance paid on a day: from the day after payment to the end of the standard term, 31 March, or 30
 * September for October entrants. Later years, and unknown terms, end on the next such day: they are insured year by year. Source:
 * P, jees.or.jp.
 */
export function usualCover(paidOn: LocalDate, { enrolledOn, courseYears }: Entrant): Period {
  const from = addDays(paidOn, 1);
  const standard = enrolledOn && courseYears ? standardTermEnd(enrolledOn, courseYears) : undefined;
  return { from, to: standard !== undefined && from <= standard ? standard : yearEnd(from, enrolledOn) };
}

/** The same where one of its days, or both, were said. */
export function coverSaid(paidOn: LocalDate, entrant: Entrant, { from, to }: Partial<Period>): Period {
  return {
    from: from ?? usualCover(paidOn, entrant).from,
    to: to ?? usualCover(from && from > paidOn ? from : paidOn, entrant).to,
  };
}

/**
 * Paid in the last month of an insurance year, without days, it may be meant for this year's last days or for the next year: the two
 * periods, of which only a person knows the right one. Source: P, jees.or.jp.
 */
export function eitherYear(paidOn: LocalDate, entrant: Entrant): readonly [Period, Period] | undefined {
  const now = usualCover(paidOn, entrant);
  if (monthOf(now.to) !== monthOf(paidOn)) return undefined;
  return [now, { from: addDays(now.to, 1), to: usualCover(now.to, entrant).to }];
}

/** Years count from the month of entry: 1 October 2025 and three years end on 30 September 2028. */
export const standardTermEnd = (enrolledOn: LocalDate, courseYears: number): LocalDate =>
  addDays(addMonths(firstOfMonth(enrolledOn), courseYears * 12), -1);

const firstOfMonth = (day: LocalDate) => `${day.slice(0, 8)}01` as LocalDate;

/** The last day of the insurance year of a day. */
function yearEnd(day: LocalDate, enrolledOn: LocalDate | undefined): LocalDate {
  const isAutumn = enrolledOn !== undefined && dayParts(enrolledOn).month === 10;
  const end = isAutumn ? '09-30' : '03-31';
  const { year } = dayParts(day);
  const ofYear = (n: number) => `${n}-${end}` as LocalDate;
  return day <= ofYear(year) ? ofYear(year) : ofYear(year + 1);
}

/** The first stretch of a period that no insurance covers; undefined if all of it is covered. */
export const gapIn = (period: Period, insurances: readonly Insurance[]): Period | undefined =>
  firstGap(
    period,
    insurances.map((one) => ({ from: coveredFrom(one), to: one.to })),
  );
