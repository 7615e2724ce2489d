import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import { jspsConsent } from '../../src/core/rules/funds/jsps-consent.ts';
import { jspsKind } from '../../src/core/rules/funds/jsps-kind.ts';
import { jspsMonths } from '../../src/core/rules/funds/jsps-months.ts';
import { day, dossier, known, OFFICE, placementUpTo, student } from '../helpers/dossiers.ts';

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
  placementUpTo(7, { ref, terms: [{ from: day(from), to: day(to), pay: PAY }] });

const appointment = (from: string, to: string) => ({ jspsFrom: day(from), jspsTo: day(to) });
const CONSENT = { contributes: true, hostResearcher: '見本 教授', agreedOn: day('2026-09-01') };

describe('jsps-consent', () => {
  const verdict = (of: Dossier) =>
    jspsConsent.judge({ ...known(of), ...(of.placements[0] && { placement: of.placements[0] }) });
  const mine = accepted('2026-11-02', '2027-01-29');

  test('nothing is asked of who is no fellow, or without a placement', () => {
    expect(verdict(dossier({ placements: [mine] }))).toEqual(NA);
    expect(verdict(fellow([mine], {}, { jsps: 'none' }))).toEqual(NA);
    expect(verdict(fellow([]))).toEqual(NA);
  });

  test('everything that is missing is named, and stops acceptance and start', () =>
    expect(verdict(fellow([mine]))).toMatchObject([
      {
        severity: 'block',
        gates: [8, 11],
        data: { missing: ['contributes', 'host-researcher', 'agreed-on'] },
        by: '2026-11-02',
        settle: 'coopj jsps record 20249001',
      },
    ]));

  test('before acceptance it warns only; a placement that came to nothing asks nothing', () => {
    expect(verdict(fellow([candidate('2026-11-02', '2027-01-29')]))).toMatchObject([{ severity: 'warn' }]);
    const declined = placementUpTo(7, { result: { on: day('2026-10-05'), outcome: 'declined' } });
    expect(verdict(fellow([declined]))).toEqual(NA);
  });

  test.each([
    ['contributes', ['contributes']],
    ['hostResearcher', ['host-researcher']],
    ['agreedOn', ['agreed-on']],
  ])('without %s the others do not do', (key, missing) => {
    const { [key as 'agreedOn']: _, ...jspsConsent } = CONSENT;
    expect(verdict(fellow([mine], { jspsConsent }))).toMatchObject([{ data: { missing } }]);
  });

  test('with all of them it is fine', () => expect(verdict(fellow([mine], { jspsConsent: CONSENT }))).toEqual(OK));

  test.each([
    ['2025-04-01', '2026-11-01', 'n/a'],
    ['2025-04-01', '2026-11-02', 'open'],
    ['2027-01-29', '2028-03-31', 'open'],
    ['2027-01-30', '2028-03-31', 'n/a'],
  ])('an appointment from %s to %s: %s', (from, to, result) =>
    expect(verdict(fellow([mine], {}, appointment(from, to)))[0].result).toBe(result),
  );

  test('moving everything by whole weeks changes no verdict', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 0, max: 300 }),
        fc.boolean(),
        fc.boolean(),
        (weeks, days, agreed, taken) => {
          const at = (n: number) => {
            const [from, to] = [addDays(day('2026-11-02'), n), addDays(day('2027-01-29'), n)];
            const placement = taken ? accepted(from, to) : candidate(from, to);
            const jspsConsent = { ...CONSENT, ...(agreed ? {} : { contributes: false }) };
            const of = appointment(addDays(day('2026-01-01'), n), addDays(day('2026-08-01'), n + days));
            const [{ result, ...rest }] = verdict(fellow([placement], { jspsConsent }, of));
            return { result, severity: 'severity' in rest && rest.severity };
          };
          expect(at(weeks * 7)).toEqual(at(0));
        },
      ),
    ));
});

