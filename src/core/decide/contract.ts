import type { LocalDate } from '../calendar/dates.ts';
import type { CompanyChange, StudentChange } from '../journal/changes.ts';
import type { Agreement } from '../model/company.ts';
import type { Contract, ContractKind, Review } from '../model/contract.ts';
import type { Evidence } from '../model/evidence.ts';
import { currentContract, type Placement } from '../model/placement.ts';
import { type Terms, termsOf } from '../model/placement-terms.ts';
import { type SaidTerms, saidAsPlacement } from '../model/spans.ts';
import type { Situation } from '../rules/rule.ts';
import { canonical } from '../text/canonical.ts';
import type { Decision, Refusal } from './decision.ts';
import { dayRecorded, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface Receipt extends Request {
  readonly kind: ContractKind;
  readonly on: LocalDate;
  /** What was read off the paper; what is missing is unknown. */
  readonly terms: Terms;
  /** For the rest the paper says what the placement says. */
  readonly asPlacement?: boolean;
  /** Set if it was signed when received. */
  readonly signedOn?: LocalDate;
  readonly file?: Evidence;
}

const NOTHING_SAID: SaidTerms = { terms: {} };

/** STEP 9: a revision was received. A fact: refused only for bad input. The same scan with the same facts again is no new revision. */
export function receiveContract(
  known: Situation,
  placement: Placement,
  { kind, on, terms, asPlacement, signedOn, file }: Receipt,
): Decision<StudentChange> {
  const revision = placement.contracts.filter((contract) => contract.kind === kind).length + 1;
  const said = asPlacement ? unrecorded({ terms }, saidAsPlacement(placement, { revision, terms })) : NOTHING_SAID;
  const stated = { ...said.terms, ...terms };
  const paper = { ...(signedOn && { signedOn }), ...(file !== undefined && { file }) };
  const contract = {
    kind,
    revision,
    receivedOn: on,
    terms: stated,
    ...(said.spans && { spans: said.spans }),
    ...paper,
  };
  const latest = placement.contracts.findLast((one) => one.kind === kind);
  if (latest && file && canonical(latest) === canonical({ ...contract, revision: latest.revision, reviews: [] }))
    return recorded(known, [], []);
  const refusals = [...notInFuture(known.today, on, signedOn), ...notReversed(stated.from, stated.to)];
  return recorded(known, [{ type: 'contract-received', placement: placement.ref, contract }], refusals);
}

interface Reviewing extends Request {
  /** Without a day it is of today; where it only adds that the paper agrees, of the day of the same review before. */
  readonly review: Omit<Review, 'on'> & Partial<Pick<Review, 'on'>>;
  /** The paper was compared, and what was not recorded of it is as in the placement. */
  readonly asPlacement?: boolean;
  /** Defaults to the current revision. */
  readonly contract?: Contract;
}

/** Records a review by a party, the supervisor or the secretariat; only the secretariat's decides. */
export function reviewContract(
  known: Situation,
  placement: Placement,
  { review: said, asPlacement = false, contract = currentContract(placement) }: Reviewing,
): Decision<StudentChange> {
  if (!contract) return { ok: false, refusals: [{ because: 'no-contract', placement: placement.ref }] };
  const { kind, revision, receivedOn } = contract;
  const latest = contract.reviews.findLast(({ by }) => by === said.by);
  const before = latest && { ...said, on: latest.on };
  const isBefore = asPlacement && before !== undefined && canonical(latest) === canonical(before);
  const review: Review = { ...said, on: dayRecorded(known, said.on, isBefore ? before.on : undefined) };
  const of = { placement: placement.ref, kind, revision };
  const unknown = asPlacement ? unrecorded(contract, saidAsPlacement(placement, contract)) : undefined;
  const changes: readonly StudentChange[] = [
    // A repeated review is not recorded again, since reports on turnaround count each.
    ...(latest && canonical(latest) === canonical(review)
      ? []
      : [{ type: 'contract-reviewed', ...of, review } as const]),
    ...(unknown && saysMore(unknown) ? [{ type: 'contract-terms-recorded', ...of, ...unknown } as const] : []),
  ];
  if (changes.length === 0) return { ok: true, changes, overridden: [] };
  return recorded(known, changes, reviewRefusals(known.today, receivedOn, review));
}

/** Those of the terms that were not recorded of the paper. */
export function unrecorded({ terms: known, spans: before }: SaidTerms, { terms, spans = [] }: SaidTerms): SaidTerms {
  const fresh = (said: Terms): Terms => termsOf(({ fact }) => (known[fact] === undefined ? said[fact] : undefined));
  const more = before ? [] : spans.map((span) => ({ ...span, terms: fresh(span.terms) }));
  const differ = new Set(more.map((span) => canonical(span.terms))).size > 1;
  return { terms: { ...more[0]?.terms, ...fresh(terms) }, ...(differ && { terms: fresh(terms), spans: more }) };
}

export const saysMore = ({ terms, spans = [] }: SaidTerms): boolean =>
  [terms, ...spans.map((span) => span.terms)].some((said) => Object.keys(said).length > 0);

/** A paper on record says more than was known of it. */
export function readContract(
  known: Situation,
  placement: Placement,
  { kind, revision, terms: before }: Contract,
  said: SaidTerms,
): Decision<StudentChange> {
  const { from, to } = { ...before, ...said.terms };
  const change = { type: 'contract-terms-recorded', placement: placement.ref, kind, revision, ...said } as const;
  return recorded(known, [change], notReversed(from, to));
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
  const latest = agreement.revisions.at(-1);
  if (latest && file && canonical(latest) === canonical({ ...latest, receivedOn: on, file, reviews: [] }))
    return answer([], []);
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
