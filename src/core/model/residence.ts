import type { LocalDate } from '../calendar/dates.ts';
import type { PlacementRef } from './placement.ts';

/** Status and period of stay as known from a day on; a rule looks at the row of the day. */
export interface Stay {
  readonly on: LocalDate;
  readonly status?: string;
  readonly expiresOn?: LocalDate;
  /** Residence card number; it changes at each reissue, so it names nobody. */
  readonly card?: string;
  /** From when this stay was granted: half of it bounds what the bureau is asked about. */
  readonly grantedOn?: LocalDate;
}

export const PERMIT_KINDS = ['comprehensive', 'individual'] as const;
/** A permit to work beside studies: for any work up to 28 hours a week, or for one company and period. */
export type PermitKind = (typeof PERMIT_KINDS)[number];

/** The six papers of an application. */
export const PERMIT_PAPERS = [
  'form',
  'passport',
  'card',
  'enrollment-certificate',
  'internship-certificate',
  'contract',
] as const;
export type PermitPaper = (typeof PERMIT_PAPERS)[number];

/** One application for a work permit, from its papers to its answer; any of its facts may come first. */
export interface Permit {
  /** 1, 2, … of the student. */
  readonly number: number;
  readonly kind: PermitKind;
  /** The placement that an individual permit is for. */
  readonly placement?: PlacementRef;
  readonly openedOn: LocalDate;
  /** Papers in hand, with the day each was ready (of a certificate: its issue). */
  readonly papers: Partial<Readonly<Record<PermitPaper, LocalDate>>>;
  readonly appliedOn?: LocalDate;
  readonly granted?: {
    readonly on: LocalDate;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly hoursPerWeek?: number;
  };
  readonly refused?: { readonly on: LocalDate; readonly reason: string };
}

export const INSURANCE_KINDS = ['gakkensai', 'gakkenbai', 'internship-liability'] as const;
export type InsuranceKind = (typeof INSURANCE_KINDS)[number];
export interface Insurance {
  readonly kind: InsuranceKind;
  readonly paidOn: LocalDate;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export const LEAVE_KINDS = ['absence', 'suspension', 'withdrawal', 'completion', 'transfer'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
/** Not enrolled as usual: on leave until the day before the return, or gone for good. */
export interface Leave {
  readonly kind: LeaveKind;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}
