import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate } from '../../src/core/calendar/dates.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { isUnpaid, spansOf, termsOn, withAmendment, withCorrection, workedSpans } from '../../src/core/model/spans.ts';
import { amended, day, placement } from '../helpers/dossiers.ts';
import { runs } from '../helpers/properties.ts';

const HALF_YEAR: Terms = { from: day('2026-10-01'), to: day('2027-03-31'), hoursPerWeek: 38 };
const at28 = amended([HALF_YEAR], '2027-01-01', { hoursPerWeek: 28 });

const told = (of: Placement) =>
  spansOf(of).map(({ from, to, terms }) => [from, to, terms.hoursPerWeek ?? terms.pay ?? terms.content]);

describe('terms have days', () => {
  test('the first terms hold until the day before an amendment, its terms from that day on', () => {
    const of = placement({ terms: at28 });
    expect(told(of)).toEqual([
      ['2026-10-01', '2026-12-31', 38],
      ['2027-01-01', '2027-03-31', 28],
    ]);
    expect(
      ['2026-09-30', '2026-12-31', '2027-01-01', '2027-04-01'].map((on) => termsOn(of, day(on)).hoursPerWeek),
    ).toEqual([38, 38, 28, 28]);
  });

  test('an extension with the same terms is one span, one with others its own', () => {
    const longer = amended([HALF_YEAR], '2027-04-01', { to: day('2027-05-31') });
    expect(told(placement({ terms: longer }))).toEqual([['2026-10-01', '2027-05-31', 38]]);
    const lighter = amended([HALF_YEAR], '2027-04-01', { to: day('2027-05-31'), hoursPerWeek: 20 });
    expect(told(placement({ terms: lighter }))).toEqual([
      ['2026-10-01', '2027-03-31', 38],
      ['2027-04-01', '2027-05-31', 20],
    ]);
  });

  test('told in any order, amendments count in the order of their days; of one day the last told', () => {
    const march = { effective: day('2027-03-01'), reason: '三月' };
    const january = { effective: day('2027-01-01'), reason: '一月' };
    const inOrder = withAmendment(withAmendment([HALF_YEAR], january, { hoursPerWeek: 28 }), march, {
      content: '解析',
    });
    const backwards = withAmendment(withAmendment([HALF_YEAR], march, { content: '解析' }), january, {
      hoursPerWeek: 28,
    });
    expect(backwards).toEqual(inOrder);
    expect(
      told(placement({ terms: withAmendment(backwards, january, { hoursPerWeek: 30 }) })).map(([, , hours]) => hours),
    ).toEqual([38, 30, 30]);
  });

  test('one from before the first day holds from there; one from after the last day never', () => {
    expect(told(placement({ terms: amended([HALF_YEAR], '2026-09-01', { hoursPerWeek: 28 }) }))).toEqual([
      ['2026-10-01', '2027-03-31', 28],
    ]);
    expect(told(placement({ terms: amended([HALF_YEAR], '2027-04-01', { hoursPerWeek: 28 }) }))).toEqual([
      ['2026-10-01', '2027-03-31', 38],
    ]);
  });

  test('the real days bound the spans: what was agreed for later never held', () => {
    const run = { startedOn: day('2026-10-05'), endedOn: day('2026-12-20') };
    expect(told(placement({ terms: at28, run }))).toEqual([['2026-10-05', '2026-12-20', 38]]);
  });

  test('without known days the spans have none', () => {
    const { from: _, to: __, ...unknown } = HALF_YEAR;
    expect(told(placement({ terms: amended([unknown], '2027-01-01', { hoursPerWeek: 28 }) }))).toEqual([
      [undefined, '2026-12-31', 38],
      ['2027-01-01', undefined, 28],
    ]);
  });

  test('a correction mends a fact where it was last stated', () => {
    expect(withCorrection(at28, { hoursPerWeek: 27, content: '計測' })).toMatchObject([
      { hoursPerWeek: 38, content: '計測' },
      { hoursPerWeek: 27, content: '計測', amendment: { changed: { hoursPerWeek: 27 } } },
    ]);
  });

  test('what was paid before pay stopped stays paid', () => {
    const paid = { ...HALF_YEAR, pay: { amount: 200_000, per: 'month' } } as const;
    const stopped = { terms: amended([paid], '2027-02-01', { pay: 'unpaid' }) };
    expect(isUnpaid(placement(stopped))).toBe(false);
    const late = { terms: amended([{ ...paid, pay: 'unpaid' }], '2027-02-01', { pay: paid.pay }) };
    expect(isUnpaid(placement({ ...late, run: { startedOn: day('2026-10-01'), endedOn: day('2027-01-31') } }))).toBe(
      true,
    );
  });
});

describe('for all amendments', () => {
  const FROM = day('2026-10-01');
  const amendment = fc.record({
    effective: fc.integer({ min: -40, max: 240 }).map((n) => addDays(FROM, n)),
    changed: fc.record(
      { hoursPerWeek: fc.integer({ min: 1, max: 40 }), content: fc.constantFrom('解析', '計測') },
      { requiredKeys: [] },
    ),
  });
  const ofAll = (amendments: readonly { effective: LocalDate; changed: Terms }[]): Placement =>
    placement({
      terms: amendments.reduce<Placement['terms']>(
        (terms, { effective, changed }) => withAmendment(terms, { effective, reason: '見本' }, changed),
        [HALF_YEAR],
      ),
    });

  test('the spans leave no day out, overlap nowhere, and say of each day what the amendments up to it say', () => {
    fc.assert(
      fc.property(fc.array(amendment, { maxLength: 6 }), (amendments) => {
        const of = ofAll(amendments);
        const spans = workedSpans(of);
        expect(spans[0]?.from).toBe(HALF_YEAR.from);
        expect(spans.at(-1)?.to).toBe(HALF_YEAR.to);
        spans.slice(1).forEach(({ from }, n) => {
          expect(daysBetween(spans[n]?.to ?? from, from)).toBe(1);
        });
        const sorted = amendments.toSorted((a, b) =>
          a.effective < b.effective ? -1 : Number(a.effective > b.effective),
        );
        for (const on of ['2026-10-01', '2026-12-15', '2027-03-31'].map(day)) {
          const expected = sorted.filter(({ effective }) => effective <= on).map(({ changed }) => changed);
          const { from: _, to: __, ...terms } = Object.assign({}, HALF_YEAR, ...expected);
          expect(termsOn(of, on)).toEqual(terms);
        }
      }),
      runs(200),
    );
  });
});
