import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { nearDay } from '../../src/core/calendar/near-days.ts';

/** A Monday. */
const TODAY = '2026-11-02' as LocalDate;

test.each([
  ['今日', '2026-11-02'],
  ['昨日', '2026-11-01'],
  ['一昨日', '2026-10-31'],
  ['Yesterday', '2026-11-01'],
  ['-3d', '2026-10-30'],
  ['+2w', '2026-11-16'],
  ['３日前', '2026-10-30'],
  ['2週間後', '2026-11-16'],
  ['来週月曜', '2026-11-09'],
  ['来週の金曜日', '2026-11-13'],
  ['先週土曜', '2026-10-31'],
  ['今週 日曜日', '2026-11-08'],
  ['next Monday', '2026-11-09'],
  ['last fri', '2026-10-30'],
  // In the year in which it lies nearest.
  ['10/1', '2026-10-01'],
  ['１０月１日', '2026-10-01'],
  ['3/31', '2027-03-31'],
  ['5/2', '2027-05-02'],
  ['12-4', '2026-12-04'],
])('%s is %s', (said, day) => expect(nearDay(said, TODAY)).toBe(day));

test('29 February is that of a year that has one', () =>
  expect(nearDay('2/29', '2027-06-01' as LocalDate)).toBe('2028-02-29'));

test.each(['', '10', '13/1', '2/30', '2026-10-05', 'R8.10.5', '月曜', 'someday', '10/1/2'])(
  '%s is none of these',
  (said) => expect(nearDay(said, TODAY)).toBeUndefined(),
);
