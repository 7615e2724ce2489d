import { describe, expect, test } from 'vitest';
import { eitherYear } from '../../src/core/model/insurance.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { mextMonth } from '../../src/core/rules/funds/mext-month.ts';
import { ra } from '../../src/core/rules/funds/ra.ts';
import { consulted } from '../../src/core/rules/programme/consulted.ts';
import { earlyEnd } from '../../src/core/rules/programme/early-end.ts';
import { insurance } from '../../src/core/rules/programme/insurance.ts';
import { member } from '../../src/core/rules/programme/member.ts';
import { stay } from '../../src/core/rules/residence/stay.ts';
import { workPermit } from '../../src/core/rules/residence/work-permit.ts';
import type { RuleInput, Verdict } from '../../src/core/rules/rule.ts';
import { agreement as rule } from '../../src/core/rules/steps/agreement.ts';
import { supporters } from '../../src/core/rules/steps/supporters.ts';
import { programme as en } from '../../src/wording/en/rules/programme.ts';
import { programme as ja } from '../../src/wording/ja/rules/programme.ts';
import { agreement, company, day, dossier, known, OFFICE, placementUpTo, student, TERMS } from '../helpers/dossiers.ts';
import { abroad, permit, stayOf } from '../helpers/permits.ts';

const results = (verdicts: readonly Verdict<unknown>[]) =>
  verdicts.map((one) => (one.result === 'open' ? one.severity : one.result));
const with_ = (rules: Partial<typeof OFFICE.rules>) => ({ ...OFFICE, rules: { ...OFFICE.rules, ...rules } });

describe('agreements in a row', () => {
  const judge = (...agreements: readonly Parameters<typeof agreement>[0][]) => {
    const placement = placementUpTo(8);
    const all = agreements.map((facts, n) => agreement({ ref: `A-000${n + 1}`, ...facts }));
    const facts = known(dossier({ placements: [placement] }));
    return rule.judge({ ...facts, placement, companies: new Map([['C-0001', company({ agreements: all })]]) });
  };
  // 2 November to 1 February; the first ends on 31 December.
  const first = { to: day('2026-12-31') };
  test.each([
    ['2026-12-31', ['ok']],
    ['2027-01-01', ['ok']],
    ['2027-01-02', ['block']],
  ])('the second from %s: %j', (from, expected) =>
    expect(results(judge(first, { from: day(from) }))).toEqual(expected),
  );
  test('the days left out are named', () =>
    expect(judge(first, { from: day('2027-01-05') })).toMatchObject([
      { data: { kind: 'none', gap: { from: '2027-01-01', to: '2027-01-04' } } },
    ]));
  test('an unsigned one covers nothing', () => {
    const { signedOn: _, ...unsigned } = agreement({ ref: 'A-0002', from: day('2027-01-01') });
    const placement = placementUpTo(8);
    const companies = new Map([['C-0001', company({ agreements: [agreement(first), unsigned] })]]);
    const facts = { ...known(dossier({ placements: [placement] })), placement, companies };
    expect(rule.judge(facts)).toMatchObject([{ severity: 'block', data: { gap: { from: '2027-01-01' } } }]);
  });
  // Signed after it took effect, and a day of work lies between.
  test.each([
    ['2026-12-31', ['ok']],
    ['2027-01-01', ['ok']],
    ['2027-01-02', ['warn']],
  ])('the second, from 1 January, signed on %s: %j', (signedOn, expected) => {
    const found = judge(first, { from: day('2027-01-01'), signedOn: day(signedOn) });
    expect(results(found)).toEqual(expected);
    if (expected[0] === 'warn') expect(found).toMatchObject([{ data: { agreement: 'A-0002', from: '2027-01-01' } }]);
  });
});

