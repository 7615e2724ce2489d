import type { LocalDate, Period } from '../calendar/dates.ts';
import type { CompanyCode } from './company.ts';
import type { Contract } from './contract.ts';
import type { Evidence } from './evidence.ts';
import type { Terms } from './placement-terms.ts';

/** `P-0001`. */
export type PlacementRef = string;
export const RESULT_OUTCOMES = ['accepted', 'declined', 'rejected', 'withdrawn'] as const;
export type ResultOutcome = (typeof RESULT_OUTCOMES)[number];
export const CLOSINGS = ['completed', 'declined', 'rejected', 'withdrawn', 'terminated'] as const;
export type Closing = (typeof CLOSINGS)[number];
export const CLOSERS = ['student', 'company', 'university'] as const;
export type Closer = (typeof CLOSERS)[number];
export const RECRUITMENTS = ['none', 'invited', 'offered', 'joined'] as const;
export type Recruitment = (typeof RECRUITMENTS)[number];
export const EVALUATION_KINDS = ['interview', 'evaluation', 'certificate', 'report'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];
export const COURSE_TERMS = ['spring', 'autumn', 'full'] as const;
export type CourseTerm = (typeof COURSE_TERMS)[number];

export interface Result {
  readonly on: LocalDate;
  readonly outcome: ResultOutcome;
  readonly offeredOn?: LocalDate;
}
export interface Course {
  readonly on: LocalDate;
  /** Academic year. */
  readonly year: number;
  readonly term: CourseTerm;
  readonly course: string;
  readonly credits: number;
}
/** The student withdrew from the course: the university took the registration back. */
export interface Withdrawal {
  readonly on: LocalDate;
  readonly reason: string;
}
export interface WithdrawnCourse extends Course {
  readonly withdrawn: Withdrawal;
}
export interface EvaluationPaper {
  readonly kind: EvaluationKind;
  readonly receivedOn: LocalDate;
  readonly signer?: string;
  readonly file?: Evidence;
  /** Given to the student; handed to the faculty member who grades. */
  readonly givenOn?: LocalDate;
  readonly handedOn?: LocalDate;
}
export interface Grade {
  readonly grade: string;
  readonly by: string;
  readonly on: LocalDate;
}
export interface Closed {
  readonly as: Closing;
  readonly by: Closer;
  readonly on: LocalDate;
  readonly reason?: string;
  readonly recruitment?: Recruitment;
}

export const PREPARATIONS = ['materials', 'orientation', 'literacy'] as const;
/** Before the start: the company's materials, orientation, and literacy in confidentiality and intellectual property. */
export type Preparation = (typeof PREPARATIONS)[number];

/** A change of terms agreed after the contract was signed. */
export interface Amendment {
  /** The first day on which it applies. */
  readonly effective: LocalDate;
  readonly reason: string;
}

/** The terms from an amendment's day on, with what it changed; without one those first agreed. */
export type AgreedTerms = Terms & { readonly amendment?: Amendment & { readonly changed: Terms } };

/** Whom the office writes to at the company, and who guides the student there. */
export interface HostPeople {
  readonly hr?: string;
  readonly mentor?: string;
}

/** Those of the placement where it names them, else the company's. */
export function hostPeople(placement: HostPeople | undefined, company: HostPeople | undefined): HostPeople {
  const [hr, mentor] = [placement?.hr ?? company?.hr, placement?.mentor ?? company?.mentor];
  return { ...(hr !== undefined && { hr }), ...(mentor !== undefined && { mentor }) };
}

