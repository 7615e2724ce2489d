import { addDays, dayParts, daysBetween, type LocalDate, type Period } from '../../calendar/dates.ts';
import { stayOn } from '../../model/dossier.ts';
import { type Placement, periodOf } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, type RuleInput, settling } from '../rule.ts';
import { weeklyHours } from '../work.ts';
import { isToBeFiled } from './permit-lead.ts';
import { neededKind, needsPermit } from './permits.ts';

export interface PermitAskBureauData {
  readonly hours: number;
  readonly period?: Period;
  /** Completion is not expected by the end of the academic year in which the last day lies, or is not recorded. */
  readonly outsideLastYear: boolean;
  /** The end of that academic year. */
  readonly yearEnd?: LocalDate;
  readonly completionOn?: LocalDate;
  /** The granted stay, if the period is longer than half of it. */
  readonly stay?: Period;
}

const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/**
 * Over 28 hours a week and not completing by the end of the academic year in which the last day lies, or longer than half of the stay:
 * ask the bureau before applying. Which end of the academic year counts is to be confirmed with it. Source: P, moj.go.jp.
 */
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
    const by = data.period && askBy(facts, placement, data.period);
    const base = { result: 'open', severity: 'warn', gates: [], actor: 'student', data, obligation, settle } as const;
    return [{ ...base, ...(by && { by }) }];
  },
};

/** Before applying is early; where that day had passed when the placement was opened, it is the last day for applying in time. */
function askBy({ office }: RuleInput, { openedOn }: Placement, { from }: Period): LocalDate {
  const { permitYellowDays, permitRedDays } = office.rules;
  const early = addDays(from, -permitYellowDays);
  return early < openedOn ? addDays(from, -permitRedDays) : early;
}

/** 31 March, or 30 September for October entrants: the end of the academic year of a day. */
function academicYearEnd(day: LocalDate, enrolledOn: LocalDate | undefined): LocalDate {
  const end = enrolledOn !== undefined && dayParts(enrolledOn).month === 10 ? '09-30' : '03-31';
  const { year } = dayParts(day);
  return `${day.slice(5) <= end ? year : year + 1}-${end}` as LocalDate;
}

/** What to ask about; undefined if nothing. */
function doubtful(facts: RuleInput, placement: Placement): PermitAskBureauData | undefined {
  const { dossier, today } = facts;
  const period = periodOf(placement);
  const { expectedCompletionOn, enrolledOn } = dossier.student;
  const yearEnd = period && academicYearEnd(period.to, enrolledOn);
  const outsideLastYear = !expectedCompletionOn || !yearEnd || expectedCompletionOn > yearEnd;
  const row = stayOn(dossier, period?.from ?? today);
  const stay = row?.grantedOn && row.expiresOn ? { from: row.grantedOn, to: row.expiresOn } : undefined;
  const isLong = stay !== undefined && period !== undefined && daysIn(period) * 2 > daysIn(stay);
  if (!outsideLastYear && !isLong) return undefined;
  return {
    hours: weeklyHours(facts, placement),
    outsideLastYear,
    ...(period && { period }),
    ...(yearEnd && { yearEnd }),
    ...(expectedCompletionOn && { completionOn: expectedCompletionOn }),
    ...(isLong && { stay }),
  };
}
