import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { evolve } from '../journal/evolve.ts';
import type { Override } from '../model/dossier.ts';
import { placementOf } from '../model/dossier.ts';
import type { Gate } from '../model/gate.ts';
import type { RuleKey } from '../rules/index.ts';
import { blocking, type Finding, judgeAll } from '../rules/judge.ts';
import type { Situation } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision, Refusal } from './decision.ts';

/** Common to every request. */
export interface Request {
  /** Required for correcting a record and for setting a rule aside. */
  readonly reason?: string;
  /** Rules to set aside for this request. */
  readonly override?: readonly RuleKey[];
  readonly actor: string;
}

/** The day of a fact that was given none: the one recorded before, so that a detail can be added, else today. */
export const dayRecorded = (
  { today }: Pick<Situation, 'today'>,
  on: LocalDate | undefined,
  before: LocalDate | undefined,
): LocalDate => on ?? before ?? today;

/** A fact may not be dated after today. */
export const notInFuture = (today: LocalDate, ...days: readonly (LocalDate | undefined)[]): Refusal[] =>
  days.flatMap((on) => (on !== undefined && on > today ? [{ because: 'future', on, today }] : []));

/** A period may not end before it begins. */
export const notReversed = (from: LocalDate | undefined, to: LocalDate | undefined): Refusal[] =>
  from !== undefined && to !== undefined && to < from ? [{ because: 'reversed', from, to }] : [];

/** Blanks do not count as a reason. */
const reasonOf = ({ reason }: Request): string | undefined => reason?.trim() || undefined;

/** Replacing a recorded value needs a reason; filling in an unknown one does not. */
export function unexplained(request: Request, before: string | undefined, after: string | undefined): Refusal[] {
  if (before === undefined || after === undefined || before === after || reasonOf(request) !== undefined) return [];
  return [{ because: 'unexplained', before, after }];
}

/** The changes that have an effect, and the resulting dossier. */
function effectiveChanges(known: Situation, changes: readonly StudentChange[]) {
  let after = known.dossier;
  const kept = changes.filter((change) => {
    const next = evolve(after, change);
    const changed = canonical(next) !== canonical(after);
    after = next;
    return changed;
  });
  return { kept, after };
}

/** Records facts: refused only for what is wrong with the request. */
export function recorded(
  known: Situation,
  changes: readonly StudentChange[],
  refusals: readonly Refusal[],
): Decision<StudentChange> {
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, changes: effectiveChanges(known, changes).kept, overridden: [] };
}

/**
 * Gates a step: rules judge the dossier as it would become, and every open finding that stops the gate refuses it. A recorded step
 * stays recorded: repeating it only renews the named overrides. `later`: rules that a coming fact will meet, since it depends on this
 * one.
 */
export function gated(
  known: Situation,
  request: Request,
  gate: Gate,
  placement: string | undefined,
  changes: readonly StudentChange[],
  refusals: readonly Refusal[],
  later: readonly RuleKey[] = [],
): Decision<StudentChange> {
  const { kept, after } = effectiveChanges(known, changes);
  const judged = placement === undefined ? undefined : placementOf(after, placement);
  const stopping = blocking(judgeAll({ ...known, dossier: after }, judged ? [judged] : []), gate).filter(
    (finding) => (finding.placement === placement || finding.placement === undefined) && !later.includes(finding.rule),
  );
  const isOverridden = (finding: Finding) =>
    request.override?.includes(finding.rule) === true && reasonOf(request) !== undefined;
  const overridden = stopping.filter(isOverridden);
  const ruled =
    kept.length === 0
      ? []
      : stopping
          .filter((finding) => !isOverridden(finding))
          .map((finding): Refusal => ({ because: 'rule', finding, gate }));
  if (refusals.length + ruled.length > 0) return { ok: false, refusals: [...refusals, ...ruled] };
  const overrides = overridden.map(
    (finding): StudentChange => ({
      type: 'rule-overridden',
      override: overrideOf(finding, gate, request, known.today),
    }),
  );
  return { ok: true, changes: [...kept, ...overrides], overridden };
}

const overrideOf = ({ rule, placement, data }: Finding, gate: Gate, request: Request, today: LocalDate): Override => ({
  rule,
  gate,
  ...(placement !== undefined && { placement }),
  reason: reasonOf(request) ?? '',
  on: today,
  by: request.actor,
  compared: canonical(data),
});
