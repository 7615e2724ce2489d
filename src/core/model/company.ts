import type { LocalDate } from '../calendar/dates.ts';
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
  /** The person in charge at the company's personnel department. */
  readonly hr?: string;
  readonly mentor?: string;
  /** Known to be a member of the consortium on this day. */
  readonly memberAsOf?: LocalDate;
}

/** An implementation agreement between university and company. */
export interface Agreement {
  /** `A-0001`. */
  readonly ref: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Goes on by itself after its last day until somebody ends it. */
  readonly autoRenew: boolean;
  /** The one placement that it is for; for all of the company's where left out. */
  readonly placement?: string;
  readonly signedOn?: LocalDate;
  /** Ended by notice: its last day, whatever renews itself. */
  readonly endedOn?: LocalDate;
  readonly revisions: readonly ContractRevision[];
}

/** All that is known of a host company. */
export interface Company extends CompanyFacts {
  readonly agreements: readonly Agreement[];
}

export type Companies = ReadonlyMap<CompanyCode, Company>;

/** `A-0001-2`: second revision of the agreement. */
export const agreementRevisionRef = (ref: string, revision: number): string => `${ref}-${revision}`;
