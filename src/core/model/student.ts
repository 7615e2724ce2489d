import type { LocalDate } from '../calendar/dates.ts';
import { isWithin } from '../text/names.ts';

/** Text, since leading zeros count. */
export type StudentNumber = string;

/** `none` means asked, and not a fellow; undefined is unknown. */
export type JspsKind = 'DC1' | 'DC2' | 'PD' | 'SPD' | 'RPD' | 'none';
export const JSPS_KINDS = ['DC1', 'DC2', 'PD', 'SPD', 'RPD', 'none'] as const satisfies readonly JspsKind[];

/** A student's own record, without what is dated or part of a step. Names are kept as typed. */
export interface Student {
  readonly number: StudentNumber;
  readonly nameKanji?: string;
  readonly nameKana?: string;
  readonly familyName?: string;
  readonly givenName?: string;
  readonly nameLatin?: string;
  /** Exactly as on the residence card, for papers to immigration. */
  readonly nameOnCard?: string;
  readonly email: string;
  /** The programme's Japanese or English name as listed in the profile. */
  readonly program: string;
  readonly institute?: string;
  /** Standard term in years: 3, or 5 for the five-year course. */
  readonly courseYears?: number;
  readonly year?: number;
  readonly dateOfBirth?: LocalDate;
  readonly nationality?: string;
  readonly sex?: string;
  readonly mextScholar?: boolean;
  readonly jsps?: JspsKind;
  readonly jspsFrom?: LocalDate;
  readonly jspsTo?: LocalDate;
  readonly specialResearcher?: boolean;
  /** Field-Specific Type, Pioneering Research Type, or another, as written. */
  readonly specialResearcherType?: string;
  /** Who else supports the student: asked whether pay is allowed. */
  readonly funder?: string;
  readonly researchAssistant?: boolean;
  /** Hours a week as a research assistant. */
  readonly raHours?: number;
  readonly supervisorName?: string;
  readonly supervisorEmail?: string;
  readonly officeEmail?: string;
  readonly enrolledOn?: LocalDate;
  readonly expectedCompletionOn?: LocalDate;
  readonly address?: string;
  readonly phone?: string;
}

type Named = Pick<Student, 'number' | 'nameKanji' | 'familyName' | 'givenName' | 'nameLatin'>;

/** The one name in Latin letters, if known: the whole where it came in one piece, else its parts. Every paper, list and card asks here. */
export const latinName = (student: Named): string | undefined =>
  student.nameLatin ?? (latinParts(student) || undefined);

/** Family and given name as recorded apart. */
export const latinParts = ({ familyName, givenName }: Pick<Student, 'familyName' | 'givenName'>): string =>
  [familyName, givenName].filter(Boolean).join(' ');

/** The name in one piece, where the parts recorded beside it say another: papers print the whole. */
export const unlikeItsParts = (student: Named): student is Named & { readonly nameLatin: string } =>
  student.nameLatin !== undefined && !isWithin(latinParts(student), student.nameLatin);

/** The name in lists: kanji, else Latin letters, else the number. */
export const nameOf = (student: Named): string => student.nameKanji ?? latinName(student) ?? student.number;
