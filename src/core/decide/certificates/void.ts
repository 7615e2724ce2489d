import type { LocalDate } from '../../calendar/dates.ts';
import type { StudentChange } from '../../journal/changes.ts';
import type { Certificate } from '../../model/certificate.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Decision, Refusal } from '../decision.ts';
import { notInFuture, notReversed, recorded } from '../request.ts';

export interface VoidRequest {
  readonly on: LocalDate;
  readonly actor: string;
  readonly reason: string;
}

/** Revokes a certificate for a reason. It stays in the register with its number. */
export function voidCertificate(
  known: Situation,
  certificate: Certificate,
  { on, actor: by, reason }: VoidRequest,
): Decision<StudentChange> {
  const { number, issuedOn } = certificate;
  const refusals = [...isVoid(certificate), ...notInFuture(known.today, on), ...notReversed(issuedOn, on)];
  return recorded(known, [{ type: 'certificate-voided', number, voided: { on, by, reason: reason.trim() } }], refusals);
}

/** Nothing more can be done with a void certificate. */
export const isVoid = ({ number, voided }: Certificate): readonly Refusal[] =>
  voided === undefined ? [] : [{ because: 'void-already', number, ...voided }];
