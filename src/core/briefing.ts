import { addWorkingDays, type Calendar, firstWorkingDay } from './calendar.ts';
import { addMonths, daysOfMonth, type LocalDate, monthOf } from './dates.ts';

/** The first online briefing on a day or after it. */
export function briefingFrom(day: LocalDate, calendar: Calendar): LocalDate {
  const held = firstWorkingDay(monthOf(day), calendar);
  return held >= day ? held : firstWorkingDay(monthOf(addMonths(daysOfMonth(monthOf(day)).from, 1)), calendar);
}

/** The last online briefing on a day or before it. */
export function briefingUpTo(day: LocalDate, calendar: Calendar): LocalDate {
  const held = firstWorkingDay(monthOf(day), calendar);
  return held <= day ? held : firstWorkingDay(monthOf(addMonths(daysOfMonth(monthOf(day)).from, -1)), calendar);
}

/** The last day on which the recording of a missed briefing is sent in time. */
export const recordingBy = (missedOn: LocalDate, workingDays: number, calendar: Calendar): LocalDate =>
  addWorkingDays(missedOn, workingDays, calendar);
