import { type LocalDate, monthsAndDays } from '../../calendar/dates.ts';
import { endOf } from '../../model/ending.ts';
import { agreedPeriod, firstDay } from '../../model/placement.ts';
import type { Office } from '../../profile/office.ts';
import { NOT_APPLICABLE, type OfDossier, OK, type Rule, settling } from '../rule.ts';

export interface EarlyEndData {
  readonly from: LocalDate;
  readonly endedOn: LocalDate;
  /** The agreed last day. */
  readonly to?: LocalDate;
  readonly months: number;
  readonly days: number;
  readonly minimum: number;
  readonly reason?: string;
}

/**
 * Ended before the minimum length after all, or broken off before it: the faculty decides on its credit. The grade shows how; where
 * there will be none, the day on which the faculty was asked. Source: O.
 */
export const earlyEnd: Rule<'early-end', EarlyEndData, OfDossier & { readonly office?: Office }> = {
  key: 'early-end',
  of: 'lasting',
  gates: [],
  settledBy: ['obligation settle'],
  source: ['O'],
  obliges: true,
  judge: (facts) => {
    const { placement, office } = facts;
    const from = placement && firstDay(placement);
    const endedOn = placement && endOf(placement);
    if (!placement || !from || !endedOn || endedOn < from) return [NOT_APPLICABLE];
    // Whoever does not know the profile takes every such end for too early.
    const minimum = office?.rules.warnUnderMonths ?? Number.POSITIVE_INFINITY;
    const { months, days } = monthsAndDays({ from, to: endedOn });
    if (months >= minimum || placement.grade) return [OK];
    const { to } = agreedPeriod(placement);
    const reason = placement.run?.earlyReason ?? placement.closed?.reason;
    const data = { from, endedOn, ...(to && { to }), months, days, minimum, ...(reason && { reason }) };
    const obligation = `early-end:${placement.ref}`;
    const settle = settling(facts, obligation);
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'secretariat', obligation, settle }];
  },
};
