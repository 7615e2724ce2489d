import { addDays, daysBetween, fiscalYear, type LocalDate, monthsAndDays, type Period } from '../../calendar/dates.ts';
import type { Placement } from '../../model/placement.ts';
import type { Terms } from '../../model/placement-terms.ts';
import { workedSpans } from '../../model/spans.ts';

const DAYS_A_MONTH = 30;
const DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;

/** The yen that are agreed for the work of each fiscal year, by year: pay before tax, as far as amount, unit and hours are recorded. */
export function yenByYear(placements: readonly Placement[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { terms, ...days } of placements.flatMap(workedSpans)) {
    for (const part of byFiscalYear(days)) {
      const year = fiscalYear(part.from);
      sums.set(year, (sums.get(year) ?? 0) + yenOf(terms, part));
    }
  }
  return sums;
}

function byFiscalYear({ from, to }: Period): readonly Period[] {
  const end = `${fiscalYear(from) + 1}-03-31` as LocalDate;
  return to <= end ? [{ from, to }] : [{ from, to: end }, ...byFiscalYear({ from: addDays(end, 1), to })];
}

function yenOf({ pay, hoursPerWeek = 0 }: Omit<Terms, 'from' | 'to'>, part: Period): number {
  if (pay === undefined || pay === 'unpaid') return 0;
  const weeks = (daysBetween(part.from, part.to) + 1) / DAYS_A_WEEK;
  const { months, days } = monthsAndDays(part);
  const units = {
    month: months + days / DAYS_A_MONTH,
    week: weeks,
    day: weeks * WORKING_DAYS_A_WEEK,
    hour: weeks * hoursPerWeek,
  };
  return Math.round(pay.amount * units[pay.per]);
}
