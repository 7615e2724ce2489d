import { canonical } from '../canonical.ts';
import type { Change, StudentChange, TakenBack } from '../changes.ts';
import type { Dossier } from '../dossier.ts';
import { placementOf } from '../dossier.ts';
import { evolve, liveEntries, replay } from '../evolve.ts';
import type { PlacementRef } from '../placement.ts';
import { blocking, type Finding, judgeAll } from '../rules/judge.ts';
import { doneOn, type Gate, STEPS, type StepNumber } from '../steps.ts';
import type { Decision } from './decision.ts';
import type { Known } from './wish.ts';

/** A journal entry as this decision needs it; the student's own, oldest first. */
export interface Recorded {
  readonly seq: number;
  readonly operation: number;
  readonly change: Change;
}
type Live = Recorded & { readonly change: StudentChange };

const STEP_OF: Partial<Record<StudentChange['type'], StepNumber>> = {
  'contact-recorded': 1,
  'approval-recorded': 2,
  'registration-recorded': 3,
  'briefing-recorded': 4,
  'placement-opened': 5,
  'application-recorded': 6,
  'selection-recorded': 7,
  'result-recorded': 8,
  'contract-received': 9,
  'contract-reviewed': 9,
  'contract-signed': 9,
  'course-registered': 10,
  'internship-recorded': 11,
  'evaluation-recorded': 12,
  'grade-recorded': 12,
};

/** The placement that a change speaks of. */
const placementIn = (change: StudentChange): PlacementRef | undefined => {
  if (change.type === 'placement-opened') return change.ref;
  if (change.type === 'rule-overridden') return change.override.placement;
  return 'placement' in change ? change.placement : undefined;
};

interface Undo {
  readonly step: StepNumber;
  /** Needed for STEP 5 to 12. */
  readonly placement?: PlacementRef;
  readonly entries: readonly Recorded[];
}

/**
 * Takes back the latest record of a step, with the exceptions that were made for it; what an earlier record said stands again.
 * Refused where a later fact leans on it: that goes first.
 */
export function undoStep(known: Known, { step, placement, entries }: Undo): Decision<TakenBack> {
  const live = liveEntries(entries) as readonly Live[];
  const isOfStep = ({ change }: Live) =>
    STEP_OF[change.type] === step && (step < 5 || placement === undefined || placementIn(change) === placement);
  const last = live.findLast(isOfStep);
  if (!last) return { ok: false, refusals: [{ because: 'nothing-to-take-back', what: `STEP ${step}` }] };
  const together = live.filter(
    (entry) =>
      entry.operation === last.operation &&
      ((isOfStep(entry) && entry.change.type === last.change.type) ||
        isExceptionFor(entry.change, step) ||
        isDeclinedBy(entry, last)),
  );
  const first = leaning(known, live, together);
  if (first.length > 0) {
    const named = first.map(({ seq, change }) => ({ seq, change: change.type }));
    return { ok: false, refusals: [{ because: 'leaned-on', seq: last.seq, first: named }] };
  }
  return { ok: true, changes: together.map(({ seq }) => ({ type: 'taken-back', seq })), overridden: [] };
}

const isExceptionFor = (change: StudentChange, step: StepNumber): boolean =>
  change.type === 'rule-overridden' && change.override.gate === step;

/** Other candidates that were declined together with an acceptance come back with it. */
const isDeclinedBy = ({ change }: Live, accepted: Live): boolean =>
  accepted.change.type === 'result-recorded' && change.type === 'placement-closed';

/** Later entries that would hang in the air: they speak of what goes, or a rule would now refuse the step that they record. */
function leaning(known: Known, live: readonly Live[], going: readonly Live[]): readonly Live[] {
  const gone = new Set(going.map(({ seq }) => seq));
  const staying = live.filter(({ seq }) => !gone.has(seq));
  const spoken = staying.filter((entry) =>
    going.some((one) => entry.seq > one.seq && speaksOf(entry.change, one.change)),
  );
  if (spoken.length > 0) return spoken;
  const after = replay<Dossier, StudentChange>(staying, evolve);
  if (after === undefined) return [];
  const before = new Set(stopping(known).map(identity));
  const arisen = stopping({ ...known, dossier: after }).filter((finding) => !before.has(identity(finding)));
  const steps = arisen.flatMap(({ gates, placement }) =>
    gates.map((gate) => ({ gate, placement })).filter(({ gate, placement: ref }) => isDone(after, gate, ref)),
  );
  return staying.filter(({ change }) =>
    steps.some(
      ({ gate, placement }) => STEP_OF[change.type] === gate && (gate < 5 || placementIn(change) === placement),
    ),
  );
}

/** Does a change need what another one made: its placement, or its revision of a contract? */
function speaksOf(change: StudentChange, made: StudentChange): boolean {
  if (made.type === 'placement-opened') return placementIn(change) === made.ref;
  if (made.type !== 'contract-received') return false;
  if (change.type !== 'contract-reviewed' && change.type !== 'contract-signed') return false;
  const { kind, revision } = made.contract;
  return change.placement === made.placement && change.kind === kind && change.revision === revision;
}

const stopping = (known: Known): readonly Finding[] => {
  const findings = judgeAll(known);
  return STEPS.flatMap(({ number }) => blocking(findings, number));
};
const identity = ({ rule, placement, gates }: Finding): string => canonical({ rule, placement, gates });

function isDone(dossier: Dossier, gate: Gate, ref: PlacementRef | undefined): gate is StepNumber {
  const placement = ref === undefined ? undefined : placementOf(dossier, ref);
  if (gate === 11) return placement?.run?.startedOn !== undefined;
  return gate !== 'C' && doneOn(gate, dossier, placement) !== undefined;
}
