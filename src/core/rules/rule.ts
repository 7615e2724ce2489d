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
/** S: the programme's page; L: the leaflet; P: another public page; O: office practice. */
export type RuleSource = 'S' | 'L' | 'P' | 'O';

/** Everything a rule may look at. */
export interface RuleInput {
  readonly dossier: Dossier;
  /** The judged placement; undefined for a rule about the student alone. */
  readonly placement?: Placement;
  readonly companies: Companies;
  readonly office: Office;
  readonly calendar: Calendar;
  readonly today: LocalDate;
}

/** Everything an obligation may depend on. It outlives profile and companies, so who owes one must follow from this alone. */
export type OfDossier = Pick<RuleInput, 'dossier' | 'placement'>;

/** Something a rule found wrong. `data` holds the compared values: facts only and never today, so that an override can last. */
export interface OpenVerdict<out Data> {
  readonly result: 'open';
  readonly severity: Severity;
  /** What the finding stops; for a warning, what it is about. */
  readonly gates: readonly Gate[];
  readonly data: Data;
  readonly actor: Actor;
  /** The last day to settle it. */
  readonly by?: LocalDate;
  /** The days from which it is near and urgent, if the programme says so; by default sixty days and two weeks before `by`. */
  readonly yellowFrom?: LocalDate;
  readonly redFrom?: LocalDate;
  /** The key of something to be done once. It is settled when the dossier has a day for it. */
  readonly obligation?: string;
  /** The command that settles it. */
  readonly settle: string;
}

/** All is well; `data` holds what is worth telling all the same, such as what was done late. */
export interface MetVerdict<out Data> {
  readonly result: 'ok';
  readonly data?: Data;
}

export type Verdict<Data> = { readonly result: 'n/a' } | MetVerdict<Data> | OpenVerdict<Data>;

/**
 * A rule of the programme: check line, refusal, catalogue entry and tests all use this one value. `judge` is pure and total and returns
 * at least one verdict, or one for each thing it found wrong.
 */
export interface Rule<Key extends string, Data, Looks extends Partial<RuleInput> = RuleInput> {
  readonly key: Key;
  /**
   * Judged for the student, for each judged placement, or for both (the student first). `lasting`: also for each placement that took
   * place, however long ago, since its obligations outlive it.
   */
  readonly of: 'student' | 'placement' | 'both' | 'lasting';
  /** Everything the rule can stop. */
  readonly gates: readonly Gate[];
  /** The gravest severity, if it is neither block (the default with gates) nor warn. */
  readonly severity?: 'note';
  /** Groups and verbs that settle what it finds: a finding names one of them, with its values. */
  readonly settledBy: readonly [string, ...string[]];
  readonly source: readonly RuleSource[];
  /** Of SOKENDAI alone: an office of another university hears of it only where a student was recorded so. */
  readonly ofSokendai?: true;
  /** Its findings can be obligations: done once, and settled by a day. */
  readonly obliges?: true;
  readonly judge: (facts: Looks) => readonly [Verdict<Data>, ...Verdict<Data>[]];
}

/** The gravest severity a rule can find. */
export const gravest = ({ severity, gates }: Pick<Rule<string, unknown>, 'severity' | 'gates'>): Severity =>
  severity ?? (gates.length > 0 ? 'block' : 'warn');

export const OK = { result: 'ok' } as const;
export const NOT_APPLICABLE = { result: 'n/a' } as const;

/** A command that settles a finding, ready to be typed, but for a `BLANK` where only a person knows the value. */
export const settleWith = (...words: readonly (string | undefined)[]): string =>
  ['coopj', ...words.filter((word) => word !== undefined)].join(' ');

/** The verdicts of a rule that may find several things; `ok` if it found none. */
export function verdicts<Data>(found: readonly OpenVerdict<Data>[]): readonly [Verdict<Data>, ...Verdict<Data>[]] {
  const [first, ...rest] = found;
  return first === undefined ? [OK] : [first, ...rest];
}

/** The command that settles an obligation: it says that it was done today. */
export const settling = ({ dossier }: Pick<OfDossier, 'dossier'>, obligation: string): string =>
  settleWith('obligation settle', dossier.student.number, obligation);

/** What a decision looks at: everything a rule may, for the whole student. */
export type Situation = Omit<RuleInput, 'placement'>;
