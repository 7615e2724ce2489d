import type { Calendar } from '../calendar.ts';
import type { Companies } from '../company.ts';
import type { LocalDate } from '../dates.ts';
import type { Dossier } from '../dossier.ts';
import type { Office } from '../office.ts';
import type { Placement, PlacementRef } from '../placement.ts';
import type { Gate } from '../steps.ts';
import type { StudentNumber } from '../student.ts';

export type Severity = 'block' | 'warn' | 'note';
export type Urgency = 'none' | 'yellow' | 'red';
/** Who must act. */
export type Actor = 'student' | 'supervisor' | 'office' | 'secretariat' | 'company' | 'bureau';
/** S the programme's page, L the leaflet, P a public page, O office practice. */
export type Source = 'S' | 'L' | 'P' | 'O';

/** What a rule may look at, and nothing else. */
export interface Facts {
  readonly dossier: Dossier;
  /** The placement judged; a rule of the student alone is judged without one. */
  readonly placement?: Placement;
  readonly companies: Companies;
  readonly office: Office;
  readonly calendar: Calendar;
  readonly today: LocalDate;
}

/** What a rule found wrong. `data` holds the compared values: facts alone, never today, so that an override can last. */
export interface Open<Data> {
  readonly result: 'open';
  readonly severity: Severity;
  /** What this finding stops; for a warning, what it speaks about. */
  readonly gates: readonly Gate[];
  readonly data: Data;
  readonly actor: Actor;
  /** The last day to settle it. */
  readonly by?: LocalDate;
  /** The command that settles it. */
  readonly settle: string;
}

export type Verdict<Data> = { readonly result: 'n/a' } | { readonly result: 'ok' } | Open<Data>;

/**
 * A rule of the programme: check line, refusal, catalogue page and tests all come from this one value.
 * `judge` is pure and total; it answers at least one verdict, and more where it found several things wrong.
 */
export interface Rule<Key extends string, Data> {
  readonly key: Key;
  readonly of: 'student' | 'placement';
  /** All that the rule can stop. */
  readonly gates: readonly Gate[];
  readonly source: readonly Source[];
  readonly judge: (facts: Facts) => readonly [Verdict<Data>, ...Verdict<Data>[]];
}

/** A rule's verdict on one student and placement, as check and reports show it. */
export interface Finding<Key extends string = string, Data = unknown> {
  readonly rule: Key;
  readonly source: readonly Source[];
  readonly student: StudentNumber;
  readonly placement?: PlacementRef;
  readonly result: 'ok' | 'open' | 'overridden' | 'n/a';
  readonly severity: Severity;
  readonly gates: readonly Gate[];
  readonly urgency: Urgency;
  readonly data?: Data;
  readonly actor?: Actor;
  readonly by?: LocalDate;
  readonly settle?: string;
  /** Of an overridden finding: why. */
  readonly reason?: string;
}
