import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/calendar/dates.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Permit, Stay } from '../../src/core/model/residence.ts';
import { workPermit } from '../../src/core/rules/residence/work-permit.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import { day, known, placement, placementUpTo, TERMS } from '../helpers/dossiers.ts';
import { abroad, individual, pending, permit, stayOf } from '../helpers/permits.ts';

/** What the rule found, in one word; `ok` and `n/a` where it found nothing. */
function found(facts: RuleInput): string {
  const [first] = workPermit.judge(facts);
  return first.result === 'open' ? first.data.kind : first.result;
}
const withPermits = (permits: readonly Permit[], more: Parameters<typeof abroad>[0] = {}) =>
  abroad({ ...more, dossier: { ...more.dossier, permits } });

describe('who needs a permit', () => {
  test.each<[string, RuleInput, string]>([
    ['without a placement nobody', known(abroad().dossier), 'n/a'],
    ['Japanese', abroad({ student: { nationality: '日本' } }), 'n/a'],
    ['permanent resident', abroad({ dossier: { stays: [stayOf({ status: '永住者' })] } }), 'n/a'],
    ['spouse', abroad({ dossier: { stays: [stayOf({ status: '日本人の配偶者等' })] } }), 'n/a'],
    ['long-term resident', abroad({ dossier: { stays: [stayOf({ status: 'Long-Term Resident' })] } }), 'n/a'],
    ['status not known, which another rule stops', abroad({ dossier: { stays: [] } }), 'n/a'],
    [
      'another status, of which the bureau is asked',
      abroad({ dossier: { stays: [stayOf({ status: '教授' })] } }),
      'n/a',
    ],
    ['unpaid', abroad({ terms: { pay: 'unpaid' } }), 'n/a'],
    ['pay not known', abroad({ placement: { terms: [{ from: day('2026-11-02'), to: day('2027-02-01') }] } }), 'none'],
    ['Student', abroad(), 'none'],
    [
      'Student, as the card says in English',
      abroad({ dossier: { stays: [stayOf({ status: ' ＳＴＵＤＥＮＴ ' })] } }),
      'none',
    ],
    ...[
      'Student visa',
      'Student (留学)',
      '留学（Student）',
      '留 学',
      '留学生',
      'Dependent',
      '家族滞在 (Dependent)',
    ].map((status): [string, RuleInput, string] => [
      status,
      abroad({ dossier: { stays: [stayOf({ status })] } }),
      'none',
    ]),
    ['special permanent resident', abroad({ dossier: { stays: [stayOf({ status: '特別永住者' })] } }), 'n/a'],
  ])('%s', (_, facts, expected) => expect(found(facts)).toBe(expected));

  test('the status of the first day counts, not that of today', () => {
    const stays = [stayOf({ status: '永住者' }), stayOf({ on: day('2026-10-30') })];
    expect(found(abroad({ dossier: { stays }, today: '2026-10-21' }))).toBe('none');
  });
});

describe('a dependent', () => {
  const dependent = (hoursPerWeek: number, permits: readonly Permit[], more: Partial<Dossier> = {}) =>
    withPermits(permits, { terms: { hoursPerWeek }, dossier: { stays: [stayOf({ status: '家族滞在' })], ...more } });

  test.each([
    [27, [permit()], 'ok'],
    [28, [permit()], 'ok'],
    [28, [pending()], 'pending'],
    [28, [], 'none'],
    [28.5, [permit()], 'over-limit'],
    [38, [], 'over-limit'],
    [38, [permit(), individual()], 'over-limit'],
  ])('%d hours a week with %j: %s', (hours, permits, expected) =>
    expect(found(dependent(hours, permits))).toBe(expected),
  );

  test('RA hours and vacations give no more', () => {
    const { student } = abroad().dossier;
    const facts = dependent(20, [permit()], { student: { ...student, researchAssistant: true, raHours: 9 } });
    const office = { ...facts.office, rules: { ...facts.office.rules, longVacations: ['01-01/12-31'] } };
    expect(found({ ...facts, office })).toBe('over-limit');
    expect(workPermit.judge({ ...facts, office })).toMatchObject([
      { severity: 'block', data: { hours: 29, limit: 28 }, settle: 'coopj placement edit P-0001 --hours-per-week 19' },
    ]);
  });
  test('where other work alone takes all that is allowed, the placement is to be closed', () => {
    const { student } = abroad().dossier;
    const facts = dependent(20, [permit()], { student: { ...student, researchAssistant: true, raHours: 28 } });
    expect(workPermit.judge(facts)).toMatchObject([{ settle: 'coopj placement close P-0001 --as withdrawn' }]);
  });
});

