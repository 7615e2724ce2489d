import type { LocalDate } from '../calendar/dates.ts';
import type { Refusal } from '../decide/decision.ts';
import type { StepNumber } from '../model/gate.ts';

/** Why the value of a cell is refused. */
export type CellProblem =
  /** A long number in a spreadsheet's exponent form. */
  | { readonly code: 'exponent' }
  | { readonly code: 'not-a-student-number' }
  | { readonly code: 'not-a-day' }
  | { readonly code: 'no-such-day' }
  /** The era had ended; `reading` is the day most likely meant. */
  | { readonly code: 'outside-era'; readonly reading: LocalDate }
  | { readonly code: 'in-future'; readonly today: LocalDate }
  | { readonly code: 'not-a-mail-address' }
  | { readonly code: 'not-a-card-number' }
  | { readonly code: 'not-a-phone-number' }
  | { readonly code: 'not-a-code' }
  | { readonly code: 'not-a-number' }
  /** A number over the maximum. */
  | { readonly code: 'too-much'; readonly most: number }
  | { readonly code: 'not-a-placement' }
  | { readonly code: 'not-a-period' }
  | { readonly code: 'not-yes-or-no' }
  | { readonly code: 'not-one-of'; readonly allowed: readonly string[] }
  | { readonly code: 'line-break' }
  /** `character` is written as U+0007. */
  | { readonly code: 'control-character'; readonly character: string }
  /** U+FFFD: an earlier program could not read the character. */
  | { readonly code: 'lost-character' }
  /** What an export with `--mask` wrote in place of the value. */
  | { readonly code: 'masked' }
  | { readonly code: 'formula-failed' }
  /** “As above”. */
  | { readonly code: 'ditto' }
  /** How a spreadsheet counts days; `reading` is the day. */
  | { readonly code: 'day-number'; readonly reading: LocalDate }
  /** Letters that a file has which is read in another encoding than it was written in. */
  | { readonly code: 'misread'; readonly likely: 'windows-1252' | 'cp932' };

/** Why a row is refused. */
export type RowProblem =
  | CellProblem
  | { readonly code: 'missing' }
  | { readonly code: 'no-name' }
  /** A part of the name in Latin letters that the whole lacks, which stands beside it or (`beside` false) on record. */
  | { readonly code: 'not-in-name'; readonly whole: string; readonly beside: boolean }
  | { readonly code: 'number-twice'; readonly other: number }
  /** The same code or name on two lines of a list of companies. */
  | { readonly code: 'company-twice'; readonly other: number }
  /** Another company has that name; `company` is its code. */
  | { readonly code: 'name-taken'; readonly company: string }
  | { readonly code: 'no-such-student' }
  | { readonly code: 'no-such-company' }
  /** `known` are the student's placements. */
  | { readonly code: 'no-such-placement'; readonly known: readonly string[] }
  /** Several placements of the student may be meant. */
  | { readonly code: 'placement-unnamed'; readonly open: readonly string[] }
  /** A value that belongs to another step. */
  | { readonly code: 'other-step'; readonly step: StepNumber }
  /** A briefing needs the day of attendance or of sending the recording, and not both. */
  | { readonly code: 'attended-or-sent' }
  /** Refused by a rule or by the records, as the verb for a single record would be. */
  | { readonly code: 'refused'; readonly refusal: Refusal }
  /** A value in a column without a heading. */
  | { readonly code: 'extra-cell' }
  | { readonly code: 'reversed'; readonly from: LocalDate; readonly to: LocalDate };

/** A row that is odd but accepted. */
export type RowWarning =
  | { readonly code: 'unknown-column'; readonly nearest?: string; readonly key?: string }
  | { readonly code: 'map-unused' }
  | { readonly code: 'total-row' }
  /** Starts like a formula; stored as typed. */
  | { readonly code: 'formula' }
  /** A day instead of a word: the columns may be shifted. */
  | { readonly code: 'day-as-text' }
  /** Shorter than the file's other numbers, of `usual` length: leading zeros may be lost. */
  | { readonly code: 'short-number'; readonly usual: number }
  | { readonly code: 'unknown-program'; readonly nearest?: string }
  /** No status of residence that there is; `nearest` is the one most likely meant. Stored as typed. */
  | { readonly code: 'unknown-status'; readonly nearest?: string }
  /** The approver box is ticked without a registration in the dedicated system. */
  | { readonly code: 'box-alone' }
  /** The same name, kana and birthday under another number. */
  | { readonly code: 'same-person'; readonly number: string }
  /** The mail address of another student. */
  | { readonly code: 'mail-shared'; readonly number: string }
  /** A company whose name is written otherwise, and reads the same. */
  | { readonly code: 'like-company'; readonly company: string }
  /** A remark below the table. */
  | { readonly code: 'note-row' }
  /** An invisible letter in a text, `after` so many others. */
  | { readonly code: 'invisible'; readonly character: string; readonly after: number }
  /** `sign` stands for a letter that somebody could not write. */
  | { readonly code: 'stand-in'; readonly sign: string }
  /** UTF-8 that was encoded twice. */
  | { readonly code: 'double-encoded' }
  | { readonly code: 'not-latin' }
  | { readonly code: 'latin-kana' }
  /** A sign where a part of a name is wanted; whoever has one name has none. */
  | { readonly code: 'one-name'; readonly kept: boolean }
  /** An internship that ends well before the `agreed` last day, without a reason. */
  | { readonly code: 'early-end'; readonly agreed: LocalDate };

/** Where a problem is: first line of the record, heading as written by the sender, and value. */
export interface Located<P> {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly problem: P;
}
export type LocatedProblem = Located<RowProblem>;
export type LocatedWarning = Located<RowWarning>;
