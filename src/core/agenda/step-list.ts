import type { LocalDate } from '../calendar/dates.ts';
import type { StepNumber } from '../model/gate.ts';
import { isCutShort, type Placement, type PlacementRef } from '../model/placement.ts';
import { doneOn, nextStep, STEPS, type StepKey } from '../model/steps.ts';
import { blocking, judgeAll } from '../rules/judge.ts';
import type { RuleInput } from '../rules/rule.ts';

export type StepState = 'done' | 'next' | 'blocked' | 'later' | 'ended';
export interface StepLine {
  readonly step: StepNumber;
  readonly key: StepKey;
  readonly state: StepState;
  readonly on: LocalDate | null;
  readonly placement: PlacementRef | null;
}

/** The findings that stop the next step of a student and placement. */
export function blockers(known: Omit<RuleInput, 'placement'>, placement?: Placement) {
  const next = nextStep(known.dossier, placement);
  if (next === null) return [];
  const findings = judgeAll(known, placement ? [placement] : []);
  return blocking(findings, next);
}

/** A student's twelve steps; STEP 5 to 12 are those of one placement. */
export function stepLines(known: Omit<RuleInput, 'placement'>, placement?: Placement): readonly StepLine[] {
  const { dossier } = known;
  const next = nextStep(dossier, placement);
  const blocked = blockers(known, placement).length > 0;
  return STEPS.map(({ number, key, of }) => {
    const on = doneOn(number, dossier, placement) ?? null;
    const state = on !== null ? 'done' : number === next ? (blocked ? 'blocked' : 'next') : remaining(of, placement);
    return { step: number, key, state, on, placement: of === 'placement' ? (placement?.ref ?? null) : null };
  });
}

const remaining = (of: 'student' | 'placement', placement?: Placement): StepState =>
  of === 'placement' && placement && isCutShort(placement) ? 'ended' : 'later';
