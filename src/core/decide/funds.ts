import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { type Absence, isSamePerson, type JspsConsent } from '../model/dossier.ts';
import type { Student } from '../model/student.ts';
import type { Situation } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision } from './decision.ts';
import { dayRecorded, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

/** A fellowship: kind and days are the student's own facts; the host researcher's agreement is the consent. */
export interface Fellowship extends JspsConsent {
  readonly kind?: 'DC1' | 'DC2';
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/**
 * Records a JSPS fellowship and the consent to the internship together. The appointment may end after today; the consent may not be
 * given after today.
 */
export function recordJsps(
  known: Situation,
  {
    kind,
    from,
    to,
    hostResearcher,
    hostResearcherEmail,
    agreedOn,
    contributes,
    monthsElsewhere,
    ...request
  }: Fellowship & Request,
): Decision<StudentChange> {
  const { student, supervisors, jspsConsent: before } = known.dossier;
  // A fellow's host researcher is normally the supervisor: the new one's consent is no correction of the former one's.
  const isSuccessor =
    hostResearcher !== undefined &&
    !isSamePerson(before?.hostResearcher, hostResearcher) &&
    supervisors.some(({ former, name }) => former === before?.hostResearcher && isSamePerson(name, hostResearcher));
  const refusals = [
    ...notInFuture(known.today, agreedOn),
    ...notReversed(from ?? student.jspsFrom, to ?? student.jspsTo),
    ...unexplained(request, student.jsps === 'none' ? undefined : student.jsps, kind),
    ...unexplained(request, student.jspsFrom, from),
    ...unexplained(request, student.jspsTo, to),
    ...(isSuccessor ? [] : unexplained(request, before?.hostResearcher, hostResearcher)),
    ...(isSuccessor ? [] : unexplained(request, before?.agreedOn, agreedOn)),
  ];
  const set: Partial<Student> = {
    ...(kind && { jsps: kind }),
    ...(from && { jspsFrom: from }),
    ...(to && { jspsTo: to }),
  };
  const consent: JspsConsent = {
    ...(hostResearcher !== undefined && { hostResearcher }),
    ...(hostResearcherEmail !== undefined && { hostResearcherEmail }),
    ...(agreedOn && { agreedOn }),
    ...(contributes !== undefined && { contributes }),
    ...(monthsElsewhere !== undefined && { monthsElsewhere }),
  };
  const changes: StudentChange[] = [
    ...(Object.keys(set).length > 0 ? [{ type: 'student-edited', set } as const] : []),
    ...(Object.keys(consent).length > 0 ? [{ type: 'jsps-recorded', consent } as const] : []),
  ];
  return recorded(known, changes, refusals);
}

/** Away from the parent institute besides the internship; may be planned. Recording it again changes nothing. */
export function addAbsence(known: Situation, absence: Absence): Decision<StudentChange> {
  const isThere = known.dossier.absences.some((one) => canonical(one) === canonical(absence));
  const changes: StudentChange[] = isThere ? [] : [{ type: 'absence-added', absence }];
  return recorded(known, changes, notReversed(absence.from, absence.to));
}

/** An obligation was met on a day. */
export function settleObligation(
  known: Situation,
  { key, on: day, ...request }: Request & { readonly key: string; readonly on?: LocalDate },
): Decision<StudentChange> {
  const before = known.dossier.settled[key];
  const on = dayRecorded(known, day, before);
  const refusals = [...notInFuture(known.today, on), ...unexplained(request, before, on)];
  return recorded(known, [{ type: 'obligation-settled', key, on }], refusals);
}
