import type { LocalDate, Month } from '../calendar/dates.ts';
import type { ChangeType } from '../journal/changes.ts';
import type { LetterKey } from '../letters/kinds.ts';
import type { LetterMissing } from '../letters/missing.ts';
import type { CertificateKind } from '../model/certificate.ts';
import type { ReviewOutcome } from '../model/contract.ts';
import type { Gate } from '../model/gate.ts';
import type { Closing, PlacementState } from '../model/placement.ts';
import type { LeaveKind } from '../model/residence.ts';
import type { StudentNumber } from '../model/student.ts';
import type { ChangedFact } from '../papers/certificates/stated.ts';
import type { Missing } from '../papers/missing.ts';
import type { Finding } from '../rules/judge.ts';

/** Why a request is refused: a rule's finding, or something about the request. Data only: its sentence is in wording/. */
export type Refusal = Because & {
  /** The student, if the command is about several. */
  readonly student?: StudentNumber;
};

type Because =
  /** `amends`: a change of terms, judged like the gate. */
  | { readonly because: 'rule'; readonly finding: Finding; readonly gate: Gate; readonly amends?: true }
  | { readonly because: 'future'; readonly on: LocalDate; readonly today: LocalDate }
  | { readonly because: 'reversed'; readonly from: LocalDate; readonly to: LocalDate }
  /** The day of an amendment is neither in the agreed period nor the day after its last. */
  | {
      readonly because: 'outside';
      readonly placement: string;
      readonly on: LocalDate;
      readonly from?: LocalDate;
      readonly to?: LocalDate;
    }
  /** A correction without a reason: the recorded value and the new one. */
  | { readonly because: 'unexplained'; readonly before: string; readonly after: string }
  /** A briefing can only be moved within its month. */
  | { readonly because: 'other-month'; readonly month: Month; readonly on: LocalDate }
  | { readonly because: 'placement-closed'; readonly placement: string; readonly state: string }
  | { readonly because: 'no-contract'; readonly placement: string }
  /** Nothing to withdraw from. `holder`: whose placement it is. */
  | { readonly because: 'no-course'; readonly placement: string; readonly holder: StudentNumber }
  /** Whoever was graded does not withdraw any more. */
  | {
      readonly because: 'graded';
      readonly placement: string;
      readonly grade: string;
      readonly on: LocalDate;
      readonly holder: StudentNumber;
    }
  /** The named placement has another host than the named company. */
  | { readonly because: 'other-company'; readonly placement: string; readonly company: string; readonly asked: string }
  /** Returned or refused without a remark. */
  | { readonly because: 'no-remark'; readonly outcome: ReviewOutcome }
  /** Broken off without a reason. */
  | { readonly because: 'no-reason'; readonly closing: Closing }
  /** An amendment without a reason. */
  | { readonly because: 'unreasoned'; readonly placement: string }
  /** A leave that overlaps another. */
  | {
      readonly because: 'on-leave';
      readonly number: StudentNumber;
      readonly kind: LeaveKind;
      readonly from: LocalDate;
      readonly to?: LocalDate;
    }
  | { readonly because: 'not-on-leave'; readonly number: StudentNumber }
  | { readonly because: 'not-a-grade'; readonly grade: string; readonly grades: readonly string[] }
  /** What would be printed is empty in the profile, or the sample's under the name of another university. */
  | { readonly because: 'setting-open'; readonly keys: readonly string[]; readonly settle: string }
  | {
      readonly because: 'missing-facts';
      readonly kind: CertificateKind;
      readonly missing: readonly Missing[];
    }
  /** In what would be printed signs stand for letters, or letters went wrong on the way. */
  | { readonly because: 'lost-letters'; readonly missing: readonly Missing[] }
  /** The letter's addressee has no address, or there is no reason for the letter. */
  | { readonly because: 'letter-lacks'; readonly letter: LetterKey; readonly missing: readonly LetterMissing[] }
  /** The placement to be certified is not accepted, or was cut short. */
  | {
      readonly because: 'not-accepted';
      readonly placement: string;
      readonly state: PlacementState;
      readonly settle: string;
    }
  /** As far as is recorded, the student is not enrolled on the day of the certificate. */
  | {
      readonly because: 'not-enrolled';
      readonly on: LocalDate;
      readonly from?: LocalDate;
      readonly to?: LocalDate;
      readonly settle: string;
    }
  | {
      readonly because: 'leaned-on';
      readonly seq: number;
      /** `number`: a certificate, which is voided rather than taken back. */
      readonly first: readonly { readonly seq: number; readonly change: ChangeType; readonly number?: string }[];
    }
  /** What an import wrote was changed since. */
  | {
      readonly because: 'edited-since';
      readonly first: readonly { readonly seq: number; readonly change: ChangeType }[];
    }
  /** These placements name the company. */
  | { readonly because: 'in-use'; readonly placements: readonly string[] }
  /** An issued paper may be in somebody's hands, so its number stays in the register. */
  | { readonly because: 'paper-stays'; readonly number: string }
  | {
      readonly because: 'void-already';
      readonly number: string;
      readonly on: LocalDate;
      readonly by: string;
      readonly reason: string;
    }
  /** A reissue would state something else than the first paper. */
  | {
      readonly because: 'facts-changed';
      readonly number: string;
      readonly kind: CertificateKind;
      readonly holder: StudentNumber;
      readonly facts: readonly ChangedFact[];
    }
  /** The student holds a valid certificate of this kind that states other facts. */
  | { readonly because: 'holds-other'; readonly number: string; readonly facts: readonly ChangedFact[] }
  /** The register does not keep what the first paper states, and the new one's bytes differ. */
  | {
      readonly because: 'facts-unknown';
      readonly number: string;
      readonly kind: CertificateKind;
      readonly holder: StudentNumber;
    }
  /** What was erased does not come back. */
  | { readonly because: 'erased-stays' }
  /** The reason or basis of an erasure would keep what is erased: `said` is that word of it. */
  | { readonly because: 'names-the-erased'; readonly said: string }
  | { readonly because: 'nothing-to-take-back'; readonly what: string };

/** Changes, or **all** refusals. Dry run, confirmation and write use the same answer. */
export type Decision<C> =
  | { readonly ok: true; readonly changes: readonly C[]; readonly overridden: readonly Finding[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Is the command line itself wrong, rather than a rule or the records against it? */
export const isMistyped = ({ because }: Refusal): boolean =>
  [
    'future',
    'reversed',
    'unexplained',
    'no-remark',
    'no-reason',
    'not-a-grade',
    'other-month',
    'unreasoned',
    'names-the-erased',
  ].includes(because);
