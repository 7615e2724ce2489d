import { describe, expect, test } from 'vitest';
import { usualCover } from '../../src/core/model/insurance.ts';
import { termsOf } from '../../src/core/model/placement-terms.ts';
import { CONTRACT_ITEMS, itemOf } from '../../src/core/model/review-items.ts';
import {
  commonTerms,
  saidAsPlacement,
  saidBySpan,
  spansOf,
  termsOn,
  withAmendment,
  workedSpans,
} from '../../src/core/model/spans.ts';
import { contractHalves, leadingPlacement } from '../../src/core/model/steps.ts';
import {
  agreement,
  amended,
  company,
  contract,
  day,
  dossier,
  placement,
  placementUpTo,
  review,
  TERMS,
} from '../helpers/dossiers.ts';

describe('spans', () => {
  const of = (...words: Parameters<typeof amended>) => placement({ terms: amended(...words) });
  const days = (terms: ReturnType<typeof amended>) =>
    spansOf(placement({ terms })).map(({ from, to, terms: { hoursPerWeek } }) => [from, to, hoursPerWeek]);

  test('of one day begin on it: the first day, the last, and not the day after', () => {
    expect(days(amended([TERMS], '2026-11-02', { hoursPerWeek: 20 }))).toEqual([['2026-11-02', '2027-02-01', 20]]);
    expect(days(amended([TERMS], '2027-02-01', { hoursPerWeek: 20 }))).toEqual([
      ['2026-11-02', '2027-01-31', 28],
      ['2027-02-01', '2027-02-01', 20],
    ]);
    expect(days(amended([TERMS], '2027-02-02', { hoursPerWeek: 20 }))).toEqual([['2026-11-02', '2027-02-01', 28]]);
    expect(
      days(amended(amended([TERMS], '2026-12-01', { hoursPerWeek: 20 }), '2026-12-01', { hoursPerWeek: 10 })),
    ).toEqual([
      ['2026-11-02', '2026-11-30', 28],
      ['2026-12-01', '2027-02-01', 10],
    ]);
    const { to: _, ...open } = TERMS;
    expect(days(amended([open], '2027-02-02', { hoursPerWeek: 20 }))).toEqual([
      ['2026-11-02', '2027-02-01', 28],
      ['2027-02-02', undefined, 20],
    ]);
  });
  test('of amendments told out of order count in the order of their days', () => {
    const late = { effective: day('2027-01-01'), reason: '後' };
    const told = withAmendment(
      withAmendment([TERMS], late, { hoursPerWeek: 10 }),
      { effective: day('2026-12-01'), reason: '先' },
      { hoursPerWeek: 20 },
    );
    expect(told.map((row) => row.amendment?.reason)).toEqual([undefined, '先', '後']);
    const again = withAmendment(told, { ...late, reason: '同日' }, { hoursPerWeek: 5 });
    expect(again.map((row) => row.amendment?.reason)).toEqual([undefined, '先', '後', '同日']);
  });
  test('hold on their days, before the first as the first', () => {
    const one = of([TERMS], '2026-12-01', { hoursPerWeek: 20 });
    expect(
      ['2026-01-01', '2026-11-30', '2026-12-01', '2030-01-01'].map((on) => termsOn(one, day(on)).hoursPerWeek),
    ).toEqual([28, 28, 20, 20]);
    expect(termsOn(placement({ terms: [{ hoursPerWeek: 7 }] }), day('2026-01-01'))).toEqual({ hoursPerWeek: 7 });
  });
  test('of the days that were worked are cut at their ends', () => {
    const worked = (startedOn: string, endedOn: string) =>
      workedSpans({
        ...of([TERMS], '2026-12-01', { hoursPerWeek: 20 }),
        run: { startedOn: day(startedOn), endedOn: day(endedOn) },
      }).map((span) => [span.from, span.to]);
    expect(worked('2026-11-15', '2026-12-15')).toEqual([
      ['2026-11-15', '2026-11-30'],
      ['2026-12-01', '2026-12-15'],
    ]);
    expect(worked('2026-11-15', '2026-11-30')).toEqual([['2026-11-15', '2026-11-30']]);
    expect(workedSpans(placement({ terms: [{}] }))).toEqual([]);
  });
  test('say alike what is the same in all', () => {
    expect(commonTerms(spansOf(of([TERMS], '2026-12-01', { hoursPerWeek: 20 })))).toEqual({ pay: TERMS.pay });
    const pay = { amount: 250_000, per: 'month' } as const;
    expect(commonTerms(spansOf(of([TERMS], '2026-12-01', { hoursPerWeek: 20, pay: { ...pay } })))).toEqual({ pay });
  });
  test('are said once where neighbours say the same, with the days of all', () => {
    const spans = spansOf(
      placement({
        terms: amended(amended([TERMS], '2026-12-01', { hoursPerWeek: 20 }), '2027-01-01', { content: '別' }),
      }),
    );
    expect(saidBySpan(spans, ({ hoursPerWeek }) => hoursPerWeek)).toStrictEqual([
      { from: '2026-11-02', to: '2026-11-30', value: 28 },
      { from: '2026-12-01', to: '2027-02-01', value: 20 },
    ]);
    expect(saidBySpan(spans, ({ pay }) => pay)).toStrictEqual([{ value: TERMS.pay }]);
    const undated = spansOf(placement({ terms: amended([{ hoursPerWeek: 28 }], '2026-12-01', { hoursPerWeek: 20 }) }));
    expect(saidBySpan(undated, ({ hoursPerWeek }) => hoursPerWeek)).toStrictEqual([
      { to: '2026-11-30', value: 28 },
      { from: '2026-12-01', value: 20 },
    ]);
  });
  test('that a revision says begin with its own first day', () => {
    const one = of([TERMS], '2026-12-01', { hoursPerWeek: 20 });
    const said = (revision: number, terms = {}) => saidAsPlacement(one, { revision, terms });
    expect(said(1)).toMatchObject({
      terms: { from: '2026-11-02', to: '2027-02-01', pay: TERMS.pay },
      spans: [{ to: '2026-11-30' }, { from: '2026-12-01' }],
    });
    expect(said(2)).toEqual({ terms: { pay: TERMS.pay, hoursPerWeek: 20, from: '2026-12-01', to: '2027-02-01' } });
    expect(said(2, { from: day('2026-11-30') }).spans).toHaveLength(2);
    expect(said(1, { from: day('2027-03-01') }).terms).toMatchObject({ from: '2026-11-02', hoursPerWeek: 20 });
    const { from: _, to: __, ...undated } = TERMS;
    expect(saidAsPlacement(placement({ terms: [undated] }), { revision: 1, terms: {} })).toEqual({ terms: undated });
  });
  test('are put together from what was said alone, without the unit', () => {
    expect(termsOf(({ fact }) => (fact === 'hoursPerWeek' ? 0 : undefined))).toStrictEqual({ hoursPerWeek: 0 });
    expect(Object.keys(termsOf(() => 'x' as never))).not.toContain('payPer');
  });
});

