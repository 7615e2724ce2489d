import type { LocalDate } from '../calendar/dates.ts';
import type { Evidence } from './evidence.ts';
import type { Span, Terms } from './placement-terms.ts';

export const REVIEWERS = ['student', 'company', 'supervisor', 'secretariat'] as const;

export type Reviewer = (typeof REVIEWERS)[number];

export const REVIEW_OUTCOMES = ['approved', 'returned', 'refused'] as const;

export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export interface Review {
  readonly by: Reviewer;
  readonly outcome: ReviewOutcome;
  readonly on: LocalDate;
  /** Remarks by item of the check list, keys in lower case. */
  readonly items: Readonly<Record<string, string>>;
  readonly remark?: string;
}

/** One revision of a contract as it was received; signing is no new revision. */
export interface ContractRevision {
  /** 1, 2, … */
  readonly revision: number;
  readonly receivedOn: LocalDate;
  readonly reviews: readonly Review[];
  readonly signedOn?: LocalDate;
  readonly file?: Evidence;
  readonly signedFile?: Evidence;
}

export const CONTRACT_KINDS = ['employment', 'notice'] as const;

/** Employment contract, or notice of working conditions where there is no contract. */
export type ContractKind = (typeof CONTRACT_KINDS)[number];

export interface Contract extends ContractRevision {
  readonly kind: ContractKind;
  /** What the paper itself says; a part that it leaves out is no contradiction. */
  readonly terms: Terms;
  /** What it says of some of its days alone. */
  readonly spans?: readonly Span[];
}

/** The latest review by the secretariat, the one that counts. */
export const secretariatReview = (revision: ContractRevision): Review | undefined =>
  revision.reviews.findLast((review) => review.by === 'secretariat');
