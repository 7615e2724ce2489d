import type { LocalDate } from '../calendar/dates.ts';
import { type Dossier, openPlacements } from '../model/dossier.ts';
import type { StepNumber } from '../model/gate.ts';
import { firstDay, isAccepted, type Placement } from '../model/placement.ts';
import { doneOn, STEPS } from '../model/steps.ts';
import { RULES } from '../rules/index.ts';
import { blocking, type Finding, judgeAll, type STOPPING } from '../rules/judge.ts';
import type { RuleInput } from '../rules/rule.ts';

/** Where a student or an open placement is: the next step, and what stops it. */
export interface Progress {
  /** Undefined for STEP 1 to 4, which are the student's. */
  readonly placement?: Placement;
  /** The step after the last one done; earlier gaps stop nothing. */
  readonly next: StepNumber;
  /**
   * The step that the findings stop: the next one or, if no rule guards that, the one after it. STEP 9 thus waits for what stops STEP
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

export function nextOf(dossier: Dossier, placement?: Placement): StepNumber | undefined {
  const mine = STEPS.filter((step) => step.of === (placement ? 'placement' : 'student'));
  const last = mine.findLast(({ number }) => doneOn(number, dossier, placement) !== undefined);
  return last ? mine[mine.indexOf(last) + 1]?.number : mine[0]?.number;
}

const isGuarded = (step: StepNumber): boolean => RULES.some((rule) => rule.gates.some((gate) => gate === step));

function guardedFrom(next: StepNumber): StepNumber {
  const behind = STEPS.find(({ number }) => number === next + 1)?.number;
  return !isGuarded(next) && behind !== undefined && isGuarded(behind) ? behind : next;
}

const dayOfStart = (step: StepNumber, placement?: Placement): LocalDate | undefined =>
  placement && isAccepted(placement) && step >= 9 && step <= 11 ? firstDay(placement) : undefined;

/** The student's position on STEP 1 to 4, unless finished, and that of each open placement. */
export function progressOf(facts: Omit<RuleInput, 'placement'>, rules?: typeof STOPPING): readonly Progress[] {
  const { dossier } = facts;
  const open = openPlacements(dossier);
  const subjects = [undefined, ...open].flatMap((placement) => {
    const next = nextOf(dossier, placement);
    return next === undefined ? [] : [{ next, ...(placement && { placement }) }];
  });
  if (subjects.length === 0) return [];
  const all = judgeAll(facts, open, rules);
  return subjects.map((subject) => {
    const step = guardedFrom(subject.next);
    const by = dayOfStart(step, subject.placement);
    const ref = subject.placement?.ref;
    const findings = all.filter(({ placement }) => placement === ref);
    // Findings about the student stop a placement's steps too.
    const concerning = all.filter(({ placement }) => placement === ref || placement === undefined);
    return { ...subject, step, ...(by && { by }), stops: blocking(concerning, step), findings };
  });
}
