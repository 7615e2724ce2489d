import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { Stay } from '../model/residence.ts';
import { foldStatus } from '../model/residence-statuses.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision } from './decision.ts';
import { notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface StayRequest extends Request {
  /** The first day on which this is known; defaults to today. */
  readonly on?: LocalDate;
  readonly status?: string;
  readonly expiresOn?: LocalDate;
  readonly card?: string;
  /** The day this stay was granted. */
  readonly grantedOn?: LocalDate;
}

const FACTS = ['status', 'expiresOn', 'card', 'grantedOn'] as const;

/**
 * What the residence card says from a day on; the rest stays as before. A new end of stay comes with a new card, so the former number
 * and day of grant are dropped.
 */
export function recordStay(known: Situation, { on = known.today, ...typed }: StayRequest): Decision<StudentChange> {
  const { today, dossier } = known;
  const before = dossier.stays.findLast((stay) => stay.on <= on);
  const request = { ...typed, ...(typed.status !== undefined && { status: statusAfter(before, typed.status) }) };
  const said = Object.fromEntries(
    FACTS.flatMap((fact) => (request[fact] === undefined ? [] : [[fact, request[fact]]])),
  );
  const refusals = [
    ...notInFuture(today, on, request.grantedOn),
    ...notReversed(request.grantedOn, request.expiresOn),
    ...(before?.on === on ? FACTS.flatMap((fact) => unexplained(request, before[fact], request[fact])) : []),
  ];
  const isNew =
    before === undefined || FACTS.some((fact) => request[fact] !== undefined && request[fact] !== before[fact]);
  const stay: Stay = { ...(before && goesOn(before, request)), ...said, on };
  return recorded(known, isNew ? [{ type: 'stay-recorded', stay }] : [], refusals);
}

/** A status by its one name, or as an earlier row has it: another spelling of the same status is no news. */
export function statusAfter(before: Stay | undefined, written: string): string {
  const status = foldStatus(written);
  return before?.status !== undefined && foldStatus(before.status) === status ? before.status : status;
}

/** What of the previous row still holds. */
export function goesOn(before: Stay, { expiresOn }: Pick<Stay, 'expiresOn'>): Partial<Stay> {
  if (expiresOn === undefined || before.expiresOn === undefined || expiresOn === before.expiresOn) return before;
  return before.status === undefined ? {} : { status: before.status };
}

/** The student applied to renew the period of stay. */
export function applyForRenewal(
  known: Situation,
  { on = known.today }: Request & { readonly on?: LocalDate },
): Decision<StudentChange> {
  const isKnown = known.dossier.renewals.includes(on);
  return recorded(known, isKnown ? [] : [{ type: 'renewal-applied', on }], notInFuture(known.today, on));
}
