import { briefingFrom, briefingUpTo } from '../calendar/briefings.ts';
import { contractRef, currentContract, type Placement } from '../model/placement.ts';
import type { Situation } from '../rules/rule.ts';
import { replacedBy } from './document-changed.ts';
import type { LetterKey } from './kinds.ts';
import { formDue, monthsAway } from './of-student.ts';

/**
 * The part of a file name that tells a letter from the next one of its kind to the same student; empty if there can be only one.
 * Findings covered by one letter share it.
 */
export function aboutOf(key: LetterKey, known: Situation, placement?: Placement): string {
  switch (key) {
    case 'briefing':
      return briefingFrom(known.today, known.calendar);
    case 'recording':
      return briefingUpTo(known.today, known.calendar);
    case 'contract-returned':
      return placement ? reviewOf(placement) : '';
    case 'approval-request':
      return changedOn(known);
    case 'jsps-consent':
      return [placement?.ref, changedOn(known)].filter(Boolean).join('_');
    case 'document-changed':
      return placement ? replacedBy(known.dossier, placement) : '';
    case 'jsps-5-3':
      return String(formDue(known)?.data.fiscalYear ?? '');
    case 'mext':
      return monthsAway(known)
        .map(({ month }) => month)
        .sort()
        .join('_');
    default:
      return placement?.ref ?? '';
  }
}

/** What a former supervisor gave is asked for again: another letter. */
const changedOn = ({ dossier }: Situation): string => dossier.supervisors.at(-1)?.on ?? '';

/** `P-0001-E1-2`: the secretariat's second review of the revision. */
function reviewOf(placement: Placement): string {
  const contract = currentContract(placement);
  if (!contract) return placement.ref;
  const reviews = contract.reviews.filter(({ by }) => by === 'secretariat');
  return `${contractRef(placement.ref, contract)}-${reviews.length}`;
}
