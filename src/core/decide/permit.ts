import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { PlacementRef } from '../model/placement.ts';
import type { Permit, PermitKind, PermitPaper } from '../model/residence.ts';
import { unanswered } from '../rules/residence/permits.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

/** The application meant is the latest unanswered one of its kind; if there is none, one is opened. */
interface PermitRequest extends Request {
  readonly kind: PermitKind;
  /** Defaults to today. */
  readonly on?: LocalDate;
  /** The placement of an individual permit. */
  readonly placement?: PlacementRef;
}

/** The application meant, and the change that opens one if there is none. */
function meant({ dossier, today }: Situation, { kind, on = today, placement }: PermitRequest) {
  const open = unanswered(dossier, kind, kind === 'individual' ? placement : undefined);
  if (open) return { permit: open, opening: [] };
  const number = Math.max(0, ...dossier.permits.map((permit) => permit.number)) + 1;
  const permit: Permit = { number, kind, openedOn: on, papers: {} };
  const opening: StudentChange = { type: 'permit-opened', number, kind, on, ...(placement && { placement }) };
  return { permit, opening: [opening] };
}

/** The latest answered application of a kind, for correcting its answer. */
function latestAnswered({ dossier }: Situation, { kind, placement }: PermitRequest, answer: 'granted' | 'refused') {
  return dossier.permits.findLast(
    (permit) =>
      permit.kind === kind &&
      permit[answer] !== undefined &&
      (placement === undefined || permit.placement === undefined || permit.placement === placement),
  );
}

/** Opens an application whose papers are to be gathered. */
export function openPermit(known: Situation, request: PermitRequest): Decision<StudentChange> {
  return recorded(known, meant(known, request).opening, notInFuture(known.today, request.on));
}

/** Records papers in hand; a newer one replaces the former. */
export function readyPapers(
  known: Situation,
  request: PermitRequest & { readonly papers: readonly PermitPaper[] },
): Decision<StudentChange> {
  const { on = known.today, papers } = request;
  const { permit, opening } = meant(known, request);
  const refusals = papers.flatMap((paper) => {
    const before = permit.papers[paper];
    return before !== undefined && on < before ? unexplained(request, before, on) : [];
  });
  const ready = papers.map(
    (paper): StudentChange => ({ type: 'permit-paper-ready', number: permit.number, paper, on }),
  );
  return recorded(known, [...opening, ...ready], [...notInFuture(known.today, on), ...refusals]);
}

/** The application was filed at the bureau. */
export function applyForPermit(known: Situation, request: PermitRequest): Decision<StudentChange> {
  const { on = known.today } = request;
  const { permit, opening } = meant(known, request);
  const refusals = [...notInFuture(known.today, on), ...unexplained(request, permit.appliedOn, on)];
  return recorded(known, [...opening, { type: 'permit-applied', number: permit.number, on }], refusals);
}

/** The bureau granted the permit. Recorded again for the same day, it is a correction. */
export function grantPermit(
  known: Situation,
  request: PermitRequest & { readonly from: LocalDate; readonly to: LocalDate; readonly hoursPerWeek?: number },
): Decision<StudentChange> {
  const { on = known.today, from, to, hoursPerWeek } = request;
  const granted = { on, from, to, ...(hoursPerWeek !== undefined && { hoursPerWeek }) };
  const before = latestAnswered(known, request, 'granted');
  const isCorrection = before?.granted?.on === on;
  const { permit, opening } = isCorrection ? { permit: before, opening: [] } : meant(known, request);
  const refusals = [
    ...notInFuture(known.today, on),
    ...notReversed(permit.appliedOn, on),
    ...notReversed(from, to),
    ...(isCorrection ? unexplained(request, said(before.granted), said(granted)) : []),
  ];
  return recorded(known, [...opening, { type: 'permit-granted', number: permit.number, granted }], refusals);
}

const said = (granted: Permit['granted']): string | undefined =>
  granted && [`${granted.from} – ${granted.to}`, granted.hoursPerWeek].filter((part) => part !== undefined).join(', ');

/** The bureau refused it, with a reason. Recorded again for the same day, it is a new reason. */
export function refusePermit(
  known: Situation,
  request: PermitRequest & { readonly because: string },
): Decision<StudentChange> {
  const { on = known.today, because } = request;
  const refused = { on, reason: because };
  const before = latestAnswered(known, request, 'refused');
  const { permit, opening } = before?.refused?.on === on ? { permit: before, opening: [] } : meant(known, request);
  const refusals = [...notInFuture(known.today, on), ...notReversed(permit.appliedOn, on)];
  return recorded(known, [...opening, { type: 'permit-refused', number: permit.number, refused }], refusals);
}
