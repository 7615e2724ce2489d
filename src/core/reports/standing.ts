import { openPlacements } from '../model/dossier.ts';
import type { StepNumber } from '../model/gate.ts';
import { reachedOf, STANDINGS, STEPS, type Standing, standingOf, standOf, stepKey } from '../model/steps.ts';
import { number, section, text, type View } from './section.ts';

/** Counts students by where they are. */
export function standingTally() {
  const steps = Array.from({ length: 13 }, () => ({ students: 0, ended: 0, stopped: 0 }));
  const farthest = Array.from({ length: 13 }, () => 0);
  const standings = new Map<Standing, number>(STANDINGS.map((key) => [key, 0]));
  const totals = { students: 0, open: 0 };
  const count = (at: number, reached: number, standing: Standing, students: number) => {
    const step = steps[at];
    if (step) {
      step.students += students;
      if (standing === 'ended') step.ended += students;
    }
    farthest[reached] = (farthest[reached] ?? 0) + students;
    standings.set(standing, (standings.get(standing) ?? 0) + students);
    totals.students += students;
  };
  return {
    totals,
    count,
    add(view: View): void {
      const at = standOf(view).step;
      count(at, reachedOf(view), standingOf(view), 1);
      totals.open += openPlacements(view.dossier).length;
      const step = steps[at];
      if (step && view.stands().some(({ ahead, stops }) => ahead === at + 1 && stops.length > 0)) step.stopped += 1;
    },
    /**
     * Each student once, by the furthest step of the leading placement; `ended` were cut short; `reached` ever got at least that far,
     * with whichever company; something stops the next step of those who are `stopped`.
     */
    byStep: section({
      key: 'by-step',
      columns: [
        number('step'),
        text('key'),
        number('next'),
        number('students'),
        number('ended'),
        number('reached'),
        number('stopped'),
      ],
      chart: { kind: 'bars', label: 'key', values: ['students'] },
      rows: () =>
        steps.map((counts, step) => ({
          step,
          key: step === 0 ? 'none' : stepKey(step as StepNumber),
          next: STEPS[step]?.number ?? null,
          students: counts.students,
          ended: counts.ended,
          reached: farthest.slice(step).reduce((sum, students) => sum + students, 0),
          stopped: counts.stopped,
        })),
    }),
    byPhase: section({
      key: 'by-phase',
      columns: [text('phase'), number('students')],
      chart: { kind: 'bars', label: 'phase', values: ['students'] },
      rows: () => STANDINGS.map((phase) => ({ phase, students: standings.get(phase) ?? 0 })),
    }),
  };
}
