import type { LocalDate, Period } from '../calendar/dates.ts';
import { folded } from '../text/names.ts';
import type { Certificate } from './certificate.ts';
import type { Gate } from './gate.ts';
import { isOpen, type Placement, type PlacementRef } from './placement.ts';
import type { Insurance, Leave, Permit, Stay } from './residence.ts';
import type { Student } from './student.ts';
/** The certificates that count: those that were not voided. */
export const validCertificates = ({ certificates }: Pick<Dossier, 'certificates'>): readonly Certificate[] =>
  certificates.filter(({ voided }) => voided === undefined);

/** The addresses entered as supporters in the dedicated system. */
export interface Supporters {
  readonly supervisor?: string;
  readonly office?: string;
  readonly secretariat?: string;
}

/** A rule set aside for one gate, by a named person for a reason. It lapses when the compared values change. */
export interface Override {
  readonly rule: string;
  readonly gate: Gate;
  readonly placement?: PlacementRef;
  readonly reason: string;
  readonly on: LocalDate;
  readonly by: string;
  /** The finding's compared values, as canonical JSON. */
  readonly compared: string;
}

/** A JSPS fellow's internship: the host researcher's consent, and earlier internships. */
export interface JspsConsent {
  readonly hostResearcher?: string;
  readonly hostResearcherEmail?: string;
  readonly agreedOn?: LocalDate;
  /** It is research training that contributes to the research and does not interfere with it. */
  readonly contributes?: boolean;
  /** Months of earlier internships elsewhere within the appointment. */
  readonly monthsElsewhere?: number;
}

/** Away from the parent institute for a reason other than the internship. */
export interface Absence extends Period {
  readonly reason?: string;
}

/** A new supervisor from this day on; what the former one approved is asked for again. */
export interface SupervisorChange {
  readonly on: LocalDate;
  readonly former?: string;
  readonly name: string;
  readonly email?: string;
}

/** A supervisor's prior approval to register. */
export interface Approval {
  readonly on: LocalDate;
  readonly by?: string;
}

/** Everything known about one student: what rules may look at. */
export interface Dossier {
  readonly student: Student;
  /** The name in Latin letters as it was when the name on the residence card was last recorded or confirmed. */
  readonly latinAtCard?: string;
  /** By day, oldest first. */
  readonly stays: readonly Stay[];
  /** Days on which the student applied to renew the period of stay. */
  readonly renewals: readonly LocalDate[];
  readonly leaves: readonly Leave[];
  readonly absences: readonly Absence[];
  readonly insurances: readonly Insurance[];
  readonly permits: readonly Permit[];
  readonly jspsConsent?: JspsConsent;
  readonly supervisors: readonly SupervisorChange[];
  /** Day on which each obligation was settled, by its key. */
  readonly settled: Readonly<Record<string, LocalDate>>;
  readonly notes: readonly { readonly on: LocalDate; readonly text: string; readonly by: string }[];
  /** STEP 1. */
  readonly contact?: { readonly on: LocalDate; readonly guideSentOn?: LocalDate };
  /** STEP 2: the first approval. Its day is the step's, whoever approves afterwards. */
  readonly approval?: Approval;
  /** Approvals of supervisors who came later, in the order in which they were told. */
  readonly laterApprovals?: readonly Approval[];
  /** STEP 3. */
  readonly registration?: {
    readonly on: LocalDate;
    readonly supporters: Supporters;
    /** The supervisor's box 「このアドレスを応募時の承認者に加える」 is ticked. */
    readonly approverBox?: boolean;
  };
  /** Invitations to online briefings: the day sent, and the day of the briefing. */
  readonly invitations?: readonly { readonly on: LocalDate; readonly for: LocalDate }[];
  /** STEP 4. */
  readonly briefing?: { readonly attendedOn?: LocalDate; readonly recordingSentOn?: LocalDate };
  readonly placements: readonly Placement[];
  readonly certificates: readonly Certificate[];
  readonly overrides: readonly Override[];
}

/** The dossier of a student before anything is recorded. */
export const NOTHING_KNOWN = {
  stays: [],
  renewals: [],
  leaves: [],
  absences: [],
  insurances: [],
  permits: [],
  supervisors: [],
  settled: {},
  notes: [],
  placements: [],
  certificates: [],
  overrides: [],
} satisfies Omit<Dossier, 'student'>;

/** Every approval of STEP 2: the first, then those of later supervisors. */
export const approvalsOf = ({ approval, laterApprovals = [] }: Dossier): readonly Approval[] =>
  approval ? [approval, ...laterApprovals] : laterApprovals;

/** One person, however the spaces of the name were typed. */
export const isSamePerson = (one: string | undefined, other: string): boolean =>
  one !== undefined && folded(one) === folded(other);

export const openPlacements = (dossier: Dossier): readonly Placement[] => dossier.placements.filter(isOpen);

export const placementOf = (dossier: Dossier, ref: PlacementRef): Placement | undefined =>
  dossier.placements.find((placement) => placement.ref === ref);

/** The stay in force on a day: the last row begun by then, else the first known. */
export const stayOn = (dossier: Dossier, day: LocalDate): Stay | undefined =>
  dossier.stays.findLast((stay) => stay.on <= day) ?? dossier.stays[0];

/** What the rows of a report are about, where it is one thing that has a day: whoever has none of it need not be read. */
export const RECORD_KINDS = ['contracts', 'courses', 'certificates', 'overrides'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** What the rules of scholarships and pay ask of a dossier: the fellowship, what was worked, and the obligations that follow. */

export const isFellow = ({ student }: Dossier): boolean => student.jsps !== undefined && student.jsps !== 'none';