test('work whose hours nobody knows counts as none: 28 hours beside it are not too many', () => {
  const { hoursPerWeek: _, ...unknown } = TERMS;
  const beside = placementUpTo(8, { ref: 'P-0002', company: 'C-0002', terms: [unknown] });
  expect(found(withPermits([permit()], { dossier: { placements: [beside] } }))).toBe('ok');
});

describe('the answer of the bureau', () => {
  // The internship is from 2 November to 1 February.
  test.each([
    ['2026-11-01', 'ok'],
    ['2026-11-02', 'late'],
    ['2026-11-03', 'late'],
  ])('granted on %s: %s', (on, expected) => {
    const granted = { on: day(on), from: day('2026-10-01'), to: day('2027-03-31') };
    expect(found(withPermits([permit({ granted })]))).toBe(expected);
  });

  test.each([
    ['2026-11-01', '2027-02-02', 'ok'],
    ['2026-11-02', '2027-02-01', 'ok'],
    ['2026-11-03', '2027-02-01', 'not-covering'],
    ['2026-11-02', '2027-01-31', 'not-covering'],
  ])('for %s to %s: %s', (from, to, expected) => {
    const granted = { on: day('2026-10-20'), from: day(from), to: day(to) };
    expect(found(withPermits([permit({ granted })]))).toBe(expected);
  });

  test('never where it is pending, and then the bureau acts', () =>
    expect(workPermit.judge(withPermits([pending()]))).toMatchObject([
      { severity: 'block', gates: [11], actor: 'bureau', data: { kind: 'pending' }, by: '2026-11-02' },
    ]));

  test('nor where papers are only gathered', () => {
    const { appliedOn: _, ...opened } = pending();
    expect(found(withPermits([opened]))).toBe('none');
  });

  test('a refusal is told with its reason, until another application is made', () => {
    const refused = pending({ refused: { on: day('2026-10-10'), reason: '出席不良' } });
    expect(workPermit.judge(withPermits([refused]))).toMatchObject([
      {
        data: { kind: 'refused', reason: '出席不良' },
        actor: 'student',
        settle: 'coopj permit apply 20249001 --kind comprehensive',
      },
    ]);
    expect(found(withPermits([refused, pending({ number: 2 })]))).toBe('pending');
    expect(found(withPermits([refused, permit({ number: 2 })]))).toBe('ok');
  });

  test('two permits, one after the other, leave no day out, and with a day between them they do', () => {
    const first = permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2026-12-31') } });
    const next = (from: string) =>
      permit({ number: 2, granted: { on: day('2026-12-20'), from: day(from), to: day('2027-03-31') } });
    expect(found(withPermits([first, next('2027-01-01')]))).toBe('ok');
    expect(found(withPermits([first, next('2027-01-02')]))).not.toBe('ok');
  });
});

