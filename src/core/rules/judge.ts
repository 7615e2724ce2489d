import { canonical } from '../canonical.ts';
import { addDays, type LocalDate } from '../dates.ts';
import { type Dossier, type Override, openPlacements } from '../dossier.ts';
import { isCutShort, type Placement } from '../placement.ts';
import { type Gate, leadingPlacement } from '../steps.ts';
import { tookPlace } from './funds.ts';
import { RULES, type RuleData, type RuleKey } from './index.ts';
import {
  type Actor,
  type Facts,
  gravest,
  type Open,
  type Rule,
  type Severity,
  type Source,
  type Urgency,
  type Verdict,
} from './rule.ts';

/** A rule's verdict on one student and placement, as check, refusals and reports show it. */
interface FindingOf<Key extends RuleKey> {
  readonly rule: Key;
  readonly source: readonly Source[];
  readonly student: string;
  readonly placement?: string;
  readonly result: Verdict<unknown>['result'] | 'overridden';
  readonly severity: Severity;
  readonly gates: readonly Gate[];
  readonly urgency: Urgency;
  /** The compared values of what is open or overridden. */
  readonly data?: RuleData<Key>;
  readonly actor?: Actor;
  readonly by?: LocalDate;
  readonly settle?: string;
  /** The key of an obligation, open or settled. */
  readonly obligation?: string;
  /** Of an overridden finding: why. */
  readonly reason?: string;
}
export type Finding = { [K in RuleKey]: FindingOf<K> }[RuleKey];

/** Red from two weeks before the last day on, yellow from sixty days before. O. */
export function urgencyOf(
  by: LocalDate | undefined,
  today: LocalDate,
  { yellowFrom, redFrom }: Pick<Open<unknown>, 'yellowFrom' | 'redFrom'> = {},
): Urgency {
  if (by === undefined) return 'none';
  if (today >= (redFrom ?? addDays(by, -14))) return 'red';
  return today >= (yellowFrom ?? addDays(by, -60)) ? 'yellow' : 'none';
}

/** The placements that rules look at: the open ones, else the last where it was not cut short. */
export function judgedPlacements(dossier: Dossier): readonly Placement[] {
  const open = openPlacements(dossier);
  if (open.length > 0) return open;
  const last = leadingPlacement(dossier);
  return last && !isCutShort(last) ? [last] : [];
}

/** Every rule on a student: each at least once, and once for each placement named (by default those judged). Never only the first finding. */
export function judgeAll(facts: Omit<Facts, 'placement'>, named?: readonly Placement[]): readonly Finding[] {
  const judged = named ?? judgedPlacements(facts.dossier);
  const lasting = named ?? facts.dossier.placements.filter((one) => judged.includes(one) || tookPlace(one));
  return RULES.flatMap((rule) => {
    return subjectsOf(rule.of, rule.of === 'lasting' ? lasting : judged).flatMap((placement) =>
      judge(rule, placement ? { ...facts, placement } : facts),
    );
  });
}

function subjectsOf(of: Rule<RuleKey, unknown>['of'], placements: readonly Placement[]) {
  if (of === 'both') return [undefined, ...placements];
  return of !== 'student' && placements.length > 0 ? placements : [undefined];
}

function judge(rule: (typeof RULES)[number], facts: Facts): Finding[] {
  const { dossier, placement, today } = facts;
  const common = {
    rule: rule.key,
    source: rule.source,
    student: dossier.student.number,
    ...(placement && { placement: placement.ref }),
  };
  return (rule as Rule<RuleKey, unknown>).judge(facts).flatMap((verdict) => {
    if (verdict.result !== 'open') {
      const severity = gravest(rule);
      return [{ ...common, result: verdict.result, severity, gates: rule.gates, urgency: 'none' } as Finding];
    }
    const { by, severity, data, actor, settle, obligation } = verdict;
    if (obligation !== undefined && dossier.settled[obligation] !== undefined) {
      return [{ ...common, result: 'ok', severity, gates: [], urgency: 'none', obligation } as Finding];
    }
    const open = { ...common, severity, data, actor, settle, ...(by && { by }), ...(obligation && { obligation }) };
    const urgency = urgencyOf(by, today, verdict);
    const { standing, aside } = split(verdict, overridesOf(facts, rule.key, data));
    const overridden = aside.map(({ gates, reason }) => ({
      ...open,
      result: 'overridden',
      gates,
      reason,
      urgency: 'none',
    }));
    const rest = standing === undefined ? [] : [{ ...open, result: 'open', gates: standing, urgency }];
    return [...overridden, ...rest] as Finding[];
  });
}

/** Overrides of this very finding: they lapse when the compared values change. */
const overridesOf = ({ dossier, placement }: Facts, rule: RuleKey, data: unknown): readonly Override[] =>
  dossier.overrides.filter(
    (one) => one.rule === rule && one.placement === placement?.ref && one.compared === canonical(data),
  );

/** A finding that was overridden for some of its gates stands for the others. */
function split({ gates, severity }: Open<unknown>, overrides: readonly Override[]) {
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
