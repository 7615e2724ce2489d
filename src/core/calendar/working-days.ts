import { addDays, daysOfMonth, type LocalDate, type Month, weekday } from './dates.ts';

/** What makes a weekday a day off: public holidays and the office's closure at the turn of the year. */
export interface Calendar {
  /** Public holidays, including substitute holidays and days between two holidays. */
  readonly holidays: Pick<ReadonlySet<string>, 'has'>;
  /** Month and day, `MM-DD`, both inclusive; may span the turn of the year. */
  readonly closure: { readonly from: string; readonly to: string };
  /** Announced days of the online briefing, by month; other months have it on their first working day. */
  readonly briefings?: ReadonlyMap<Month, LocalDate>;
}

function closed(day: LocalDate, { from, to }: Calendar['closure']): boolean {
  const date = day.slice(5);
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
}

export function isWorkingDay(day: LocalDate, calendar: Calendar): boolean {
  const dow = weekday(day);
  return dow !== 0 && dow !== 6 && !calendar.holidays.has(day) && !closed(day, calendar.closure);
}

const LONGEST_CLOSURE_DAYS = 366;

/**
 * The n-th working day after a day, or before it for a negative n. A profile may close the office all year: the search then gives
 * up after a year, and `office check` says why.
 */
export function addWorkingDays(day: LocalDate, n: number, calendar: Calendar): LocalDate {
  const direction = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let current = day;
  for (let off = 0; left > 0 && off < LONGEST_CLOSURE_DAYS; off += 1) {
    current = addDays(current, direction);
    if (!isWorkingDay(current, calendar)) continue;
    left -= 1;
    off = -1;
  }
  return current;
}

/** Working days after the first day, up to and including the last; 0 on the same day. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** The first working day of a month. */
export function firstWorkingDay(month: Month, calendar: Calendar): LocalDate {
  return addWorkingDays(addDays(daysOfMonth(month).from, -1), 1, calendar);
}
