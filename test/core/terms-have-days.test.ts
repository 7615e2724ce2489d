import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../src/core/calendar/dates.ts';
import { amendPlacement } from '../../src/core/decide/amend.ts';
import { receiveContract } from '../../src/core/decide/contract.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { spansOf } from '../../src/core/model/spans.ts';
import { missingForInternship } from '../../src/core/papers/certificates/needed.ts';
import { jspsReport } from '../../src/core/rules/funds/jsps-5-3.ts';
import { mextMonth } from '../../src/core/rules/funds/mext-month.ts';
import { tax } from '../../src/core/rules/funds/tax.ts';
import { earlyEnd } from '../../src/core/rules/programme/early-end.ts';
import { papersAgree } from '../../src/core/rules/residence/papers-agree.ts';
import { permitAskBureau } from '../../src/core/rules/residence/permit-ask-bureau.ts';
import { permitLead } from '../../src/core/rules/residence/permit-lead.ts';
import { workPermit } from '../../src/core/rules/residence/work-permit.ts';
import { contractReview } from '../../src/core/rules/steps/contract-review.ts';
import { contractSigned } from '../../src/core/rules/steps/contract-signed.ts';
import {
  amended,
  contract,
  day,
  dossier,
  granted,
  known,
  OFFICE,
  placementUpTo,
  refusedFor,
  student,
  TERMS,
  WISH,
} from '../helpers/dossiers.ts';
import { HOST, internship, textsOf, WORK } from '../helpers/papers.ts';
import { abroad, individual, permit } from '../helpers/permits.ts';

const PAY = { amount: 300_000, per: 'month' } as const;
const HALF_YEAR: Terms = { ...TERMS, from: day('2026-10-01'), to: day('2027-03-31'), hoursPerWeek: 38, pay: PAY };
const accepted = (terms: Placement['terms'], more: Partial<Placement> = {}) => placementUpTo(8, { terms, ...more });

describe('a work permit is asked for by the hours of each span', () => {
  const lighter = amended([HALF_YEAR], '2027-01-01', { hoursPerWeek: 28 });
  const heavier = amended([{ ...HALF_YEAR, hoursPerWeek: 28 }], '2027-01-01', { hoursPerWeek: 38 });
  const judge = (terms: Placement['terms'], permits = [permit({ granted: GRANTED })]) =>
    workPermit.judge(abroad({ placement: { terms }, dossier: { permits } }));
  const GRANTED = { on: day('2026-09-20'), from: day('2026-09-20'), to: day('2028-03-31') };

  test('38 hours until December, then 28: December needs an individual permit', () =>
    expect(judge(lighter)).toMatchObject([
      {
        severity: 'block',
        data: { kind: 'kind', needs: 'individual', hours: 38, from: '2026-10-01', to: '2026-12-31' },
      },
    ]));
  test('an individual permit until December and a comprehensive one for the rest do', () => {
    const first = individual({ on: day('2026-09-20'), from: day('2026-10-01'), to: day('2026-12-31') });
    expect(judge(lighter, [permit({ granted: GRANTED }), first])).toEqual([{ result: 'ok' }]);
  });
  test('28 hours, then 38 from January: an individual permit from January', () =>
    expect(judge(heavier)).toMatchObject([
      { data: { needs: 'individual', hours: 38, from: '2027-01-01', to: '2027-03-31' }, by: '2027-01-01' },
    ]));
  test('the bureau is asked for the days of over 28 hours alone', () => {
    const facts = abroad({ placement: { terms: heavier }, student: { expectedCompletionOn: day('2029-03-31') } });
    expect(permitAskBureau.judge(facts)).toMatchObject([{ result: 'open', data: { hours: 38 } }]);
  });
  test('days without pay need no permit', () => {
    const stopped = amended([{ ...HALF_YEAR, hoursPerWeek: 20 }], '2027-01-01', { pay: 'unpaid' });
    const until = permit({ granted: { ...GRANTED, to: day('2026-12-31') } });
    expect(judge(stopped, [until])).toEqual([{ result: 'ok' }]);
    const begun = amended([{ ...HALF_YEAR, hoursPerWeek: 20, pay: 'unpaid' }], '2027-01-01', { pay: PAY });
    expect(judge(begun, [])).toMatchObject([{ data: { from: '2027-01-01' }, by: '2027-01-01' }]);
    expect(permitLead.judge(abroad({ placement: { terms: begun } }))).toMatchObject([{ data: { from: '2027-01-01' } }]);
  });
  test('the hours of another placement count on its own days', () => {
    const other = placementUpTo(8, {
      ref: 'P-0002',
      company: 'C-0002',
      terms: amended([{ ...HALF_YEAR, hoursPerWeek: 4 }], '2027-01-01', { hoursPerWeek: 12 }),
    });
    const facts = (hoursPerWeek: number) =>
      abroad({
        placement: { terms: [{ ...HALF_YEAR, hoursPerWeek }] },
        dossier: { permits: [permit({ granted: GRANTED })], placements: [other] },
      });
    expect(workPermit.judge(facts(16))).toEqual([{ result: 'ok' }]);
    expect(workPermit.judge(facts(17))).toMatchObject([{ data: { hours: 29 } }]);
  });
});

