import { monthOf } from '../calendar/dates.ts';
import { secretariatReview } from '../model/contract.ts';
import type { Dossier } from '../model/dossier.ts';
import { placementOf } from '../model/dossier.ts';
import { currentContract } from '../model/placement.ts';
import type { Finding } from '../rules/judge.ts';
import type { LetterKey } from './kinds.ts';

/** The letter that asks for what a finding wants; `covered` where one went out already; undefined where there is none. */
export function letterFor(finding: Finding, dossier: Dossier): LetterKey | 'covered' | undefined {
  switch (finding.rule) {
    case 'briefing': {
      // Until the briefing it is the student's turn to come, afterwards the secretariat's to send the recording.
      if (finding.actor !== 'student') return 'recording';
      const { data, by } = finding;
      if (data?.kind !== 'open' || by === undefined) return undefined;
      const invited = dossier.invitations?.some((one) => monthOf(one.for) === monthOf(by));
      return invited ? 'covered' : 'briefing';
    }
    case 'contract-review':
    case 'contract-signed':
      return contractLetter(finding, dossier);
    case 'insurance':
      return 'insurance';
    case 'residence-known':
      return finding.data?.kind === 'unknown' ? 'missing-papers' : undefined;
    // What waits for the bureau, or for the office's own certificates, no letter can hasten.
    case 'work-permit':
    case 'permit-lead':
      return finding.actor === 'student' ? 'permit' : undefined;
    case 'permit-papers':
      if (finding.actor === 'student') return 'permit';
      return finding.actor === 'company' ? contractLetter(finding, dossier) : undefined;
    case 'jsps-5-3':
      return finding.data?.kind === 'pay' ? 'jsps-5-3' : undefined;
    case 'mext-month':
      return 'mext';
    case 'ra':
      return finding.data?.kind === 'ask' ? 'ra' : undefined;
    case 'evaluation-late':
      return 'evaluation';
    case 'grade-late':
      return 'grading';
    case 'tax':
      return 'closing';
    default:
      return undefined;
  }
}

/** No contract yet: it is asked for. One that was returned: its reasons are told. Anything else is not the student's to mend. */
function contractLetter({ placement: ref }: Finding, dossier: Dossier): LetterKey | undefined {
  const placement = ref === undefined ? undefined : placementOf(dossier, ref);
  const contract = placement && currentContract(placement);
  if (!placement) return undefined;
  if (!contract) return 'missing-papers';
  const outcome = secretariatReview(contract)?.outcome;
  return outcome === 'returned' || outcome === 'refused' ? 'contract-returned' : undefined;
}
