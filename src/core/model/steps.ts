import type { LocalDate } from '../calendar/dates.ts';
import { secretariatReview } from './contract.ts';
import { type Dossier, openPlacements } from './dossier.ts';
import type { StepNumber } from './gate.ts';
import { currentContract, isCutShort, type Placement } from './placement.ts';

export type Phase = 'registration' | 'application' | 'preparation' | 'participation' | 'completion';

/** Steps are not stored: they are read from the facts, so they cannot contradict them. */
interface StepOf<Of extends 'student' | 'placement'> {
  readonly number: StepNumber;
  readonly key: string;
  readonly phase: Phase;
  readonly of: Of;
  /** The day it was done, if it was. */
  readonly evidence: (of: Of extends 'student' ? Dossier : Placement) => LocalDate | undefined;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

function contractDone(placement: Placement): LocalDate | undefined {
  const contract = currentContract(placement);
  const review = contract && secretariatReview(contract);
  if (!contract?.signedOn || review?.outcome !== 'approved') return undefined;
  return later(review.on, contract.signedOn);
}

function gradingDone({ papers, grade }: Placement): LocalDate | undefined {
  const certificate = papers.find((paper) => paper.kind === 'certificate');
  return certificate && grade && later(certificate.receivedOn, grade.on);
}

/** The twelve steps of the programme's page; 1 to 4 are the student's, 5 to 12 a placement's. */
export const STEPS = [
  { number: 1, key: 'contact', phase: 'registration', of: 'student', evidence: (d) => d.contact?.on },
  { number: 2, key: 'approval', phase: 'registration', of: 'student', evidence: (d) => d.approval?.on },
  { number: 3, key: 'registration', phase: 'registration', of: 'student', evidence: (d) => d.registration?.on },
  {
    number: 4,
    key: 'briefing',
    phase: 'registration',
    of: 'student',
    evidence: (d) => d.briefing?.attendedOn ?? d.briefing?.recordingSentOn,
  },
  { number: 5, key: 'consultation', phase: 'application', of: 'placement', evidence: (p) => p.openedOn },
  { number: 6, key: 'application', phase: 'application', of: 'placement', evidence: (p) => p.application?.on },
  { number: 7, key: 'selection', phase: 'application', of: 'placement', evidence: (p) => p.selection?.on },
  { number: 8, key: 'result', phase: 'application', of: 'placement', evidence: (p) => p.result?.on },
  { number: 9, key: 'contract', phase: 'preparation', of: 'placement', evidence: contractDone },
  { number: 10, key: 'course', phase: 'preparation', of: 'placement', evidence: (p) => p.course?.on },
  {
    number: 11,
    key: 'internship',
    phase: 'participation',
    of: 'placement',
    evidence: (p) => (p.run?.startedOn ? p.run.endedOn : undefined),
  },
  { number: 12, key: 'grading', phase: 'completion', of: 'placement', evidence: gradingDone },
] as const satisfies readonly (StepOf<'student'> | StepOf<'placement'>)[];

export type StepKey = (typeof STEPS)[number]['key'];

/** The day a step was done, if it was. Without a placement, STEP 5 to 12 never were. */
export function doneOn(step: StepNumber, dossier: Dossier, placement?: Placement): LocalDate | undefined {
  const found = STEPS[step - 1];
  if (found === undefined) return undefined;
  if (found.of === 'student') return found.evidence(dossier);
  return placement && found.evidence(placement);
}

export const stepKey = (step: StepNumber): StepKey => STEPS[step - 1]?.key ?? 'contact';

export const phaseOf = (step: StepNumber): Phase => STEPS[step - 1]?.phase ?? 'registration';

/** The highest step done without a gap, 0 to 12. */
export function highestDone(dossier: Dossier, placement?: Placement): number {
  const gap = STEPS.find((step) => doneOn(step.number, dossier, placement) === undefined);
  return gap === undefined ? 12 : gap.number - 1;
}

/** The next step; null when all are done or the placement was cut short. */
export function nextStep(dossier: Dossier, placement?: Placement): StepNumber | null {
  if (placement && isCutShort(placement)) return null;
  const done = highestDone(dossier, placement);
  return done === 12 ? null : ((done + 1) as StepNumber);
}

/** The highest step done of a placement, whatever is missing of STEP 1 to 4. */
export const reach = (placement: Placement): number =>
  STEPS.findLast((step) => step.of === 'placement' && step.evidence(placement) !== undefined)?.number ?? 0;

/** The placement that a list shows: the most advanced open one, then the newest; if none is open, the last. */
export function leadingPlacement(dossier: Dossier): Placement | undefined {
  const open = openPlacements(dossier);
  if (open.length === 0) return dossier.placements.at(-1);
  return open.reduce((best, placement) => (reach(placement) >= reach(best) ? placement : best));
}
