import type { LocalDate } from '../calendar/dates.ts';
import type { StepNumber } from '../model/gate.ts';
import { isCutShort, type Placement, type PlacementRef } from '../model/placement.ts';
import { contractHalves, doneOn, isImplied, placementStand, STEPS, type StepKey, standOf } from '../model/steps.ts';
import { blocking, judgeAll } from '../rules/judge.ts';
import type { RuleInput } from '../rules/rule.ts';

export type StepState = 'done' | 'next' | 'blocked' | 'later' | 'ended';
export interface StepLine {
  readonly step: StepNumber;
  readonly key: StepKey;
  readonly state: StepState;
  readonly on: LocalDate | null;
  readonly placement: PlacementRef | null;
  /** Below the furthest step, without a fact. */
  readonly gap: boolean;
  /** The halves of STEP 9, each with its day. */
  readonly contractOn: LocalDate | null;
  readonly agreementOn: LocalDate | null;
}

type Known = Omit<RuleInput, 'placement'>;
const standAt = (known: Known, placement?: Placement) =>
  placement ? placementStand(known, placement) : standOf(known);

/** The findings that stop the next step of a student and placement. */
export function blockers(known: Known, placement?: Placement) {
  const { next } = standAt(known, placement);
  if (next === null) return [];
  const findings = judgeAll(known, placement ? [placement] : []);
  return blocking(findings, next);
}

/** A student's twelve steps; STEP 5 to 12 are those of one placement. */
export function stepLines(known: Known, placement?: Placement): readonly StepLine[] {
  const { next, gaps } = standAt(known, placement);
  const blocked = blockers(known, placement).length > 0;
  const halves = placement ? contractHalves(placement, known.companies) : {};
  return STEPS.map(({ number, key, of }) => {
    const on = doneOn(number, known, placement) ?? null;
    const isDone = on !== null || isImplied(number, placement);
    const state = isDone ? 'done' : number === next ? (blocked ? 'blocked' : 'next') : remaining(of, placement);
    return {
      step: number,
      key,
      state,
      on,
      placement: of === 'placement' ? (placement?.ref ?? null) : null,
      gap: gaps.includes(number),
      contractOn: (number === 9 && halves.contract) || null,
      agreementOn: (number === 9 && halves.agreement) || null,
    };
  });
}

const remaining = (of: 'student' | 'placement', placement?: Placement): StepState =>
  of === 'placement' && placement && isCutShort(placement) ? 'ended' : 'later';
