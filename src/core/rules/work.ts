import type { LocalDate, Period } from '../dates.ts';
import type { Dossier } from '../dossier.ts';
import { stayOn } from '../dossier.ts';
import { effective, firstDay, isAccepted, lastDay, type Placement } from '../placement.ts';
import type { Stay } from '../residence.ts';
import type { Facts } from './rule.ts';

/** What several rules ask of a placement: its days, its pay, and the hours of all paid work beside it. */

/** First to last day, where both are known. */
export function periodOf(placement: Placement): Period | undefined {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

export const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** Nothing is paid; unknown pay counts as paid, since a permit is only not needed where it is known. */
export const isUnpaid = (placement: Placement): boolean => effective(placement).pay === 'unpaid';

/** The accepted placements of a student, and the judged one as if it were accepted. */
export const counted = ({ placements }: Dossier, judged: Placement): readonly Placement[] =>
  placements.filter((placement) => placement.ref === judged.ref || isAccepted(placement));

/** Hours a week of all paid work in the judged placement's period: accepted placements and RA. Unknown hours are left out. */
export function weeklyHours({ dossier }: Facts, judged: Placement): number {
  const period = periodOf(judged);
  const placements = counted(dossier, judged).filter((placement) => {
    const other = periodOf(placement);
    const together =
      placement.ref === judged.ref || period === undefined || other === undefined || overlap(period, other);
    return together && !isUnpaid(placement);
  });
  const { researchAssistant, raHours = 0 } = dossier.student;
  const ra = researchAssistant ? raHours : 0;
  return placements.reduce((sum, placement) => sum + (effective(placement).hoursPerWeek ?? 0), ra);
}

/** Needs a permit, needs none, needs the bureau's word, or is not known. */
export type ResidenceClass = 'japanese' | 'free' | 'student' | 'other' | 'unknown';

const FREE = [
  '永住者',
  '特別永住者',
  '日本人の配偶者等',
  '永住者の配偶者等',
  '定住者',
  'permanent resident',
  'special permanent resident',
  'spouse or child of japanese national',
  'spouse or child of permanent resident',
  'long-term resident',
  'long term resident',
];
const STUDENT = ['留学', 'student', 'college student'];
const JAPANESE = ['日本', '日本国', 'japan', 'japanese'];
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** How a student may work on a day, by nationality and the status of residence of that day. */
export function residenceOn(dossier: Dossier, day: LocalDate): ResidenceClass {
  const { nationality } = dossier.student;
  if (nationality !== undefined && JAPANESE.includes(plain(nationality))) return 'japanese';
  const status = stayOn(dossier, day)?.status;
  if (status === undefined) return nationality === undefined ? 'japanese' : 'unknown';
  if (FREE.includes(plain(status))) return 'free';
  return STUDENT.includes(plain(status)) ? 'student' : 'other';
}

/** The stay at the first day of a placement (today where there is none). */
export const stayAt = ({ dossier, today }: Facts, placement: Placement): Stay | undefined =>
  stayOn(dossier, firstDay(placement) ?? today);
