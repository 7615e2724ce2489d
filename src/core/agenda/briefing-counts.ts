import { briefingsIn, briefingUpTo, nextBriefing } from '../calendar/briefings.ts';
import { type LocalDate, monthOf, type Period } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Dossier } from '../model/dossier.ts';

/** One online briefing, with the number of students in each state. */
export interface BriefingLine {
  readonly on: LocalDate;
  readonly attended: number;
  /** Were sent the recording after this briefing and before the next. */
  readonly recordingSent: number;
  /** Registered by its day, but neither attended nor were sent the recording before the next one. */
  readonly open: number;
}

/** Counts the briefings of a period, reading the dossiers once and one at a time. */
export async function countBriefings(
  dossiers: AsyncIterable<{ readonly value: Dossier }>,
  period: Period,
  calendar: Calendar,
): Promise<readonly BriefingLine[]> {
  const lines = briefingsIn(period, calendar).map((on) => {
    return { on, next: nextBriefing(on, calendar), attended: 0, recordingSent: 0, open: 0 };
  });
  for await (const { value: dossier } of dossiers) {
    const { attendedOn, recordingSentOn } = dossier.briefing ?? {};
    const registered = dossier.registration?.on;
    const sentAfter = recordingSentOn && briefingUpTo(recordingSentOn, calendar);
    for (const line of lines) {
      const { on, next } = line;
      // Attendance counts by month: a briefing that was moved later was held on the day it was attended.
      if (attendedOn && monthOf(attendedOn) === monthOf(on)) line.attended += 1;
      if (sentAfter === on) line.recordingSent += 1;
      const knows = [attendedOn, recordingSentOn].some((day) => day !== undefined && day < next);
      if (registered !== undefined && registered <= on && !knows) line.open += 1;
    }
  }
  return lines.map(({ next: _, ...line }) => line);
}
