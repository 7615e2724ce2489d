import type { LocalDate } from '../calendar/dates.ts';
import { type Dossier, stayOn } from './dossier.ts';

/** Needs a permit, needs none, needs the bureau's word, or is not known. */
export type ResidenceClass = 'japanese' | 'free' | 'student' | 'other' | 'unknown';

const PERMANENT = ['永住', '永住者', '特別永住者', 'permanent resident', 'special permanent resident'];

const FREE = [
  ...PERMANENT,
  '日本人の配偶者',
  '日本人の配偶者等',
  '永住者の配偶者',
  '永住者の配偶者等',
  '定住者',
  'spouse or child of japanese national',
  'spouse or child of permanent resident',
  'long-term resident',
  'long term resident',
];

const STUDENT = ['留学', '留学生', 'student', 'college student'];

/** Statuses of residence that rules know by name. */
export const STATUSES: readonly string[] = [...STUDENT, ...FREE];

const JAPANESE = ['日本', '日本国', 'japan', 'japanese'];

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** How a student may work on a day, by nationality and the status of residence of that day. */
export function residenceOn(dossier: Dossier, day: LocalDate): ResidenceClass {
  const { nationality } = dossier.student;
  if (nationality !== undefined && JAPANESE.includes(plain(nationality))) return 'japanese';
  const stay = stayOn(dossier, day);
  if (stay?.status === undefined) return nationality === undefined && stay === undefined ? 'japanese' : 'unknown';
  const { status } = stay;
  if (FREE.includes(plain(status))) return 'free';
  return STUDENT.includes(plain(status)) ? 'student' : 'other';
}

/** Without an end of stay. */
export const isPermanent = (status: string | undefined): boolean =>
  status !== undefined && PERMANENT.includes(plain(status));