describe('an item of the check list', () => {
  const titles = Object.fromEntries(
    CONTRACT_ITEMS.map((item) => [
      item,
      item === 'pay' ? 'Pay, how computed' : item === 'place' ? '就業場所と変更の範囲' : `title of ${item}`,
    ]),
  ) as Parameters<typeof itemOf>[2];
  test.each([
    ['PAY', 'pay'],
    ['pay, HOW computed', 'pay'],
    ['就業場所', 'place'],
    ['intellectual_property', 'ip'],
    ['Intellectual  Property', 'ip'],
    ['ＩＰ', 'ip'],
    ['accident', 'safety'],
  ])('%s is %s', (word, item) => expect(itemOf(word, CONTRACT_ITEMS, titles)).toEqual({ ok: true, item }));
  test.each([
    ['patnet', 'ip'],
    ['xy', undefined],
    ['賃金x', undefined],
    ['x1', undefined],
  ])('%s is none; near to it is %s', (word, nearest) => {
    expect(itemOf(word, CONTRACT_ITEMS, titles)).toEqual({
      ok: false,
      allowed: CONTRACT_ITEMS,
      ...(nearest && { nearest }),
    });
  });
});

describe('STEP 9', () => {
  const halves = (contracts: readonly ReturnType<typeof contract>[], agreements = [agreement()], terms = [TERMS]) =>
    contractHalves(placement({ contracts, terms }), new Map([['C-0001', company({ agreements })]]));
  const signed = (on: string, ...reviews: readonly ReturnType<typeof review>[]) =>
    contract({ signedOn: day(on), reviews });

  test('has the day on which a revision was first both approved and signed', () => {
    expect(halves([signed('2026-10-14', review())]).contract).toBe('2026-10-14');
    expect(halves([signed('2026-10-13', review())]).contract).toBe('2026-10-13');
    expect(halves([signed('2026-10-10', review(), review({ on: day('2026-10-20') }))]).contract).toBe('2026-10-13');
    expect(
      halves([signed('2026-10-14', review(), review({ outcome: 'returned', on: day('2026-10-14') }))]).contract,
    ).toBeUndefined();
    expect(halves([signed('2026-10-14', review({ by: 'student' }))]).contract).toBeUndefined();
    const { signedOn: _, ...open } = contract();
    expect(halves([open]).contract).toBeUndefined();
    expect(halves([signed('2026-10-20', review()), signed('2026-10-14', review())]).contract).toBe('2026-10-14');
  });
  test('has the day on which signed agreements left out no day', () => {
    const of = (...agreements: readonly ReturnType<typeof agreement>[]) => halves([], [...agreements]).agreement;
    expect(of()).toBeUndefined();
    expect(of(agreement({ placement: 'P-0002' }))).toBeUndefined();
    expect(of(agreement({ placement: 'P-0001' }))).toBe('2026-09-01');
    expect(of(agreement({ endedOn: day('2026-11-01') }))).toBeUndefined();
    expect(of(agreement({ endedOn: day('2026-11-02') }))).toBe('2026-09-01');
    expect(of(agreement({ to: day('2026-12-31') }))).toBeUndefined();
    const next = agreement({ ref: 'A-2', from: day('2027-01-01'), signedOn: day('2026-08-01') });
    expect(of(agreement({ to: day('2026-12-31') }), next)).toBe('2026-09-01');
    expect(of(next, agreement({ to: day('2026-12-30') }))).toBeUndefined();
    const { signedOn: _, ...unsigned } = agreement();
    expect(of(unsigned)).toBeUndefined();
  });
  test('asks for no day that is not known', () => {
    expect(halves([], [agreement()], [{}]).agreement).toBe('2026-09-01');
    expect(halves([], [], [{}]).agreement).toBeUndefined();
    expect(halves([], [agreement()], [{ to: day('2027-03-31') }]).agreement).toBe('2026-09-01');
    expect(halves([], [agreement()], [{ to: day('2027-04-01') }]).agreement).toBeUndefined();
  });
});