describe('a stay whose renewal is applied for', () => {
  // Ends on 15 October, before the first day, 2 November. One may stay on until 15 December at most.
  const judge = (today: string, applied: string, facts: Parameters<typeof stayOf>[0] = {}) =>
    stay.judge(
      abroad({
        today,
        dossier: { stays: [stayOf({ expiresOn: day('2026-10-15'), ...facts })], renewals: [day(applied)] },
      }),
    );
  test.each([
    ['2026-12-14', 'warn'],
    ['2026-12-15', 'warn'],
    ['2026-12-16', 'block'],
  ])('on %s: %s', (today, expected) => expect(results(judge(today, '2026-10-01'))).toEqual([expected]));
  test.each([
    ['2026-10-14', 'warn'],
    ['2026-10-15', 'warn'],
    ['2026-10-16', 'block'],
  ])('applied for on %s: %s', (applied, expected) => expect(results(judge('2026-11-01', applied))).toEqual([expected]));
  test.each([
    ['2026-09-15', 'warn'],
    ['2026-09-16', 'block'],
  ])('granted on %s, so of more or less than thirty days: %s', (grantedOn, expected) =>
    expect(results(judge('2026-11-01', '2026-10-01', { grantedOn: day(grantedOn) }))).toEqual([expected]),
  );
  test('until the new stay is recorded, the permit of the old one covers nothing', () => {
    const old = stayOf({ expiresOn: day('2026-10-15') });
    const facts = (stays = [old]) =>
      abroad({
        dossier: { stays, renewals: [day('2026-10-01')], permits: [permit({ appliedOn: day('2026-09-01') })] },
      });
    const granted = { on: day('2026-09-20'), from: day('2026-09-20'), to: day('2028-03-31') };
    const judged = { ...facts(), dossier: { ...facts().dossier, permits: [permit({ granted })] } };
    expect(workPermit.judge(judged)).toMatchObject([{ severity: 'block', data: { kind: 'stay-over' } }]);
  });
});

describe('hours of the university’s own', () => {
  const judge = (rules: Partial<typeof OFFICE.rules>, facts: Parameters<typeof abroad>[0]) =>
    workPermit.judge({ ...abroad(facts), office: with_(rules) });
  const assistant = (raHours: number) => ({
    student: { researchAssistant: true, raHours },
    terms: { hoursPerWeek: 20 },
    dossier: { permits: [permit()] },
  });

  test.each([
    [7, true, 'ok'],
    [8, true, 'ok'],
    [9, true, 'block'],
    [9, false, 'ok'],
  ])('%d hours as RA beside 20, counted %s: %s', (raHours, raNeedsPermit, expected) =>
    expect(results(judge({ raNeedsPermit }, assistant(raHours)))).toEqual([expected]),
  );
  test('hours that need no permit need not be known', () => {
    const facts = abroad({ student: { researchAssistant: true } });
    const kinds = (raNeedsPermit: boolean) => results(ra.judge({ ...facts, office: with_({ raNeedsPermit }) }));
    expect(kinds(true)).toEqual(['note', 'warn']);
    expect(kinds(false)).toEqual(['note']);
  });
  test.each([
    [19, 40, 'ok'],
    [20, 40, 'ok'],
    [21, 40, 'block'],
    [21, 0, 'ok'],
  ])('20 hours and %d as RA that needs no permit, with a limit of %d in any week: %s', (raHours, cap, expected) =>
    expect(results(judge({ raNeedsPermit: false, weeklyCapHours: cap }, assistant(raHours)))).toEqual([expected]),
  );
  test('what is over the limit is told with it, and with the hours that are left', () =>
    expect(judge({ raNeedsPermit: false, weeklyCapHours: 40 }, assistant(25))).toMatchObject([
      { data: { kind: 'over-cap', hours: 45, limit: 40 }, settle: 'coopj placement edit P-0001 --hours-per-week 15' },
    ]));
});

