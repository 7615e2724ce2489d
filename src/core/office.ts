export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

export interface Program {
  readonly program: Bilingual;
  readonly institute: Bilingual;
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
  readonly system: { readonly name: Bilingual; readonly url: string; readonly contact: string };
  readonly course: {
    readonly code: string;
    readonly title: Bilingual;
    readonly credits: number;
    /** The faculty member in charge, who grades. */
    readonly teacher: Bilingual;
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
  };
  readonly calendar: { readonly closureFrom: string; readonly closureTo: string };
  readonly programs: readonly Program[];
  readonly import: {
    /** Heading as the sender writes it, to key of the import list. */
    readonly headings: Readonly<Record<string, string>>;
  };
  /** First days of the spring and of the autumn term, `MM-DD`. */
  readonly terms: { readonly springFrom: string; readonly autumnFrom: string };
}

/** The profile's row of a programme, found by its Japanese or English name. */
export const programOf = (office: Office, name: string): Program | undefined =>
  office.programs.find(({ program }) => program.ja === name || program.en === name);
