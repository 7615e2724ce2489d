import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fiscalYear, type LocalDate, monthsTouched } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import { jspsReport } from '../../src/core/rules/funds/jsps-5-3.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { amended, day, dossier, known, placementUpTo, student } from '../helpers/dossiers.ts';

const NA = [{ result: 'n/a' }];
const OK = [{ result: 'ok' }];
const PAY = { amount: 300_000, per: 'month' } as const;

/** A DC1 fellow with these placements. */
const fellow = (placements: readonly Placement[], facts: Partial<Dossier> = {}, of: Partial<Student> = {}): Dossier =>
  dossier({ student: student({ jsps: 'DC1', ...of }), placements, ...facts });

/** An accepted placement of these days. */
const accepted = (from: string, to: string, terms: Terms = {}, ref = 'P-0001'): Placement =>
  placementUpTo(8, { ref, terms: [{ from: day(from), to: day(to), pay: PAY, ...terms }] });

const candidate = (from: string, to: string, ref = 'P-0001'): Placement =>
  placementUpTo(7, { ref, terms: [{ from: day(from), to: day(to), pay: PAY, payOffset: 0 }] });

describe('jsps-5-3', () => {
  const verdict = (of: Dossier, judged?: Placement) =>
    jspsReport.judge({ ...known(of), ...(judged && { placement: judged }) });
  const due = (of: Dossier) =>
    verdict(of).flatMap((one) =>
      one.result === 'open' && one.data.kind === 'pay' ? [[one.obligation, one.by, one.data.months.length]] : [],
    );

  test.each([
    // S: January to March 2027 is reported in April 2027; March to May in April of both years.
    ['2027-01-12', '2027-03-31', 0, [['jsps-5-3:2026', '2027-04-20', 3]]],
    [
      '2027-01-12',
      '2027-04-01',
      0,
      [
        ['jsps-5-3:2026', '2027-04-20', 3],
        ['jsps-5-3:2027', '2028-04-20', 1],
      ],
    ],
    [
      '2027-03-31',
      '2027-05-31',
      0,
      [
        ['jsps-5-3:2026', '2027-04-20', 1],
        ['jsps-5-3:2027', '2028-04-20', 2],
      ],
    ],
    ['2027-04-01', '2027-05-31', 0, [['jsps-5-3:2027', '2028-04-20', 2]]],
    [
      '2027-01-04',
      '2027-05-31',
      0,
      [
        ['jsps-5-3:2026', '2027-04-20', 3],
        ['jsps-5-3:2027', '2028-04-20', 2],
      ],
    ],
    ['2028-02-29', '2028-02-29', 0, [['jsps-5-3:2027', '2028-04-20', 1]]],
    // The pay of March comes in April.
    [
      '2027-01-12',
      '2027-03-31',
      1,
      [
        ['jsps-5-3:2026', '2027-04-20', 2],
        ['jsps-5-3:2027', '2028-04-20', 1],
      ],
    ],
    ['2027-02-01', '2027-03-31', 2, [['jsps-5-3:2027', '2028-04-20', 2]]],
    [
      '2026-12-01',
      '2028-04-30',
      0,
      [
        ['jsps-5-3:2026', '2027-04-20', 4],
        ['jsps-5-3:2027', '2028-04-20', 12],
        ['jsps-5-3:2028', '2029-04-20', 1],
      ],
    ],
  ])('%s to %s, paid after %d months: %j', (from, to, payOffset, expected) =>
    expect(due(fellow([accepted(from, to, { payOffset })]))).toEqual(expected),
  );

  test('without a word on the placement the contract’s pay day counts', () => {
    const placement = accepted('2027-01-12', '2027-03-31');
    const [contract] = placementUpTo(9).contracts;
    if (!contract) throw new Error('the sample has a contract');
    const contracts = [{ ...contract, terms: { payOffset: 1 } }];
    expect(due(fellow([{ ...placement, contracts }])).map(([key]) => key)).toEqual(['jsps-5-3:2026', 'jsps-5-3:2027']);
  });

  test('unpaid work is not reported; pay that nobody stated is', () => {
    expect(verdict(fellow([accepted('2027-01-12', '2027-03-31', { pay: 'unpaid' })]))).toEqual(OK);
    const unknown = placementUpTo(8, { terms: [{ from: day('2027-01-12'), to: day('2027-03-31') }] });
    expect(due(fellow([unknown]))).toHaveLength(1);
  });

  test('the amended days count, and the real last day', () => {
    const placement = accepted('2027-01-12', '2027-03-31');
    const longer = { ...placement, terms: amended(placement.terms, '2027-04-01', { to: day('2027-04-30') }) };
    expect(due(fellow([longer]))).toHaveLength(2);
    expect(
      due(fellow([{ ...longer, run: { startedOn: day('2027-01-12'), endedOn: day('2027-03-31') } }])),
    ).toHaveLength(1);
  });

  test.each([
    ['2027-03-31', 1],
    ['2027-04-01', 2],
    ['2027-01-11', 0],
  ])('with an appointment to %s there are %d', (jspsTo, count) =>
    expect(due(fellow([accepted('2027-01-12', '2027-05-31')], {}, { jspsTo: day(jspsTo) }))).toHaveLength(count),
  );

  test('two internships in one fiscal year are one report', () => {
    const both = [accepted('2026-05-01', '2026-06-30'), accepted('2026-11-01', '2027-01-31', {}, 'P-0002')];
    expect(verdict(fellow(both))).toMatchObject([
      { data: { fiscalYear: 2026, placements: ['P-0001', 'P-0002'], opensOn: '2027-04-01' } },
    ]);
  });

  test('what was begun and broken off is reported up to the day it was closed; what never began is not', () => {
    const closed = { as: 'terminated', by: 'company', on: day('2027-03-10') } as const;
    const placement = { ...accepted('2027-01-12', '2027-05-31'), closed };
    expect(due(fellow([{ ...placement, run: { startedOn: day('2027-01-12') } }]))).toEqual([
      ['jsps-5-3:2026', '2027-04-20', 3],
    ]);
    expect(verdict(fellow([placement]))).toEqual(OK);
  });

  test('a candidate tells what its acceptance would add, beside what stands already', () => {
    const mine = candidate('2027-01-12', '2027-05-31', 'P-0002');
    const of = fellow([accepted('2026-05-01', '2026-06-30'), mine]);
    expect(due(of).map(([key]) => key)).toEqual(['jsps-5-3:2026']);
    expect(verdict(of, mine)).toMatchObject([{ obligation: 'jsps-5-3:2027' }]);
    expect(verdict(of, of.placements[0])).toEqual(NA);
  });

  test('abroad for 28 days or more: Form 3-1 as well, a note', () => {
    const found = verdict(fellow([accepted('2027-01-12', '2027-03-31', { abroad: true, payOffset: 0 })]));
    expect(found).toMatchObject([{ obligation: 'jsps-5-3:2026' }, { severity: 'note', obligation: 'jsps-3-1:P-0001' }]);
  });
  test('abroad before the appointment, or in days that were not worked after all, needs none', () => {
    const keys = (of: Dossier) => verdict(of).flatMap((one) => (one.result === 'open' ? [one.obligation] : []));
    const before = accepted('2024-01-12', '2024-03-31', { abroad: true });
    expect(keys(fellow([before], {}, { jspsFrom: day('2025-04-01') }))).toEqual([]);
    const later = accepted('2027-01-12', '2027-03-31', { payOffset: 0 });
    const moved = { ...later, terms: amended(later.terms, '2027-03-01', { abroad: true }) };
    expect(keys(fellow([moved]))).toEqual(['jsps-5-3:2026', 'jsps-3-1:P-0001']);
    const run = { startedOn: day('2027-01-12'), endedOn: day('2027-02-20') };
    expect(keys(fellow([{ ...moved, run }]))).toEqual(['jsps-5-3:2026']);
  });

  test('settled, a year is met; the other stays open', () => {
    const of = fellow([accepted('2027-03-01', '2027-05-31', { payOffset: 0 })], {
      settled: { 'jsps-5-3:2026': day('2027-04-12') },
    });
    const found = judgeAll(known(of)).filter(({ rule, placement }) => rule === 'jsps-5-3' && !placement);
    expect(found).toMatchObject([
      { result: 'ok', obligation: 'jsps-5-3:2026' },
      { result: 'open', obligation: 'jsps-5-3:2027', by: '2028-04-20' },
    ]);
  });

  // Paid in March or in April: two fiscal years.
  test.each<[string, string, Terms, readonly string[]]>([
    ['2027-01-12', '2027-02-28', {}, []],
    ['2027-01-12', '2027-03-01', {}, ['2027-03']],
    ['2027-03-31', '2027-05-31', {}, ['2027-03']],
    ['2027-04-01', '2027-05-31', {}, []],
    ['2027-01-12', '2027-03-01', { payOffset: 0 }, []],
    ['2027-01-12', '2027-03-01', { payOffset: 1 }, []],
    ['2027-01-12', '2027-03-01', { pay: 'unpaid' }, []],
  ])('the pay month of %s to %s with %j is asked for %j', (from, to, terms, months) => {
    const asked = verdict(fellow([accepted(from, to, terms)])).flatMap((one) =>
      one.result === 'open' && one.data.kind === 'pay-month' ? [{ ...one, months: one.data.months }] : [],
    );
    expect(asked.flatMap((one) => one.months)).toEqual(months);
    for (const one of asked) {
      expect(one).toMatchObject({
        severity: 'warn',
        obligation: 'pay-month:P-0001',
        settle: 'coopj placement edit P-0001 --pay-offset …',
      });
    }
  });

  test('each fiscal year with a paid month has exactly one report, and no other has any', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 3 })),
          { maxLength: 4 },
        ),
        (spans) => {
          const placements = spans.map(([start, days, payOffset], n) => {
            const from = addDays(day('2025-01-01'), start);
            return accepted(from, addDays(from, days), { payOffset }, `P-000${n + 1}`);
          });
          const years = placements.flatMap(({ terms: [terms] }) => {
            if (!terms?.from || !terms.to) return [];
            return monthsTouched({ from: terms.from, to: terms.to }).map((month) => {
              const [year = 0, number = 0] = month.split('-').map(Number);
              const paid = year * 12 + number - 1 + (terms.payOffset ?? 0);
              const text = `${Math.floor(paid / 12)}-${String((paid % 12) + 1).padStart(2, '0')}-15` as LocalDate;
              return fiscalYear(text);
            });
          });
          const expected = [...new Set(years)].sort().map((year) => `jsps-5-3:${year}`);
          expect(due(fellow(placements)).map(([key]) => key)).toEqual(expected);
        },
      ),
    ));
});