describe('jsps-months', () => {
  const verdict = (of: Dossier, judged = of.placements[0]) =>
    jspsMonths.judge({ ...known(of), ...(judged && { placement: judged }) });
  const between = (from: string, to: string, facts: Partial<Dossier> = {}, of: Partial<Student> = {}) =>
    verdict(fellow([accepted(from, to)], facts, of));

  test.each([
    ['2026-10-01', '2027-03-31', 'ok'],
    ['2026-10-01', '2027-04-01', 'open'],
    ['2026-08-31', '2027-02-28', 'ok'],
    ['2026-08-31', '2027-03-01', 'open'],
    ['2027-09-01', '2028-02-29', 'ok'],
    ['2027-08-30', '2028-02-29', 'ok'],
    ['2027-08-30', '2028-03-01', 'open'],
  ])('%s to %s: %s', (from, to, result) => expect(between(from, to)[0].result).toBe(result));

  test('who is no fellow, has no placement or no days is not counted', () => {
    expect(verdict(dossier({ placements: [accepted('2026-10-01', '2027-12-31')] }))).toEqual(NA);
    expect(verdict(fellow([]))).toEqual(NA);
    expect(verdict(fellow([placementUpTo(8, { terms: [{}] })]))).toEqual(NA);
  });

  test('what is too long names the parts, and the last day that fits', () =>
    expect(between('2026-10-01', '2027-04-01')).toMatchObject([
      {
        severity: 'block',
        gates: [8, 11],
        data: {
          months: 6,
          days: 1,
          maximum: 6,
          parts: [{ placement: 'P-0001', from: '2026-10-01', to: '2027-04-01', months: 6, days: 1 }],
          fitsTo: '2027-03-31',
        },
        settle: 'coopj placement edit P-0001 --to 2027-03-31',
      },
    ]));

  test.each([
    [4, 'ok'],
    [4.1, 'open'],
    [7, 'open'],
  ])('%d months elsewhere beside two months here: %s', (monthsElsewhere, result) =>
    expect(between('2026-10-01', '2026-11-30', { jspsConsent: { monthsElsewhere } })[0].result).toBe(result),
  );

  test('where nothing is left, the placement can only be given up', () =>
    expect(between('2026-10-01', '2026-11-30', { jspsConsent: { monthsElsewhere: 6 } })).toMatchObject([
      { settle: 'coopj placement close P-0001 --as withdrawn' },
    ]));

  test('what was signed is shortened by an amendment', () => {
    const { contracts } = placementUpTo(9);
    const signed = { ...accepted('2026-10-01', '2027-04-01'), contracts };
    expect(verdict(fellow([signed]))).toMatchObject([{ settle: 'coopj placement amend P-0001 --to 2027-03-31' }]);
  });

  test('what has ended already cannot be shortened: its exception is recorded, once', () => {
    const run = { startedOn: day('2026-07-01'), endedOn: day('2027-02-26') };
    const ended = placementUpTo(8, { run, terms: [{ from: run.startedOn, to: run.endedOn }] });
    expect(verdict(fellow([ended]))).toMatchObject([
      {
        gates: [11],
        settle: 'coopj step record 20249001 11 --placement P-0001 --override jsps-months --reason …',
      },
    ]);
  });

  test('days over make months of thirty days', () => {
    // 3 months 15 days and 2 months 15 days are 6 months; a day more is one too many.
    const first = accepted('2026-04-01', '2026-07-15', {}, 'P-0001');
    const upTo = (to: string) =>
      verdict(fellow([first, candidate('2026-10-01', to, 'P-0002')]), candidate('2026-10-01', to, 'P-0002'));
    expect(upTo('2026-12-15')).toEqual(OK);
    expect(upTo('2026-12-16')).toMatchObject([{ data: { months: 6, days: 1 } }]);
  });

  test('another candidate does not count beside the one that is judged; what was begun and broken off does', () => {
    const [first, second] = [candidate('2026-04-01', '2026-08-31'), candidate('2026-10-01', '2026-12-31', 'P-0002')];
    expect(verdict(fellow([first, second]), second)).toEqual(OK);
    const run = { startedOn: day('2026-04-01') };
    const broken = { ...first, run, closed: { as: 'terminated', by: 'company', on: day('2026-08-10') } } as const;
    expect(verdict(fellow([broken, second]), second)).toMatchObject([{ data: { months: 7, days: 10 } }]);
  });

  test.each([
    ['2026-12-31', 'ok', undefined],
    ['2027-01-01', 'open', 1],
  ])('only the days before the appointment ends, %s, count: %s', (jspsTo, result, days) => {
    const [found] = between('2026-07-01', '2027-09-30', {}, { jspsTo: day(jspsTo) });
    expect(found.result).toBe(result);
    expect(found.result === 'open' ? found.data.days : undefined).toBe(days);
  });

  test('the maximum is the profile’s', () => {
    const office = { ...OFFICE, rules: { ...OFFICE.rules, jspsMonths: 3 } };
    const of = fellow([accepted('2026-10-01', '2027-01-01')]);
    const placement = accepted('2026-10-01', '2027-01-01');
    expect(jspsMonths.judge({ ...known(of, { office }), placement })).toMatchObject([{ data: { maximum: 3 } }]);
  });
});

describe('jsps-kind', () => {
  const verdict = (jsps: Student['jsps'], facts: Partial<Dossier> = {}) =>
    jspsKind.judge(known(dossier({ student: student(jsps === undefined ? {} : { jsps }), ...facts })));

  test.each(['PD', 'SPD', 'RPD'] as const)('%s on an enrolled student is a slip', (jsps) =>
    expect(verdict(jsps)).toMatchObject([
      { severity: 'warn', gates: [], data: { jsps }, settle: 'coopj jsps record 20249001 --kind …' },
    ]),
  );
  test.each(['DC1', 'DC2'] as const)('%s is fine', (jsps) => expect(verdict(jsps)).toEqual(OK));
  test.each(['none', undefined] as const)('%s is no fellow', (jsps) => expect(verdict(jsps)).toEqual(NA));
  test.each([
    ['completion', '2027-03-01', 'n/a'],
    ['completion', '2027-03-02', 'open'],
    ['absence', '2027-03-01', 'open'],
  ] as const)('after a %s from %s: %s', (kind, from, result) =>
    expect(verdict('PD', { leaves: [{ kind, from: day(from) }] })[0].result).toBe(result),
  );
});
