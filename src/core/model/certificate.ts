import type { LocalDate } from '../calendar/dates.ts';
import type { PaperLanguage } from '../text/language.ts';
import type { PlacementRef } from './placement.ts';
import type { Span, Terms } from './placement-terms.ts';

export type CertificateKind = 'enrollment' | 'internship';

export const CERTIFICATE_KINDS = ['enrollment', 'internship'] as const satisfies readonly CertificateKind[];

/** An entry of the register of papers. */
export interface Certificate {
  /** Kind, fiscal year, running number: `E-2026-0001`, `I-2026-0001`. */
  readonly number: string;
  readonly kind: CertificateKind;
  readonly lang: PaperLanguage;
  readonly issuedOn: LocalDate;
  readonly placement?: PlacementRef;
  /** Of a certificate of internship: the terms that it states, days as they then were. Papers must agree on them. */
  readonly terms?: Terms;
  /** Where the terms differ by days: the spans it states. `terms` then holds what is the same in all. */
  readonly spans?: readonly Span[];
  readonly purpose?: string;
  readonly addressee?: string;
  /** Where it was written, and the digest of those bytes. */
  readonly file: string;
  readonly sha256: string;
  /** What its QR code says; papers from before there were codes have none. */
  readonly proof?: string;
  /** How the journal stood before it was issued, as its file says in its metadata; older papers say nothing of it. */
  readonly head?: string;
  readonly by: string;
  /** What it states, as it is printed: a reissue must state the same. */
  readonly stated?: Stated;
  /** Called back: it stays in the register, and counts for nothing any more. */
  readonly voided?: Voided;
  /** Oldest first. */
  readonly reissues?: readonly Reissue[];
}

/** Facts of a paper in their order: what they are (the label, or the kind of block) and the text. */
export type Stated = readonly (readonly [what: string, text: string])[];

export interface Voided {
  readonly on: LocalDate;
  readonly by: string;
  readonly reason: string;
}

/** The same paper once more, under its number and marked as such. */
export interface Reissue {
  readonly on: LocalDate;
  readonly by: string;
  readonly reason?: string;
  readonly purpose?: string;
  readonly file: string;
  readonly sha256: string;
}

export type CertificateState = 'valid' | 'reissued' | 'void';

export const CERTIFICATE_STATES = ['valid', 'reissued', 'void'] as const satisfies readonly CertificateState[];

/** `reissued` is valid too, and was issued again. */
export const certificateState = ({ voided, reissues = [] }: Certificate): CertificateState =>
  voided ? 'void' : reissues.length > 0 ? 'reissued' : 'valid';

/** Why the register has a number no more that was given: its student was erased, or an older state of the records was taken up. */
export interface Gone {
  readonly why: 'erased' | 'lost';
  readonly on: LocalDate;
}
