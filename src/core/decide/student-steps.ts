import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { type Approval, approvalsOf, type Dossier, isSamePerson, type Supporters } from '../model/dossier.ts';
import type { Office } from '../profile/office.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { dayRecorded, gated, notInFuture, type Request, recorded, unexplained } from './request.ts';

interface Contact extends Request {
  readonly on?: LocalDate;
  readonly guideSentOn?: LocalDate;
}

/** STEP 1: the student wrote; the office replied with the registration guide. */
export function recordContact(
  known: Situation,
  { on: day, guideSentOn, ...request }: Contact,
): Decision<StudentChange> {
  const before = known.dossier.contact;
  const on = dayRecorded(known, day, before?.on);
  const refusals = [
    ...notInFuture(known.today, on, guideSentOn),
    ...unexplained(request, before?.on, on),
    ...unexplained(request, before?.guideSentOn, guideSentOn),
  ];
  return recorded(known, [{ type: 'contact-recorded', on, ...(guideSentOn && { guideSentOn }) }], refusals);
}

interface ApprovalRequest extends Request {
  readonly on?: LocalDate;
  /** Defaults to the supervisor on file. */
  readonly by?: string;
}

/** STEP 2: the supervisor's prior approval. Of a later supervisor it is a second one: the step keeps its day. */
export function recordApproval(
  known: Situation,
  { on: day, by, ...request }: ApprovalRequest,
): Decision<StudentChange> {
  const { dossier, today } = known;
  if (by !== undefined && isOfLaterSupervisor(dossier, by, day ?? today)) {
    const on = day ?? today;
    return recorded(known, [{ type: 'approval-renewed', on, by }], notInFuture(today, on));
  }
  const before = approvalMeant(dossier, by, day);
  const on = dayRecorded(known, day, before?.on);
  const refusals = [
    ...notInFuture(today, on),
    ...unexplained(request, before?.on, on),
    ...unexplained(request, before?.by, by),
  ];
  if (before?.by !== undefined && before !== dossier.approval) {
    const instead = by !== undefined && by !== before.by ? { instead: before.by } : {};
    return recorded(known, [{ type: 'approval-renewed', on, by: by ?? before.by, ...instead }], refusals);
  }
  const who = by ?? before?.by ?? dossier.student.supervisorName;
  return recorded(known, [{ type: 'approval-recorded', on, ...(who && { by: who }) }], refusals);
}

/**
 * Is this the approval of somebody who became supervisor after the last approval? Then it corrects none. A new supervisor may approve
 * before taking over.
 */
export function isOfLaterSupervisor(dossier: Dossier, by: string, on: LocalDate): boolean {
  const approvals = approvalsOf(dossier);
  const last = approvals.at(-1);
  if (!last || approvals.some((one) => isSamePerson(one.by, by))) return false;
  return dossier.supervisors.some(
    (change) => change.on > last.on && (on >= change.on || isSamePerson(by, change.name)),
  );
}

/** The approval that a correction means: the one of the person named, else the one of that day, else the last; without a name the first. */
function approvalMeant(dossier: Dossier, by: string | undefined, on: LocalDate | undefined): Approval | undefined {
  if (by === undefined) return dossier.approval;
  const approvals = approvalsOf(dossier);
  return (
    approvals.find((one) => isSamePerson(one.by, by)) ?? approvals.find((one) => one.on === on) ?? approvals.at(-1)
  );
}

interface SystemRegistrationRequest extends Request {
  readonly on?: LocalDate;
  /** With the ticked box also the addresses on file, and the secretariat's from the profile. */
  readonly supporters: Supporters;
  readonly approverBox?: boolean;
}

/** STEP 3: account, profile and supporters in the dedicated system. */
export function recordRegistration(
  known: Situation,
  { on: day, supporters, approverBox, ...request }: SystemRegistrationRequest,
): Decision<StudentChange> {
  const before = known.dossier.registration;
  const on = dayRecorded(known, day, before?.on);
  const change = registrationOn(known, on, { ...before?.supporters, ...supporters }, approverBox);
  const refusals = [...notInFuture(known.today, on), ...unexplained(request, before?.on, on)];
  return gated(known, request, 3, undefined, [change], refusals);
}

/** The addresses that a student enters in the dedicated system, as far as they are on file. */
export const supportersOnFile = (student: Dossier['student'], { office }: Office): Supporters => ({
  ...(student.supervisorEmail && { supervisor: student.supervisorEmail }),
  ...(student.officeEmail && { office: student.officeEmail }),
  ...(office.email && { secretariat: office.email }),
});

/**
 * A registration. With the ticked box the addresses on file, and the secretariat's from the profile, were seen there; without it only
 * the supporters that were named are known.
 */
export function registrationOn(
  { dossier: { student }, office }: { readonly dossier: Pick<Dossier, 'student'>; readonly office: Office },
  on: LocalDate,
  named: Supporters,
  approverBox: boolean | undefined,
): StudentChange {
  const supporters = { ...(approverBox && supportersOnFile(student, office)), ...named };
  return { type: 'registration-recorded', on, supporters, ...(approverBox !== undefined && { approverBox }) };
}

interface Briefing extends Request {
  readonly attendedOn?: LocalDate;
  readonly recordingSentOn?: LocalDate;
}

/** STEP 4: attended, or sent the recording. */
export function recordBriefing(
  known: Situation,
  { attendedOn, recordingSentOn, ...request }: Briefing,
): Decision<StudentChange> {
  const before = known.dossier.briefing;
  const refusals = [
    ...notInFuture(known.today, attendedOn, recordingSentOn),
    ...unexplained(request, before?.attendedOn, attendedOn),
    ...unexplained(request, before?.recordingSentOn, recordingSentOn),
  ];
  const change = {
    type: 'briefing-recorded',
    ...(attendedOn && { attendedOn }),
    ...(recordingSentOn && { recordingSentOn }),
  } as const;
  return recorded(known, attendedOn || recordingSentOn ? [change] : [], refusals);
}