test('for all amendments and permits: work is permitted where each of its days is', () => {
  const FIRST = day('2026-10-01');
  const days = Array.from({ length: 182 }, (_, n) => addDays(FIRST, n));
  const on = fc.integer({ min: 0, max: 181 }).map((n) => addDays(FIRST, n));
  const hours = fc.integer({ min: 20, max: 40 });
  const grant = fc.record({
    from: fc.oneof(fc.constant(FIRST), on),
    length: fc.integer({ min: 60, max: 300 }),
    hoursPerWeek: hours,
    isIndividual: fc.boolean(),
  });
  const cases = fc.tuple(hours, fc.array(fc.tuple(on, hours), { maxLength: 3 }), fc.array(grant, { maxLength: 3 }));
  fc.assert(
    fc.property(cases, ([first, amendments, grants]) => {
      const terms = amendments.reduce<Placement['terms']>(
        (told, [effective, hoursPerWeek]) => amended(told, effective, { hoursPerWeek }),
        [{ ...HALF_YEAR, hoursPerWeek: first }],
      );
      const permits = grants.map(({ from, length, hoursPerWeek, isIndividual }, n) => {
        const granted = { on: day('2026-09-20'), from, to: addDays(from, length) };
        return isIndividual
          ? individual({ ...granted, hoursPerWeek }, { number: n + 1 })
          : permit({ number: n + 1, granted });
      });
      // Said again, day by day.
      const told = amendments.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
      const isAllowed = (today: LocalDate): boolean => {
        const worked = told.findLast(([effective]) => effective <= today)?.[1] ?? first;
        return grants.some(
          ({ from, length, hoursPerWeek, isIndividual }) =>
            from <= today && today <= addDays(from, length) && worked <= (isIndividual ? hoursPerWeek : 28),
        );
      };
      // Long vacations allow hours a day instead.
      const office = { ...OFFICE, rules: { ...OFFICE.rules, longVacations: [] } };
      const [verdict] = workPermit.judge({ ...abroad({ placement: { terms }, dossier: { permits } }), office });
      expect(verdict.result === 'ok').toBe(days.every(isAllowed));
    }),
  );
});

describe('money by the days on which it was paid', () => {
  const year = { ...HALF_YEAR, to: day('2027-09-30') };
  const stopped = accepted(amended([year], '2027-04-01', { pay: 'unpaid' }));
  const fellow = (one: Placement) => dossier({ student: student({ jsps: 'DC1' }), placements: [one] });
  const years = (one: Placement) =>
    jspsReport.judge(known(fellow(one))).flatMap((found) => (found.result === 'open' ? [found.obligation] : []));

  test('pay that stops in April leaves Form 5-3 for what was paid before', () => {
    expect(years(accepted([year]))).toEqual(['jsps-5-3:2026', 'jsps-5-3:2027', 'pay-month:P-0001']);
    // Pay for March that comes in April is another fiscal year's.
    expect(years(stopped)).toEqual(['jsps-5-3:2026', 'pay-month:P-0001']);
  });
  test('so does the line on tax', () => {
    const facts = {
      ...known(dossier({ placements: [stopped] })),
      placement: stopped,
    };
    expect(tax.judge(facts)).toMatchObject([{ result: 'open' }]);
  });
  test('the months of pay follow the pay day agreed for them', () => {
    const late = accepted(amended([{ ...year, to: day('2027-03-31') }], '2027-03-01', { payOffset: 1 }));
    expect(years(late)).toEqual(['jsps-5-3:2026', 'jsps-5-3:2027']);
  });
});

describe('months away', () => {
  const away = (terms: Placement['terms']) =>
    mextMonth
      .judge(known(dossier({ student: student({ mextScholar: true }), placements: [accepted(terms)] })))
      .flatMap((one) => (one.result === 'open' ? [one.data.month] : []));
  const summer = { ...TERMS, from: day('2026-05-01'), to: day('2026-07-31') };
  test('work at the institute from June does not give May back', () => {
    expect(away([summer])).toEqual(['2026-05', '2026-06', '2026-07']);
    expect(away(amended([summer], '2026-06-01', { atInstitute: true }))).toEqual(['2026-05']);
    expect(away(amended([summer], '2026-05-31', { atInstitute: true }))).toEqual([]);
  });
});

