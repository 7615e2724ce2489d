import { addDays, type LocalDate, type Period } from '../../calendar/dates.ts';
import { firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Leave, LeaveKind } from '../../model/residence.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, type RuleInput, settleWith, verdicts } from '../rule.ts';
import { changing } from '../work.ts';

export type EnrolledData =
  | {
      readonly kind: 'leave';
      readonly leave: LeaveKind;
      readonly leaveFrom: LocalDate;
      readonly leaveTo?: LocalDate;
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  | { readonly kind: 'completion'; readonly completionOn: LocalDate; readonly to: LocalDate };

/** Enrolled from first to last day: no leave, no expected completion. Source: O. */
export const enrolled: Rule<'enrolled', EnrolledData> = {
  key: 'enrolled',
  of: 'placement',
  gates: [11],
  settledBy: ['student edit', 'student return', 'placement edit', 'placement amend', 'placement close'],
  source: ['O'],
  judge: (facts) => {
    const { placement } = facts;
    const from = placement && firstDay(placement);
    if (!placement || !from) return [NOT_APPLICABLE];
    const to = lastDay(placement) ?? from;
    return verdicts([...onLeave(facts, placement, { from, to }), ...completed(facts, to)]);
  },
};

const blocks = { result: 'open', severity: 'block', gates: [11] } as const;

function onLeave(
  { dossier, today }: RuleInput,
  placement: Placement,
  { from, to }: Period,
): OpenVerdict<EnrolledData>[] {
  return dossier.leaves
    .filter((leave) => leave.from <= to && (leave.to === undefined || leave.to >= from))
    .map((leave) => {
      const { kind, from: leaveFrom, to: leaveTo } = leave;
      const data = { kind: 'leave', leave: kind, leaveFrom, ...(leaveTo && { leaveTo }), from, to } as const;
      const settle = wayOut(dossier.student.number, placement, leave, { from, today });
      return { ...blocks, data, actor: 'student', by: addDays(from, -1), settle };
    });
}

/** An open leave that has begun ends with a return; otherwise the period moves, or the placement is closed. */
function wayOut(
  student: string,
  placement: Placement,
  { kind, from, to }: Leave,
  { from: first, today }: { readonly from: LocalDate; readonly today: LocalDate },
): string {
  const pauses = kind === 'absence' || kind === 'suspension';
  if (pauses && to === undefined && from < today) return settleWith('student return', student);
  if (!pauses || (to === undefined && from <= first)) {
    return settleWith('placement close', placement.ref, '--as withdrawn');
  }
  return from > first
    ? changing(placement, '--to', addDays(from, -1))
    : changing(placement, '--from', addDays(to ?? from, 1));
}

function completed({ dossier }: RuleInput, to: LocalDate): OpenVerdict<EnrolledData>[] {
  const { number, expectedCompletionOn: completionOn } = dossier.student;
  if (completionOn === undefined || completionOn >= to) return [];
  const settle = settleWith('student edit', number, '--expected-completion-on', BLANK);
  return [{ ...blocks, data: { kind: 'completion', completionOn, to }, actor: 'office', settle }];
}
