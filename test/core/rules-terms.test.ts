import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/core/model/placement.ts';
import { length } from '../../src/core/rules/steps/length.ts';
import { paid } from '../../src/core/rules/steps/paid.ts';
import { supporters } from '../../src/core/rules/steps/supporters.ts';
import { amended, day, dossier, known, OFFICE, placement, TERMS } from '../helpers/dossiers.ts';

const OK = [{ result: 'ok' }];
const TERMS_OF_A_YEAR = { from: day('2026-10-01'), to: day('2027-09-30') };

describe('length', () => {
  const verdict = (facts: Partial<Placement>, office = OFFICE) =>
    length.judge({ ...known(dossier(), { office }), placement: placement(facts) });
  const between = (from: string, to: string) => verdict({ terms: [{ from: day(from), to: day(to) }] });
  const severity = ([first]: ReturnType<typeof verdict>) => (first.result === 'open' ? first.severity : first.result);

  test.each([
    ['2026-05-15', '2026-07-14', 'ok'],
    ['2026-05-15', '2026-07-13', 'warn'],
    ['2026-12-31', '2027-02-28', 'ok'],
    ['2026-12-31', '2027-02-27', 'warn'],
    ['2027-12-31', '2028-02-28', 'warn'],
    ['2027-12-31', '2028-02-29', 'ok'],
    ['2026-05-15', '2026-06-14', 'warn'],
    ['2026-05-15', '2026-06-13', 'block'],
    ['2027-01-31', '2027-02-28', 'warn'],
    ['2027-01-31', '2027-02-27', 'block'],
    ['2026-05-15', '2026-05-15', 'block'],
  ])('%s to %s: %s', (from, to, expected) => expect(severity(between(from, to))).toBe(expected));

  test('what is compared is named, with the minimum that was missed', () => {
    expect(between('2026-05-15', '2026-07-13')).toMatchObject([
      {
        gates: [10, 11],
        data: { kind: 'short', months: 1, days: 29, minimum: 2 },
        settle: 'coopj placement edit P-0001 --to',
      },
    ]);
    expect(between('2026-05-15', '2026-06-13')).toMatchObject([{ data: { months: 0, days: 30, minimum: 1 } }]);
  });

  test('the minimum is the profile’s', () => {
    const office = { ...OFFICE, rules: { ...OFFICE.rules, warnUnderMonths: 4, blockUnderMonths: 3 } };
    const terms = [{ from: day('2026-05-15'), to: day('2026-08-14') }];
    expect(severity(verdict({ terms }, office))).toBe('warn');
    expect(severity(verdict({ terms: [{ from: day('2026-05-15'), to: day('2026-08-13') }] }, office))).toBe('block');
  });

  test.each([[{}], [{ from: day('2026-05-15') }], [{ to: day('2026-05-15') }]])(
    'with %j the length is unknown: a warning',
    (terms) => {
      expect(verdict({ terms: [terms] })).toMatchObject([{ severity: 'warn', data: { kind: 'unknown' } }]);
    },
  );

  test('the real first day counts; a real end before the agreed one does not make it a short internship', () => {
    const terms = [{ from: day('2026-05-15'), to: day('2026-07-14') }];
    expect(severity(verdict({ terms, run: { startedOn: day('2026-05-16') } }))).toBe('warn');
    const broken = { startedOn: day('2026-05-15'), endedOn: day('2026-05-29') };
    expect(severity(verdict({ terms, run: broken }))).toBe('ok');
    expect(severity(verdict({ terms: [{}], run: broken }))).toBe('block');
  });

  test('an amendment counts from its own terms', () => {
    const first = { from: day('2026-05-15'), to: day('2026-06-30') };
    expect(severity(verdict({ terms: amended([first], '2026-06-01', { to: day('2026-07-14') }) }))).toBe('ok');
  });

  test('nothing is judged without a placement', () =>
    expect(length.judge(known(dossier()))).toEqual([{ result: 'n/a' }]));
});

