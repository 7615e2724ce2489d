import type { Change, StudentChange } from '../../journal/changes.ts';
import { evolve } from '../../journal/evolve.ts';
import { replay } from '../../journal/replay.ts';
import type { Dossier } from '../../model/dossier.ts';
import { placementOf, validCertificates } from '../../model/dossier.ts';
import type { Gate, StepNumber } from '../../model/gate.ts';
import { isAccepted, type PlacementRef } from '../../model/placement.ts';
import { doneOn, STEPS } from '../../model/steps.ts';
import { blocking, type Finding, judgeAll } from '../../rules/judge.ts';
import type { Situation } from '../../rules/rule.ts';
import { canonical } from '../../text/canonical.ts';

/** A journal entry as taking back needs it. Those of one subject, oldest first. */
export interface UndoEntry {
  readonly seq: number;
  readonly operation: number;
  readonly change: Change;
}
export type OfStudent = UndoEntry & { readonly change: StudentChange };

/** The step that a change records. */
export const STEP_OF_CHANGE: Partial<Record<StudentChange['type'], StepNumber>> = {
  'contact-recorded': 1,
  'approval-recorded': 2,
  'approval-renewed': 2,
  'registration-recorded': 3,
  'briefing-recorded': 4,
  'placement-opened': 5,
  'application-recorded': 6,
  'selection-recorded': 7,
  'result-recorded': 8,
  'contract-received': 9,
  'contract-reviewed': 9,
  'contract-terms-recorded': 9,
  'contract-signed': 9,
  'course-registered': 10,
  'course-withdrawn': 10,
  'internship-recorded': 11,
  'evaluation-recorded': 12,
  'grade-recorded': 12,
};

/** The placement that a change is about. */
export const placementIn = (change: StudentChange): PlacementRef | undefined => {
  if (change.type === 'placement-opened') return change.ref;
  if (change.type === 'rule-overridden') return change.override.placement;
  if (change.type === 'certificate-issued') return change.certificate.placement;
  return 'placement' in change ? change.placement : undefined;
};

/** The number of the certificate that a change issued. */
export const certificateIn = (change: Change): string | undefined =>
  change.type === 'certificate-issued' ? change.certificate.number : undefined;

/** Entries that depend on those to be taken back: they refer to them, or a rule would now refuse their step. */
export function dependentsOf(
  known: Situation,
  live: readonly OfStudent[],
  going: readonly OfStudent[],
): readonly OfStudent[] {
  const gone = new Set(going.map(({ seq }) => seq));
  const staying = live.filter(({ seq }) => !gone.has(seq));
  // Without the registration, the other entries have no student.
  if (staying[0]?.change.type !== 'student-registered') return staying;
  const spoken = staying.filter((entry) =>
    going.some((one) => entry.seq > one.seq && isValid(known.dossier, entry) && speaksOf(entry.change, one.change)),
  );
  if (spoken.length > 0) return spoken;
  const after = replay<Dossier, StudentChange>(staying, evolve);
  if (after === undefined) return [];
  const uncertified = staying.filter(
    ({ change }) =>
      change.type === 'certificate-issued' &&
      isCertified(known.dossier, change.certificate.number) &&
      !isCertified(after, change.certificate.number),
  );
  if (uncertified.length > 0) return uncertified;
  const before = new Set(stopping(known).map(identity));
  const arisen = stopping({ ...known, dossier: after }).filter((finding) => !before.has(identity(finding)));
  const steps = arisen.flatMap(({ gates, placement }) =>
    gates
      .map((gate) => ({ gate, placement }))
      .filter(({ gate, placement: ref }) => isDone({ ...known, dossier: after }, gate, ref)),
  );
  return staying.filter(({ change }) =>
    steps.some(
      ({ gate, placement }) => STEP_OF_CHANGE[change.type] === gate && (gate < 5 || placementIn(change) === placement),
    ),
  );
}

/** A void certificate does not keep anything from being taken back. */
const isValid = ({ certificates }: Dossier, { change }: OfStudent): boolean =>
  !certificates.some(({ number, voided }) => voided !== undefined && number === certificateIn(change));

/** Is this a valid certificate about an accepted placement? */
function isCertified(dossier: Dossier, certificate: string): boolean {
  const ref = validCertificates(dossier).find(({ number }) => number === certificate)?.placement;
  const placement = ref === undefined ? undefined : placementOf(dossier, ref);
  return placement !== undefined && isAccepted(placement);
}

const ON_CONTRACT = ['contract-reviewed', 'contract-terms-recorded', 'contract-signed'] as const;
const ON_PERMIT = ['permit-paper-ready', 'permit-applied', 'permit-granted', 'permit-refused'] as const;

/** Does a change refer to something another change made: a placement, contract revision, course registration, permit or leave? */
function speaksOf(change: StudentChange, made: StudentChange): boolean {
  if (made.type === 'placement-opened') {
    // An override for a certificate goes with that certificate.
    const isForPaper = change.type === 'rule-overridden' && change.override.gate === 'C';
    return !isForPaper && placementIn(change) === made.ref;
  }
  if (made.type === 'leave-recorded') {
    const { from, to } = made.leave;
    return (
      change.type === 'returned' && (change.leaveFrom === undefined ? to === undefined : change.leaveFrom === from)
    );
  }
  if (made.type === 'permit-opened') {
    return ON_PERMIT.some((type) => change.type === type) && 'number' in change && change.number === made.number;
  }
  // A withdrawal is of the registration before it, and who registers again withdrew before.
  if (made.type === 'course-registered' || made.type === 'course-withdrawn') {
    const other = made.type === 'course-registered' ? 'course-withdrawn' : 'course-registered';
    return change.type === other && change.placement === made.placement;
  }
  if (made.type !== 'contract-received') return false;
  if (!ON_CONTRACT.some((type) => type === change.type) || !('revision' in change)) return false;
  const { kind, revision } = made.contract;
  return change.placement === made.placement && change.kind === kind && change.revision === revision;
}

/**
 * What stops a step, of every placement. Taking back a closing or a grade reopens a placement; what was wrong before is no reason to
 * keep it closed.
 */
const stopping = (known: Situation): readonly Finding[] => {
  const findings = judgeAll(known, known.dossier.placements);
  return STEPS.flatMap(({ number }) => blocking(findings, number));
};
/** Identifies a finding regardless of days and amounts: one rule can find several things. */
const identity = ({ rule, placement, gates, data }: Finding): string => {
  const { kind, fact, what } = { ...data } as Readonly<Record<'kind' | 'fact' | 'what', unknown>>;
  return canonical({ rule, placement, gates, ...Object.fromEntries(named({ kind, fact, what })) });
};
const named = (parts: object) => Object.entries(parts).filter(([, value]) => typeof value === 'string');

function isDone(known: Situation, gate: Gate, ref: PlacementRef | undefined): gate is StepNumber {
  const placement = ref === undefined ? undefined : placementOf(known.dossier, ref);
  if (gate === 11) return placement?.run?.startedOn !== undefined;
  return gate !== 'C' && doneOn(gate, known, placement) !== undefined;
}
