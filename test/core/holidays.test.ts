import { createRequire } from 'node:module';
import { holidays } from '@holiday-jp/holiday_jp';
import { describe, expect, test } from 'vitest';
import { briefingFrom, briefingUpTo } from '../../src/core/calendar/briefings.ts';
import { addDays, type LocalDate, type Month, weekday } from '../../src/core/calendar/dates.ts';
import { firstWorkingDay, isWorkingDay } from '../../src/core/calendar/working-days.ts';
import { calendarOf } from '../../src/office/holidays.ts';
import { CALENDAR, day, OFFICE } from '../helpers/dossiers.ts';

/** The second opinion: another package, which computes what ours lists. It has no types of its own. */
const second = createRequire(import.meta.url)('japanese-holidays') as {
  getHolidaysOf(
    year: number,
    substitutes: true,
  ): readonly { readonly month: number; readonly date: number; readonly name: string }[];
};

const YEARS = Array.from({ length: 12 }, (_, n) => 2019 + n);
const MONTHS = YEARS.flatMap((year) =>
  Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}` as Month),
);
const two = (n: number) => String(n).padStart(2, '0');
const listed = (year: number) =>
  Object.keys(holidays)
    .filter((one) => one.startsWith(`${year}-`))
    .sort();
const computed = (year: number) =>
  second
    .getHolidaysOf(year, true)
    .map(({ month, date }) => `${year}-${two(month)}-${two(date)}`)
    .sort();

describe('two independent packages name the same public holidays', () => {
  test.each(YEARS)('in %d, substitute and sandwiched ones included', (year) => {
    expect(listed(year).length).toBeGreaterThanOrEqual(16);
    expect(computed(year)).toEqual(listed(year));
  });
});

test('the calendar knows every listed holiday, and none in a year that is not listed', () => {
  const { holidays: known } = calendarOf(OFFICE);
  expect(Object.keys(holidays).filter((one) => !known.has(one as LocalDate))).toEqual([]);
  expect([known.has(day('2026-05-07')), known.has(day('2099-01-01')), known.has(day('1900-01-01'))]).toEqual([
    false,
    false,
    false,
  ]);
});

/** The first working day by the second package, found by hand: no function of ours decides. */
function byHand(month: Month): string {
  const off = new Set(computed(Number(month.slice(0, 4))));
  for (let n = 1; ; n += 1) {
    const one = `${month}-${two(n)}`;
    const isWeekend = [0, 6].includes(weekday(one as LocalDate));
    const isClosed = one.slice(5) >= '12-29' || one.slice(5) <= '01-03';
    if (!isWeekend && !off.has(one) && !isClosed) return one;
  }
}

describe('the first working day of each month', () => {
  test('agrees with the second package from 2019 to 2030', () => {
    expect(MONTHS).toHaveLength(144);
    expect(MONTHS.map((month) => firstWorkingDay(month, CALENDAR))).toEqual(MONTHS.map(byHand));
  });

  test('is a working day, and no day of the month before it is one', () => {
    for (const month of MONTHS) {
      const first = firstWorkingDay(month, CALENDAR);
      expect(isWorkingDay(first, CALENDAR)).toBe(true);
      for (let one = `${month}-01` as LocalDate; one < first; one = addDays(one, 1))
        expect(isWorkingDay(one, CALENDAR)).toBe(false);
    }
  });

  test.each([
    ['2019-05', '2019-05-07', 'the ten days of the accession'],
    ['2026-01', '2026-01-05', 'the closure, then a weekend'],
    ['2025-11', '2025-11-04', 'a weekend, then Culture Day'],
    ['2027-05', '2027-05-06', 'a weekend, three holidays'],
  ])('%s: %s (%s)', (month, expected) => expect(firstWorkingDay(month as Month, CALENDAR)).toBe(expected));

  test('the program asks the same list', () => {
    const known = calendarOf(OFFICE).holidays;
    expect(YEARS.flatMap(listed).every((one) => known.has(one))).toBe(true);
    expect(known.has('2026-11-04')).toBe(false);
  });
});

describe('the briefing that a day belongs to', () => {
  // November 2026: the 2nd; December: the 1st.
  test.each([
    ['2026-11-01', '2026-11-02', '2026-10-01'],
    ['2026-11-02', '2026-11-02', '2026-11-02'],
    ['2026-11-03', '2026-12-01', '2026-11-02'],
    ['2026-12-31', '2027-01-04', '2026-12-01'],
    ['2027-01-03', '2027-01-04', '2026-12-01'],
    ['2027-01-31', '2027-02-01', '2027-01-04'],
  ])('from %s on: %s; up to it: %s', (on, next, last) => {
    expect(briefingFrom(day(on), CALENDAR)).toBe(next);
    expect(briefingUpTo(day(on), CALENDAR)).toBe(last);
  });
});
