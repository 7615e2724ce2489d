import { addDays, addMonths, daysBetween, type LocalDate, type Period } from '../../calendar/dates.ts';
import { stayOn } from '../../model/dossier.ts';
import { type Placement, periodOf } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, type RuleInput, settling } from '../rule.ts';
import { weeklyHours } from '../work.ts';
import { isToBeFiled } from './permit-lead.ts';
import { neededKind, needsPermit } from './permits.ts';

export interface PermitAskBureauData {
  readonly hours: number;
  readonly period?: Period;
  /** Not within the twelve months before the expected completion, or that is not recorded. */
  readonly outsideLastYear: boolean;
  readonly completionOn?: LocalDate;
  /** The granted stay, if the period is longer than half of it. */
  readonly stay?: Period;
}

const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/** Over 28 hours a week, before the last year, or longer than half of the stay: ask the bureau before applying. Source: P. */
export const permitAskBureau: Rule<'permit-ask-bureau', PermitAskBureauData> = {
  key: 'permit-ask-bureau',
  of: 'placement',
  gates: [],
  settledBy: ['obligation settle'],
  source: ['P'],
  obliges: true,
  judge: (facts) => {
    const { placement } = facts;
    if (!placement || placement.run?.endedOn || !needsPermit(facts, placement)) return [NOT_APPLICABLE];
    if (neededKind(facts, placement) !== 'individual') return [NOT_APPLICABLE];
    const data = doubtful(facts, placement);
    if (!data || !isToBeFiled(facts, placement)) return [OK];
    const obligation = `ask-bureau:${placement.ref}`;
    const settle = settling(facts, obligation);
    const by = data.period && addDays(data.period.from, -facts.office.rules.permitYellowDays);
    const base = { result: 'open', severity: 'warn', gates: [], actor: 'student', data, obligation, settle } as const;
    return [{ ...base, ...(by && { by }) }];
  },
};

/** What to ask about; undefined if nothing. */
function doubtful(facts: RuleInput, placement: Placement): PermitAskBureauData | undefined {
  const { dossier, today } = facts;
  const period = periodOf(placement);
  const { expectedCompletionOn } = dossier.student;
  const lastYear = expectedCompletionOn && {
    from: addDays(addMonths(expectedCompletionOn, -12), 1),
    to: expectedCompletionOn,
  };
  const outsideLastYear = !lastYear || !period || period.from < lastYear.from || period.to > lastYear.to;
  const row = stayOn(dossier, period?.from ?? today);
  const stay = row?.grantedOn && row.expiresOn ? { from: row.grantedOn, to: row.expiresOn } : undefined;
  const isLong = stay !== undefined && period !== undefined && daysIn(period) * 2 > daysIn(stay);
  if (!outsideLastYear && !isLong) return undefined;
  return {
    hours: weeklyHours(facts, placement),
    outsideLastYear,
    ...(period && { period }),
    ...(expectedCompletionOn && { completionOn: expectedCompletionOn }),
    ...(isLong && { stay }),
  };
}
