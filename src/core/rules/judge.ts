import { addDays, type LocalDate } from '../calendar/dates.ts';
import { type Dossier, type Override, openPlacements } from '../model/dossier.ts';
import type { Gate } from '../model/gate.ts';
import { isSokendai } from '../model/office-facts.ts';
import { isCutShort, type Placement, tookPlace } from '../model/placement.ts';
import { leadingPlacement } from '../model/steps.ts';
import { canonical } from '../text/canonical.ts';
import { RULES, type RuleData, type RuleKey } from './index.ts';
import {
  type Actor,
  gravest,
  type OpenVerdict,
  type Rule,
  type RuleInput,
  type RuleSource,
  type Severity,
  type Urgency,
  type Verdict,
} from './rule.ts';

/** A rule's verdict on one student or placement, as in check, refusals and reports. */
interface FindingOf<Key extends RuleKey> {
  readonly rule: Key;
  readonly source: readonly RuleSource[];
  readonly student: string;
  readonly placement?: string;
  readonly result: Verdict<unknown>['result'] | 'overridden';
  readonly severity: Severity;
  readonly gates: readonly Gate[];
  readonly urgency: Urgency;
  /** The compared values of an open or overridden finding, or what a met one tells. */
  readonly data?: RuleData<Key>;
  readonly actor?: Actor;
  readonly by?: LocalDate;
  readonly settle?: string;
  /** The key of an open or settled obligation. */
  readonly obligation?: string;
  /** Why it was overridden. */
  readonly reason?: string;
}
export type Finding = { [K in RuleKey]: FindingOf<K> }[RuleKey];

/** Red from two weeks before the last day, yellow from sixty days. Source: O. */
export function urgencyOf(
  by: LocalDate | undefined,
  today: LocalDate,
  { yellowFrom, redFrom }: Pick<OpenVerdict<unknown>, 'yellowFrom' | 'redFrom'> = {},
): Urgency {
  if (by === undefined) return 'none';
  if (today >= (redFrom ?? addDays(by, -14))) return 'red';
  return today >= (yellowFrom ?? addDays(by, -60)) ? 'yellow' : 'none';
}

/** The placements that rules judge: the open ones, else the last unless it was cut short. */
export function judgedPlacements(dossier: Dossier): readonly Placement[] {
  const open = openPlacements(dossier);
  if (open.length > 0) return open;
  const last = leadingPlacement(dossier);
  return last && !isCutShort(last) ? [last] : [];
}

type Rules = readonly (typeof RULES)[number][];

/** The rules that can stop something, for callers that need no others for a hundred thousand students. */
export const STOPPING: Rules = RULES.filter(({ gates }) => gates.length > 0);

/** The rules that can create an obligation. */
export const OBLIGING: Rules = RULES.filter(({ obliges }) => obliges);

/**
 * Judges every rule that is the office's: at least once, and once per placement given (by default the judged ones). Returns all findings,
 * never only the first.
 */
export function judgeAll(
  facts: Omit<RuleInput, 'placement'>,
  named?: readonly Placement[],
  rules: Rules = RULES,
): readonly Finding[] {
  const judged = named ?? judgedPlacements(facts.dossier);
  const lasting = named ?? facts.dossier.placements.filter((one) => judged.includes(one) || tookPlace(one));
  // One value per placement, shared by the rules.
  const of = new Map([...judged, ...lasting].map((placement) => [placement, { ...facts, placement }]));
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const placement of subjectsOf(rule.of, rule.of === 'lasting' ? lasting : judged)) {
      findings.push(...judge(rule, (placement && of.get(placement)) ?? facts));
    }
  }
  return findings;
}

function subjectsOf(of: Rule<RuleKey, unknown>['of'], placements: readonly Placement[]) {
  if (of === 'both') return [undefined, ...placements];
  return of !== 'student' && placements.length > 0 ? placements : [undefined];
}

function judge(rule: (typeof RULES)[number], facts: RuleInput): Finding[] {
  const { ofSokendai, judge } = rule as Rule<RuleKey, unknown>;
  const [first, ...more] = judge(facts);
  if (ofSokendai && first.result === 'n/a' && !isSokendai(facts.office)) return [];
  // Nearly every rule has one verdict; skipping the list adds up over a hundred thousand students.
  const found = findingsOf(rule, facts, first);
  return more.length === 0 ? found : [...found, ...more.flatMap((verdict) => findingsOf(rule, facts, verdict))];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One verdict as findings. Built key by key: spreading took most of the time for a hundred thousand students. */
function findingsOf(rule: (typeof RULES)[number], facts: RuleInput, verdict: Verdict<unknown>): Finding[] {
  const { dossier, placement, today } = facts;
  const isOpen = verdict.result === 'open';
  const finding = {
    rule: rule.key,
    source: rule.source,
    student: dossier.student.number,
    result: verdict.result,
    severity: isOpen ? verdict.severity : gravest(rule),
    gates: isOpen ? verdict.gates : rule.gates,
    urgency: 'none',
  } as Writable<Finding>;
  if (placement) finding.placement = placement.ref;
  if (verdict.result === 'ok' && verdict.data !== undefined) finding.data = verdict.data as never;
  if (!isOpen) return [finding];
  const { by, data, obligation } = verdict;
  if (obligation !== undefined) {
    finding.obligation = obligation;
    if (dossier.settled[obligation] !== undefined)
      return [Object.assign(finding, { result: 'ok', gates: [] } as const)];
  }
  finding.data = data as never;
  finding.actor = verdict.actor;
  finding.settle = verdict.settle;
  if (by) finding.by = by;
  const overrides = dossier.overrides.length === 0 ? [] : overridesOf(facts, rule.key, data);
  const { standing, aside } = split(verdict, overrides);
  const overridden = aside.map(
    ({ gates, reason }): Finding => ({ ...finding, result: 'overridden', gates, reason, urgency: 'none' }),
  );
  if (standing === undefined) return overridden;
  finding.gates = standing;
  finding.urgency = urgencyOf(by, today, verdict);
  return [...overridden, finding];
}

/** Overrides of exactly this finding; they lapse when the compared values change. */
const overridesOf = ({ dossier, placement }: RuleInput, rule: RuleKey, data: unknown): readonly Override[] =>
  dossier.overrides.filter(
    (one) => one.rule === rule && one.placement === placement?.ref && one.compared === canonical(data),
  );

/** A finding overridden for some gates still applies to the others. */
function split({ gates, severity }: OpenVerdict<unknown>, overrides: readonly Override[]) {
  if (overrides.length === 0) return { aside: [], standing: gates };
  const aside = gates.flatMap((gate) => {
    const override = severity === 'block' && overrides.findLast((one) => one.gate === gate);
    return override ? [{ gates: [gate], reason: override.reason }] : [];
  });
  const set = new Set(aside.flatMap((one) => one.gates));
  const left = gates.filter((gate) => !set.has(gate));
  return { aside, standing: aside.length > 0 && left.length === 0 ? undefined : left };
}

/** The findings that stop a gate. */
export const blocking = (findings: readonly Finding[], gate: Gate): readonly Finding[] =>
  findings.filter((one) => one.result === 'open' && one.severity === 'block' && one.gates.includes(gate));
