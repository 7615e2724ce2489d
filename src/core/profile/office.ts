import type { LocalDate } from '../calendar/dates.ts';
import type { CourseTerm } from '../model/placement.ts';
import type { InsuranceKind } from '../model/residence.ts';

export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

export interface Program {
  readonly program: Bilingual;
  readonly institute: Bilingual;
  /** Where questions about research assistants go; empty where it is the programme office. */
  readonly raEmail: string;
}

/** The office's profile: all local custom. Read by core/profile.ts; `templates/office.toml` explains each key. */
export interface Office {
  readonly university: { readonly name: Bilingual };
  readonly office: {
    readonly name: Bilingual;
    readonly address: Bilingual;
    readonly telephone: string;
    readonly email: string;
    /** IANA name; the office's days are days there. */
    readonly timezone: string;
  };
  /** Who certifies. Empty names in the sample: a certificate is refused until they are filled in. */
  readonly issuer: { readonly name: Bilingual; readonly title: Bilingual };
  /** The dedicated system in which students register. */
  readonly system: {
    readonly name: Bilingual;
    readonly url: string;
    readonly contact: string;
    /** The Student Participation Guide, a file beside the profile; one language may be empty. */
    readonly guide: Bilingual;
    /** The address at which the recording of the briefing is seen; empty until the office knows. */
    readonly recording: string;
  };
  readonly course: {
    readonly code: string;
    readonly title: Bilingual;
    readonly credits: number;
    /** The faculty member in charge, who grades. */
    readonly teacher: Bilingual;
    readonly teacherEmail: string;
    readonly grades: readonly string[];
  };
  readonly rules: {
    /** Standard terms in years that count as doctoral from the first year on. */
    readonly doctoralCourseYears: readonly number[];
    /** Of a five-year course: months enrolled, without leave, or recorded year, from which a student counts as doctoral. */
    readonly fiveYearMonths: number;
    readonly fiveYearYear: number;
    /** Below this many calendar months the length rule warns, and below that it blocks. */
    readonly warnUnderMonths: number;
    readonly blockUnderMonths: number;
    /** Evaluation papers may come this many days before the last day. */
    readonly evaluationDaysBeforeEnd: number;
    /** Hours a week that a comprehensive work permit allows. */
    readonly comprehensiveHours: number;
    /** Hours a day that it allows in the long vacations. */
    readonly vacationHoursPerDay: number;
    /** Days before the start from which a missing permit application is told as approaching. */
    readonly permitYellowDays: number;
    /** … and as urgent. */
    readonly permitRedDays: number;
    /** Months for which a certificate of enrollment may be filed with the application. */
    readonly certificateMonths: number;
    /** Working days after a missed briefing within which the recording is sent. */
    readonly recordingWorkingDays: number;
    /** Months that a JSPS fellow's internships may take in principle, over the whole appointment. */
    readonly jspsMonths: number;
    /** Days after the last day by which the evaluation certificate is expected. */
    readonly evaluationLateDays: number;
    /** Days after the certificate by which the grade is expected. */
    readonly gradeLateDays: number;
    /** Long vacations of the university, `MM-DD/MM-DD`, both days included. */
    readonly longVacations: readonly string[];
    /** Other liability insurances that count as GAKKENBAI does. */
    readonly otherLiability: readonly InsuranceKind[];
  };
  readonly papers: {
    /** Files of further fonts, asked for a character after ours; a relative path begins at the profile. */
    readonly fonts: readonly string[];
  };
  readonly calendar: { readonly closureFrom: string; readonly closureTo: string };
  readonly programs: readonly Program[];
  readonly import: {
    /** Heading as the sender writes it, to key of the import list. */
    readonly headings: Readonly<Record<string, string>>;
    /** The same under a name, which `--map @NAME` calls for. */
    readonly maps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly templates: {
    /** The folder of the office's own texts, beside the profile. */
    readonly folder: string;
  };
  /** First days of the spring and of the autumn term, `MM-DD`. */
  readonly terms: { readonly springFrom: string; readonly autumnFrom: string };
}

/** The profile's row of a programme, found by its Japanese or English name. */
export const programOf = (office: Office, name: string): Program | undefined =>
  office.programs.find(({ program }) => program.ja === name || program.en === name);

/** The term that a day falls in, by the days on which the profile lets the terms begin. */
export function termOf(day: LocalDate, { terms }: Office): CourseTerm {
  const date = day.slice(5);
  return date >= terms.springFrom && date < terms.autumnFrom ? 'spring' : 'autumn';
}
