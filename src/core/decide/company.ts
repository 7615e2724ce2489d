import type { LocalDate } from '../calendar/dates.ts';
import type { CompanyChange } from '../journal/changes.ts';
import type { Agreement, Company, CompanyFacts } from '../model/company.ts';
import type { PlacementRef } from '../model/placement.ts';
import { answer, type ReceivedAgreement, receiveAgreement } from './contract.ts';
import type { Decision, Refusal } from './decision.ts';
import { notInFuture, notReversed, type Request, unexplained } from './request.ts';

/** Adds a host company. The caller checks that its code and name are free. */
export const addCompany = (today: LocalDate, facts: CompanyFacts): Decision<CompanyChange> =>
  answer(
    [{ type: 'company-added', facts }],
    [...notInFuture(today, facts.memberAsOf), ...notReversed(facts.memberAsOf, facts.memberUntil)],
  );

/** Edits a company; replacing a recorded value needs a reason. Another name is its new one from today: papers issued before keep theirs. */
export function editCompany(
  today: LocalDate,
  before: Company,
  request: Request,
  facts: Partial<Omit<CompanyFacts, 'code'>>,
): Decision<CompanyChange> {
  const text = (of: Partial<CompanyFacts>, key: string): string | undefined => of[key as keyof CompanyFacts];
  const set = Object.fromEntries(Object.entries(facts).filter(([key, value]) => value !== text(before, key)));
  const corrected = Object.keys(set).flatMap((key) => unexplained(request, text(before, key), text(set, key)));
  const changes: readonly CompanyChange[] =
    Object.keys(set).length === 0
      ? []
      : [{ type: 'company-edited', set, ...(text(set, 'name') !== undefined && { on: today }) }];
  const { memberAsOf, memberUntil } = { ...before, ...facts };
  const wrong = [...notInFuture(today, facts.memberAsOf), ...notReversed(memberAsOf, memberUntil)];
  return answer(changes, [...wrong, ...corrected]);
}

/** Extends an agreement to a later last day. */
export const renewAgreement = ({ ref, from, to: before }: Agreement, to: LocalDate): Decision<CompanyChange> =>
  answer(
    to === before ? [] : [{ type: 'agreement-renewed', agreement: ref, to }],
    notReversed(before > from ? before : from, to),
  );

/** Ends an agreement by notice, possibly for a later day; it is not renewed after that. */
export const endAgreement = ({ ref, from, endedOn }: Agreement, on: LocalDate): Decision<CompanyChange> =>
  answer(endedOn === on ? [] : [{ type: 'agreement-ended', agreement: ref, on }], notReversed(from, on));

/** A new agreement, and the company of its placement if it is for one. */
interface Concluding {
  readonly agreement: Omit<Agreement, 'revisions'>;
  readonly placement?: { readonly ref: PlacementRef; readonly company: string };
}

/** Records an implementation agreement. It may begin after today, but not be signed after today. */
export function addAgreement(
  today: LocalDate,
  { code }: Pick<Company, 'code'>,
  { agreement, placement }: Concluding,
): Decision<CompanyChange> {
  const { from, to, signedOn } = agreement;
  const elsewhere: readonly Refusal[] =
    placement && placement.company !== code
      ? [{ because: 'other-company', placement: placement.ref, company: placement.company, asked: code }]
      : [];
  return answer(
    [{ type: 'agreement-added', agreement }],
    [...notReversed(from, to), ...notInFuture(today, signedOn), ...elsewhere],
  );
}

/** Records an agreement together with its first revision. */
export function receiveNewAgreement(
  today: LocalDate,
  company: Pick<Company, 'code'>,
  request: Concluding,
  received: ReceivedAgreement,
): Decision<CompanyChange> {
  const added = addAgreement(today, company, request);
  const first = receiveAgreement(today, { ...request.agreement, revisions: [] }, received);
  if (added.ok && first.ok) return answer([...added.changes, ...first.changes], []);
  return answer([], [...(added.ok ? [] : added.refusals), ...(first.ok ? [] : first.refusals)]);
}

/** The agreement that a command means: among those of the named placement, if any, the last that satisfies `wanted`, else the last. */
export function latestAgreement(
  { agreements }: Company,
  placement?: PlacementRef,
  wanted: (agreement: Agreement) => boolean = () => true,
): Agreement | undefined {
  const mine = placement === undefined ? agreements : agreements.filter((one) => one.placement === placement);
  return mine.findLast(wanted) ?? mine.at(-1);
}
