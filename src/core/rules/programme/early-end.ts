import { type LocalDate, monthsAndDays } from '../../calendar/dates.ts';
import { agreedPeriod, firstDay } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export interface EarlyEndData {
  readonly from: LocalDate;
  readonly endedOn: LocalDate;
  /** The agreed last day. */
  readonly to?: LocalDate;
  readonly months: number;
  readonly days: number;
  readonly minimum: number;
}

/** Ended before the minimum length after all: the faculty decides on its credit, which the grade shows. Source: O. */
export const earlyEnd: Rule<'early-end', EarlyEndData> = {
  key: 'early-end',
  of: 'placement',
  gates: [],
  settledBy: ['grade record'],
  source: ['O'],
  judge: ({ dossier, placement, office }) => {
    const from = placement && firstDay(placement);
    const endedOn = placement?.run?.endedOn;
    if (!placement || !from || !endedOn) return [NOT_APPLICABLE];
    const minimum = office.rules.warnUnderMonths;
    const { months, days } = monthsAndDays({ from, to: endedOn });
    if (months >= minimum || placement.grade) return [OK];
    const { to } = agreedPeriod(placement);
    const data = { from, endedOn, ...(to && { to }), months, days, minimum };
    const settle = settleWith('grade record', dossier.student.number, '--placement', placement.ref);
    return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'secretariat', settle }];
  },
};