describe('the end of the stay', () => {
  const until = (to: string) => permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day(to) } });

  test.each([
    ['2026-12-30', 'not-covering'],
    ['2026-12-31', 'ok'],
  ])('a stay to 31 December bounds what the permit, to %s, must cover: %s', (to, expected) =>
    expect(found(withPermits([until(to)], { dossier: { stays: [stayOf({ expiresOn: day('2026-12-31') })] } }))).toBe(
      expected,
    ),
  );

  test('a renewed stay voids the permit that was granted before', () => {
    const before = stayOf({ expiresOn: day('2026-12-31') });
    const renewed = (on: string): Stay => stayOf({ on: day(on), expiresOn: day('2028-12-31') });
    const judged = (stay: Stay) => found(withPermits([until('2027-03-31')], { dossier: { stays: [before, stay] } }));
    expect(judged(renewed('2026-10-19'))).toBe('ok');
    expect(judged(renewed('2026-10-20'))).toBe('ok');
    expect(judged(renewed('2026-10-21'))).toBe('renewed');
    expect(judged(renewed('2026-12-20'))).toBe('renewed');
    expect(judged(renewed('2027-02-02'))).toBe('ok');
  });

  test('what was known late counts from the day on which it was granted', () => {
    const stays = [
      stayOf({ expiresOn: day('2026-12-31') }),
      stayOf({ on: day('2026-10-25'), grantedOn: day('2026-10-19'), expiresOn: day('2028-12-31') }),
    ];
    expect(found(withPermits([until('2027-03-31')], { dossier: { stays } }))).toBe('ok');
  });

  test('a new card alone voids nothing', () => {
    const stays = [stayOf({ card: 'AB12345678CD' }), stayOf({ on: day('2026-10-25'), card: 'CD12345678AB' })];
    expect(found(withPermits([until('2027-03-31')], { dossier: { stays } }))).toBe('ok');
  });

  test('after a renewal on the way a new permit takes over', () => {
    const stays = [
      stayOf({ expiresOn: day('2026-12-31') }),
      stayOf({ on: day('2026-12-20'), expiresOn: day('2028-12-31') }),
    ];
    const judged = (on: string) => {
      const granted = { on: day(on), from: day(on), to: day('2028-12-31') };
      return found(withPermits([until('2026-12-31'), permit({ number: 2, granted })], { dossier: { stays } }));
    };
    // The day before the new stay was granted it would be void itself; the day after, one day was without any.
    expect(judged('2026-12-19')).toBe('renewed');
    expect(judged('2026-12-20')).toBe('ok');
    expect(judged('2026-12-21')).toBe('not-covering');
  });
});