test('a student stands by the running placement, else the accepted one, the furthest candidate, or the last that is over', () => {
  const of = (...placements: readonly ReturnType<typeof placement>[]) => leadingPlacement(dossier({ placements }))?.ref;
  const at = (ref: string, step: Parameters<typeof placementUpTo>[0], facts = {}) =>
    placementUpTo(step, { ref, ...facts });
  expect(of()).toBeUndefined();
  expect(of(at('A', 8), at('B', 10, { run: { startedOn: day('2026-11-02') } }), at('C', 7))).toBe('B');
  expect(of(at('A', 7), at('B', 8), at('C', 6))).toBe('B');
  expect(of(at('A', 6), at('B', 5))).toBe('A');
  expect(of(at('A', 6), at('B', 6))).toBe('B');
  const over = (ref: string, on: string) => at(ref, 6, { closed: { as: 'declined', by: 'student', on: day(on) } });
  expect(of(over('A', '2026-10-02'), over('B', '2026-10-01'))).toBe('A');
  expect(of(over('A', '2026-10-02'), at('B', 12))).toBe('B');
  expect(of(over('A', '2026-10-02'), at('B', 5))).toBe('B');
});

test('an insurance paid within the standard term reaches its end, on its last day too', () => {
  const of = (paidOn: string, facts: object) => usualCover(day(paidOn), facts).to;
  const entered = { enrolledOn: day('2024-04-01'), courseYears: 3 };
  expect([of('2027-03-30', entered), of('2027-03-31', entered)]).toEqual(['2027-03-31', '2028-03-31']);
  expect(of('2026-05-01', { enrolledOn: day('2024-10-01') })).toBe('2026-09-30');
  expect(of('2026-05-01', { courseYears: 3 })).toBe('2027-03-31');
});