/** One student with one company's job, STEP 5 to 12. */
export interface Placement extends HostPeople {
  readonly ref: PlacementRef;
  readonly company: CompanyCode;
  /** The day 応募承認依頼 was pressed (STEP 5). */
  readonly openedOn: LocalDate;
  readonly job?: string;
  /** Faculty of the area who were consulted. */
  readonly consulted: readonly string[];
  /** The first terms, then those of each amendment in the order of their days: `spansOf` says which hold when. */
  readonly terms: readonly AgreedTerms[];
  readonly prepared: Partial<Readonly<Record<Preparation, LocalDate>>>;
  readonly application?: {
    readonly on: LocalDate;
    readonly approvedOn?: LocalDate;
    /** With the approval the supervisor confirmed that it relates to the research and does not hinder the studies. */
    readonly confirms?: true;
  };
  readonly selection?: { readonly on: LocalDate };
  readonly result?: Result;
  readonly contracts: readonly Contract[];
  /** The registration in force. */
  readonly course?: Course;
  /** Registrations from which the student withdrew, in their order. */
  readonly withdrawnCourses?: readonly WithdrawnCourse[];
  readonly run?: { readonly startedOn?: LocalDate; readonly endedOn?: LocalDate; readonly earlyReason?: string };
  readonly papers: readonly EvaluationPaper[];
  readonly grade?: Grade;
  readonly closed?: Closed;
}

export const PLACEMENT_STATES = [
  'candidate',
  'accepted',
  'running',
  'completed',
  'declined',
  'rejected',
  'withdrawn',
  'terminated',
] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** First and last day as agreed, with all amendments. */
export function agreedPeriod({ terms }: Pick<Placement, 'terms'>): Partial<Period> {
  const { from, to } = terms.at(-1) ?? {};
  return { ...(from && { from }), ...(to && { to }) };
}

/** The first day: the real one once it has started, else the agreed one. */
export const firstDay = (placement: Placement): LocalDate | undefined =>
  placement.run?.startedOn ?? placement.terms.at(-1)?.from;

/** The last day: the real one once it has ended, else the agreed one. */
export const lastDay = (placement: Placement): LocalDate | undefined =>
  placement.run?.endedOn ?? placement.terms.at(-1)?.to;

export function stateOf(placement: Placement): PlacementState {
  if (placement.closed) return placement.closed.as;
  const outcome = placement.result?.outcome;
  if (outcome !== undefined && outcome !== 'accepted') return outcome;
  if (placement.run?.endedOn) return 'completed';
  if (placement.run?.startedOn) return 'running';
  return outcome === 'accepted' ? 'accepted' : 'candidate';
}

/** Ended without being completed: no later step will come. */
export const isCutShort = (placement: Placement): boolean =>
  ['declined', 'rejected', 'withdrawn', 'terminated'].includes(stateOf(placement));

/** Something is left to do: not cut short, closed or graded. */
export const isOpen = (placement: Placement): boolean =>
  !isCutShort(placement) && placement.closed === undefined && placement.grade === undefined;

/** Accepted, running or completed: counts in totals, and rules apply fully. */
export const isAccepted = (placement: Placement): boolean =>
  ['accepted', 'running', 'completed'].includes(stateOf(placement));

/** Every registration for the course: those from which the student withdrew, then the one in force. */
export const coursesOf = ({
  withdrawnCourses = [],
  course,
}: Placement): readonly (Course & Partial<Pick<WithdrawnCourse, 'withdrawn'>>)[] => [
  ...withdrawnCourses,
  ...(course ? [course] : []),
];

/** The revision in force: the last employment contract, else the last notice. */
export const currentContract = (placement: Placement): Contract | undefined =>
  placement.contracts.findLast((c) => c.kind === 'employment') ?? placement.contracts.at(-1);
/** `P-0001-E2`: second revision of the placement's employment contract; N for a notice. */
export const contractRef = (ref: PlacementRef, { kind, revision }: Pick<Contract, 'kind' | 'revision'>): string =>
  `${ref}-${kind === 'employment' ? 'E' : 'N'}${revision}`;

/** First to last day, where both are known. */
export function periodOf(placement: Placement): Period | undefined {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

/** Accepted, running or completed; or begun and then broken off, since what was worked and paid stays so. */
export const tookPlace = (placement: Placement): boolean =>
  isAccepted(placement) || placement.run?.startedOn !== undefined;

/** First to last day; of an internship that was broken off without a recorded end, to the day it was closed. */
export function workedPeriod(placement: Placement): Period | undefined {
  const period = periodOf(placement);
  const closedOn = placement.run?.endedOn === undefined && isCutShort(placement) ? placement.closed?.on : undefined;
  if (!period || closedOn === undefined || period.to <= closedOn) return period;
  return period.from <= closedOn ? { from: period.from, to: closedOn } : undefined;
}
