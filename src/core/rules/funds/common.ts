import type { Period } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import { isCutShort, type Placement, tookPlace } from '../../model/placement.ts';
import { NOT_APPLICABLE, type OfDossier, OK, type OpenVerdict, type Verdict } from '../rule.ts';
/** The internships that count, and the judged one as if it were accepted. */
export const countedWith = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || tookPlace(placement));

/** The part of a period that lies within the appointment as a fellow; an end of it that is not recorded does not bound it. */
export function withinAppointment({ student }: Dossier, { from, to }: Period): Period | undefined {
  const { jspsFrom, jspsTo } = student;
  const first = jspsFrom !== undefined && jspsFrom > from ? jspsFrom : from;
  const last = jspsTo !== undefined && jspsTo < to ? jspsTo : to;
  return first <= last ? { from: first, to: last } : undefined;
}

/**
 * Obligations over all internships of a student: for the student those of the internships that count; for a candidate those
 * that its acceptance would add.
 */
export function obligationsOver<Data>(
  { dossier, placement }: OfDossier,
  list: (placements: readonly Placement[]) => readonly OpenVerdict<Data>[],
): readonly [Verdict<Data>, ...Verdict<Data>[]] {
  const standing = list(dossier.placements.filter(tookPlace));
  if (!placement) return atLeast(standing, OK);
  if (tookPlace(placement) || isCutShort(placement)) return [NOT_APPLICABLE];
  const there = new Set(standing.map(({ obligation }) => obligation));
  const added = list(countedWith(dossier, placement)).filter(({ obligation }) => !there.has(obligation));
  return atLeast(added, NOT_APPLICABLE);
}

const atLeast = <Data>([first, ...rest]: readonly OpenVerdict<Data>[], otherwise: Verdict<Data>) =>
  first === undefined ? ([otherwise] as const) : ([first, ...rest] as const);
