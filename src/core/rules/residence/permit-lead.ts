import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { firstDay, type Placement } from '../../model/placement.ts';
import type { PermitKind } from '../../model/residence.ts';
import { NOT_APPLICABLE, OK, type Rule, type RuleInput, settleWith } from '../rule.ts';
import { daysToCover, isPendingFor, neededKind, needsPermit } from './permits.ts';
import { isCovered } from './work-permit.ts';

export interface PermitLeadData {
  readonly needs: PermitKind;
  readonly from?: LocalDate;
  /** The last day on which an application can be expected to be answered in time. */
  readonly fileBy?: LocalDate;
}

/**
 * The permit is applied for in time, as the bureau takes two weeks to two months. Yellow sixty days before the start, red two weeks
 * (settings). Source: P.
 */
export const permitLead: Rule<'permit-lead', PermitLeadData> = {
  key: 'permit-lead',
  of: 'placement',
  gates: [],
  settledBy: ['permit apply'],
  source: ['P'],
  judge: (facts) => {
    const { dossier, placement, office } = facts;
    if (!placement || placement.run?.endedOn || !needsPermit(facts, placement)) return [NOT_APPLICABLE];
    if (!isToBeFiled(facts, placement)) return [OK];
    const needs = neededKind(facts, placement);
    const { number } = dossier.student;
    const on = needs === 'individual' ? `--placement ${placement.ref}` : undefined;
    const settle = settleWith('permit apply', number, '--kind', needs, on);
    const base = { result: 'open', severity: 'warn', gates: [], actor: 'student', settle } as const;
    const from = daysToCover(facts, placement)?.from ?? firstDay(placement);
    if (from === undefined) return [{ ...base, data: { needs } }];
    const { permitYellowDays, permitRedDays } = office.rules;
    const fileBy = addDays(from, -permitRedDays);
    const near = { by: fileBy, yellowFrom: addDays(from, -permitYellowDays), redFrom: fileBy };
    return [{ ...base, ...near, data: { needs, from, fileBy } }];
  },
};

/** No permit covers the work, and no pending application may bring one. */
export function isToBeFiled(facts: RuleInput, placement: Placement): boolean {
  const needs = neededKind(facts, placement);
  const isPending = facts.dossier.permits.some((permit) => isPendingFor(facts, placement, permit, needs));
  return !isPending && !isCovered(facts, placement);
}
