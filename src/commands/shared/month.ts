import { addMonths, type LocalDate, type Month, monthOf } from '../../core/calendar/dates.ts';
import { readDay } from '../../core/calendar/eras.ts';
import { Abort } from '../../errors.ts';

/** A month for a report: 2026-10, this, last, 2026年10月, 令和8年10月. It must have begun. */
export function monthArgument(value: string, today: LocalDate, flag: string): Month {
  const month = readMonth(value, today);
  if (month === undefined) throw new Abort('not-a-month', { value, flag });
  if (month > monthOf(today)) throw new Abort('after-today', { value: month, flag, today });
  return month;
}

/** Reads a month as typed, past or future. */
export function readMonth(value: string, today: LocalDate): Month | undefined {
  const word = value.normalize('NFKC').trim().toLowerCase();
  if (word === 'this' || word === '今月') return monthOf(today);
  if (word === 'last' || word === '先月') return monthOf(addMonths(today, -1));
  const written = /^(\d{4})[-/.](\d{1,2})$/.exec(word);
  const day = readDay(written ? `${written[1]}-${written[2]}-1` : `${word}1日`);
  return day.ok && (written || word.endsWith('月')) ? monthOf(day.day) : undefined;
}
