import type { LocalDate, Month } from '../calendar/dates.ts';
import type { Certificate, Reissue, Voided } from '../model/certificate.ts';
import type { Agreement, CompanyCode, CompanyFacts, Job } from '../model/company.ts';
import type { Contract, ContractKind, Review } from '../model/contract.ts';
import type { Absence, JspsConsent, Override, SupervisorChange, Supporters } from '../model/dossier.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Export, Look } from '../model/office-facts.ts';
import type {
  Amendment,
  Closed,
  Course,
  EvaluationPaper,
  Grade,
  HostPeople,
  PlacementRef,
  Preparation,
  Result,
  Withdrawal,
} from '../model/placement.ts';
import type { Span, Terms } from '../model/placement-terms.ts';
import type { Insurance, Leave, Permit, PermitKind, PermitPaper, Stay } from '../model/residence.ts';
import type { Student, StudentNumber } from '../model/student.ts';
import type { JournalHead } from './head.ts';

/** The keys of a record to set and those to empty. */
export interface Edit<T> {
  readonly set: Partial<T>;
  /** Keys to remove. */
  readonly clear?: readonly (keyof T & string)[];
}

type OfPlacement = { readonly placement: PlacementRef };

/** The only ways a student's dossier can change. The journal stores exactly these: to change a meaning, add a new type. */
export type StudentChange =
  | { readonly type: 'student-registered'; readonly facts: Student }
  | ({ readonly type: 'student-edited' } & Edit<Student>)
  /** The number was mistyped: the same student with the whole record. */
  | { readonly type: 'student-renumbered'; readonly number: StudentNumber }
  /** Replaces a row of the same day. */
  | { readonly type: 'stay-recorded'; readonly stay: Stay }
  | { readonly type: 'renewal-applied'; readonly on: LocalDate }
  | { readonly type: 'leave-recorded'; readonly leave: Leave }
  /** Ends the open leave the day before, or, with `leaveFrom`, the one that began on that day, earlier than planned. */
  | { readonly type: 'returned'; readonly on: LocalDate; readonly leaveFrom?: LocalDate }
  | { readonly type: 'absence-added'; readonly absence: Absence }
  | { readonly type: 'supervisor-changed'; readonly change: SupervisorChange }
  | { readonly type: 'jsps-recorded'; readonly consent: JspsConsent }
  | { readonly type: 'insurance-recorded'; readonly insurance: Insurance }
  | {
      readonly type: 'permit-opened';
      readonly number: number;
      readonly kind: PermitKind;
      readonly on: LocalDate;
      readonly placement?: PlacementRef;
    }
  | {
      readonly type: 'permit-paper-ready';
      readonly number: number;
      readonly paper: PermitPaper;
      readonly on: LocalDate;
    }
  | { readonly type: 'permit-applied'; readonly number: number; readonly on: LocalDate }
  | { readonly type: 'permit-granted'; readonly number: number; readonly granted: NonNullable<Permit['granted']> }
  | { readonly type: 'permit-refused'; readonly number: number; readonly refused: NonNullable<Permit['refused']> }
  | { readonly type: 'obligation-settled'; readonly key: string; readonly on: LocalDate }
  | { readonly type: 'note-added'; readonly on: LocalDate; readonly text: string; readonly by: string }
  | { readonly type: 'contact-recorded'; readonly on: LocalDate; readonly guideSentOn?: LocalDate }
  /** The first approval of STEP 2, or a correction of it. */
  | { readonly type: 'approval-recorded'; readonly on: LocalDate; readonly by?: string }
  /** A later supervisor approved too; the first approval stays. With `instead` it corrects the one of that person. */
  | { readonly type: 'approval-renewed'; readonly on: LocalDate; readonly by: string; readonly instead?: string }
  | {
      readonly type: 'registration-recorded';
      readonly on: LocalDate;
      readonly supporters: Supporters;
      readonly approverBox?: boolean;
    }
  /** Invited on one day to the briefing of another. */
  | { readonly type: 'briefing-invited'; readonly on: LocalDate; readonly for: LocalDate }
  | { readonly type: 'briefing-recorded'; readonly attendedOn?: LocalDate; readonly recordingSentOn?: LocalDate }
  | ({
      readonly type: 'placement-opened';
      readonly ref: PlacementRef;
      readonly company: CompanyCode;
      readonly on: LocalDate;
      readonly job?: string;
      readonly consulted: readonly string[];
      readonly terms: Terms;
    } & HostPeople)
  | ({
      readonly type: 'placement-edited';
      readonly on?: LocalDate;
      readonly job?: string;
      readonly consulted?: readonly string[];
      /** Each fact corrects where it was last stated. */
      readonly terms?: Terms;
    } & HostPeople &
      OfPlacement)
  | ({
      readonly type: 'placement-amended';
      /** What changes on the amendment's day; the rest stays as it is before that day. */
      readonly terms: Terms;
      readonly amendment: Amendment;
    } & OfPlacement)
  | ({ readonly type: 'preparation-recorded'; readonly what: Preparation; readonly on: LocalDate } & OfPlacement)
  | ({
      readonly type: 'application-recorded';
      readonly on: LocalDate;
      readonly approvedOn?: LocalDate;
      /** The supervisor confirmed that it relates to the research and does not hinder the studies. */
      readonly confirms?: true;
    } & OfPlacement)
  | ({ readonly type: 'selection-recorded'; readonly on: LocalDate } & OfPlacement)
  | ({ readonly type: 'result-recorded'; readonly result: Result } & OfPlacement)
  | ({ readonly type: 'contract-received'; readonly contract: Omit<Contract, 'reviews'> } & OfPlacement)
  | ({
      readonly type: 'contract-reviewed';
      readonly kind: ContractKind;
      readonly revision: number;
      readonly review: Review;
    } & OfPlacement)
  /** What a received paper says, recorded after it came: terms that were unknown of it. */
  | ({
      readonly type: 'contract-terms-recorded';
      readonly kind: ContractKind;
      readonly revision: number;
      readonly terms: Terms;
      readonly spans?: readonly Span[];
    } & OfPlacement)
  | ({
      readonly type: 'contract-signed';
      readonly kind: ContractKind;
      readonly revision: number;
      readonly on: LocalDate;
      readonly file?: Evidence;
    } & OfPlacement)
  | ({ readonly type: 'course-registered'; readonly course: Course } & OfPlacement)
  /** The registration in force is one no longer; where there is none, the last withdrawal is corrected. */
  | ({ readonly type: 'course-withdrawn'; readonly withdrawn: Withdrawal } & OfPlacement)
  | ({
      readonly type: 'internship-recorded';
      readonly startedOn?: LocalDate;
      readonly endedOn?: LocalDate;
      readonly earlyReason?: string;
    } & OfPlacement)
  /** Replaces a paper of the same kind. */
  | ({ readonly type: 'evaluation-recorded'; readonly paper: EvaluationPaper } & OfPlacement)
  | ({ readonly type: 'grade-recorded'; readonly grade: Grade } & OfPlacement)
  | ({ readonly type: 'placement-closed'; readonly closed: Closed } & OfPlacement)
  | { readonly type: 'certificate-issued'; readonly certificate: Certificate }
  | { readonly type: 'certificate-voided'; readonly number: string; readonly voided: Voided }
  | { readonly type: 'certificate-reissued'; readonly number: string; readonly reissue: Reissue }
  | { readonly type: 'rule-overridden'; readonly override: Override };

