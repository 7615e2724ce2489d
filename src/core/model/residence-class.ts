import type { LocalDate } from '../calendar/dates.ts';
import { type Dossier, stayOn } from './dossier.ts';
import { isJapanese, type StatusKind, statusOf } from './residence-statuses.ts';

/**
 * How a student may work: needs no permit (`japanese`, `free`), a permit (`student`, `dependent`), the bureau's word (`other`). Nothing
 * follows from no status (`unknown`), or from a word that is none (`unrecognised`).
 */
export type ResidenceClass = 'japanese' | StatusKind | 'unknown' | 'unrecognised';

/** How a student may work on a day, by nationality and the status of residence of that day. */
export function residenceOn(dossier: Dossier, day: LocalDate): ResidenceClass {
  const { nationality } = dossier.student;
  if (nationality !== undefined && isJapanese(nationality)) return 'japanese';
  const stay = stayOn(dossier, day);
  if (stay?.status === undefined) return nationality === undefined && stay === undefined ? 'japanese' : 'unknown';
  return statusOf(stay.status)?.kind ?? 'unrecognised';
}

/** Do the hours of paid work need a permit? */
export const isRestricted = (dossier: Dossier, day: LocalDate): boolean => {
  const residence = residenceOn(dossier, day);
  return residence === 'student' || residence === 'dependent';
};

/** Without an end of stay. */
export const isPermanent = (status: string | undefined): boolean =>
  status !== undefined && statusOf(status)?.isPermanent === true;
