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
  /** Where to ask about research assistants; empty if at the programme office. */
  readonly raEmail: string;
}

/** The office's profile: everything local. Read by core/profile/settings.ts; `templates/office.toml` explains each key. */
export interface Office {
  readonly university: { readonly name: Bilingual };
  readonly office: {
    readonly name: Bilingual;
    readonly address: Bilingual;
    readonly telephone: string;
    readonly email: string;
    /** IANA name. The office's days are days in this zone. */
    readonly timezone: string;
  };
  /** Who certifies. Empty in the sample, so that no certificate is issued before it is filled in. */
  readonly issuer: { readonly name: Bilingual; readonly title: Bilingual };
  /** The dedicated system where students register. */
  readonly system: {
    readonly name: Bilingual;
    readonly url: string;
    readonly contact: string;
    /** The Student Participation Guide, a file relative to the profile; one language may be empty. */
    readonly guide: Bilingual;
    /** URL of the briefing's recording; empty until it is known. */
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
    /** Standard terms, in years, that count as doctoral from the first year. */
    readonly doctoralCourseYears: readonly number[];
    /** For a five-year course: months enrolled (without leave), or the recorded year, from which a student counts as doctoral. */
    readonly fiveYearMonths: number;
    readonly fiveYearYear: number;
    /** Calendar months below which the length rule warns, and below which it blocks. */
    readonly warnUnderMonths: number;
    readonly blockUnderMonths: number;
    /** Days before the last day from which evaluation papers may come. */
    readonly evaluationDaysBeforeEnd: number;
    /** Hours a week allowed by a comprehensive work permit. */
    readonly comprehensiveHours: number;
    /** Hours a day it allows in the long vacations. */
    readonly vacationHoursPerDay: number;
    /** Days before the start from which a missing permit application is near. */
    readonly permitYellowDays: number;
    /** … and urgent. */
    readonly permitRedDays: number;
    /** Months for which a certificate of enrollment may be filed with the application. */
    readonly certificateMonths: number;
    /** Working days after a missed briefing for sending the recording. */
    readonly recordingWorkingDays: number;
    /** Months of internships allowed to a JSPS fellow in principle, over the whole appointment. */
    readonly jspsMonths: number;
    /** Days after the last day by which the evaluation certificate is expected. */
    readonly evaluationLateDays: number;
    /** Days after that certificate by which the grade is expected. */
    readonly gradeLateDays: number;
    /** The university's long vacations, `MM-DD/MM-DD`, both days inclusive. */
    readonly longVacations: readonly string[];
    /** Liability insurances accepted in place of GAKKENBAI. */
    readonly otherLiability: readonly InsuranceKind[];
    /** The insurances cover an internship only once the university was notified of it. */
    readonly insuranceNotice: boolean;
    /** Hours of paid work in any seven days, vacations included, that the university allows; 0 where it says nothing. */
    readonly weeklyCapHours: number;
    /** Work for the own university (RA) counts for the work permit. */
    readonly raNeedsPermit: boolean;
    /** A MEXT scholar is away only when abroad; otherwise when away from the parent institute. */
    readonly mextAwayIsAbroad: boolean;
    /** Whether the proxy seal applies is asked where a MEXT scholar is away for a whole month. */
    readonly mextProxySeal: boolean;
    /** Yen within one fiscal year from which the office of the Special Researcher programme is asked. */
    readonly specialResearcherYen: number;
  };
  readonly papers: {
    /** Font files tried, in order, for characters that the built-in fonts lack; relative to the profile. */
    readonly fonts: readonly string[];
    /** The side of the university's seal, in mm: so much room is kept for it. */
    readonly seal: number;
  };
  readonly calendar: { readonly closureFrom: string; readonly closureTo: string };
  readonly programs: readonly Program[];
  readonly import: {
    /** The sender's heading, mapped to a key of the import list. */
    readonly headings: Readonly<Record<string, string>>;
    /** Named maps of the same kind, for `--map @NAME`. */
    readonly maps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly templates: {
    /** Folder of the office's own texts, relative to the profile. */
    readonly folder: string;
  };
  readonly backup: {
    /** Public keys of age: whoever has one of their secret keys opens the backups. Where there are none, the daily ones are not sealed. */
    readonly recipients: readonly string[];
    /** Of how many days, weeks and months the last backup stays in the office's own folder. */
    readonly days: number;
    readonly weeks: number;
    readonly months: number;
  };
  /** For how many seconds, a minute at most, whoever records waits while somebody else does. */
  readonly database: { readonly waitSeconds: number };
  /** For how many years records are kept after each event; 0 where no rule speaks of it. */
  readonly retention: {
    readonly completedYears: number;
    readonly leftYears: number;
    readonly endedYears: number;
  };
  /** First days of the spring and autumn terms, `MM-DD`. */
  readonly terms: { readonly springFrom: string; readonly autumnFrom: string };
}

/** The profile's entry for a programme, by its Japanese or English name. */
export const programOf = (office: Office, name: string): Program | undefined =>
  office.programs.find(({ program }) => program.ja === name || program.en === name);

/** The term that a day falls in, by the days on which the profile lets the terms begin. */
export function termOf(day: LocalDate, { terms }: Office): CourseTerm {
  const date = day.slice(5);
  return date >= terms.springFrom && date < terms.autumnFrom ? 'spring' : 'autumn';
}
