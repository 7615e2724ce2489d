import { type Dossier, openPlacements } from '../model/dossier.ts';
import type { StepNumber } from '../model/gate.ts';
import { highestDone, leadingPlacement, nextStep, type Phase, phaseOf, STEPS, stepKey } from '../model/steps.ts';
import { number, section, text } from './section.ts';

/** Where a student is: in the phase of the next step, past all twelve, or stopped on a placement that was cut short. */
export const STANDINGS = [
  'registration',
  'application',
  'preparation',
  'participation',
  'completion',
  'finished',
  'ended',
] as const satisfies readonly (Phase | 'finished' | 'ended')[];
export type Standing = (typeof STANDINGS)[number];

/** From the highest step done without a gap, and the next step if there is one. */
export const standingOf = (step: number, next: number | null): Standing => {
  if (next !== null) return phaseOf(next as StepNumber);
  return step === 12 ? 'finished' : 'ended';
};

/** One student's highest step done without a gap, and next step. */
export function placeOf(dossier: Dossier) {
  const leading = leadingPlacement(dossier);
  return { step: highestDone(dossier, leading), next: nextStep(dossier, leading) };
}

/** Counts students by where they are. */
export function standingTally() {
  const steps = Array.from({ length: 13 }, () => ({ students: 0, ended: 0 }));
  const standings = new Map<Standing, number>(STANDINGS.map((key) => [key, 0]));
  const totals = { students: 0, open: 0 };
  const count = (at: number, next: number | null, students: number) => {
    const standing = standingOf(at, next);
    const step = steps[at];
    if (step) {
      step.students += students;
      if (standing === 'ended') step.ended += students;
    }
    standings.set(standing, (standings.get(standing) ?? 0) + students);
    totals.students += students;
  };
  return {
    totals,
    count,
    add(dossier: Dossier): void {
      const { step, next } = placeOf(dossier);
      count(step, next, 1);
      totals.open += openPlacements(dossier).length;
    },
    /** Each student once, by the highest step done without a gap; `ended` were cut short; `reached` got at least that far. */
    byStep: section({
      key: 'by-step',
      columns: [number('step'), text('key'), number('next'), number('students'), number('ended'), number('reached')],
      chart: { kind: 'funnel', label: 'key', value: 'reached' },
      rows: () =>
        steps.map((counts, step) => ({
          step,
          key: step === 0 ? 'none' : stepKey(step as StepNumber),
          next: STEPS[step]?.number ?? null,
          ...counts,
          reached: steps.slice(step).reduce((sum, { students }) => sum + students, 0),
        })),
    }),
    byPhase: section({
      key: 'by-phase',
      columns: [text('phase'), number('students')],
      chart: { kind: 'bars', label: 'phase', value: 'students' },
      rows: () => STANDINGS.map((phase) => ({ phase, students: standings.get(phase) ?? 0 })),
    }),
  };
}
