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

/** Why a wish is not granted: a rule's finding, or something about the request itself. Data: its sentence stands in wording/. */
export type Refusal = Because & {
  /** Whose, where one command is about several students. */
  readonly student?: StudentNumber;
};

type Because =
  /** `amends`: the terms were to be changed, which is judged as the gate is. */
  | { readonly because: 'rule'; readonly finding: Finding; readonly gate: Gate; readonly amends?: true }
  | { readonly because: 'future'; readonly on: LocalDate; readonly today: LocalDate }
  | { readonly because: 'reversed'; readonly from: LocalDate; readonly to: LocalDate }
  /** A correction without a reason: what stands there, and what was to take its place. */
  | { readonly because: 'unexplained'; readonly before: string; readonly after: string }
  /** A briefing is moved within its month. */
  | { readonly because: 'other-month'; readonly month: Month; readonly on: LocalDate }
  | { readonly because: 'placement-closed'; readonly placement: string; readonly state: string }
  | { readonly because: 'no-contract'; readonly placement: string }
  /** A placement is named together with a company that is not its host. */
  | { readonly because: 'other-company'; readonly placement: string; readonly company: string; readonly asked: string }
  /** Returned or refused, and nobody says why. */
  | { readonly because: 'no-remark'; readonly outcome: ReviewOutcome }
  /** Broken off, and nobody says why. */
  | { readonly because: 'no-reason'; readonly closing: Closing }
  /** An amendment, and nobody says why. */
  | { readonly because: 'unreasoned'; readonly placement: string }
  /** A leave that lies on another. */
  | {
      readonly because: 'on-leave';
      readonly number: StudentNumber;
      readonly kind: LeaveKind;
      readonly from: LocalDate;
      readonly to?: LocalDate;
    }
  | { readonly because: 'not-on-leave'; readonly number: StudentNumber }
  | { readonly because: 'not-a-grade'; readonly grade: string; readonly grades: readonly string[] }
  | {
      readonly because: 'missing-facts';
      readonly kind: CertificateKind;
      readonly missing: readonly Missing[];
    }
  /** A letter whose addressee has no address, or for which there is no reason. */
  | { readonly because: 'letter-lacks'; readonly letter: LetterKey; readonly missing: readonly LetterMissing[] }
  /** A certificate of internship for a placement that is not accepted, or that was cut short. */
  | {
      readonly because: 'not-accepted';
      readonly placement: string;
      readonly state: PlacementState;
      readonly settle: string;
    }
  /** A certificate of enrollment for a day on which the student is not enrolled, as far as the records know. */
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
      /** `number`: of a certificate, which is voided and not taken back. */
      readonly first: readonly { readonly seq: number; readonly change: ChangeType; readonly number?: string }[];
    }
  /** What an import wrote was written anew since. */
  | {
      readonly because: 'edited-since';
      readonly first: readonly { readonly seq: number; readonly change: ChangeType }[];
    }
  /** A company that these placements name. */
  | { readonly because: 'in-use'; readonly placements: readonly string[] }
  /** A paper that was issued may be in somebody's hands: its number stays in the register. */
  | { readonly because: 'paper-stays'; readonly number: string }
  | {
      readonly because: 'void-already';
      readonly number: string;
      readonly on: LocalDate;
      readonly by: string;
      readonly reason: string;
    }
  /** A paper that is to be issued again would state something else than the first. */
  | {
      readonly because: 'facts-changed';
      readonly number: string;
      readonly kind: CertificateKind;
      readonly holder: StudentNumber;
      readonly facts: readonly ChangedFact[];
    }
  /** Who is to get a paper holds a valid one for the same, which states other facts. */
  | { readonly because: 'holds-other'; readonly number: string; readonly facts: readonly ChangedFact[] }
  /** A paper that is to be issued again, whose facts the register does not keep, and whose bytes are not those of the first. */
  | {
      readonly because: 'facts-unknown';
      readonly number: string;
      readonly kind: CertificateKind;
      readonly holder: StudentNumber;
    }
  | { readonly because: 'nothing-to-take-back'; readonly what: string };

/** Changes, or **all** refusals. A dry run, the confirmation and the write share this one answer. */
export type Decision<C> =
  | { readonly ok: true; readonly changes: readonly C[]; readonly overridden: readonly Finding[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Something about the command line itself, rather than what the rules or the records say. */
export const isMistyped = ({ because }: Refusal): boolean =>
  ['future', 'reversed', 'unexplained', 'no-remark', 'no-reason', 'not-a-grade', 'other-month', 'unreasoned'].includes(
    because,
  );
