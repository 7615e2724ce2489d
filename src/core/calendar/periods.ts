import { dayParts, daysOfMonth, fiscalYear, type LocalDate, monthOf, type Period } from './dates.ts';

/** 1 April to 31 March. */
export const daysOfYear = (year: number): Period => ({
  from: `${year}-04-01` as LocalDate,
  to: `${year + 1}-03-31` as LocalDate,
});

/** A period as people name it: a month, a fiscal year, or its days. */
export function calledPeriod(period: Period) {
  const { year, month } = dayParts(period.from);
  const is = ({ from, to }: Period) => from === period.from && to === period.to;
  if (is(daysOfMonth(monthOf(period.from)))) return { is: 'month', year, month } as const;
  const fiscal = fiscalYear(period.from);
  if (is(daysOfYear(fiscal))) return { is: 'year', year: fiscal } as const;
  return { is: 'days', ...period } as const;
}
