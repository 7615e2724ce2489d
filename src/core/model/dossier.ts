import type { LocalDate, Period } from '../calendar/dates.ts';
import type { Certificate } from './certificate.ts';
import type { Gate } from './gate.ts';
import { isOpen, type Placement, type PlacementRef } from './placement.ts';
import type { Insurance, Leave, Permit, Stay } from './residence.ts';
import type { Student } from './student.ts';
/** The certificates that count: those that were not voided. */
export const validCertificates = ({ certificates }: Pick<Dossier, 'certificates'>): readonly Certificate[] =>
  certificates.filter(({ voided }) => voided === undefined);

/** Whose addresses stand in the dedicated system as supporters. */
export interface Supporters {
  readonly supervisor?: string;
  readonly office?: string;
  readonly secretariat?: string;
}

/** A rule set aside for one gate, by somebody, for a reason. It lapses when the compared values change. */
export interface Override {
  readonly rule: string;
  readonly gate: Gate;
  readonly placement?: PlacementRef;
  readonly reason: string;
  readonly on: LocalDate;
  readonly by: string;
  /** The finding's values as they were, as canonical JSON. */
  readonly compared: string;
}

/** A JSPS fellow's internship: what the host researcher agreed to, and what was done before. */
export interface JspsConsent {
  readonly hostResearcher?: string;
  readonly agreedOn?: LocalDate;
  /** The content is research training that contributes to the research and does not interfere with it. */
  readonly contributes?: boolean;
  /** Months of internships done elsewhere within the appointment. */
  readonly monthsElsewhere?: number;
}

/** Away from the parent institute for another reason than the internship. */
export interface Absence extends Period {
  readonly reason?: string;
}

/** From this day on another supervisor; what stems from the former one is asked anew. */
export interface SupervisorChange {
  readonly on: LocalDate;
  readonly former?: string;
  readonly name: string;
  readonly email?: string;
}

/** All that is known of one student: what rules may look at. */
export interface Dossier {
  readonly student: Student;
  /** By day, oldest first. */
  readonly stays: readonly Stay[];
  /** Days on which a renewal of the stay was applied for. */
  readonly renewals: readonly LocalDate[];
  readonly leaves: readonly Leave[];
  readonly absences: readonly Absence[];
  readonly insurances: readonly Insurance[];
  readonly permits: readonly Permit[];
  readonly jspsConsent?: JspsConsent;
  readonly supervisors: readonly SupervisorChange[];
  /** Obligations that were settled, by their key. */
  readonly settled: Readonly<Record<string, LocalDate>>;
  readonly notes: readonly { readonly on: LocalDate; readonly text: string; readonly by: string }[];
  /** STEP 1. */
  readonly contact?: { readonly on: LocalDate; readonly guideSentOn?: LocalDate };
  /** STEP 2. */
  readonly approval?: { readonly on: LocalDate; readonly by?: string };
  /** STEP 3. */
  readonly registration?: {
    readonly on: LocalDate;
    readonly supporters: Supporters;
    /** The supervisor's box 「このアドレスを応募時の承認者に加える」 is ticked. */
    readonly approverBox?: boolean;
  };
  /** Invitations to online briefings: sent on a day, for the briefing of another. */
  readonly invitations?: readonly { readonly on: LocalDate; readonly for: LocalDate }[];
  /** STEP 4. */
  readonly briefing?: { readonly attendedOn?: LocalDate; readonly recordingSentOn?: LocalDate };
  readonly placements: readonly Placement[];
  readonly certificates: readonly Certificate[];
  readonly overrides: readonly Override[];
}

/** What is known of somebody of whom nothing is known. */
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

export const openPlacements = (dossier: Dossier): readonly Placement[] => dossier.placements.filter(isOpen);

export const placementOf = (dossier: Dossier, ref: PlacementRef): Placement | undefined =>
  dossier.placements.find((placement) => placement.ref === ref);

/** The stay of a day: the last row that had begun, else the first one known. */
export const stayOn = (dossier: Dossier, day: LocalDate): Stay | undefined =>
  dossier.stays.findLast((stay) => stay.on <= day) ?? dossier.stays[0];

/** What the rows of a report are about, where it is one thing that has a day: whoever has none of it need not be read. */
export const DATED = ['contracts', 'courses', 'certificates', 'overrides'] as const;

export type Dated = (typeof DATED)[number];

/** What the rules of scholarships and pay ask of a dossier: the fellowship, what was worked, and the obligations that follow. */

export const isFellow = ({ student }: Dossier): boolean => student.jsps !== undefined && student.jsps !== 'none';