describe('hours a week', () => {
  test.each([
    [28, 'ok'],
    [28.5, 'kind'],
  ])('%d hours on a comprehensive permit: %s', (hoursPerWeek, expected) =>
    expect(found(withPermits([permit()], { terms: { hoursPerWeek } }))).toBe(expected),
  );

  test.each([
    [38, 38, 'ok'],
    [38.5, 38, 'hours'],
  ])('%d hours on an individual permit of %d: %s', (hoursPerWeek, granted, expected) =>
    expect(found(withPermits([individual({ hoursPerWeek: granted })], { terms: { hoursPerWeek } }))).toBe(expected),
  );

  test('an individual permit without hours is for the company and the period', () =>
    expect(found(withPermits([individual()], { terms: { hoursPerWeek: 38 } }))).toBe('ok'));

  test('one for another company does not do, one for another placement there does', () => {
    const elsewhere = individual({}, { placement: 'P-0002' });
    const other = (company: string) => ({ placements: [placement({ ref: 'P-0002', company })] });
    const judged = (company: string) =>
      found(withPermits([elsewhere], { terms: { hoursPerWeek: 38 }, dossier: other(company) }));
    expect(judged('C-0002')).toBe('none');
    expect(judged('C-0001')).toBe('ok');
  });

  test('the hours as RA count', () => {
    const judged = (raHours: number) =>
      found(withPermits([permit()], { terms: { hoursPerWeek: 20 }, student: { researchAssistant: true, raHours } }));
    expect(judged(8)).toBe('ok');
    expect(judged(8.5)).toBe('kind');
  });

  test('hours as RA that nobody knows are none: 28 hours beside them are not too many', () => {
    const student = { researchAssistant: true };
    expect(found(withPermits([permit()], { terms: { hoursPerWeek: 28 }, student }))).toBe('ok');
    expect(found(withPermits([permit()], { terms: { hoursPerWeek: 28.5 }, student }))).toBe('kind');
  });

  const second = (terms: Partial<Terms>, up: 7 | 8 = 8) =>
    placementUpTo(up, { ref: 'P-0002', company: 'C-0002', terms: [{ ...TERMS, hoursPerWeek: 10, ...terms }] });
  test.each<[string, Partial<Terms>, 7 | 8, string]>([
    ['an accepted one beside it', {}, 8, 'kind'],
    ['a candidate beside it', {}, 7, 'ok'],
    ['an unpaid one beside it', { pay: 'unpaid' }, 8, 'ok'],
    ['one that ends the day before', { from: day('2026-09-01'), to: day('2026-11-01') }, 8, 'ok'],
    ['one that ends on the first day', { from: day('2026-09-01'), to: day('2026-11-02') }, 8, 'kind'],
    ['one that begins on the last day', { from: day('2027-02-01'), to: day('2027-04-30') }, 8, 'kind'],
  ])('%s', (_, terms, up, expected) =>
    expect(
      found(withPermits([permit()], { terms: { hoursPerWeek: 20 }, dossier: { placements: [second(terms, up)] } })),
    ).toBe(expected),
  );

  test('a candidate is judged as if it were accepted, beside the accepted one', () => {
    const facts = withPermits([permit()], { terms: { hoursPerWeek: 20 }, dossier: { placements: [second({}, 7)] } });
    const [, candidate] = facts.dossier.placements;
    expect(found({ ...facts, ...(candidate && { placement: candidate }) })).toBe('kind');
    expect(found(facts)).toBe('ok');
  });

  test('two that follow each other are not added up', () => {
    const placements = [
      second({ from: day('2026-11-02'), to: day('2026-12-15'), hoursPerWeek: 8 }),
      { ...second({ from: day('2026-12-16'), to: day('2027-02-01'), hoursPerWeek: 8 }), ref: 'P-0003' },
    ];
    expect(found(withPermits([permit()], { terms: { hoursPerWeek: 20 }, dossier: { placements } }))).toBe('ok');
  });

  test('hours that nobody knows are told, and stop nothing', () => {
    const { hoursPerWeek: _, ...terms } = TERMS;
    const placement = { terms: [terms] };
    expect(workPermit.judge(withPermits([permit()], { placement }))).toMatchObject([
      { severity: 'warn', data: { kind: 'hours-unknown', limit: 28 } },
    ]);
    expect(found(withPermits([individual()], { placement }))).toBe('ok');
  });
});

