import type { Change, CompanyChange, StudentChange, TakenBack } from '../../journal/changes.ts';
import { liveEntries } from '../../journal/replay.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Decision } from '../decision.ts';
import type { UndoEntry } from './dependents.ts';
import { undoForCompany, undoForStudent } from './undo.ts';

/** What an import did to one subject, and the subject's whole journal. */
interface Batch {
  readonly operation: number;
  /** The subject's own entries, oldest first. */
  readonly entries: readonly UndoEntry[];
}

/**
 * Takes back what an import did to a student. An import may be long ago, so what somebody has edited since is kept: that person saw the
 * value and replaced it.
 */
export const undoBatchForStudent = (known: Situation, batch: Batch): Decision<TakenBack> =>
  unlessEdited(batch, () => undoForStudent(known, batch));

/** The same for a company. A company that the batch added and a placement names is kept. */
export const undoBatchForCompany = (batch: Batch, placements: readonly string[]): Decision<TakenBack> =>
  unlessEdited(batch, () => {
    const added = goingOf(batch).some(({ change }) => change.type === 'company-added');
    if (!added || placements.length === 0) return undoForCompany(batch);
    return { ok: false, refusals: [{ because: 'in-use', placements }] };
  });

/** Does any entry of the batch still count for this subject? */
export const stillCounts = (batch: Batch): boolean => goingOf(batch).length > 0;

const goingOf = ({ operation, entries }: Batch): readonly UndoEntry[] =>
  liveEntries(entries).filter((entry) => entry.operation === operation);

function unlessEdited(batch: Batch, undo: () => Decision<TakenBack>): Decision<TakenBack> {
  const going = goingOf(batch);
  const since = liveEntries(batch.entries).filter(
    (entry) =>
      entry.operation !== batch.operation &&
      going.some((one) => entry.seq > one.seq && changesTheSame(entry.change, one.change)),
  );
  if (since.length === 0) return undo();
  const first = since.map(({ seq, change }) => ({ seq, change: change.type }));
  return { ok: false, refusals: [{ because: 'edited-since', first }] };
}

/** Does a later change replace an earlier one? Anything after a first entry refers to the subject it created. */
function changesTheSame(later: Change, made: Change): boolean {
  if (made.type === 'student-registered' || made.type === 'company-added') return true;
  if (later.type !== made.type) return false;
  switch (later.type) {
    case 'student-edited':
    case 'company-edited': {
      const keys = new Set(keysOf(made as Edited));
      return keysOf(later).some((key) => keys.has(key));
    }
    case 'stay-recorded':
      return later.stay.on === (made as typeof later).stay.on;
    case 'approval-renewed':
      return (later.instead ?? later.by) === (made as typeof later).by;
    case 'contact-recorded':
    case 'approval-recorded':
    case 'registration-recorded':
    case 'briefing-recorded':
      return true;
    default:
      return identityOf(later) !== undefined && identityOf(later) === identityOf(made);
  }
}

type Edited = Extract<StudentChange | CompanyChange, { readonly type: 'student-edited' | 'company-edited' }>;
const keysOf = ({ set, clear = [] }: Edited): readonly string[] => [...Object.keys(set), ...clear];

/** The placement of a change, with the contract revision if it is about one; undefined if it is about no placement. */
function identityOf(change: Change): string | undefined {
  if (!('placement' in change) || change.placement === undefined) return undefined;
  const of = change.type === 'contract-received' ? change.contract : change;
  const revision = 'revision' in of ? `${of.kind} ${of.revision}` : '';
  const paper = change.type === 'evaluation-recorded' ? change.paper.kind : '';
  const what = change.type === 'preparation-recorded' ? change.what : '';
  return `${change.placement} ${revision}${paper}${what}`;
}
