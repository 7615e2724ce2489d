import { type LocalDate, monthsAndDays } from '../../calendar/dates.ts';
import { agreedPeriod, firstDay, lastDay } from '../../model/placement.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';
import { changing } from '../work.ts';

export type LengthData =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'short';
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly months: number;
      readonly days: number;
      readonly minimum: number;
    };

/**
 * Long enough, in calendar months: two months and more; under one month it is not such an internship (settings). Judged by the agreed
 * last day: after an early end, the faculty decides on the credit. Source: S, L.
 */
export const length: Rule<'length', LengthData> = {
  key: 'length',
  of: 'placement',
  gates: [10, 11],
  settledBy: ['placement edit', 'placement amend'],
  source: ['S', 'L'],
  judge: ({ placement, office }) => {
    if (!placement) return [NOT_APPLICABLE];
    const from = firstDay(placement);
    const to = agreedPeriod(placement).to ?? lastDay(placement);
    const base = { result: 'open', gates: [10, 11], actor: 'student' } as const;
    if (!from || !to) {
      const settle = settleWith('placement edit', placement.ref, from ? undefined : '--from', to ? undefined : '--to');
      return [{ ...base, severity: 'warn', data: { kind: 'unknown' }, settle }];
    }
    const { months, days } = monthsAndDays({ from, to });
    const { warnUnderMonths, blockUnderMonths } = office.rules;
    if (months >= warnUnderMonths) return [OK];
    const blocks = months < blockUnderMonths;
    const data = {
      kind: 'short',
      from,
      to,
      months,
      days,
      minimum: blocks ? blockUnderMonths : warnUnderMonths,
    } as const;
    return [{ ...base, severity: blocks ? 'block' : 'warn', data, settle: changing(placement, '--to') }];
  },
};