describe('an amendment', () => {
  const ready = placementUpTo(10);
  const amend = (effective: string, terms: Terms, one: Placement = ready) =>
    refusedFor(
      amendPlacement(known(dossier({ placements: [one] })), one, {
        ...WISH,
        reason: '見本',
        effective: day(effective),
        terms,
      }),
    );

  // 2 November 2026 to 1 February 2027.
  test.each([
    ['2026-11-01', {}, ['outside']],
    ['2026-11-02', {}, []],
    ['2027-02-01', {}, []],
    ['2027-02-02', { to: day('2027-03-31') }, []],
    ['2027-02-03', { to: day('2027-03-31') }, ['outside']],
    ['2027-01-02', { to: day('2026-12-31') }, ['outside']],
  ])('from %s with %j is refused for %j', (effective, more, expected) =>
    expect(amend(effective, { content: '計測', ...more })).toEqual(expected),
  );
  test('within the period that an earlier amendment gave it', () => {
    const longer = { ...ready, terms: amended(ready.terms, '2027-02-02', { to: day('2027-03-31') }) };
    expect(amend('2027-03-01', { content: '計測' }, longer)).toEqual([]);
    expect(amend('2027-03-01', { content: '計測' })).toEqual(['outside']);
  });
  test('is recorded before its contract is: the papers of the new terms come after it', () => {
    const short = { ...ready, contracts: [] };
    expect(amend('2026-12-01', { content: '計測' }, short)).toEqual([]);
  });
});

describe('papers are compared by the days on which they hold', () => {
  const terms = amended([HALF_YEAR], '2027-01-01', { hoursPerWeek: 28 });
  const first = contract({ terms: HALF_YEAR });
  const second = contract({
    revision: 2,
    terms: { from: day('2027-01-01'), to: day('2027-03-31'), hoursPerWeek: 28, pay: PAY },
  });
  const judge = (more: Partial<Placement>, facts: Partial<Dossier> = {}) => {
    const one = accepted(terms, more);
    return papersAgree.judge({ ...known(dossier({ placements: [one], ...facts })), placement: one });
  };
  const OK = [{ result: 'ok' }];

  test('an amendment that no revision follows differs from its day on, and is due then', () =>
    expect(judge({ contracts: [first] })).toMatchObject([
      {
        severity: 'block',
        by: '2027-01-01',
        data: {
          differences: [
            {
              fact: 'hoursPerWeek',
              from: '2027-01-01',
              to: '2027-03-31',
              said: [
                { paper: 'P-0001', value: 28 },
                { paper: 'P-0001-E1', value: 38 },
              ],
            },
          ],
        },
      },
    ]));
  test('each revision is compared from its own first day to that of the next', () => {
    expect(judge({ contracts: [first, second] })).toEqual(OK);
    const late = { ...second, terms: { ...second.terms, from: day('2027-02-01') } };
    expect(judge({ contracts: [first, late] })).toMatchObject([
      { data: { differences: [{ fact: 'from' }, { fact: 'hoursPerWeek', from: '2027-01-01', to: '2027-01-31' }] } },
    ]);
    const early = { ...second, terms: { ...second.terms, from: day('2026-10-01') } };
    expect(judge({ contracts: [first, early] })).toMatchObject([
      { by: '2026-10-01', data: { differences: [{ fact: 'hoursPerWeek', from: '2026-10-01', to: '2026-12-31' }] } },
    ]);
  });
  test('a revision of an extension begins with it, and only it says when all ends', () => {
    const longer = amended([HALF_YEAR], '2027-04-01', { to: day('2027-05-31') });
    const of = contract({ revision: 2, terms: { ...HALF_YEAR, from: day('2027-04-01'), to: day('2027-05-31') } });
    expect(judge({ terms: longer, contracts: [first, of] })).toEqual(OK);
    expect(judge({ terms: longer, contracts: [first] })).toMatchObject([{ data: { differences: [{ fact: 'to' }] } }]);
  });
  test('one that states no first day begins with the last amendment', () => {
    const { from: _, ...rest } = second.terms;
    expect(judge({ contracts: [first, { ...second, terms: rest }] })).toMatchObject([
      { severity: 'warn', data: { kind: 'not-compared', facts: ['from'] } },
    ]);
  });
  test('a certificate that states every span agrees, one of before the amendment does not', () => {
    const certificate = {
      number: 'I-2026-0001',
      kind: 'internship',
      lang: 'ja',
      issuedOn: day('2026-09-20'),
      placement: 'P-0001',
      file: '',
      sha256: '',
      by: '見本',
    } as const;
    const { hoursPerWeek: _, ...common } = HALF_YEAR;
    const spans = spansOf(accepted(terms));
    expect(judge({}, { certificates: [{ ...certificate, terms: common, spans }] })).toEqual(OK);
    expect(judge({}, { certificates: [{ ...certificate, terms: HALF_YEAR }] })).toMatchObject([
      { severity: 'block', by: '2027-01-01', data: { differences: [{ fact: 'hoursPerWeek', from: '2027-01-01' }] } },
    ]);
  });
  test('a contract that says what the placement says says so of every span', () => {
    const one = accepted(terms);
    const request = { ...WISH, kind: 'employment', on: day('2026-09-20'), terms: {}, asPlacement: true } as const;
    const now = known(dossier({ placements: [one] }));
    const after = granted(receiveContract(now, one, request)).reduce(evolve, now.dossier);
    const [placement] = after.placements;
    expect(placement && papersAgree.judge({ ...known(after), placement })).toEqual(OK);
    const given = granted(receiveContract(now, one, { ...request, terms: { hoursPerWeek: 38 } })).reduce(
      evolve,
      now.dossier,
    );
    const [other] = given.placements;
    expect(other && papersAgree.judge({ ...known(given), placement: other })).toMatchObject([
      { data: { differences: [{ fact: 'hoursPerWeek', from: '2027-01-01' }] } },
    ]);
  });
  test('the revision of an amendment is reviewed and signed before the day from which that holds', () => {
    const one = accepted(terms, { contracts: [first, second] });
    const facts = { ...known(dossier({ placements: [one] })), placement: one };
    expect(
      contractReview.judge({ ...facts, placement: { ...one, contracts: [first, { ...second, reviews: [] }] } }),
    ).toMatchObject([{ result: 'open', by: '2027-01-01' }]);
    const { signedOn: _, ...unsigned } = second;
    expect(contractSigned.judge({ ...facts, placement: { ...one, contracts: [first, unsigned] } })).toMatchObject([
      { severity: 'block', by: '2027-01-01' },
    ]);
  });
});