describe('a MEXT scholar’s months', () => {
  const scholar = student({ mextScholar: true });
  const months = (
    facts: Parameters<typeof dossier>[0],
    rules: Partial<typeof OFFICE.rules> = {},
    today = '2027-03-01',
  ) =>
    mextMonth
      .judge({ ...known(dossier({ student: scholar, ...facts }), { today: day(today) }), office: with_(rules) })
      .flatMap((one) => (one.result === 'open' ? [one.data.month] : []));
  const working = (terms: Terms) => [placementUpTo(8, { terms: [{ ...TERMS, ...terms }] })];
  const DAYS = { from: day('2026-11-30'), to: day('2027-01-31') };

  test('away from the institute, or from Japan, is the profile’s', () => {
    expect(months({ placements: working(DAYS) })).toEqual(['2026-12', '2027-01']);
    expect(months({ placements: working(DAYS) }, { mextAwayIsAbroad: true })).toEqual([]);
    expect(months({ placements: working({ ...DAYS, abroad: true }) }, { mextAwayIsAbroad: true })).toEqual([
      '2026-12',
      '2027-01',
    ]);
    expect(months({ placements: working({ ...DAYS, atInstitute: true }) })).toEqual([]);
  });
  test.each([
    ['2026-10-31', '2026-11-30', ['2026-11']],
    ['2026-11-01', '2026-11-30', ['2026-11']],
    ['2026-11-02', '2026-11-30', []],
    ['2026-11-01', '2026-11-29', []],
  ])('on leave from %s to %s: %j', (from, to, expected) => {
    const leaves = [{ kind: 'absence', from: day(from), to: day(to) }] as const;
    expect(months({ leaves })).toEqual(expected);
    expect(months({ leaves }, { mextAwayIsAbroad: true })).toEqual(expected);
  });
  test('a leave without a planned end takes the months up to this one; who is gone is on no leave', () => {
    expect(months({ leaves: [{ kind: 'suspension', from: day('2026-12-01') }] }, {}, '2027-02-10')).toEqual([
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
    expect(months({ leaves: [{ kind: 'withdrawal', from: day('2026-12-01') }] })).toEqual([]);
  });
  // Whoever is on leave signs no roll, and neither does whoever is away.
  test.each([
    ['2026-11-01', '2026-11-29', ['2026-11', '2026-12', '2027-01']],
    ['2026-11-01', '2026-11-28', ['2026-12', '2027-01']],
    ['2026-11-02', '2026-11-29', ['2026-12', '2027-01']],
    ['2027-02-01', '2027-02-28', ['2026-12', '2027-01', '2027-02']],
  ])('a leave from %s to %s and an internship that follows or goes before make %j together', (from, to, expected) => {
    const leaves = [{ kind: 'absence', from: day(from), to: day(to) }] as const;
    expect(months({ leaves, placements: working(DAYS) })).toEqual(expected);
    const abroad = working({ ...DAYS, abroad: true });
    expect(months({ leaves, placements: abroad }, { mextAwayIsAbroad: true })).toEqual(expected);
    expect(months({ leaves, placements: working({ ...DAYS, atInstitute: true }) })).toEqual(
      to === '2027-02-28' ? ['2027-02'] : [],
    );
  });
  test('a leave and another absence make a month together, too', () => {
    const leaves = [{ kind: 'suspension', from: day('2026-11-01'), to: day('2026-11-14') }] as const;
    const absences = [{ from: day('2026-11-15'), to: day('2026-11-30') }];
    expect(months({ leaves, absences })).toEqual(['2026-11']);
    expect(months({ leaves, absences: [{ from: day('2026-11-16'), to: day('2026-11-30') }] })).toEqual([]);
  });
  test('a leave without a planned end takes no month from the internship before it', () => {
    const leaves = [{ kind: 'absence', from: day('2027-02-01') }] as const;
    expect(months({ leaves, placements: working(DAYS) }, {}, '2026-11-10')).toEqual([
      '2026-12',
      '2027-01',
      '2027-02',
      '2027-03',
    ]);
    const [first] = mextMonth.judge(known(dossier({ student: scholar, leaves, placements: working(DAYS) })));
    expect(first).toMatchObject({ data: { month: '2026-12', from: '2026-11-30' } });
    expect(first.result === 'open' && first.data).not.toHaveProperty('to');
  });
  test('the proxy seal is asked about where the profile says so', () => {
    const facts = known(dossier({ student: scholar, placements: working(DAYS) }));
    const [asked] = mextMonth.judge({ ...facts, office: with_({ mextProxySeal: true }) });
    const [not] = mextMonth.judge({ ...facts, office: with_({ mextProxySeal: false }) });
    expect(asked).toMatchObject({ data: { proxySeal: true } });
    expect(not).not.toMatchObject({ data: { proxySeal: true } });
  });
});

describe('an early end', () => {
  const broken = (on: string, facts: Partial<Placement> = {}) => {
    const run = { startedOn: day('2026-11-02') };
    const closed = { as: 'terminated', by: 'company', on: day(on), reason: '見本' } as const;
    const placement = placementUpTo(10, { run, closed, ...facts });
    return earlyEnd.judge({ ...known(dossier({ placements: [placement] })), placement });
  };
  // Two months from 2 November end on 1 January.
  test.each([
    ['2026-12-31', ['warn']],
    ['2027-01-01', ['ok']],
    ['2027-01-02', ['ok']],
  ])('broken off on %s: %j', (on, expected) => expect(results(broken(on))).toEqual(expected));
  test('one that never began has none, and a recorded end counts before the day of closing', () => {
    const { run: _, ...unbegun } = placementUpTo(10, {
      closed: { as: 'terminated', by: 'company', on: day('2026-11-20'), reason: '見本' },
    });
    expect(results(earlyEnd.judge({ ...known(dossier({ placements: [unbegun] })), placement: unbegun }))).toEqual([
      'n/a',
    ]);
    const ended = { startedOn: day('2026-11-02'), endedOn: day('2027-01-01') };
    expect(results(broken('2026-12-01', { run: ended }))).toEqual(['ok']);
  });
});

describe('once the internship has begun', () => {
  const begun = placementUpTo(10, { run: { startedOn: day('2026-11-02') }, consulted: [] });
  const waiting = placementUpTo(10, { consulted: [] });
  const { registration: _, ...unregistered } = dossier();
  const facts = (placement: Placement): RuleInput => ({
    ...known({ ...unregistered, placements: [placement] }),
    companies: new Map(),
    placement,
  });
  test.each([
    ['supporters', supporters],
    ['consulted', consulted],
    ['member', member],
  ] as const)('%s is not asked for any more', (_key, { judge }) => {
    expect(results(judge(facts(waiting)))).toEqual(['warn']);
    expect(results(judge(facts(begun)))).toEqual(['n/a']);
  });
});

test('a consultation that is not recorded is told with both whom the student consults', () => {
  const placement = placementUpTo(6, { consulted: [] });
  const said = (more: Parameters<typeof student>[0]) => {
    const facts = known({ ...dossier({ placements: [placement] }), student: student(more) });
    const [verdict] = consulted.judge({ ...facts, placement });
    if (verdict?.result !== 'open') throw new Error(verdict?.result);
    return [en, ja].map((words) => words.consulted.message(verdict.data));
  };
  const on = placement.application?.on;
  expect(said({ supervisorName: '見本 教授' })).toEqual([
    `Consultation of the supervisor (見本 教授) and faculty in the field has not been recorded (application ${on}).`,
    `指導教員（見本 教授）と当該分野の教員への事前相談が記録されていません（応募日${on}）。`,
  ]);
});

describe('insurance', () => {
  const entrant = { enrolledOn: day('2022-04-01'), courseYears: 3 };
  // The standard term has ended: insured year by year.
  test.each([
    ['2027-02-28', false],
    ['2027-03-01', true],
    ['2027-03-30', true],
    ['2027-03-31', false],
  ])('paid on %s without days, two years may be meant: %s', (paidOn, isOpen) =>
    expect(eitherYear(day(paidOn), entrant) !== undefined).toBe(isOpen),
  );
  test('the two are this year’s last days and the next year', () =>
    expect(eitherYear(day('2027-03-10'), entrant)).toEqual([
      { from: '2027-03-11', to: '2027-03-31' },
      { from: '2027-04-01', to: '2028-03-31' },
    ]));
  test('of October entrants it is September', () =>
    expect(eitherYear(day('2027-09-10'), { enrolledOn: day('2022-10-01'), courseYears: 3 })).toEqual([
      { from: '2027-09-11', to: '2027-09-30' },
      { from: '2027-10-01', to: '2028-09-30' },
    ]));

  test('the notification is asked for where the profile wants one, and settled by its day', () => {
    const placement = placementUpTo(8);
    const judge = (insuranceNotice: boolean) =>
      insurance.judge({
        ...known(dossier({ placements: [placement] })),
        placement,
        office: with_({ insuranceNotice }),
      });
    expect(results(judge(false))).toEqual(['ok']);
    expect(judge(true)).toMatchObject([
      { severity: 'warn', gates: [], by: '2026-11-01', obligation: 'insurance-notice:P-0001' },
    ]);
  });
});
