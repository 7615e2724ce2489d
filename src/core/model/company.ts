import type { LocalDate, Period } from '../calendar/dates.ts';
import type { ContractRevision } from './contract.ts';

export type CompanyCode = string;

/** Letters, digits, dots, dashes and underscores, at most 40. */
export const isCode = (text: string): boolean => /^[\p{L}\p{N}._-]{1,40}$/u.test(text);

export interface CompanyFacts {
  readonly code: CompanyCode;
  readonly name: string;
  readonly nameEn?: string;
  readonly department?: string;
  readonly address?: string;
  readonly telephone?: string;
  readonly industry?: string;
  /** The contact in the company's personnel department. */
  readonly hr?: string;
  readonly mentor?: string;
  /** The day on which it was known to be a member of the consortium. */
  readonly memberAsOf?: LocalDate;
  /** The last day of its membership, if that has one. */
  readonly memberUntil?: LocalDate;
}

/** An implementation agreement between university and company. */
export interface Agreement {
  /** `A-0001`. */
  readonly ref: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Continues after its last day until somebody ends it. */
  readonly autoRenew: boolean;
  /** The one placement that it is for; if omitted, all of the company's. */
  readonly placement?: string;
  readonly signedOn?: LocalDate;
  /** The last day after a notice, which also stops automatic renewal. */
  readonly endedOn?: LocalDate;
  readonly revisions: readonly ContractRevision[];
}

/** A job description that the company published. */
export interface Job {
  /** `J-0001`. */
  readonly ref: string;
  readonly title: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly workplaces?: readonly string[];
  readonly content?: string;
}

/** The title of what a placement says of its job: the code of a job description, or words of their own. */
export const jobTitle = (job: string | undefined, company: Company | undefined): string | undefined =>
  company?.jobs?.find(({ ref }) => ref === job)?.title ?? job;

/** The days that an agreement is for, whatever ended it: on and on if it renews itself. */
export const agreedDays = ({ from, to, autoRenew }: Agreement): Period => ({ from, to: autoRenew ? FOREVER : to });
const FOREVER = '9999-12-30' as LocalDate;

/** Everything known about a host company. */
export interface Company extends CompanyFacts {
  readonly agreements: readonly Agreement[];
  readonly jobs?: readonly Job[];
  /** Names that it had, with the day on which the next one was told; oldest first. */
  readonly formerNames?: readonly { readonly name: string; readonly until: LocalDate }[];
}

export type Companies = ReadonlyMap<CompanyCode, Company>;

/** `A-0001-2`: the second revision of the agreement. */
export const agreementRevisionRef = (ref: string, revision: number): string => `${ref}-${revision}`;
