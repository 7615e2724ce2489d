import type { CompanyChange, StudentChange, TakenBack } from '../../journal/changes.ts';
import { liveEntries } from '../../journal/replay.ts';
import type { StepNumber } from '../../model/gate.ts';
import type { PlacementRef } from '../../model/placement.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Decision, Refusal } from '../decision.ts';
import {
  certificateIn,
  dependentsOf,
  type OfStudent,
  placementIn,
  STEP_OF_CHANGE,
  type UndoEntry,
} from './dependents.ts';

interface Undo {
  readonly step: StepNumber;
  /** Required for STEP 5 to 12. */
  readonly placement?: PlacementRef;
  readonly entries: readonly UndoEntry[];
}

/**
 * Takes back the latest record of a step with its overrides; an earlier record counts again. Refused while a later fact depends on it:
 * that must be taken back first.
 */
export function undoStep(known: Situation, { step, placement, entries }: Undo): Decision<TakenBack> {
  const live = liveEntries(entries) as readonly OfStudent[];
  const isOfStep = ({ change }: OfStudent) =>
    STEP_OF_CHANGE[change.type] === step && (step < 5 || placement === undefined || placementIn(change) === placement);
  const last = live.findLast(isOfStep);
  if (!last) return { ok: false, refusals: [{ because: 'nothing-to-take-back', what: `STEP ${step}` }] };
  const together = live.filter(
    (entry) =>
      entry.operation === last.operation &&
      ((isOfStep(entry) && entry.change.type === last.change.type) ||
        isExceptionFor(entry.change, step, placementIn(last.change)) ||
        isDeclinedBy(entry, last)),
  );
  return takeBack(together, dependentsOf(known, live, together));
}

const isExceptionFor = (change: StudentChange, step: StepNumber, ref: PlacementRef | undefined): boolean =>
  change.type === 'rule-overridden' &&
  change.override.gate === step &&
  // An override of a rule about the student has no placement.
  (change.override.placement === undefined || change.override.placement === ref);

/** Candidates declined by an acceptance are reopened with it. */
const isDeclinedBy = ({ change }: OfStudent, accepted: OfStudent): boolean =>
  accepted.change.type === 'result-recorded' && change.type === 'placement-closed';

interface Operation {
  readonly operation: number;
  /** The subject's own entries. */
  readonly entries: readonly UndoEntry[];
}

/** Takes back everything an operation did to a student. `known` is the present state. */
export function undoForStudent(known: Situation, { operation, entries }: Operation): Decision<TakenBack> {
  const live = liveEntries(entries) as readonly OfStudent[];
  const going = live.filter((entry) => entry.operation === operation);
  const papers = going.flatMap(({ change }): Refusal[] =>
    change.type === 'certificate-issued'
      ? [{ because: 'paper-stays', number: change.certificate.number }]
      : change.type === 'certificate-reissued'
        ? [{ because: 'paper-stays', number: change.number }]
        : [],
  );
  if (papers.length > 0) return { ok: false, refusals: papers };
  return takeBack(going, dependentsOf(known, live, going));
}

/** The same for a company. The caller checks that no student's placement needs what goes. */
export function undoForCompany({ operation, entries }: Operation): Decision<TakenBack> {
  const live = liveEntries(entries) as readonly (UndoEntry & { readonly change: CompanyChange })[];
  const going = live.filter((entry) => entry.operation === operation);
  const added = going.some(({ change }) => change.type === 'company-added');
  const agreements = going.flatMap(({ change }) => (change.type === 'agreement-added' ? [change.agreement.ref] : []));
  const jobs = going.flatMap(({ change }) => (change.type === 'job-added' ? [change.job.ref] : []));
  const leans = ({ change }: { readonly change: CompanyChange }) =>
    added ||
    ('agreement' in change && agreements.some((ref) => ref === change.agreement)) ||
    (change.type === 'job-edited' && jobs.includes(change.job));
  return takeBack(
    going,
    live.filter((entry) => entry.operation !== operation && leans(entry)),
  );
}

/** The same for the office's own facts, which nothing depends on. */
export const undoForOffice = ({ operation, entries }: Operation): Decision<TakenBack> =>
  takeBack(
    liveEntries(entries).filter((entry) => entry.operation === operation && canGo(entry.change)),
    [],
  );

/** An export or a look has happened, and papers bear a key: their entries stay and are skipped when looking for something to take back. */
export const canGo = ({ type }: { readonly type: string }): boolean => !HAPPENED.has(type);
const HAPPENED: ReadonlySet<string> = new Set(['export-written', 'facts-unmasked', 'head-accepted', 'key-adopted']);

/** The entries taken back, or those that must go first. */
function takeBack(going: readonly UndoEntry[], leans: readonly UndoEntry[]): Decision<TakenBack> {
  const [first] = going;
  if (leans.length === 0 || !first) {
    return { ok: true, changes: going.map(({ seq }) => ({ type: 'taken-back', seq })), overridden: [] };
  }
  const named = leans.map(({ seq, change }) => {
    const number = certificateIn(change);
    return { seq, change: change.type, ...(number !== undefined && { number }) };
  });
  return { ok: false, refusals: [{ because: 'leaned-on', seq: first.seq, first: named }] };
}