describe('paid', () => {
  const verdict = (facts: Partial<Placement>) => paid.judge({ ...known(dossier()), placement: placement(facts) });

  test.each(['month', 'week', 'day', 'hour'] as const)('an amount per %s is fine', (per) =>
    expect(verdict({ terms: [{ pay: { amount: 1500, per } }] })).toEqual(OK),
  );
  test('unpaid is a warning that stops nothing', () =>
    expect(verdict({ terms: [{ pay: 'unpaid' }] })).toMatchObject([
      { severity: 'warn', gates: [], data: { kind: 'unpaid' }, actor: 'company' },
    ]));
  test('so is pay that nobody knows', () =>
    expect(verdict({ terms: [{}] })).toMatchObject([{ severity: 'warn', gates: [], data: { kind: 'unknown' } }]));
  test('days of each kind are told, and neighbours that differ in other terms are one', () => {
    const terms = amended([{ ...TERMS, pay: 'unpaid' }], '2026-12-01', { hoursPerWeek: 20 });
    expect(verdict({ terms })).toMatchObject([{ data: { kind: 'unpaid' } }]);
    const paidAgain = amended(terms, '2027-01-01', { pay: { amount: 1500, per: 'hour' } });
    expect(verdict({ terms: amended(paidAgain, '2027-01-20', { pay: 'unpaid' }) })).toMatchObject([
      { data: { kind: 'unpaid', from: '2026-11-02', to: '2026-12-31' } },
      { data: { kind: 'unpaid', from: '2027-01-20', to: '2027-02-01' } },
    ]);
  });
  test('days without pay among paid ones are named', () => {
    const first = { ...TERMS_OF_A_YEAR, pay: { amount: 1500, per: 'hour' } } as const;
    const stopped = amended([first], '2027-04-01', { pay: 'unpaid' });
    expect(verdict({ terms: stopped })).toMatchObject([
      { severity: 'warn', data: { kind: 'unpaid', from: '2027-04-01', to: '2027-09-30' } },
    ]);
    expect(verdict({ terms: amended(stopped, '2027-04-01', { pay: first.pay }) })).toEqual(OK);
  });
  test('nothing is judged without a placement', () =>
    expect(paid.judge(known(dossier()))).toEqual([{ result: 'n/a' }]));
});

describe('supporters', () => {
  const addresses = { supervisor: 'a@example.ac.jp', office: 'b@example.ac.jp', secretariat: 'c@example.ac.jp' };
  const verdict = (registration: object) =>
    supporters.judge(
      known(dossier({ registration: { on: day('2026-08-10'), supporters: addresses, ...registration } })),
    );

  test('three different addresses, and the box ticked', () => expect(verdict({ approverBox: true })).toEqual(OK));

  test.each([
    ['not ticked', { approverBox: false }],
    ['not known to be ticked', {}],
  ])('the box %s is open', (_, said) =>
    expect(verdict(said)).toMatchObject([
      {
        severity: 'warn',
        gates: [],
        data: { missing: ['box'], same: [] },
        settle: 'coopj step record 20249001 3 --on 2026-08-10 --approver-box',
      },
    ]),
  );

  test('every supporter that is not known is named', () =>
    expect(verdict({ approverBox: true, supporters: { office: 'b@example.ac.jp' } })).toMatchObject([
      { data: { missing: ['supervisor', 'secretariat'], same: [] } },
    ]));

  test('one address for two of them is named once, however it is capitalised', () =>
    expect(verdict({ approverBox: true, supporters: { ...addresses, office: 'A@Example.ac.jp' } })).toMatchObject([
      { data: { missing: [], same: ['a@example.ac.jp'] } },
    ]));

  test('before the registration, all of them are unknown and open', () => {
    const { registration: _, ...unregistered } = dossier();
    expect(supporters.judge(known(unregistered))).toMatchObject([
      {
        severity: 'warn',
        data: { missing: ['supervisor', 'office', 'secretariat', 'box'] },
        settle:
          'coopj step record 20249001 3 --approver-box --supporter supervisor --supporter office --supporter secretariat',
      },
    ]);
  });
});
