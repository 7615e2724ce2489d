import type { LocalDate } from '../calendar/dates.ts';
import type { CompanyChange, StudentChange } from '../journal/changes.ts';
import type { Agreement } from '../model/company.ts';
import type { Contract, ContractKind, Review } from '../model/contract.ts';
import type { Evidence } from '../model/evidence.ts';
import { currentContract, type Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import { latestTerms } from '../model/spans.ts';
import type { Situation } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision, Refusal } from './decision.ts';
import { dayRecorded, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface Receipt extends Request {
  readonly kind: ContractKind;
  readonly on: LocalDate;
  /** What the paper says; missing parts are the placement's. */
  readonly terms: Terms;
  /** Set if it was signed when received. */
  readonly signedOn?: LocalDate;
  readonly file?: Evidence;
}

/** STEP 9: a revision was received. A fact: refused only for bad input. */
export function receiveContract(
  known: Situation,
  placement: Placement,
  { kind, on, terms, signedOn, file }: Receipt,
): Decision<StudentChange> {
  const stated = { ...latestTerms(placement), ...terms };
  const revision = placement.contracts.filter((contract) => contract.kind === kind).length + 1;
  const paper = { ...(signedOn && { signedOn }), ...(file !== undefined && { file }) };
  const contract = { kind, revision, receivedOn: on, terms: stated, ...paper };
  const refusals = [...notInFuture(known.today, on, signedOn), ...notReversed(stated.from, stated.to)];
  return recorded(known, [{ type: 'contract-received', placement: placement.ref, contract }], refusals);
}

interface Reviewing extends Request {
  readonly review: Review;
  /** Defaults to the current revision. */
  readonly contract?: Contract;
}

/** Records a review by a party, the supervisor or the secretariat; only the secretariat's decides. */
export function reviewContract(
  known: Situation,
  placement: Placement,
  { review, contract = currentContract(placement) }: Reviewing,
): Decision<StudentChange> {
  if (!contract) return { ok: false, refusals: [{ because: 'no-contract', placement: placement.ref }] };
  const { kind, revision, receivedOn } = contract;
  // A repeated review is not recorded again, since reports on turnaround count each.
  const latest = contract.reviews.findLast(({ by }) => by === review.by);
  if (latest && canonical(latest) === canonical(review)) return { ok: true, changes: [], overridden: [] };
  const change = { type: 'contract-reviewed', placement: placement.ref, kind, revision, review } as const;
  return recorded(known, [change], reviewRefusals(known.today, receivedOn, review));
}

function reviewRefusals(today: LocalDate, receivedOn: LocalDate, review: Review): Refusal[] {
  const explained = review.outcome === 'approved' || review.remark || Object.keys(review.items).length > 0;
  return [
    ...notInFuture(today, review.on),
    ...notReversed(receivedOn, review.on),
    ...(explained ? [] : [{ because: 'no-remark', outcome: review.outcome } as const]),
  ];
}

interface Signing extends Request {
  readonly on?: LocalDate;
  readonly file?: Evidence;
  /** Defaults to the current revision. */
  readonly contract?: Contract;
}

/** The contract was signed, or the notice accepted. Not a new revision. */
export function signContract(
  known: Situation,
  placement: Placement,
  { on: day, file, contract = currentContract(placement), ...request }: Signing,
): Decision<StudentChange> {
  if (!contract) return { ok: false, refusals: [{ because: 'no-contract', placement: placement.ref }] };
  const { kind, revision, signedOn } = contract;
  const on = dayRecorded(known, day, signedOn);
  const refusals = [...notInFuture(known.today, on), ...unexplained(request, signedOn, on)];
  const change = { type: 'contract-signed', placement: placement.ref, kind, revision, on } as const;
  return recorded(known, [{ ...change, ...(file !== undefined && { file }) }], refusals);
}

/** A revision of an implementation agreement as received. */
export interface ReceivedAgreement {
  readonly on: LocalDate;
  readonly file?: Evidence;
}

/** The same three steps for an implementation agreement. */
export function receiveAgreement(
  today: LocalDate,
  agreement: Agreement,
  { on, file }: ReceivedAgreement,
): Decision<CompanyChange> {
  const revision = agreement.revisions.length + 1;
  const change = { type: 'agreement-received', agreement: agreement.ref, revision, on } as const;
  return answer([{ ...change, ...(file !== undefined && { file }) }], notInFuture(today, on));
}

export function reviewAgreement(today: LocalDate, agreement: Agreement, review: Review): Decision<CompanyChange> {
  const current = agreement.revisions.at(-1);
  if (!current) return { ok: false, refusals: [{ because: 'no-contract', placement: agreement.ref }] };
  const change = { type: 'agreement-reviewed', agreement: agreement.ref, revision: current.revision, review } as const;
  return answer([change], reviewRefusals(today, current.receivedOn, review));
}

export function signAgreement(
  today: LocalDate,
  agreement: Agreement,
  { on: day, file, ...request }: Signing,
): Decision<CompanyChange> {
  const on = dayRecorded({ today }, day, agreement.signedOn);
  const signedFile = agreement.revisions.at(-1)?.signedFile;
  if (agreement.signedOn === on && (file === undefined || canonical(file) === canonical(signedFile)))
    return answer([], []);
  const refusals = [...notInFuture(today, on), ...unexplained(request, agreement.signedOn, on)];
  const change = { type: 'agreement-signed', agreement: agreement.ref, on } as const;
  return answer([{ ...change, ...(file !== undefined && { file }) }], refusals);
}

export function answer(changes: readonly CompanyChange[], refusals: readonly Refusal[]): Decision<CompanyChange> {
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, changes, overridden: [] };
}
