import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/calendar/dates.ts';
import { coveredFrom, gapIn, standardTermEnd, usualCover } from '../../src/core/model/insurance.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Insurance, InsuranceKind } from '../../src/core/model/residence.ts';
import { insurance } from '../../src/core/rules/programme/insurance.ts';
import { amended, day, dossier, known, OFFICE, placement } from '../helpers/dossiers.ts';

const row = (kind: InsuranceKind, from: string, to: string, paidOn = '2024-01-01'): Insurance => ({
  kind,
  paidOn: day(paidOn),
  from: day(from),
  to: day(to),
});
const both = (from: string, to: string, paidOn?: string) => [
  row('gakkensai', from, to, paidOn),
  row('gakkenbai', from, to, paidOn),
];
const verdict = (insurances: readonly Insurance[], facts: Partial<Placement> = {}, office = OFFICE) =>
  insurance.judge({ ...known(dossier({ insurances }), { office }), placement: placement(facts) });
/** 2 November 2026 to 1 February 2027. */
const missing = (...args: Parameters<typeof verdict>) =>
  verdict(...args).map((one) => (one.result === 'open' ? one.data.insurance : one.result));

describe('what a payment covers', () => {
  const april = { enrolledOn: day('2024-04-01'), courseYears: 3 };
  const october = { enrolledOn: day('2023-10-01'), courseYears: 5 };
  test.each([
    ['paid at entry', '2024-04-01', april, '2024-04-02', '2027-03-31'],
    ['paid in the middle of a year', '2026-10-20', april, '2026-10-21', '2027-03-31'],
    ['on the day before the last of the standard term', '2027-03-30', april, '2027-03-31', '2027-03-31'],
    ['on its last day: the next year', '2027-03-31', april, '2027-04-01', '2028-03-31'],
    ['after it: year by year', '2027-04-01', april, '2027-04-02', '2028-03-31'],
    ['who entered in October', '2026-10-20', october, '2026-10-21', '2028-09-30'],
    ['and stays longer', '2028-09-30', october, '2028-10-01', '2029-09-30'],
    ['an unknown term: to the end of the year', '2026-10-20', {}, '2026-10-21', '2027-03-31'],
    ['an unknown term in the spring', '2027-03-30', {}, '2027-03-31', '2027-03-31'],
    ['an unknown term on 31 March', '2027-03-31', {}, '2027-04-01', '2028-03-31'],
  ])('%s: %s', (_, paidOn, student, from, to) => expect(usualCover(day(paidOn), student)).toEqual({ from, to }));

  test('the standard term counts from the month of entry', () => {
    expect(standardTermEnd(day('2025-10-01'), 3)).toBe('2028-09-30');
    expect(standardTermEnd(day('2025-10-05'), 3)).toBe('2028-09-30');
    expect(standardTermEnd(day('2024-04-01'), 5)).toBe('2029-03-31');
  });

  test.each([
    ['paid before its first day', '2027-03-31', '2027-04-01'],
    ['paid on its first day', '2027-04-01', '2027-04-02'],
    ['paid later', '2027-04-10', '2027-04-11'],
  ])('cover of an insurance from 1 April %s begins on %s', (_, paidOn, begins) =>
    expect(coveredFrom({ paidOn: day(paidOn), from: day('2027-04-01') })).toBe(begins),
  );
});

