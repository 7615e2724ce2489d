import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Month } from '../../src/core/calendar/dates.ts';
import {
  addWorkingDays,
  firstWorkingDay,
  isWorkingDay,
  workingDaysBetween,
} from '../../src/core/calendar/working-days.ts';
import { CALENDAR, day } from '../helpers/dossiers.ts';

const anyDay = fc.nat(3500).map((n) => addDays(day('2019-01-01'), n));

describe('the online briefing is on the first working day of the month', () => {
  test.each([
    ['2026-01', '2026-01-05', 'the closure, then a weekend'],
    ['2025-11', '2025-11-04', 'a weekend, then Culture Day'],
    ['2027-05', '2027-05-06', 'a weekend, three holidays'],
    ['2026-05', '2026-05-01', 'a Friday'],
    ['2026-09', '2026-09-01', 'a Tuesday'],
    ['2027-01', '2027-01-04', 'New Year and the closure'],
    ['2028-05', '2028-05-01', 'a Monday between holidays'],
  ])('%s: %s (%s)', (month, expected) => expect(firstWorkingDay(month as Month, CALENDAR)).toBe(expected));
});

describe('a day off', () => {
  test.each([
    ['2026-11-21', 'Saturday'],
    ['2026-11-22', 'Sunday'],
    ['2026-11-23', 'a public holiday'],
    ['2026-05-06', 'the substitute of a holiday on Sunday'],
    ['2026-09-22', 'sandwiched between two holidays'],
    ['2026-12-29', 'the first day of the closure'],
    ['2026-12-31', 'inside the closure, before the new year'],
    ['2029-01-03', 'the last day of the closure, in the new year'],
  ])('%s: %s', (text) => expect(isWorkingDay(day(text), CALENDAR)).toBe(false));

  test.each(['2026-12-28', '2027-01-04', '2026-11-24', '2026-11-20'])('%s is none', (text) =>
    expect(isWorkingDay(day(text), CALENDAR)).toBe(true),
  );

  test('a closure inside one year is closed between its days only', () => {
    const summer = { ...CALENDAR, closure: { from: '08-12', to: '08-14' } };
    const open = ['2026-08-11', '2026-08-12', '2026-08-13', '2026-08-14', '2026-08-17', '2026-12-30'];
    expect(open.filter((text) => isWorkingDay(day(text), summer))).toEqual(['2026-08-17', '2026-12-30']);
  });
});

describe('working days are counted', () => {
  test.each([
    ['2026-12-28', 1, '2027-01-04'],
    ['2027-01-04', -1, '2026-12-28'],
    ['2026-11-20', 3, '2026-11-26'],
    ['2026-11-22', 1, '2026-11-24'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %d working days is %s', (from, n, to) => expect(addWorkingDays(day(from), n, CALENDAR)).toBe(to));

  test('the n-th working day on is one, and n working days lie between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const to = addWorkingDays(from, n, CALENDAR);
        expect(isWorkingDay(to, CALENDAR)).toBe(true);
        expect(workingDaysBetween(from, to, CALENDAR)).toBe(n);
        expect(workingDaysBetween(from, addDays(to, -1), CALENDAR)).toBe(n - 1);
      }),
    );
  });

  test('from a working day, as many back lead to it again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
        fc.pre(isWorkingDay(from, CALENDAR));
        expect(addWorkingDays(addWorkingDays(from, n, CALENDAR), -n, CALENDAR)).toBe(from);
      }),
    );
  });

  test('an office that a slip of the profile closes all year gets an answer, not an endless search', () => {
    const never = { ...CALENDAR, closure: { from: '01-04', to: '01-03' } };
    expect(addWorkingDays(day('2026-04-01'), 1, never)).toBe('2027-04-02');
  });

  test('none lie between a day and itself, nor backwards', () => {
    expect(workingDaysBetween(day('2026-11-24'), day('2026-11-24'), CALENDAR)).toBe(0);
    expect(workingDaysBetween(day('2026-11-25'), day('2026-11-24'), CALENDAR)).toBe(0);
  });
});
