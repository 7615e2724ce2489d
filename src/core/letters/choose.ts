import { monthOf } from '../calendar/dates.ts';
import { secretariatReview } from '../model/contract.ts';
import type { Dossier } from '../model/dossier.ts';
import { placementOf } from '../model/dossier.ts';
import { currentContract } from '../model/placement.ts';
import type { Finding } from '../rules/judge.ts';
import type { SupervisorChangedData } from '../rules/programme/supervisor-changed.ts';
import type { LetterKey } from './kinds.ts';

/** The letter for a finding; `covered` if one was already sent; undefined if there is none. */
export function letterFor(finding: Finding, dossier: Dossier): LetterKey | 'covered' | undefined {
  switch (finding.rule) {
    case 'briefing': {
      // Until the briefing it is the student's turn to attend; then it is the secretariat's to send the recording.
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
      return finding.data?.insurance === 'notice' ? undefined : 'insurance';
    case 'residence-known':
      return finding.data?.kind === 'unknown' ? 'missing-papers' : undefined;
    // No letter can hasten the bureau's answer or the office's own certificates.
    case 'work-permit':
    case 'permit-lead':
      return finding.actor === 'student' ? 'permit' : undefined;
    case 'permit-papers':
      if (finding.actor === 'student') return 'permit';
      return finding.actor === 'company' ? contractLetter(finding, dossier) : undefined;
    case 'jsps-5-3':
      return finding.data?.kind === 'pay' ? 'jsps-5-3' : undefined;
    case 'jsps-consent':
      return 'jsps-consent';
    case 'supervisor-changed':
      return ofFormerSupervisor(finding.data?.what);
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

/** Approval and consent are asked for again; the address in the system is the student's to change. */
const ofFormerSupervisor = (what: SupervisorChangedData['what'] | undefined): LetterKey | undefined =>
  what === 'approval' ? 'approval-request' : what === 'consent' ? 'jsps-consent' : undefined;

/** Without a contract, one is asked for; with a returned one, the reasons are sent. Anything else is not for the student to fix. */
function contractLetter({ placement: ref }: Finding, dossier: Dossier): LetterKey | undefined {
  const placement = ref === undefined ? undefined : placementOf(dossier, ref);
  const contract = placement && currentContract(placement);
  if (!placement) return undefined;
  if (!contract) return 'missing-papers';
  const outcome = secretariatReview(contract)?.outcome;
  return outcome === 'returned' || outcome === 'refused' ? 'contract-returned' : undefined;
}