describe('insurance', () => {
  test.each([
    ['both for all of it', both('2026-11-02', '2027-02-01'), ['ok']],
    ['from the day after the first day', both('2026-11-03', '2027-02-01'), ['gakkensai', 'gakkenbai']],
    ['to the day before the last day', both('2026-11-02', '2027-01-31'), ['gakkensai', 'gakkenbai']],
    ['paid on the day before', both('2026-04-01', '2027-03-31', '2026-11-01'), ['ok']],
    ['paid on the first day', both('2026-04-01', '2027-03-31', '2026-11-02'), ['gakkensai', 'gakkenbai']],
    ['none', [], ['gakkensai', 'gakkenbai']],
    ['no GAKKENBAI', [row('gakkensai', '2026-04-01', '2027-03-31')], ['gakkenbai']],
    ['no GAKKENSAI', [row('gakkenbai', '2026-04-01', '2027-03-31')], ['gakkensai']],
  ])('%s', (_, insurances, expected) => expect(missing(insurances)).toEqual(expected));

  const spring = { terms: [{ from: day('2027-03-01'), to: day('2027-05-31') }] };
  const first = both('2026-04-01', '2027-03-31');

  test('over 31 March two years cover together', () => {
    expect(missing([...first, ...both('2027-04-01', '2028-03-31', '2027-03-10')], spring)).toEqual(['ok']);
    expect(verdict(first, spring)).toMatchObject([
      { by: '2027-03-31', data: { from: '2027-04-01', to: '2027-05-31' } },
      { data: { insurance: 'gakkenbai' } },
    ]);
  });

  test('one that is paid on 1 April leaves that day open, and says so', () =>
    expect(verdict([...first, ...both('2027-04-01', '2028-03-31', '2027-04-01')], spring)).toMatchObject([
      { data: { insurance: 'gakkensai', from: '2027-04-01', to: '2027-04-01' }, by: '2027-03-31' },
      { data: { insurance: 'gakkenbai' } },
    ]));

  test('other liability counts only where the profile lists it, and beside GAKKENBAI', () => {
    const insurances = [
      row('gakkensai', '2026-04-01', '2027-03-31'),
      row('internship-liability', '2026-04-01', '2027-03-31'),
    ];
    const office = { ...OFFICE, rules: { ...OFFICE.rules, otherLiability: ['internship-liability'] as const } };
    expect(missing(insurances)).toEqual(['gakkenbai']);
    expect(missing(insurances, {}, office)).toEqual(['ok']);
    const halves = [
      row('gakkensai', '2026-04-01', '2027-03-31'),
      row('gakkenbai', '2026-04-01', '2026-12-31'),
      row('internship-liability', '2027-01-01', '2027-03-31'),
    ];
    expect(missing(halves, {}, office)).toEqual(['ok']);
  });

  test('the real days and the terms in force are covered, not those agreed first', () => {
    const insured = both('2026-04-01', '2027-02-01');
    const longer = { terms: amended(placement().terms, '2027-02-02', { to: day('2027-02-02') }) };
    expect(missing(insured, longer)).toEqual(['gakkensai', 'gakkenbai']);
    expect(missing(insured, { ...longer, run: { startedOn: day('2026-11-02'), endedOn: day('2027-02-01') } })).toEqual([
      'ok',
    ]);
  });

  test('it stops STEP 11, and the student pays by the day before', () =>
    expect(verdict([])).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        actor: 'student',
        by: '2026-11-01',
        settle: 'coopj insurance record 20249001 --kind gakkensai --paid-on …',
      },
      { settle: 'coopj insurance record 20249001 --kind gakkenbai --paid-on …' },
    ]));

  test('where the days are unknown, having one is enough', () => {
    expect(missing(both('2026-04-01', '2027-03-31'), { terms: [{}] })).toEqual(['ok']);
    expect(missing([], { terms: [{}] })).toEqual(['gakkensai', 'gakkenbai']);
  });
  test('without a placement nothing is judged', () =>
    expect(insurance.judge(known(dossier()))).toEqual([{ result: 'n/a' }]));
});

describe('of any insurances', () => {
  const anyDay = fc.nat(400).map((n) => addDays(day('2026-04-01'), n));
  const rows = fc.array(
    fc.record({
      kind: fc.constant('gakkensai' as const),
      paidOn: anyDay,
      from: anyDay,
      to: anyDay,
    }),
    { maxLength: 6 },
  );
  const period = fc.tuple(anyDay, fc.nat(120)).map(([from, n]) => ({ from, to: addDays(from, n) }));

  test('a day is in the gap exactly where none covers it, and the gap is the first', () => {
    fc.assert(
      fc.property(period, rows, (of, insurances) => {
        const isCovered = (one: string) => insurances.some((row) => coveredFrom(row) <= one && one <= row.to);
        const days: string[] = [];
        for (let one = of.from; one <= of.to; one = addDays(one, 1)) days.push(one);
        const first = days.findIndex((one) => !isCovered(one));
        const next = days.findIndex((one, n) => n > first && isCovered(one));
        const gap = gapIn(of, insurances);
        expect(gap).toEqual(first < 0 ? undefined : { from: days[first], to: days.at(next < 0 ? -1 : next - 1) });
      }),
    );
  });

  test('one more never makes it worse', () => {
    fc.assert(
      fc.property(period, rows, (of, insurances) => {
        const [more, ...others] = insurances;
        if (!more) return;
        const [before, after] = [gapIn(of, others), gapIn(of, insurances)];
        if (before === undefined) expect(after).toBeUndefined();
        else expect(after === undefined || after.from >= before.from).toBe(true);
      }),
    );
  });
});
