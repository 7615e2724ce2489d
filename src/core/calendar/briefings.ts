import { addMonths, daysOfMonth, type LocalDate, type Month, monthOf } from './dates.ts';
import { addWorkingDays, type Calendar, firstWorkingDay } from './working-days.ts';

/** The day of a month's online briefing: the announced one, else the month's first working day. Source: S. */
export const briefingOf = (month: Month, calendar: Calendar): LocalDate =>
  calendar.briefings?.get(month) ?? firstWorkingDay(month, calendar);

/** The month n months after that of a day. */
const monthAfter = (day: LocalDate, n: number): Month => monthOf(addMonths(daysOfMonth(monthOf(day)).from, n));

/** The first online briefing on or after a day. */
export function briefingFrom(day: LocalDate, calendar: Calendar): LocalDate {
  const held = briefingOf(monthOf(day), calendar);
  return held >= day ? held : briefingOf(monthAfter(day, 1), calendar);
}

/** The last online briefing on or before a day. */
export function briefingUpTo(day: LocalDate, calendar: Calendar): LocalDate {
  const held = briefingOf(monthOf(day), calendar);
  return held <= day ? held : briefingOf(monthAfter(day, -1), calendar);
}

/** The online briefings within a period, at most one a month. */
export function briefingsIn({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }, calendar: Calendar) {
  const held: LocalDate[] = [];
  for (let n = 0; monthAfter(from, n) <= monthOf(to); n += 1) {
    const on = briefingOf(monthAfter(from, n), calendar);
    if (from <= on && on <= to) held.push(on);
  }
  return held;
}

/** The briefing after the one of a month. */
export const nextBriefing = (on: LocalDate, calendar: Calendar): LocalDate => briefingOf(monthAfter(on, 1), calendar);

/** The last working day on which the recording of a missed briefing is still sent in time. */
export const recordingBy = (missedOn: LocalDate, workingDays: number, calendar: Calendar): LocalDate =>
  addWorkingDays(missedOn, workingDays, calendar);
