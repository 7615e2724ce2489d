import { daysOfMonth, fiscalYear, type LocalDate, type Period } from '../../core/calendar/dates.ts';
import { daysOfYear } from '../../core/calendar/periods.ts';
import { Abort } from '../../errors.ts';
import { dayArgument, numberArgument } from '../shared/arguments.ts';
import { monthArgument } from '../shared/month.ts';

export interface PeriodFlags {
  readonly month?: string;
  readonly year?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The period of a report: a month, a fiscal year, or a range of days. It must have begun. */
export function periodArgument(flags: PeriodFlags, today: LocalDate, usual: 'month' | 'year'): Period {
  const { month, year, from, to } = flags;
  const said = (['month', 'year', 'from', 'to'] as const).filter((name) => flags[name] !== undefined);
  const days = said.every((name) => name === 'from' || name === 'to');
  if (said.length > 1 && !days) throw new Abort('flags-disagree', { flags: said.map((name) => `--${name}`) });
  if (from !== undefined || to !== undefined) return daysBetween(from, to, today);
  if (year !== undefined || (month === undefined && usual === 'year')) {
    return daysOfYear(yearArgument(year ?? 'this', today));
  }
  return daysOfMonth(monthArgument(month ?? 'last', today, '--month'));
}

/** A fiscal year: its number, `this` or `last`. */
function yearArgument(value: string, today: LocalDate): number {
  const word = value.normalize('NFKC').trim().toLowerCase();
  const now = fiscalYear(today);
  if (word === 'this' || word === '今年度') return now;
  if (word === 'last' || word === '昨年度' || word === '前年度') return now - 1;
  const year = numberArgument(word.replace(/年度$/, ''), '--year', { whole: true });
  // Eras start in 1868, and 9999 is the last year with four digits.
  if (year < 1868 || year > 9998) throw new Abort('not-a-number', { value, flag: '--year' });
  if (year > now) throw new Abort('after-today', { value: String(year), flag: '--year', today });
  return year;
}

/** A range of days, by default to today, and from the first day of the fiscal year of its end. */
function daysBetween(from: string | undefined, to: string | undefined, today: LocalDate): Period {
  const last = to === undefined ? today : dayArgument(to, today, '--to');
  const first = from === undefined ? daysOfYear(fiscalYear(last)).from : dayArgument(from, today, '--from');
  if (first > today) throw new Abort('after-today', { value: first, flag: '--from', today });
  if (last < first) throw new Abort('period-backwards', { from: first, to: last });
  return { from: first, to: last };
}
