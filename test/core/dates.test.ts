import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  dayParts,
  daysBetween,
  daysOfMonth,
  fiscalYear,
  isDay,
  type LocalDate,
  lastDayOfMonths,
  type Month,
  monthOf,
  monthsAndDays,
  weekday,
  within,
} from '../../src/core/calendar/dates.ts';
import { day } from '../helpers/dossiers.ts';

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays(day('1900-01-01'), n));

describe('a day', () => {
  test.each(['2026-10-05', '2028-02-29', '2000-02-29', '1868-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1867-12-31'])(
    '%s is none',
    (text) => expect(isDay(text)).toBe(false),
  );
  test.each(['2026-1-5', '2026/01/05', ' 2026-01-05', '2026-01-05T00:00', ''])(
    '“%s” is not how one is written',
    (text) => expect(isDay(text)).toBe(false),
  );
  test('is made of its parts and falls into them again', () => {
    expect(dayOf(2026, 4, 1)).toBe('2026-04-01');
    expect(dayOf(2026, 2, 30)).toBeUndefined();
    expect(dayParts(day('2026-04-01'))).toEqual({ year: 2026, month: 4, day: 1 });
  });
});

describe('counting days', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-01', -1, '2027-02-28'],
  ])('%s and %d days is %s', (from, n, to) => expect(addDays(day(from), n)).toBe(to));

  test('adding days and taking them away leads back, and the days between are those added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        expect(addDays(addDays(from, n), -n)).toBe(from);
        expect(daysBetween(from, addDays(from, n))).toBe(n);
      }),
    );
  });

  test('days compare as their text does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });

  test.each([
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['1900-01-01', 1],
  ])('%s falls on weekday %d, where Sunday is 0', (text, n) => expect(weekday(day(text))).toBe(n));

  test('a weekday comes back after seven days and not before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20, max: 20 }), (from, n) => {
        expect(weekday(addDays(from, n)) === weekday(from)).toBe(n % 7 === 0);
      }),
    );
  });
});

describe('calendar months', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-05-15', 0, '2026-05-15'],
  ])('the day %s moved by %d months is %s', (from, n, to) => expect(addMonths(day(from), n)).toBe(to));

  test.each([
    ['2026-05-15', 2, '2026-07-14'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-04-01', 12, '2027-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
  ])('from %s, %d months last until %s', (from, n, to) => expect(lastDayOfMonths(day(from), n)).toBe(to));

  test.each([
    ['2026-05-15', '2026-07-13', 1, 29],
    ['2026-05-15', '2026-07-14', 2, 0],
    ['2026-05-15', '2026-07-15', 2, 1],
    ['2026-12-31', '2027-02-27', 1, 28],
    ['2026-12-31', '2027-02-28', 2, 0],
    ['2026-12-31', '2027-03-01', 2, 1],
    ['2027-12-31', '2028-02-28', 1, 29],
    ['2027-12-31', '2028-02-29', 2, 0],
    ['2027-01-31', '2027-02-27', 0, 28],
    ['2027-01-31', '2027-02-28', 1, 0],
    ['2028-01-31', '2028-02-28', 0, 29],
    ['2028-01-31', '2028-02-29', 1, 0],
    ['2027-01-30', '2027-02-28', 1, 0],
    ['2027-02-01', '2027-02-28', 1, 0],
    ['2027-02-28', '2027-03-27', 1, 0],
    ['2026-04-01', '2026-04-01', 0, 1],
    ['2026-04-02', '2026-04-01', 0, 0],
    ['2025-10-01', '2028-09-30', 36, 0],
  ])('%s to %s is %d months and %d days', (from, to, months, days) =>
    expect(monthsAndDays({ from: day(from), to: day(to) })).toEqual({ months, days }),
  );

  test('n months from a day are n months and no day, one day more is a day over', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = lastDayOfMonths(from, n);
        expect(monthsAndDays({ from, to })).toEqual({ months: n, days: 0 });
        expect(monthsAndDays({ from, to: addDays(to, -1) }).months).toBe(n - 1);
        expect(monthsAndDays({ from, to: addDays(to, 1) })).toEqual({ months: n, days: 1 });
      }),
    );
  });

  test('each day more is a day more, or fills the month', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(800), (from, n) => {
        const { months, days } = monthsAndDays({ from, to: addDays(from, n) });
        expect([
          { months, days: days + 1 },
          { months: months + 1, days: 0 },
        ]).toContainEqual(monthsAndDays({ from, to: addDays(from, n + 1) }));
      }),
    );
  });

  test('a month runs from its first to its last day', () => {
    expect(daysOfMonth('2028-02' as Month)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOfMonth('2026-12' as Month)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    fc.assert(
      fc.property(anyDay, (one) => {
        const { from, to } = daysOfMonth(monthOf(one));
        expect(within(one, { from, to })).toBe(true);
        expect(monthOf(addDays(from, -1))).not.toBe(monthOf(one));
        expect(monthOf(addDays(to, 1))).not.toBe(monthOf(one));
      }),
    );
  });
});

test.each([
  ['2026-04-01', 2026],
  ['2027-03-31', 2026],
  ['2027-04-01', 2027],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
])('%s is in the fiscal year %d', (text, year) => expect(fiscalYear(day(text))).toBe(year));

test.each<[string | undefined, boolean]>([
  ['2026-04-30', false],
  ['2026-05-01', true],
  ['2026-05-31', true],
  ['2026-06-01', false],
  [undefined, false],
])('of 1 to 31 May, both included, %s is within: %s', (text, expected) => {
  const one: LocalDate | undefined = text === undefined ? undefined : day(text);
  expect(within(one, { from: day('2026-05-01'), to: day('2026-05-31') })).toBe(expected);
});
