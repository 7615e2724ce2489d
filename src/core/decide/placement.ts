import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { type CompanyCode, jobTitle } from '../model/company.ts';
import { openPlacements } from '../model/dossier.ts';
import { CLOSED_BY } from '../model/ending.ts';
import {
  agreedPeriod,
  type Closer,
  type Closing,
  type HostPeople,
  isCutShort,
  type Placement,
  type PlacementRef,
  type Recruitment,
  type ResultOutcome,
  stateOf,
} from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision, Refusal } from './decision.ts';
import { dayRecorded, gated, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface Opening extends Request, HostPeople {
  readonly ref: PlacementRef;
  readonly company: CompanyCode;
  readonly on: LocalDate;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly terms: Terms;
}

/** STEP 5: company chosen, faculty consulted, 応募承認依頼 pressed. A fact: refused only for bad input. */
export function openPlacement(
  known: Situation,
  { ref, company, on, job, hr, mentor, consulted = [], terms }: Opening,
): Decision<StudentChange> {
  const refusals = [...notInFuture(known.today, on), ...notReversed(terms.from, terms.to)];
  const people = { ...(hr !== undefined && { hr }), ...(mentor !== undefined && { mentor }) };
  const facts = { ref, company, on, ...(job && { job }), ...people, consulted, terms };
  const change = { type: 'placement-opened', ...facts } as const;
  return recorded(known, [change], refusals);
}

interface EditRequest extends Request, HostPeople {
  readonly on?: LocalDate;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly terms?: Terms;
}

/** Corrects what was recorded wrong. Newly agreed terms are an amendment. */
export function editPlacement(
  known: Situation,
  placement: Placement,
  { on, job, hr, mentor, consulted, terms, ...request }: EditRequest,
): Decision<StudentChange> {
  const merged = { ...agreedPeriod(placement), ...terms };
  const refusals = [
    ...notInFuture(known.today, on),
    ...notReversed(merged.from, merged.to),
    ...unexplained(request, placement.openedOn, on),
  ];
  // A list says a job by its title: the job description on record stays.
  const title = jobTitle(placement.job, known.companies.get(placement.company));
  const described = job === title ? placement.job : job;
  const change = {
    type: 'placement-edited',
    placement: placement.ref,
    ...(on && { on }),
    ...(described !== undefined && { job: described }),
    ...(hr !== undefined && { hr }),
    ...(mentor !== undefined && { mentor }),
    ...(consulted && { consulted }),
    ...(terms && { terms }),
  } as const;
  return recorded(known, [change], refusals);
}

/** No further step after a placement was cut short; a completed one may still be graded. */
export const notEnded = (placement: Placement): Refusal[] =>
  isCutShort(placement) ? [{ because: 'placement-closed', placement: placement.ref, state: stateOf(placement) }] : [];

interface Application extends Request {
  readonly on?: LocalDate;
  /** The supervisor's approval of the application, in the dedicated system. */
  readonly approvedOn?: LocalDate;
  /** What the certificate of internship says of the supervisor. */
  readonly confirms?: boolean;
}

/** STEP 6: 応募する was pressed, after the supervisor's approval. */
export function recordApplication(
  known: Situation,
  placement: Placement,
  { on: day, approvedOn, confirms, ...request }: Application,
): Decision<StudentChange> {
  const before = placement.application;
  const on = dayRecorded(known, day, before?.on);
  const refusals = [
    ...notEnded(placement),
    ...notInFuture(known.today, on, approvedOn),
    ...unexplained(request, before?.on, on),
    ...unexplained(request, before?.approvedOn, approvedOn),
  ];
  const change = {
    type: 'application-recorded',
    placement: placement.ref,
    on,
    ...(approvedOn && { approvedOn }),
    ...(confirms && { confirms }),
  } as const;
  return gated(known, request, 6, placement.ref, [change], refusals);
}

/** STEP 7: the company's selection began. */
export function recordSelection(
  known: Situation,
  placement: Placement,
  { on: day, ...request }: Request & { readonly on?: LocalDate },
): Decision<StudentChange> {
  const on = dayRecorded(known, day, placement.selection?.on);
  const refusals = [
    ...notEnded(placement),
    ...notInFuture(known.today, on),
    ...unexplained(request, placement.selection?.on, on),
  ];
  return gated(
    known,
    request,
    7,
    placement.ref,
    [{ type: 'selection-recorded', placement: placement.ref, on }],
    refusals,
  );
}

interface OutcomeRequest extends Request {
  readonly on?: LocalDate;
  readonly outcome: ResultOutcome;
  readonly offeredOn?: LocalDate;
  /** On an acceptance, declines the student's other candidates. */
  readonly closeOthers?: boolean;
}

/** STEP 8: an offer that the student accepts, or another outcome. */
export function recordResult(
  known: Situation,
  placement: Placement,
  { on: day, outcome, offeredOn, closeOthers, ...request }: OutcomeRequest,
): Decision<StudentChange> {
  const before = placement.result;
  const on = dayRecorded(known, day, before?.on);
  const offered = offeredOn ?? before?.offeredOn;
  const refusals = [
    ...(placement.closed ? notEnded(placement) : []),
    ...notInFuture(known.today, on, offeredOn),
    ...notReversed(offered, on),
    ...unexplained(request, before && `${before.outcome} ${before.on}`, `${outcome} ${on}`),
    ...unexplained(request, before?.offeredOn, offeredOn),
  ];
  const result = { on, outcome, ...(offered && { offeredOn: offered }) };
  const others = closeOthers && outcome === 'accepted' ? openPlacements(known.dossier) : [];
  const declined = others.flatMap(({ ref, result: taken }): StudentChange[] =>
    ref === placement.ref || taken
      ? []
      : [{ type: 'placement-closed', placement: ref, closed: { as: 'declined', by: 'student', on } }],
  );
  const changes: StudentChange[] = [{ type: 'result-recorded', placement: placement.ref, result }, ...declined];
  return gated(known, request, 8, placement.ref, changes, refusals);
}

interface RunRequest extends Request {
  readonly startedOn?: LocalDate;
  readonly endedOn?: LocalDate;
  /** Why it ended before the agreed last day. */
  readonly earlyReason?: string;
}

/** STEP 11: the internship began; later, it ended. */
export function recordInternship(
  known: Situation,
  placement: Placement,
  { startedOn, endedOn, earlyReason: said, ...request }: RunRequest,
): Decision<StudentChange> {
  const before = placement.run;
  const earlyReason = said?.trim();
  const refusals = [
    ...notEnded(placement),
    ...notInFuture(known.today, startedOn, endedOn),
    ...notReversed(startedOn ?? before?.startedOn, endedOn ?? before?.endedOn),
    ...unexplained(request, before?.startedOn, startedOn),
    ...unexplained(request, before?.endedOn, endedOn),
    ...unexplained(request, before?.earlyReason, earlyReason || undefined),
  ];
  const change = {
    type: 'internship-recorded',
    placement: placement.ref,
    ...(startedOn && { startedOn }),
    ...(endedOn && { endedOn }),
    ...(earlyReason && { earlyReason }),
  } as const;
  return gated(known, request, 11, placement.ref, startedOn || endedOn || earlyReason ? [change] : [], refusals);
}

interface Close extends Request {
  readonly as: Closing;
  readonly by?: Closer;
  readonly on?: LocalDate;
  readonly recruitment?: Recruitment;
}

/** Ends a placement: how, by whom, and whether it led to recruitment. Breaking one off needs a reason. */
export function closePlacement(
  known: Situation,
  placement: Placement,
  { as, by: who, on: day, recruitment, ...request }: Close,
): Decision<StudentChange> {
  const before = placement.closed;
  const on = dayRecorded(known, day, before?.on);
  const by = who ?? (before?.as === as ? before.by : CLOSED_BY[as]);
  const reason = request.reason?.trim() || before?.reason;
  const led = recruitment ?? before?.recruitment;
  const refusals: Refusal[] = [
    ...notInFuture(known.today, on),
    ...notReversed(placement.openedOn, on),
    ...unexplained(request, before && `${before.as} ${before.by} ${before.on}`, `${as} ${by} ${on}`),
    ...(as === 'terminated' && !reason ? [{ because: 'no-reason', closing: as } as const] : []),
  ];
  const closed = { as, by, on, ...(reason && { reason }), ...(led && { recruitment: led }) };
  return recorded(known, [{ type: 'placement-closed', placement: placement.ref, closed }], refusals);
}
