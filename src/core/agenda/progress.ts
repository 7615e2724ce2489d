import type { LocalDate } from '../calendar/dates.ts';
import { openPlacements } from '../model/dossier.ts';
import type { StepNumber } from '../model/gate.ts';
import { firstDay, isAccepted, type Placement } from '../model/placement.ts';
import { placementStand, STEPS, standOf } from '../model/steps.ts';
import { RULES } from '../rules/index.ts';
import { blocking, type Finding, judgeAll, type STOPPING } from '../rules/judge.ts';
import type { RuleInput } from '../rules/rule.ts';

/** Where a student or an open placement is: the step ahead, and what stops it. */
export interface Progress {
  /** Undefined for STEP 1 to 4, which are the student's. */
  readonly placement?: Placement;
  /** The step after the furthest one done. What is missing below it stops nothing. */
  readonly ahead: StepNumber;
  /**
   * The step that the findings stop: the one ahead or, if no rule guards that, the one after it. STEP 9 thus waits for what stops STEP
   * 10.
   */
  readonly step: StepNumber;
  /** The last day for it: STEP 9 to 11 of an accepted placement must be done by the first day, whatever stops them. */
  readonly by?: LocalDate;
  /** The open findings that stop it. */
  readonly stops: readonly Finding[];
  /** All findings about it from the rules judged. */
  readonly findings: readonly Finding[];
}

const isGuarded = (step: StepNumber): boolean => RULES.some((rule) => rule.gates.some((gate) => gate === step));

function guardedFrom(ahead: StepNumber): StepNumber {
  const behind = STEPS.find(({ number }) => number === ahead + 1)?.number;
  return !isGuarded(ahead) && behind !== undefined && isGuarded(behind) ? behind : ahead;
}

const dayOfStart = (step: StepNumber, placement?: Placement): LocalDate | undefined =>
  placement && isAccepted(placement) && step >= 9 && step <= 11 ? firstDay(placement) : undefined;

/** Each open placement's position; of a student without any placement the one on STEP 1 to 4, unless finished. */
export function progressOf(facts: Omit<RuleInput, 'placement'>, rules?: typeof STOPPING): readonly Progress[] {
  const { dossier } = facts;
  const open = openPlacements(dossier);
  const last = dossier.placements.length === 0 ? 4 : 12;
  const places = [...open, ...(dossier.placements.length === 0 ? [undefined] : [])];
  const subjects = places.flatMap((placement) => {
    const { step } = placement ? placementStand(facts, placement) : standOf(facts);
    const ahead = STEPS.find(({ number }) => number === step + 1)?.number;
    return ahead === undefined || ahead > last ? [] : [{ ahead, ...(placement && { placement }) }];
  });
  if (subjects.length === 0) return [];
  const all = judgeAll(facts, open, rules);
  return subjects.map((subject) => {
    const step = guardedFrom(subject.ahead);
    const by = dayOfStart(step, subject.placement);
    const ref = subject.placement?.ref;
    const findings = all.filter(({ placement }) => placement === ref);
    // Findings about the student stop a placement's steps too.
    const concerning = all.filter(({ placement }) => placement === ref || placement === undefined);
    return { ...subject, step, ...(by && { by }), stops: blocking(concerning, step), findings };
  });
}
