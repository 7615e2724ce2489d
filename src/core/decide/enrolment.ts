import type { StudentChange } from '../changes.ts';
import type { LocalDate } from '../dates.ts';
import type { Leave, LeaveKind } from '../residence.ts';
import type { StudentNumber } from '../student.ts';
import type { Decision, Refusal } from './decision.ts';
import { inOrder, type Known, notInFuture, recorded, unexplained, type Wish } from './wish.ts';

interface Leaving extends Wish {
  readonly kind: LeaveKind;
  readonly from: LocalDate;
  /** The last day of a leave that will end; those who withdraw, complete or transfer have none. */
  readonly to?: LocalDate;
}

/** On leave, or gone. It may be planned, hence lie ahead. Nothing is closed by it: open placements become findings. */
export function recordLeave(known: Known, { kind, from, to }: Leaving): Decision<StudentChange> {
  const leave = { kind, from, ...(to && { to }) };
  const { leaves } = known.dossier;
  const same = leaves.some((one) => one.kind === kind && one.from === from && one.to === to);
  if (same) return recorded(known, [], []);
  const refusals = [...inOrder(from, to), ...alreadyAway(leaves, leave)];
  return recorded(known, [{ type: 'leave-recorded', leave }], refusals);
}

/** Nobody is on two leaves at once. */
const alreadyAway = (leaves: readonly Leave[], { from, to }: Leave): readonly Refusal[] =>
  leaves
    .filter((one) => (to === undefined || one.from <= to) && (one.to === undefined || from <= one.to))
    .slice(0, 1)
    .map(({ kind, from: since, to: until }) => ({
      because: 'on-leave',
      kind,
      from: since,
      ...(until && { to: until }),
    }));

/** Back from a leave that was open. */
export function recordReturn(known: Known, { on }: Wish & { readonly on: LocalDate }): Decision<StudentChange> {
  const { leaves, student } = known.dossier;
  const open = leaves.find(({ to }) => to === undefined);
  const none: readonly Refusal[] = open
    ? inOrder(open.from, on)
    : [{ because: 'not-on-leave', number: student.number }];
  return recorded(known, [{ type: 'returned', on }], [...none, ...sameDay(open, on), ...notInFuture(known.today, on)]);
}

/** A leave lasts a day at least. */
const sameDay = (open: Leave | undefined, on: LocalDate): readonly Refusal[] =>
  open?.from === on ? [{ because: 'reversed', from: open.from, to: on }] : [];

interface Succession extends Wish {
  readonly name: string;
  readonly email: string;
  readonly on: LocalDate;
}

/** Another supervisor from a day on; what stems from the former one is asked anew, which the rule `supervisor-changed` says. */
export function changeSupervisor(known: Known, { name, email, on }: Succession): Decision<StudentChange> {
  const { supervisors, student } = known.dossier;
  const last = supervisors.at(-1);
  const { supervisorName: former } = student;
  if (last?.on === on && last.name === name && last.email === email) return recorded(known, [], []);
  const change = { on, ...(former && former !== name && { former }), name, email };
  const refusals = [...notInFuture(known.today, on), ...(last ? inOrder(last.on, on) : [])];
  return recorded(known, [{ type: 'supervisor-changed', change }], refusals);
}

/** A number that was typed wrong: the student stays the same. Whether another has the new one, whoever asks looks up. */
export function changeNumber(known: Known, wish: Wish & { readonly number: StudentNumber }): Decision<StudentChange> {
  const { number } = known.dossier.student;
  const change = { type: 'student-renumbered', number: wish.number } as const;
  return recorded(known, [change], unexplained(wish, number, wish.number));
}