describe('in the long vacation', () => {
  // 11 February to 31 March, and August and September.
  const judged = (from: string, to: string, hoursPerDay?: number, hoursPerWeek = 38) => {
    const granted = { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2028-03-31') };
    const terms = { from: day(from), to: day(to), hoursPerWeek, ...(hoursPerDay !== undefined && { hoursPerDay }) };
    return found(withPermits([permit({ granted })], { terms }));
  };
  test.each([
    ['2027-02-11', '2027-03-31', 'ok'],
    ['2027-02-10', '2027-03-31', 'kind'],
    ['2027-02-11', '2027-04-01', 'kind'],
    ['2027-08-01', '2027-09-30', 'ok'],
  ])('%s to %s with 7.6 hours a day: %s', (from, to, expected) => expect(judged(from, to, 7.6)).toBe(expected));

  test.each([
    [8, 40, 'ok'],
    [8.5, 40, 'kind'],
    [undefined, 40, 'ok'],
    [undefined, 40.5, 'kind'],
  ])('%d hours a day, %d a week: %s', (hoursPerDay, hoursPerWeek, expected) =>
    expect(judged('2027-08-02', '2027-09-30', hoursPerDay, hoursPerWeek)).toBe(expected),
  );

  test('the work beside it counts by the day, too', () => {
    const terms = { from: day('2027-08-02'), to: day('2027-09-30'), hoursPerWeek: 35, hoursPerDay: 7 };
    const ra = (raHours: number) =>
      found(withPermits([permit()], { terms, student: { researchAssistant: true, raHours } }));
    expect(ra(5)).toBe('ok');
    expect(ra(10)).toBe('kind');
  });
});

describe('the way out', () => {
  test.each<[string, readonly Permit[], Partial<Terms>, string]>([
    ['none', [], {}, 'coopj permit apply 20249001 --kind comprehensive'],
    [
      'over 28 hours',
      [permit()],
      { hoursPerWeek: 38 },
      'coopj permit apply 20249001 --kind individual --placement P-0001',
    ],
    ['pending', [pending()], {}, 'coopj permit grant 20249001 --kind comprehensive --on …'],
  ])('%s', (_, permits, terms, settle) =>
    expect(workPermit.judge(withPermits(permits, { terms }))).toMatchObject([{ settle, by: '2026-11-02' }]),
  );

  test('the finding does not change with the days, nor with the papers of the application', () => {
    const data = (facts: RuleInput) =>
      workPermit.judge(facts).map((one) => (one.result === 'open' ? one.data : undefined));
    const papers = { form: day('2026-10-01') };
    expect(data(withPermits([pending({ papers })], { today: '2026-12-01' }))).toEqual(data(withPermits([pending()])));
  });
});

test('a permit that covers never makes a finding worse, and any other permit neither', () => {
  const somePermit = fc
    .record({
      kind: fc.constantFrom('comprehensive' as const, 'individual' as const),
      on: fc.nat(200),
      from: fc.nat(200),
      length: fc.nat(400),
      hours: fc.option(fc.integer({ min: 1, max: 80 }).map((n) => n / 2)),
      answer: fc.constantFrom('granted', 'refused', 'pending'),
    })
    .map(({ kind, on, from, length, hours, answer }): Permit => {
      const first = addDays(day('2026-08-01'), from);
      const granted = {
        on: addDays(day('2026-08-01'), on),
        from: first,
        to: addDays(first, length),
        ...(hours !== null && { hoursPerWeek: hours }),
      };
      const base = pending({ kind, ...(kind === 'individual' && { placement: 'P-0001' }) });
      if (answer === 'granted') return { ...base, granted };
      return answer === 'refused' ? { ...base, refused: { on: granted.on, reason: '見本' } } : base;
    });
  const stays = fc.constantFrom<readonly Stay[]>(
    [stayOf()],
    [stayOf({ expiresOn: day('2026-12-31') }), stayOf({ on: day('2026-12-01'), expiresOn: day('2028-12-31') })],
  );
  const severity = (of: Dossier, facts: RuleInput) => {
    const [first] = workPermit.judge({ ...facts, dossier: of });
    return first.result === 'open' ? (first.severity === 'block' ? 2 : 1) : 0;
  };
  fc.assert(
    fc.property(
      fc.array(somePermit, { maxLength: 3 }),
      somePermit,
      stays,
      fc.integer({ min: 2, max: 90 }).map((n) => n / 2),
      (permits, added, rows, hoursPerWeek) => {
        const facts = abroad({ terms: { hoursPerWeek }, dossier: { permits, stays: rows } });
        const before = severity(facts.dossier, facts);
        expect(severity({ ...facts.dossier, permits: [...permits, added] }, facts)).toBeLessThanOrEqual(before);
        const covering = individual({
          on: day('2026-08-01'),
          from: day('2026-08-01'),
          to: day('2029-12-31'),
          hoursPerWeek,
        });
        const all = { ...facts.dossier, permits: [...permits, covering], stays: [stayOf()] };
        expect(severity(all, facts)).toBe(0);
      },
    ),
  );
});
