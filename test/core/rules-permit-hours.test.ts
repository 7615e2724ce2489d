import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/core/model/contract.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Permit } from '../../src/core/model/residence.ts';
import { papersAgree } from '../../src/core/rules/residence/papers-agree.ts';
import { workPermit } from '../../src/core/rules/residence/work-permit.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import { contract, day, OFFICE, placementUpTo, TERMS } from '../helpers/dossiers.ts';
import { abroad, individual, pending, permit, stayOf } from '../helpers/permits.ts';

/** What the rule found, in one word; `ok` and `n/a` where it found nothing. */
function found(facts: RuleInput): string {
  const [first] = workPermit.judge(facts);
  return first.result === 'open' ? first.data.kind : first.result;
}

describe('of weekly hours that differ by up to half an hour, the larger count for a permit', () => {
  const judged = (hoursPerWeek: number, said: number, permits: readonly Permit[], of: Partial<Contract> = {}) =>
    abroad({
      terms: { hoursPerWeek },
      placement: {
        terms: [{ ...TERMS, hoursPerWeek }],
        contracts: [contract({ terms: { ...TERMS, hoursPerWeek: said }, ...of })],
      },
      dossier: { permits },
    });

  test.each([
    // On a comprehensive permit.
    [27.5, 28, [permit()], 'ok'],
    [28, 27.5, [permit()], 'ok'],
    [28, 28.5, [permit()], 'kind'],
    [28.5, 28, [permit()], 'kind'],
    // More than half an hour is a contradiction of the papers, and permits go by what was agreed.
    [28, 29, [permit()], 'ok'],
    // On an individual one, for the hours that it was granted for.
    [38, 38.5, [individual({ hoursPerWeek: 38.5 })], 'ok'],
    [38, 38.5, [individual({ hoursPerWeek: 38 })], 'hours'],
    [38, 37.5, [individual({ hoursPerWeek: 38 })], 'ok'],
    [37.5, 38, [individual({ hoursPerWeek: 37.5 })], 'hours'],
  ])('%d agreed, %d in the contract, with %j: %s', (agreed, said, permits, expected) =>
    expect(found(judged(agreed, said, permits))).toBe(expected),
  );

  test('a certificate of internship states them, too', () => {
    const certificate = {
      number: 'I-2026-0001',
      kind: 'internship',
      lang: 'both',
      issuedOn: day('2026-10-10'),
      placement: 'P-0001',
      terms: { ...TERMS, hoursPerWeek: 28.5 },
      file: '/見本.pdf',
      sha256: '0'.repeat(64),
      by: '見本 職員',
    } as const;
    expect(found(abroad({ dossier: { permits: [permit()], certificates: [certificate] } }))).toBe('kind');
  });

  test('hours that were not agreed are those of the contract', () => {
    const { hoursPerWeek: _, ...unknown } = TERMS;
    const of = (said: Terms) =>
      abroad({
        placement: { terms: [unknown], contracts: [contract({ terms: said })] },
        dossier: { permits: [permit()] },
      });
    expect(found(of({ ...TERMS, hoursPerWeek: 38 }))).toBe('kind');
    expect(found(of({ ...TERMS, hoursPerWeek: 20 }))).toBe('ok');
    expect(found(of(unknown))).toBe('hours-unknown');
  });

  test.each([
    [38, 'ok'],
    [37.75, 'block'],
  ])('hours across what an individual permit of %d was granted for are a contradiction: %s', (granted, expected) => {
    const [first] = papersAgree.judge(judged(37.5, 38, [individual({ hoursPerWeek: granted })]));
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });
});

describe('the hours of other work count on its days', () => {
  // The placement of 20 hours lasts from 2 November to 1 February; ten hours beside it in December.
  const december = (terms: Partial<Terms> = {}) =>
    placementUpTo(8, {
      ref: 'P-0002',
      company: 'C-0002',
      terms: [{ ...TERMS, from: day('2026-12-01'), to: day('2026-12-31'), hoursPerWeek: 10, ...terms }],
    });
  const judged = (permits: readonly Permit[], of = december()) =>
    abroad({ terms: { hoursPerWeek: 20 }, dossier: { permits, placements: [of] } });
  const during = (from: string, to: string) => individual({ from: day(from), to: day(to) });

  test('so an individual permit is needed for these alone', () => {
    expect(found(judged([permit(), during('2026-12-01', '2026-12-31')]))).toBe('ok');
    expect(found(judged([permit(), during('2026-12-02', '2026-12-31')]))).not.toBe('ok');
    expect(found(judged([permit(), during('2026-12-01', '2026-12-30')]))).not.toBe('ok');
    expect(workPermit.judge(judged([permit()]))).toMatchObject([
      { data: { kind: 'kind', needs: 'individual', hours: 30, from: '2026-12-01', to: '2026-12-31' } },
    ]);
  });

  test('and their papers agree with it', () =>
    expect(papersAgree.judge(judged([permit(), during('2026-12-01', '2026-12-31')]))).toEqual([{ result: 'ok' }]));
});

describe('an individual permit is for the internship alone', () => {
  const judged = (permits: readonly Permit[], raHours = 5, office = OFFICE) => ({
    ...abroad({
      terms: { hoursPerWeek: 38 },
      student: { researchAssistant: true, raHours },
      dossier: { permits },
    }),
    office,
  });

  test('hours as RA beside it need a comprehensive one, on all days', () => {
    expect(workPermit.judge(judged([individual()]))).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        data: { kind: 'beside', needs: 'comprehensive', hours: 5, from: '2026-11-02' },
        by: '2026-11-02',
        actor: 'student',
        settle: 'coopj permit apply 20249001 --kind comprehensive',
      },
    ]);
    expect(found(judged([individual(), permit()]))).toBe('ok');
    const until = permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day('2027-01-31') } });
    expect(found(judged([individual(), until]))).toBe('beside');
  });
  test('while that is pending, it is the bureau’s turn', () =>
    expect(workPermit.judge(judged([individual(), pending({ number: 3 })]))).toMatchObject([
      { data: { kind: 'beside' }, actor: 'bureau', settle: 'coopj permit grant 20249001 --kind comprehensive --on …' },
    ]));
  test('without hours as RA its absence stops nothing', () => {
    expect(found(judged([individual()], 0))).toBe('ok');
    const own = { ...OFFICE, rules: { ...OFFICE.rules, raNeedsPermit: false } };
    expect(found(judged([individual()], 5, own))).toBe('ok');
  });
});

describe('the status of residence counts on its days', () => {
  const until = (to: string) => [permit({ granted: { on: day('2026-10-20'), from: day('2026-10-20'), to: day(to) } })];
  test('whoever becomes a permanent resident on the way needs no permit from then on', () => {
    const stays = [stayOf(), { on: day('2026-12-01'), status: '永住者' }];
    expect(found(abroad({ dossier: { stays, permits: until('2026-11-30') } }))).toBe('ok');
    expect(found(abroad({ dossier: { stays, permits: until('2026-11-29') } }))).not.toBe('ok');
  });
  test('whoever becomes a student on the way needs one from then on', () => {
    const stays = [stayOf({ status: '永住者' }), stayOf({ on: day('2026-12-01') })];
    expect(found(abroad({ dossier: { stays } }))).toBe('none');
    const granted = { on: day('2026-12-01'), from: day('2026-12-01'), to: day('2028-03-31') };
    expect(found(abroad({ dossier: { stays, permits: [permit({ granted })] } }))).not.toBe('ok');
  });
});
