import type { LocalDate } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Companies } from '../model/company.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Gate } from '../model/gate.ts';
import type { Placement } from '../model/placement.ts';
import type { Office } from '../profile/office.ts';

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

/** All that an obligation may depend on: it outlives profile and companies, and the records know from it alone who owes one. */
export type OfDossier = Pick<Facts, 'dossier' | 'placement'>;

/** What a rule found wrong. `data` holds the compared values: facts alone, never today, so that an override can last. */
export interface Open<out Data> {
  readonly result: 'open';
  readonly severity: Severity;
  /** What this finding stops; for a warning, what it speaks about. */
  readonly gates: readonly Gate[];
  readonly data: Data;
  readonly actor: Actor;
  /** The last day to settle it. */
  readonly by?: LocalDate;
  /** From when it is near its time, and urgent, where the programme says so; else sixty days and two weeks before `by`. */
  readonly yellowFrom?: LocalDate;
  readonly redFrom?: LocalDate;
  /** The key of what must be done once, where this is such a thing: settled when the dossier says on which day it was done. */
  readonly obligation?: string;
  /** The command that settles it. */
  readonly settle: string;
}

export type Verdict<Data> = { readonly result: 'n/a' } | { readonly result: 'ok' } | Open<Data>;

/**
 * A rule of the programme: check line, refusal, catalogue page and tests all come from this one value.
 * `judge` is pure and total; it answers at least one verdict, and more where it found several things wrong.
 */
export interface Rule<Key extends string, Data, Looks extends Partial<Facts> = Facts> {
  readonly key: Key;
  /**
   * Judged once for the student, once for each placement that is judged, or both: for the student without a placement first.
   * `lasting`: also for each placement that took place, however long ago, since its obligations outlive it.
   */
  readonly of: 'student' | 'placement' | 'both' | 'lasting';
  /** All that the rule can stop. */
  readonly gates: readonly Gate[];
  /** The gravest that it can be, where that is neither block, as of what has gates, nor warn. */
  readonly severity?: 'note';
  /** Groups and verbs that settle what it finds: a finding names one of them, with its values. */
  readonly settledBy: readonly [string, ...string[]];
  readonly source: readonly Source[];
  /** What it finds can be an obligation: done once, and settled by a day. */
  readonly obliges?: true;
  readonly judge: (facts: Looks) => readonly [Verdict<Data>, ...Verdict<Data>[]];
}

/** The gravest that a rule's findings can be. */
export const gravest = ({ severity, gates }: Pick<Rule<string, unknown>, 'severity' | 'gates'>): Severity =>
  severity ?? (gates.length > 0 ? 'block' : 'warn');

export const OK = { result: 'ok' } as const;
export const NOT_APPLICABLE = { result: 'n/a' } as const;

/** A command line that settles a finding, ready to be typed. */
export const settleWith = (...words: readonly (string | undefined)[]): string =>
  ['coopj', ...words.filter((word) => word !== undefined)].join(' ');

/** The verdicts of a rule that found several things: all of them, or that all is well. */
export function verdicts<Data>(found: readonly Open<Data>[]): readonly [Verdict<Data>, ...Verdict<Data>[]] {
  const [first, ...rest] = found;
  return first === undefined ? [OK] : [first, ...rest];
}

/** The command that settles an obligation: it says that it was done today. */
export const settling = ({ dossier }: Pick<OfDossier, 'dossier'>, obligation: string): string =>
  settleWith('obligation settle', dossier.student.number, obligation);

/** What a decision looks at: everything a rule may, for the whole student. */
export type Known = Omit<Facts, 'placement'>;
