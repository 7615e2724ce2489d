import { addMonths, daysOfMonth, type LocalDate, type Month, monthOf } from './dates.ts';
import { addWorkingDays, type Calendar, firstWorkingDay } from './working-days.ts';

/** When the online briefing of a month is held: on its first working day, unless another was announced. S. */
export const briefingOf = (month: Month, calendar: Calendar): LocalDate =>
  calendar.briefings?.get(month) ?? firstWorkingDay(month, calendar);

/** The month that is n months after the one of a day. */
const monthAfter = (day: LocalDate, n: number): Month => monthOf(addMonths(daysOfMonth(monthOf(day)).from, n));

/** The first online briefing on a day or after it. */
export function briefingFrom(day: LocalDate, calendar: Calendar): LocalDate {
  const held = briefingOf(monthOf(day), calendar);
  return held >= day ? held : briefingOf(monthAfter(day, 1), calendar);
}

/** The last online briefing on a day or before it. */
export function briefingUpTo(day: LocalDate, calendar: Calendar): LocalDate {
  const held = briefingOf(monthOf(day), calendar);
  return held <= day ? held : briefingOf(monthAfter(day, -1), calendar);
}

/** The online briefings of a period, one a month. */
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

/** The last day on which the recording of a missed briefing is sent in time. */
export const recordingBy = (missedOn: LocalDate, workingDays: number, calendar: Calendar): LocalDate =>
  addWorkingDays(missedOn, workingDays, calendar);
