import { addMonths, type LocalDate, type Month, monthOf, type Period } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import { isAccepted, isCutShort, type Placement } from '../../model/placement.ts';
import { NOT_APPLICABLE, type OfDossier, OK, type Open, settleWith, type Verdict } from '../rule.ts';
import { periodOf } from '../work.ts';

/** What the rules of scholarships and pay ask of a dossier: the fellowship, what was worked, and the obligations that follow. */

export const isFellow = ({ student }: Dossier): boolean => student.jsps !== undefined && student.jsps !== 'none';

/** Accepted, running or completed; or begun and then broken off, since what was worked and paid stays so. */
export const tookPlace = (placement: Placement): boolean =>
  isAccepted(placement) || placement.run?.startedOn !== undefined;

/** The internships that count, and the judged one as if it were accepted. */
export const countedWith = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || tookPlace(placement));

/** First to last day; of an internship that was broken off without a recorded end, to the day it was closed. */
export function workedPeriod(placement: Placement): Period | undefined {
  const period = periodOf(placement);
  const closedOn = placement.run?.endedOn === undefined && isCutShort(placement) ? placement.closed?.on : undefined;
  if (!period || closedOn === undefined || period.to <= closedOn) return period;
  return period.from <= closedOn ? { from: period.from, to: closedOn } : undefined;
}

/** The part of a period that lies within the appointment as a fellow; an end of it that is not recorded does not bound it. */
export function withinAppointment({ student }: Dossier, { from, to }: Period): Period | undefined {
  const { jspsFrom, jspsTo } = student;
  const first = jspsFrom !== undefined && jspsFrom > from ? jspsFrom : from;
  const last = jspsTo !== undefined && jspsTo < to ? jspsTo : to;
  return first <= last ? { from: first, to: last } : undefined;
}

export const monthAfter = (month: Month, n: number): Month => monthOf(addMonths(`${month}-01` as LocalDate, n));

/** Every month that a period touches. */
export function monthsTouched({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The command that settles an obligation: it says that it was done today. */
export const settling = ({ dossier }: Pick<OfDossier, 'dossier'>, obligation: string): string =>
  settleWith('obligation settle', dossier.student.number, obligation);

/**
 * Obligations over all internships of a student: for the student those of the internships that count; for a candidate those
 * that its acceptance would add.
 */
export function obligationsOver<Data>(
  { dossier, placement }: OfDossier,
  list: (placements: readonly Placement[]) => readonly Open<Data>[],
): readonly [Verdict<Data>, ...Verdict<Data>[]] {
  const standing = list(dossier.placements.filter(tookPlace));
  if (!placement) return atLeast(standing, OK);
  if (tookPlace(placement) || isCutShort(placement)) return [NOT_APPLICABLE];
  const there = new Set(standing.map(({ obligation }) => obligation));
  const added = list(countedWith(dossier, placement)).filter(({ obligation }) => !there.has(obligation));
  return atLeast(added, NOT_APPLICABLE);
}

const atLeast = <Data>([first, ...rest]: readonly Open<Data>[], otherwise: Verdict<Data>) =>
  first === undefined ? ([otherwise] as const) : ([first, ...rest] as const);
