import type { LocalDate } from '../../calendar/dates.ts';
import { contractRef, currentContract, firstDay } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type ContractSignedData =
  | { readonly kind: 'not-signed'; readonly contract?: string; readonly from?: LocalDate }
  | { readonly kind: 'late'; readonly contract: string; readonly signedOn: LocalDate; readonly from: LocalDate };

/**
 * The contract is concluded, or the notice accepted, on or before the first day; late is told, but cannot be undone.
 * A revision of an amendment is concluded later: late is only who worked without any contract. S.
 */
export const contractSigned: Rule<'contract-signed', ContractSignedData> = {
  key: 'contract-signed',
  of: 'placement',
  gates: [11],
  settledBy: ['contract sign', 'contract receive'],
  source: ['S'],
  judge: ({ dossier: { student }, placement }) => {
    if (!placement) return [NOT_APPLICABLE];
    const contract = currentContract(placement);
    const from = firstDay(placement);
    const ref = contract && contractRef(placement.ref, contract);
    const verb = contract ? 'contract sign' : 'contract receive';
    const settle = settleWith(verb, student.number, '--placement', placement.ref);
    const base = { result: 'open', gates: [11], actor: 'student', settle } as const;
    if (!contract?.signedOn || ref === undefined) {
      const data = { kind: 'not-signed', ...(ref && { contract: ref }), ...(from && { from }) } as const;
      return [{ ...base, severity: 'block', data, ...(from && { by: from }) }];
    }
    if (from === undefined || placement.contracts.some(({ signedOn }) => signedOn && signedOn <= from)) return [OK];
    return [{ ...base, severity: 'warn', data: { kind: 'late', contract: ref, signedOn: contract.signedOn, from } }];
  },
};
