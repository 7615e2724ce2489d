import type { LocalDate } from '../calendar/dates.ts';
import type { Refusal } from '../decide/decision.ts';
import type { StepNumber } from '../model/gate.ts';

/** Why the value of a cell is not taken. */
export type CellProblem =
  /** What a spreadsheet makes of a long number. */
  | { readonly code: 'exponent' }
  | { readonly code: 'not-a-student-number' }
  | { readonly code: 'not-a-day' }
  | { readonly code: 'no-such-day' }
  /** The era had ended: what was most likely meant is named. */
  | { readonly code: 'outside-era'; readonly reading: LocalDate }
  | { readonly code: 'in-future'; readonly today: LocalDate }
  | { readonly code: 'not-a-mail-address' }
  | { readonly code: 'not-a-card-number' }
  | { readonly code: 'not-a-phone-number' }
  | { readonly code: 'not-a-code' }
  | { readonly code: 'not-a-number' }
  /** A number, and more than can be. */
  | { readonly code: 'too-much'; readonly most: number }
  | { readonly code: 'not-a-placement' }
  | { readonly code: 'not-a-period' }
  | { readonly code: 'not-yes-or-no' }
  | { readonly code: 'not-one-of'; readonly allowed: readonly string[] }
  | { readonly code: 'line-break' }
  /** `character` as U+0007. */
  | { readonly code: 'control-character'; readonly character: string }
  /** U+FFFD: a program before us could not read it. */
  | { readonly code: 'lost-character' }
  | { readonly code: 'formula-failed' };

/** Why a row is not taken. */
export type RowProblem =
  | CellProblem
  | { readonly code: 'missing' }
  | { readonly code: 'no-name' }
  | { readonly code: 'number-twice'; readonly other: number }
  /** The same code or name on two lines of a list of companies. */
  | { readonly code: 'company-twice'; readonly other: number }
  /** Another company has that name; `company` is its code. */
  | { readonly code: 'name-taken'; readonly company: string }
  | { readonly code: 'no-such-student' }
  | { readonly code: 'no-such-company' }
  /** `known` are the student's. */
  | { readonly code: 'no-such-placement'; readonly known: readonly string[] }
  /** The student has several placements that may be meant. */
  | { readonly code: 'placement-unnamed'; readonly open: readonly string[] }
  /** What belongs to another step than the row's. */
  | { readonly code: 'other-step'; readonly step: StepNumber }
  /** A briefing was attended on a day, or its recording was sent. */
  | { readonly code: 'attended-or-sent' }
  /** A rule, or what is on record, stands against it: as the verb for one record says it. */
  | { readonly code: 'refused'; readonly refusal: Refusal }
  /** A value in a column without a heading. */
  | { readonly code: 'extra-cell' }
  | { readonly code: 'reversed'; readonly from: LocalDate; readonly to: LocalDate };

/** What is odd, and taken all the same. */
export type RowWarning =
  | { readonly code: 'unknown-column'; readonly nearest?: string; readonly key?: string }
  | { readonly code: 'map-unused' }
  | { readonly code: 'total-row' }
  /** Begins like a formula: stored as typed. */
  | { readonly code: 'formula' }
  /** A day where a word should stand: the columns may be shifted. */
  | { readonly code: 'day-as-text' }
  /** Shorter than its siblings, which have `usual` characters: leading zeros may be lost. */
  | { readonly code: 'short-number'; readonly usual: number }
  | { readonly code: 'unknown-program'; readonly nearest?: string }
  /** A ticked box without a registration in the dedicated system. */
  | { readonly code: 'box-alone' };

/** Where something stands: the line on which the record begins, the heading as the sender wrote it, the value as it stood. */
export interface Located<P> {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly problem: P;
}
export type LocatedProblem = Located<RowProblem>;
export type LocatedWarning = Located<RowWarning>;
