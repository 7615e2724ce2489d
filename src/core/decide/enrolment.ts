import { addDays, type LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { Leave, LeaveKind } from '../model/residence.ts';
import type { Student, StudentNumber } from '../model/student.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision, Refusal } from './decision.ts';
import { notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface LeaveRequest extends Request {
  readonly kind: LeaveKind;
  readonly from: LocalDate;
  /** The last day of a leave with a planned end; withdrawal, completion and transfer have none. */
  readonly to?: LocalDate;
}

/** On leave, or gone; may be planned. It closes nothing: open placements become findings. */
export function recordLeave(known: Situation, { kind, from, to }: LeaveRequest): Decision<StudentChange> {
  const leave = { kind, from, ...(to && { to }) };
  const { leaves, student } = known.dossier;
  const same = leaves.some((one) => one.kind === kind && one.from === from && one.to === to);
  if (same) return recorded(known, [], []);
  const refusals = [...notReversed(from, to), ...alreadyAway(student, leaves, leave)];
  return recorded(known, [{ type: 'leave-recorded', leave }], refusals);
}

/** A student can be on one leave at a time. */
const alreadyAway = ({ number }: Student, leaves: readonly Leave[], { from, to }: Leave): readonly Refusal[] =>
  leaves
    .filter((one) => (to === undefined || one.from <= to) && (one.to === undefined || from <= one.to))
    .slice(0, 1)
    .map(({ kind, from: since, to: until }) => ({
      because: 'on-leave',
      number,
      kind,
      from: since,
      ...(until && { to: until }),
    }));

/**
 * Back from a leave: the open one, else the one that was to end on that day or later. An end that has passed is a fact, so changing it
 * needs a reason; a return on the day after it changes nothing.
 */
export function recordReturn(known: Situation, request: Request & { readonly on: LocalDate }): Decision<StudentChange> {
  const { on } = request;
  const { leaves, student } = known.dossier;
  const future = notInFuture(known.today, on);
  const open = leaves.find(({ to }) => to === undefined);
  if (open) return recorded(known, [{ type: 'returned', on }], [...lastsADay(open, on), ...future]);
  const last = addDays(on, -1);
  const leave = leaves.find(({ from, to }) => from <= on && to !== undefined && last <= to);
  if (!leave) return recorded(known, [], [{ because: 'not-on-leave', number: student.number }, ...future]);
  const passed = leave.to !== undefined && leave.to < known.today ? unexplained(request, leave.to, last) : [];
  const change = { type: 'returned', on, leaveFrom: leave.from } as const;
  return recorded(known, [change], [...lastsADay(leave, on), ...passed, ...future]);
}

const lastsADay = ({ from }: Leave, on: LocalDate): readonly Refusal[] =>
  on <= from ? [{ because: 'reversed', from, to: on }] : [];

interface Succession extends Request {
  readonly name: string;
  readonly email: string;
  readonly on: LocalDate;
}

/** A new supervisor from a day on. The rule `supervisor-changed` asks again for what the former one approved. */
export function changeSupervisor(known: Situation, { name, email, on }: Succession): Decision<StudentChange> {
  const { supervisors, student } = known.dossier;
  const last = supervisors.at(-1);
  const { supervisorName: former } = student;
  if (last?.on === on && last.name === name && last.email === email) return recorded(known, [], []);
  const change = { on, ...(former && former !== name && { former }), name, email };
  const refusals = [...notInFuture(known.today, on), ...(last ? notReversed(last.on, on) : [])];
  return recorded(known, [{ type: 'supervisor-changed', change }], refusals);
}

/** Corrects a mistyped number; the student stays the same. The caller checks that the new number is free. */
export function changeNumber(
  known: Situation,
  request: Request & { readonly number: StudentNumber },
): Decision<StudentChange> {
  const { number } = known.dossier.student;
  const change = { type: 'student-renumbered', number: request.number } as const;
  return recorded(known, [change], unexplained(request, number, request.number));
}
