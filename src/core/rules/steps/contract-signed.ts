import type { LocalDate } from '../../calendar/dates.ts';
import { contractRef, currentContract, firstDay } from '../../model/placement.ts';
import { firstDayOf } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type ContractSignedData =
  | { readonly kind: 'not-signed'; readonly contract?: string; readonly from?: LocalDate }
  | { readonly kind: 'late'; readonly contract: string; readonly signedOn: LocalDate; readonly from: LocalDate };

/**
 * The contract was signed, or the notice accepted, by the first day. A late signature is reported, but cannot be undone. An amendment's
 * revision is signed later anyway: late means having worked without any contract. Source: S.
 */
export const contractSigned: Rule<'contract-signed', ContractSignedData> = {
  key: 'contract-signed',
  of: 'placement',
  gates: [11],
  settledBy: ['contract sign', 'contract receive'],
  source: ['S'],
  judge: ({ dossier: { student }, placement, today }) => {
    if (!placement) return [NOT_APPLICABLE];
    const contract = currentContract(placement);
    // The revision of an amendment is due on the day from which that holds.
    const from = (contract && contract.revision > 1 && firstDayOf(placement, contract)) || firstDay(placement);
    const ref = contract && contractRef(placement.ref, contract);
    const verb = contract ? 'contract sign' : 'contract receive';
    // Signed today it would be late: only the day of another paper, or another day, settles it.
    const isLate = contract !== undefined && from !== undefined && from < today;
    const settle = settleWith(verb, student.number, '--placement', placement.ref, isLate ? `--on ${BLANK}` : undefined);
    const base = { result: 'open', gates: [11], actor: 'student', settle } as const;
    if (!contract?.signedOn || ref === undefined) {
      const data = { kind: 'not-signed', ...(ref && { contract: ref }), ...(from && { from }) } as const;
      return [{ ...base, severity: 'block', data, ...(from && { by: from }) }];
    }
    if (from === undefined || placement.contracts.some(({ signedOn }) => signedOn && signedOn <= from)) return [OK];
    return [{ ...base, severity: 'warn', data: { kind: 'late', contract: ref, signedOn: contract.signedOn, from } }];
  },
};
