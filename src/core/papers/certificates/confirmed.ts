import type { LocalDate } from '../../calendar/dates.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Placement } from '../../model/placement.ts';

interface Applied {
  readonly dossier: Dossier;
  readonly placement: Placement;
}

/** Who confirmed, by a day, that the internship relates to the research and does not hinder the studies: the supervisor of that time. */
export const confirmedBy = (facts: Applied, on: LocalDate): string | undefined =>
  facts.placement.application?.confirms ? approvedBy(facts, on) : undefined;

/**
 * Who approved the application by a day. The approval of STEP 2 says nothing of it: it came before a company was known. Whoever
 * became supervisor later approved nothing.
 */
export function approvedBy({ dossier, placement }: Applied, on: LocalDate): string | undefined {
  const approvedOn = placement.application?.approvedOn;
  if (approvedOn === undefined || approvedOn > on) return undefined;
  const since = dossier.supervisors.filter((change) => change.on > approvedOn);
  const next = since.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
  return next ? next.former : (dossier.student.supervisorName ?? dossier.approval?.by);
}
