import { describe, expect, test } from 'vitest';
import { addDays, daysOfMonth, type LocalDate, type Month } from '../../src/core/calendar/dates.ts';
import { earlyEndOf, endingOf } from '../../src/core/model/ending.ts';
import { isOpen, type Placement } from '../../src/core/model/placement.ts';
import { monthlyReport } from '../../src/core/reports/monthly.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { CALENDAR, company, day, dossier, known, OFFICE, placementUpTo } from '../helpers/dossiers.ts';

/** From 2 November to 1 February, 92 days. */
const ended = (on: string, facts: Partial<Placement> = {}) =>
  placementUpTo(11, { run: { startedOn: day('2026-11-02'), endedOn: day(on) }, ...facts });
const closed = (as: 'terminated' | 'completed' | 'rejected', on: string) =>
  ({ as, by: 'company', on: day(on), reason: '見本' }) as const;

describe('an internship ends early', () => {
  // A week before 1 February is 25 January.
  test.each([
    ['2027-01-24', true],
    ['2027-01-25', false],
    ['2027-01-26', false],
    ['2027-02-10', false],
  ])('with its last day on %s: %s', (on, early) => expect(earlyEndOf(ended(on)) !== undefined).toBe(early));

  test('with the days agreed and worked, first and last included, and the reason', () => {
    const run = { startedOn: day('2026-11-09'), endedOn: day('2026-12-08'), earlyReason: '病気' };
    expect(earlyEndOf(placementUpTo(11, { run }))).toEqual({
      endedOn: '2026-12-08',
      agreedDays: 92,
      workedDays: 30,
      reason: '病気',
    });
  });

  test('also where it was terminated after the start, with the reason of the closing; not before the start', () => {
    const run = { startedOn: day('2026-11-02') };
    expect(earlyEndOf(placementUpTo(10, { run, closed: closed('terminated', '2026-11-11') }))).toEqual({
      endedOn: '2026-11-11',
      agreedDays: 92,
      workedDays: 10,
      reason: '見本',
    });
    expect(earlyEndOf(placementUpTo(10, { closed: closed('terminated', '2026-10-30') }))).toBeUndefined();
    expect(earlyEndOf(placementUpTo(10, { run }))).toBeUndefined();
  });
});

const report = (placements: readonly Placement[], month: string, asOf = '2027-12-31') => {
  const made = monthlyReport({
    period: daysOfMonth(month as Month),
    asOf: day(asOf),
    companies: new Map([['C-0001', company()]]),
    office: OFFICE,
    calendar: CALENDAR,
  });
  made.add(dossier({ placements }));
  const { sections } = made.finish();
  const rows = (key: string) => sections.find((one) => one.key === key)?.rows ?? [];
  const count = (key: string) => rows('summary').find((row) => row.key === key)?.count;
  return { closings: rows('closings'), ended: count('closings'), early: count('early-ends') };
};

describe('placements that ended', () => {
  test.each(['rejected', 'declined', 'withdrawn'] as const)('count where the result of STEP 8 is %s', (outcome) => {
    const one = placementUpTo(7, { result: { on: day('2026-10-05'), outcome } });
    const told = report([one], '2026-10');
    expect(told.ended).toBe(1);
    expect(told.closings).toMatchObject([
      { on: '2026-10-05', as: outcome, by: outcome === 'rejected' ? 'company' : 'student', agreedDays: null },
    ]);
  });

  test('count once, in the month in which they were first over, however often that was recorded', () => {
    const result = { on: day('2026-10-05'), outcome: 'rejected' } as const;
    const twice = placementUpTo(7, { result, closed: closed('rejected', '2026-11-20') });
    expect([report([twice], '2026-10').ended, report([twice], '2026-11').ended]).toEqual([1, 0]);
    const early = ended('2026-12-15', { closed: closed('completed', '2027-01-20') });
    expect([report([early], '2026-12').ended, report([early], '2027-01').ended]).toEqual([1, 0]);
  });

  test('tell early ends, also those that are not closed; an end on time alone leaves something to do', () => {
    const run = { startedOn: day('2026-11-02'), endedOn: day('2026-12-15'), earlyReason: '病気' };
    const told = report([placementUpTo(11, { run })], '2026-12');
    expect([told.ended, told.early]).toEqual([1, 1]);
    expect(told.closings).toMatchObject([
      { on: '2026-12-15', as: 'completed', by: null, reason: '病気', agreedDays: 92, workedDays: 44 },
    ]);
    expect(report([ended('2027-02-01')], '2027-02').ended).toBe(0);
    const over = report([ended('2027-02-01', { closed: closed('completed', '2027-02-20') })], '2027-02');
    expect([over.ended, over.early]).toEqual([1, 0]);
  });

  test('one that ran its time ends with its grade, as it is open no longer', () => {
    const graded = ended('2027-02-01', { grade: { grade: 'A', by: '見本 教員', on: day('2027-03-05') } });
    expect(report([graded], '2027-03').closings).toMatchObject([{ on: '2027-03-05', as: 'completed', by: null }]);
    expect([report([graded], '2027-02').ended, report([graded], '2027-03').ended]).toEqual([0, 1]);
    expect([isOpen(ended('2027-02-01')), isOpen(graded)]).toEqual([true, false]);
  });

  test('an early end of the next month is not known yet', () => {
    expect(report([ended('2026-12-15')], '2026-11').ended).toBe(0);
    expect(report([ended('2026-12-15')], '2026-12', '2026-12-14').ended).toBe(0);
  });

  test('who accepted has not ended', () => expect(endingOf(placementUpTo(8))).toBeUndefined());
});

describe('early-end, where an internship was terminated after its start', () => {
  const found = (facts: Partial<Placement>) => {
    const run = { startedOn: day('2026-11-02') };
    const one = placementUpTo(10, { run, ...facts });
    return judgeAll(known(dossier({ placements: [one] }))).filter(({ rule }) => rule === 'early-end');
  };
  const on = (last: LocalDate) => closed('terminated', last);

  test.each([
    ['2026-12-31', 'open'],
    ['2027-01-01', 'ok'],
  ])('on %s: %s', (last, result) => expect(found({ closed: on(day(last)) })).toMatchObject([{ result }]));

  test('the question of credit names the reason of the closing', () => {
    const last = addDays(day('2026-11-02'), 20);
    expect(found({ closed: on(last) })).toMatchObject([
      { data: { endedOn: last, reason: '見本' }, settle: 'coopj obligation settle 20249001 early-end:P-0001' },
    ]);
  });
});
