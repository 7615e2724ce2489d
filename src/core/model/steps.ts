import { firstGap, type LocalDate } from '../calendar/dates.ts';
import { type Agreement, agreedDays, type Companies } from './company.ts';
import type { Contract } from './contract.ts';
import { type Dossier, openPlacements } from './dossier.ts';
import type { StepNumber } from './gate.ts';
import { coursesOf, isCutShort, isOpen, type Placement, type PlacementState, stateOf } from './placement.ts';

export type Phase = 'registration' | 'application' | 'preparation' | 'participation' | 'completion';

/** What steps are read from: a student's facts, and the agreements of the hosts. */
export interface Recorded {
  readonly dossier: Dossier;
  readonly companies: Companies;
}

/** Steps are not stored: they are read from the facts, so they cannot contradict them. */
interface StepOf<Of extends 'student' | 'placement'> {
  readonly number: StepNumber;
  readonly key: string;
  readonly phase: Phase;
  readonly of: Of;
  /** The day it was done, if it was. */
  readonly evidence: Of extends 'student'
    ? (dossier: Dossier) => LocalDate | undefined
    : (placement: Placement, companies: Companies) => LocalDate | undefined;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
const earliest = (days: readonly (LocalDate | undefined)[]): LocalDate | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** The two halves of STEP 9, each with the day on which it was first there. */
interface Halves {
  /** The secretariat had approved a revision of the contract, and it was concluded. */
  readonly contract?: LocalDate;
  /** Signed implementation agreements left no day of the agreed period out. */
  readonly agreement?: LocalDate;
}

/** What is done once stays done: a later revision, review or amendment is a finding of the rules. */
export function contractHalves(placement: Placement, companies: Companies): Halves {
  const contract = earliest(placement.contracts.map(concludedOn));
  const agreement = agreedOn(placement, companies.get(placement.company)?.agreements ?? []);
  return { ...(contract && { contract }), ...(agreement && { agreement }) };
}

/** The first day on which a revision was signed, and the secretariat's latest review of it was "approved". */
function concludedOn({ reviews, signedOn }: Contract): LocalDate | undefined {
  if (signedOn === undefined) return undefined;
  const ours = reviews.filter(({ by }) => by === 'secretariat');
  if (ours.findLast(({ on }) => on <= signedOn)?.outcome === 'approved') return signedOn;
  return earliest(ours.filter(({ on, outcome }) => on > signedOn && outcome === 'approved').map(({ on }) => on));
}

interface Wanted {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The first day on which the period, as it was agreed at first or by an amendment, had signed agreements throughout. */
function agreedOn({ ref, terms }: Placement, agreements: readonly Agreement[]): LocalDate | undefined {
  const mine = agreements.filter((one) => one.placement === undefined || one.placement === ref);
  const days = mine.flatMap(({ signedOn }) => signedOn ?? []).sort();
  if (days.length === 0) return undefined;
  const periods: Wanted[] = [];
  for (const { from = periods.at(-1)?.from, to = periods.at(-1)?.to } of terms) {
    periods.push({ ...(from && { from }), ...(to && { to }) });
  }
  return days.find((day) => {
    const signed = mine.filter(({ signedOn }) => signedOn !== undefined && signedOn <= day);
    return periods.some((period) => isCovered(period, signed));
  });
}

/** One or several in a row leave no day out; a day that is not known is not asked for. */
function isCovered({ from, to }: Wanted, agreements: readonly Agreement[]): boolean {
  // One that was ended before the first day never covered the period; one that ends in it leaves days to the rule `agreement`.
  const live = agreements.filter(({ endedOn }) => from === undefined || endedOn === undefined || endedOn >= from);
  const first = from ?? to;
  if (first === undefined) return live.length > 0;
  return firstGap({ from: first, to: to ?? first }, live.map(agreedDays)) === undefined;
}

function contractDone(placement: Placement, companies: Companies): LocalDate | undefined {
  const { contract, agreement } = contractHalves(placement, companies);
  return contract && agreement && later(contract, agreement);
}

function gradingDone({ papers, grade }: Placement): LocalDate | undefined {
  const certificate = papers.find((paper) => paper.kind === 'certificate');
  return certificate && grade && later(certificate.receivedOn, grade.on);
}

/** Attended, or sent the recording: never before the student's first contact, where that is recorded. */
export function briefingDone({ briefing, contact }: Pick<Dossier, 'briefing' | 'contact'>): LocalDate | undefined {
  const counts = (on: LocalDate | undefined) => on !== undefined && (contact === undefined || on >= contact.on);
  return [briefing?.attendedOn, briefing?.recordingSentOn].find(counts);
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
    evidence: briefingDone,
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
export function doneOn(
  step: StepNumber,
  { dossier, companies }: Recorded,
  placement?: Placement,
): LocalDate | undefined {
  const found = STEPS[step - 1];
  if (found === undefined) return undefined;
  if (found.of === 'student') return found.evidence(dossier);
  return placement && found.evidence(placement, companies);
}

/** All days on which it was done: a registration for the course was one, also where the student withdrew from it. */
export const daysDone = (step: StepNumber, recorded: Recorded, placement?: Placement): readonly LocalDate[] =>
  step === 10
    ? placement
      ? coursesOf(placement).map(({ on }) => on)
      : []
    : [doneOn(step, recorded, placement)].filter((day) => day !== undefined);

/** No day is known, but a later fact says that it was done: who has a result was selected, unless the way was given up before. */
export const isImplied = (step: StepNumber, placement?: Placement): boolean =>
  step === 7 &&
  placement?.selection === undefined &&
  placement?.result !== undefined &&
  placement.result.outcome !== 'withdrawn';

export const stepKey = (step: StepNumber): StepKey => STEPS[step - 1]?.key ?? 'contact';

export const phaseOf = (step: StepNumber): Phase => STEPS[step - 1]?.phase ?? 'registration';

const isDone = (step: StepNumber, recorded: Recorded, placement?: Placement): boolean =>
  isImplied(step, placement) || doneOn(step, recorded, placement) !== undefined;

const NONE: Companies = new Map();

/** How far a candidate is. Agreements play no part before the acceptance. */
const reach = (placement: Placement): number =>
  STEPS.findLast((step) => step.of === 'placement' && step.evidence(placement, NONE) !== undefined)?.number ?? 0;

const overSince = ({ closed, grade, result, openedOn }: Placement): LocalDate =>
  closed?.on ?? grade?.on ?? result?.on ?? openedOn;

/** The placement by which a student stands: the accepted or running one, else the furthest open candidate, else the one closed last. */
export function leadingPlacement(dossier: Dossier): Placement | undefined {
  const open = openPlacements(dossier);
  const furthest = (best: Placement, one: Placement) => (reach(one) >= reach(best) ? one : best);
  const inState = (state: PlacementState) => open.filter((one) => stateOf(one) === state);
  const [candidates] = [inState('running'), inState('accepted'), open].filter(({ length }) => length > 0);
  if (candidates) return candidates.reduce(furthest);
  const latest = (best: Placement, one: Placement) => (overSince(one) >= overSince(best) ? one : best);
  return dossier.placements.length === 0 ? undefined : dossier.placements.reduce(latest);
}

/** How far a student or placement has come. */
export interface Stand {
  /** The furthest step done, 0 to 12. */
  readonly step: number;
  /** Lower steps without a fact. */
  readonly gaps: readonly StepNumber[];
  /** The step to be done next; null where none is. */
  readonly next: StepNumber | null;
}

/** The furthest step: of a placement, or of STEP 1 to 4. */
const furthestOf = (recorded: Recorded, placement?: Placement): number =>
  STEPS.findLast(
    ({ number, of }) =>
      of === (placement ? 'placement' : 'student') && doneOn(number, recorded, placement) !== undefined,
  )?.number ?? 0;

/** After a placement that was cut short there is none; one that is over may still be graded. */
function nextOf(recorded: Recorded, placement: Placement): StepNumber | null {
  if (isCutShort(placement)) return null;
  const from = isOpen(placement) ? 5 : 12;
  return STEPS.find(({ number }) => number >= from && !isDone(number, recorded, placement))?.number ?? null;
}

/** How far one placement has come. What is missing of STEP 1 to 4 is among its gaps, and never its next step. */
export function placementStand(recorded: Recorded, placement: Placement): Stand {
  const step = furthestOf(recorded, placement);
  return { step, gaps: gapsBelow(step, recorded, placement), next: nextOf(recorded, placement) };
}

const gapsBelow = (step: number, recorded: Recorded, placement?: Placement): readonly StepNumber[] =>
  STEPS.map(({ number }) => number as StepNumber).filter(
    (number) => number < step && !isDone(number, recorded, placement),
  );

/** Where a student stands: by the leading placement, or on STEP 1 to 4. Whose placement was cut short looks for another company. */
export function standOf(recorded: Recorded): Stand {
  const leading = leadingPlacement(recorded.dossier);
  if (leading) {
    const stand = placementStand(recorded, leading);
    return isCutShort(leading) ? { ...stand, next: 5 } : stand;
  }
  const step = furthestOf(recorded);
  const next = STEPS.find(({ number }) => !isDone(number, recorded))?.number ?? 5;
  return { step, gaps: gapsBelow(step, recorded), next };
}

/** The furthest step that a student ever reached, with whichever company. */
export const reachedOf = (recorded: Recorded): number =>
  Math.max(
    furthestOf(recorded),
    ...recorded.dossier.placements.map((one) => Math.max(furthestOf(recorded, one), one.withdrawnCourses ? 10 : 0)),
  );

/** The phases, and two ways to be past them: all is done, or the leading placement was cut short. */
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

/** By the facts: preparation lasts from the acceptance until the actual start. */
export function standingOf(recorded: Recorded): Standing {
  const leading = leadingPlacement(recorded.dossier);
  const { next } = standOf(recorded);
  if (!leading) return phaseOf(next ?? 5);
  if (isCutShort(leading)) return 'ended';
  if (next === null) return 'finished';
  if (!isOpen(leading)) return 'completion';
  switch (stateOf(leading)) {
    case 'candidate':
      return 'application';
    case 'accepted':
      return 'preparation';
    case 'running':
      return 'participation';
    default:
      return 'completion';
  }
}

/** The phase in which a list shows somebody: whose placement was cut short may apply again. */
export const phaseOfStanding = (standing: Standing): Phase =>
  standing === 'finished' ? 'completion' : standing === 'ended' ? 'application' : standing;
