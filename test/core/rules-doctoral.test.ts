import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Student } from '../../src/core/model/student.ts';
import { doctoral } from '../../src/core/rules/steps/doctoral.ts';
import { day, dossier, known, placementUpTo, student } from '../helpers/dossiers.ts';

/** The student of a five-year course whose day of entry nobody knows. */
function withoutEntry(facts: Partial<Student> = {}): Student {
  const { enrolledOn, ...rest } = student({ courseYears: 5, ...facts });
  return rest;
}

describe('doctoral', () => {
  /** What the rule says of a student whose placement begins on a day; accepted, if nothing else is said. */
  const verdict = (facts: Student, from?: string, of: Placement = placementUpTo(8), today = '2026-11-01') => {
    const terms = from === undefined ? {} : { from: day(from) };
    const one = { ...of, terms: [terms] };
    return doctoral.judge({
      ...known(dossier({ student: facts, placements: [one] }), { today: day(today) }),
      placement: one,
    });
  };
  const found = (...of: Parameters<typeof verdict>) =>
    verdict(...of).map((one) => (one.result === 'open' ? `${one.data.kind} ${one.severity}` : one.result));
  const five = student({ courseYears: 5, enrolledOn: day('2024-10-01') });

  test('a student of a three-year course is at doctoral level from the first day on', () => {
    expect(found(student({ courseYears: 3, enrolledOn: day('2026-10-01') }), '2026-11-02')).toEqual(['ok']);
  });

  test.each([
    ['2026-09-30', ['too-early block']],
    ['2026-10-01', ['ok']],
    ['2026-10-02', ['ok']],
  ])('five-year course, entered on 1 October 2024: an internship from %s is %j', (from, expected) => {
    expect(found(five, from)).toEqual(expected);
  });

  test('months count from the month of entry, whatever its day', () => {
    const late = student({ courseYears: 5, enrolledOn: day('2024-10-15') });
    expect(found(late, '2026-09-30')).toEqual(['too-early block']);
    expect(found(late, '2026-10-01')).toEqual(['ok']);
  });

  test.each([
    [2, ['too-early block']],
    [3, ['ok']],
    [4, ['ok']],
  ])('five-year course, entry unknown: recorded year %d is %j', (year, expected) => {
    expect(found(withoutEntry({ year }), '2026-10-01')).toEqual(expected);
  });

  test('neither entry nor year known: not shown to be at doctoral level', () => {
    expect(found(withoutEntry(), '2026-11-02')).toEqual(['too-early block']);
  });

  test('the standard term unknown: a warning, nothing is stopped', () => {
    const { courseYears: _, ...rest } = student();
    const one = placementUpTo(8);
    const [first, ...more] = doctoral.judge({
      ...known(dossier({ student: rest, placements: [one] })),
      placement: one,
    });
    expect(first).toMatchObject({ result: 'open', severity: 'warn', data: { kind: 'unknown' }, actor: 'office' });
    expect(more).toEqual([]);
  });

  test('without a first day, today counts', () => {
    expect(found(five, undefined, placementUpTo(8), '2026-09-30')).toEqual(['too-early block']);
    expect(found(five, undefined, placementUpTo(8), '2026-10-01')).toEqual(['ok']);
  });

  test('the real first day counts before the agreed one', () => {
    const started = placementUpTo(10, { run: { startedOn: day('2026-09-30') } });
    expect(found(five, '2026-10-01', started)).toEqual(['too-early block']);
  });

  test.each<[string, Placement, string]>([
    ['a candidate is only warned of', placementUpTo(7), 'too-early warn'],
    ['an accepted placement is stopped', placementUpTo(8), 'too-early block'],
    [
      'so is one that is registered for the course without an acceptance',
      placementUpTo(10, { result: { on: day('2026-10-05'), outcome: 'declined' } }),
      'too-early block',
    ],
  ])('%s', (_, of, expected) => expect(found(five, '2026-09-30', of)).toEqual([expected]));

  test('a student without a placement is judged too, as of today', () => {
    const facts = known(dossier({ student: five }), { today: day('2026-09-30') });
    expect(doctoral.judge(facts)).toMatchObject([{ severity: 'warn', data: { kind: 'too-early' } }]);
  });

  test('the finding says what was compared, and from when it would be fine, on any day it is asked', () => {
    const expected = {
      kind: 'too-early',
      courseYears: 5,
      enrolledOn: '2024-10-01',
      from: '2026-09-30',
      reachedOn: '2026-10-01',
      months: 24,
      fromYear: 3,
    };
    for (const today of ['2026-08-01', '2026-09-01']) {
      const [first] = verdict(five, '2026-09-30', placementUpTo(8), today);
      expect(first).toMatchObject({ gates: [10, 11], data: expected });
    }
  });

  test.each([
    ['2026-03-31', 2, ['ok']],
    ['2026-04-01', 2, ['disagree warn']],
    ['2026-04-01', 3, ['ok']],
    ['2026-03-31', 3, ['disagree warn']],
  ])('entered on 1 April 2024: on %s, recorded year %d is %j', (today, year, expected) => {
    expect(
      found(student({ courseYears: 3, enrolledOn: day('2024-04-01'), year }), undefined, placementUpTo(8), today),
    ).toEqual(expected);
  });

  test('an October entrant is in the second year from the next October on', () => {
    const entrant = student({ courseYears: 3, enrolledOn: day('2025-10-01'), year: 1 });
    expect(found(entrant, undefined, placementUpTo(8), '2026-09-30')).toEqual(['ok']);
    expect(verdict(entrant, undefined, placementUpTo(8), '2026-10-01')).toMatchObject([
      { data: { kind: 'disagree', year: 1, expected: 2 }, settle: 'coopj student edit 20249001 --year' },
    ]);
  });

  test('too early and in disagreement are two findings', () => {
    expect(found({ ...five, year: 1 }, '2026-09-30', placementUpTo(8), '2026-10-01')).toEqual([
      'too-early block',
      'disagree warn',
    ]);
  });

  test('an entry in the future disagrees with nothing', () => {
    expect(found(student({ courseYears: 3, enrolledOn: day('2027-04-01'), year: 1 }))).toEqual(['ok']);
  });
});
