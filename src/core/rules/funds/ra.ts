import type { LocalDate } from '../../calendar/dates.ts';
import { firstDay, isCutShort, tookPlace } from '../../model/placement.ts';
import { isRestricted } from '../../model/residence-class.ts';
import type { Office } from '../../profile/office.ts';
import {
  NOT_APPLICABLE,
  type OfDossier,
  type OpenVerdict,
  type Rule,
  settleWith,
  settling,
  verdicts,
} from '../rule.ts';

export interface RaData {
  /** The institute's office must be asked, or the hours (which count for a work permit) are unknown. */
  readonly kind: 'ask' | 'hours-unknown';
  readonly hours?: number;
}

/** A research assistant at the parent institute asks its office; with the status "Student" or "Dependent" the hours count. Source: S, P. */
export const ra: Rule<'ra', RaData, OfDossier & { readonly today?: LocalDate; readonly office?: Office }> = {
  key: 'ra',
  of: 'lasting',
  gates: [],
  settledBy: ['obligation settle', 'student edit'],
  source: ['S', 'P'],
  obliges: true,
  judge: (facts) => {
    const { dossier, placement, today, office } = facts;
    const { number, researchAssistant, raHours } = dossier.student;
    if (!placement || !researchAssistant) return [NOT_APPLICABLE];
    if (isCutShort(placement) && !tookPlace(placement)) return [NOT_APPLICABLE];
    const by = firstDay(placement);
    const obligation = `ra:${placement.ref}`;
    const ask: OpenVerdict<RaData> = {
      result: 'open',
      severity: 'note',
      gates: [],
      data: { kind: 'ask', ...(raHours !== undefined && { hours: raHours }) },
      actor: 'secretariat',
      obligation,
      settle: settling(facts, obligation),
      ...(by && { by }),
    };
    const day = by ?? today;
    const counts = office?.rules.raNeedsPermit !== false;
    const unknown = counts && raHours === undefined && day !== undefined && isRestricted(dossier, day);
    const settle = settleWith('student edit', number, '--ra-hours');
    const hours: OpenVerdict<RaData> = {
      result: 'open',
      severity: 'warn',
      gates: [],
      data: { kind: 'hours-unknown' },
      actor: 'student',
      settle,
      ...(by && { by }),
    };
    return verdicts([ask, ...(unknown ? [hours] : [])]);
  },
};