test('an early end is told against the agreed last day, whatever was agreed for later', () => {
  const run = { startedOn: day('2026-10-01'), endedOn: day('2026-10-20') };
  const one = accepted(amended([HALF_YEAR], '2027-04-01', { to: day('2027-05-31') }), { run });
  expect(earlyEnd.judge({ ...known(dossier({ placements: [one] })), placement: one })).toMatchObject([
    { data: { to: '2027-05-31' } },
  ]);
});

describe('the certificate of internship', () => {
  const lighter = amended([{ ...WORK, ...HALF_YEAR, hoursPerDay: 7.6 }], '2027-01-01', {
    hoursPerWeek: 28,
    hoursPerDay: 5.6,
    pay: { amount: 220_000, per: 'month' },
  });

  test('states every span, in one line where all say the same', async () => {
    const texts = textsOf(await internship({ placement: { terms: lighter } }));
    expect(texts).toContain('2026年10月1日から2027年3月31日まで');
    expect(texts).toContain(
      [
        '2026年10月1日から2026年12月31日まで　給与 月額300,000円（税引前）',
        '2027年1月1日から2027年3月31日まで　給与 月額220,000円（税引前）',
      ].join('\n'),
    );
    expect(texts).toContain(WORK.content);
  });
  test('its code says so too', async () => {
    const { proof } = await internship({ placement: { terms: lighter } });
    expect(proof).toContain('hours-per-week=38 (2026-10-01/2026-12-31)\nhours-per-week-2=28 (2027-01-01/2027-03-31)\n');
    expect(proof).toContain(
      'pay=300000 JPY/month (2026-10-01/2026-12-31)\npay-2=220000 JPY/month (2027-01-01/2027-03-31)\n',
    );
  });
  test('is held back while one of its spans lacks a fact', () => {
    const missing = (terms: Placement['terms']) =>
      missingForInternship(OFFICE, dossier(), accepted(terms), HOST, { lang: 'ja', on: day('2026-10-20'), number: '' })
        .filter(({ of }) => of === 'P-0001')
        .map(({ what }) => what);
    expect(missing(amended([WORK], '2026-12-01', { hoursPerWeek: 28 }))).toEqual([]);
    expect(missing(amended([{ ...WORK, content: '' }], '2026-12-01', { content: '計測' }))).toEqual(['content']);
  });
});
