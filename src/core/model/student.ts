import type { LocalDate } from '../calendar/dates.ts';

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

/** Family and given name in Latin letters, if known. */
export const latinName = (student: Named): string | undefined =>
  student.nameLatin ?? ([student.familyName, student.givenName].filter(Boolean).join(' ') || undefined);

/** The name in lists: kanji, else Latin letters, else the number. */
export const nameOf = (student: Named): string => student.nameKanji ?? latinName(student) ?? student.number;
