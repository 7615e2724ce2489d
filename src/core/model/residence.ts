import type { LocalDate } from '../calendar/dates.ts';
import type { PlacementRef } from './placement.ts';

/** Status and period of stay from a day on. Rules read the row in force on their day. */
export interface Stay {
  readonly on: LocalDate;
  readonly status?: string;
  readonly expiresOn?: LocalDate;
  /** Residence card number. It changes with each reissue, so it identifies nobody. */
  readonly card?: string;
  /** The day from which this stay was granted. The bureau is asked about work that takes more than half of the stay. */
  readonly grantedOn?: LocalDate;
}

export const PERMIT_KINDS = ['comprehensive', 'individual'] as const;
/** A permit to work beside studies: comprehensive (any work up to 28 hours a week) or for one company and period. */
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

/** One application for a work permit, from its papers to the answer. Its facts may come in any order. */
export interface Permit {
  /** Counts the student's applications from 1. */
  readonly number: number;
  readonly kind: PermitKind;
  /** The placement of an individual permit. */
  readonly placement?: PlacementRef;
  readonly openedOn: LocalDate;
  /** Papers in hand, with the day each was ready (for a certificate, its day of issue). */
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
