import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import { coverSaid } from '../model/insurance.ts';
import type { Placement, Preparation } from '../model/placement.ts';
import type { InsuranceKind } from '../model/residence.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { notEnded } from './placement.ts';
import { dayRecorded, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface Prepared extends Request {
  readonly what: readonly Preparation[];
  readonly on?: LocalDate;
}

/** Before the start: materials, orientation, literacy. */
export function recordPreparation(
  known: Situation,
  placement: Placement,
  { what, on: day, ...request }: Prepared,
): Decision<StudentChange> {
  const done = [...new Set(what)].map((one) => {
    const before = placement.prepared[one];
    return { what: one, before, on: dayRecorded(known, day, before) };
  });
  const refusals = [
    ...notEnded(placement),
    ...notInFuture(known.today, ...done.map(({ on }) => on)),
    ...done.flatMap(({ before, on }) => unexplained(request, before, on)),
  ];
  const changes = done.map(
    (one) => ({ type: 'preparation-recorded', placement: placement.ref, what: one.what, on: one.on }) as const,
  );
  return recorded(known, changes, refusals);
}

interface Insured extends Request {
  readonly kind: InsuranceKind;
  readonly paidOn: LocalDate;
  /** Dates left out follow from the day of payment and the student's term. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** Records a paid insurance. Recording it twice changes nothing. */
export function recordInsurance(known: Situation, { kind, paidOn, ...said }: Insured): Decision<StudentChange> {
  const { from, to } = coverSaid(paidOn, known.dossier.student, said);
  const insurance = { kind, paidOn, from, to };
  const { insurances } = known.dossier;
  const there = insurances.some(
    (one) => one.kind === kind && one.paidOn === paidOn && one.from === from && one.to === to,
  );
  const refusals = [...notInFuture(known.today, paidOn), ...notReversed(from, to)];
  return recorded(known, there ? [] : [{ type: 'insurance-recorded', insurance }], refusals);
}

/** Adds a note for colleagues to the dossier. */
export const addNote = (
  known: Situation,
  { text, actor }: Request & { readonly text: string },
): Decision<StudentChange> => recorded(known, [{ type: 'note-added', on: known.today, text, by: actor }], []);