/** The only ways a company's record can change. */
export type CompanyChange =
  | { readonly type: 'company-added'; readonly facts: CompanyFacts }
  /** With `on`, another name is the company's new one from that day; without, the name was wrong. */
  | ({ readonly type: 'company-edited'; readonly on?: LocalDate } & Edit<CompanyFacts>)
  | { readonly type: 'job-added'; readonly job: Job }
  | ({ readonly type: 'job-edited'; readonly job: string } & Edit<Omit<Job, 'ref'>>)
  | { readonly type: 'agreement-added'; readonly agreement: Omit<Agreement, 'revisions'> }
  | {
      readonly type: 'agreement-received';
      readonly agreement: string;
      readonly revision: number;
      readonly on: LocalDate;
      readonly file?: Evidence;
    }
  | {
      readonly type: 'agreement-reviewed';
      readonly agreement: string;
      readonly revision: number;
      readonly review: Review;
    }
  | { readonly type: 'agreement-renewed'; readonly agreement: string; readonly to: LocalDate }
  | { readonly type: 'agreement-ended'; readonly agreement: string; readonly on: LocalDate }
  | { readonly type: 'agreement-signed'; readonly agreement: string; readonly on: LocalDate; readonly file?: Evidence };

/** Changes to the office's own facts, and exports from its records. */
export type OfficeChange =
  /** Moves a month's online briefing from its first working day; the last such change wins. */
  | { readonly type: 'briefing-set'; readonly month: Month; readonly on: LocalDate }
  /** Student data left as a file or a worksheet. Never taken back, because it happened. */
  | { readonly type: 'export-written'; readonly export: Export }
  /** Somebody looked at facts that are masked. Never taken back either. */
  | { readonly type: 'facts-unmasked'; readonly look: Look }
  /** The office goes on with records that do not hold the last entry that was noted of them. Never taken back. */
  | {
      readonly type: 'head-accepted';
      readonly lost: Pick<JournalHead, 'seq' | 'hash'>;
      /** Numbers that the lost entries gave, as far as they could be read: none of them is given again. */
      readonly given?: readonly string[];
    }
  /** The office signs with another key from now on: its public half, in base64url. Never taken back, since papers bear it. */
  | { readonly type: 'key-adopted'; readonly key: string };

/** An earlier entry of the same subject no longer counts. `replay` handles it; `evolve` never sees it. */
export type TakenBack = { readonly type: 'taken-back'; readonly seq: number };

/**
 * All that was known of a student is gone, and only this is left: the number, and the numbers that were given and are never given again.
 * `replay` begins behind it; `evolve` never sees it.
 */
export interface StudentErased {
  readonly type: 'student-erased';
  readonly number: StudentNumber;
  readonly certificates: readonly string[];
  readonly placements: readonly PlacementRef[];
  /** By what law or rule of retention. */
  readonly basis?: string;
}

export type Change = StudentChange | CompanyChange | OfficeChange | TakenBack | StudentErased;
export type ChangeType = Change['type'];
