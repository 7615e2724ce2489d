import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../src/core/model/company.ts';
import type { Contract } from '../../src/core/model/contract.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { agreement as agreementRule } from '../../src/core/rules/steps/agreement.ts';
import { contractReview } from '../../src/core/rules/steps/contract-review.ts';
import { contractSigned } from '../../src/core/rules/steps/contract-signed.ts';
import { courseBeforeStart } from '../../src/core/rules/steps/course-before-start.ts';
import { order } from '../../src/core/rules/steps/order.ts';
import {
  agreement,
  amended,
  company,
  contract,
  day,
  dossier,
  known,
  placementUpTo,
  review,
  TERMS,
} from '../helpers/dossiers.ts';

const OK = [{ result: 'ok' }];
const facts = (of: Placement) => ({ ...known(dossier({ placements: [of] })), placement: of });
const withContracts = (...contracts: readonly Contract[]) => placementUpTo(8, { contracts });
const unsigned = (facts: Partial<Contract> = {}): Contract => {
  const { signedOn, ...rest } = contract(facts);
  return rest;
};

test('without a placement there is nothing to prepare', () => {
  for (const rule of [contractReview, contractSigned, agreementRule, courseBeforeStart]) {
    expect(rule.judge(known(dossier()))).toEqual([{ result: 'n/a' }]);
  }
});

describe('contract-review', () => {
  const verdict = (...contracts: readonly Contract[]) => contractReview.judge(facts(withContracts(...contracts)));
  const stops = { result: 'open', severity: 'block', gates: [10, 11] };

  test('an approved contract is fine, signed or not', () => {
    expect(verdict(contract())).toEqual(OK);
    expect(verdict(unsigned())).toEqual(OK);
  });
  test('so is an approved notice where there is no contract', () =>
    expect(verdict(contract({ kind: 'notice' }))).toEqual(OK));

  test('no contract at all: the student hands it in', () =>
    expect(verdict()).toMatchObject([
      {
        ...stops,
        data: { kind: 'no-contract' },
        actor: 'student',
        settle: 'coopj contract receive 20249001 --placement P-0001',
      },
    ]));

  test.each<[string, Contract]>([
    ['nobody', contract({ reviews: [] })],
    [
      'the company and the supervisor only',
      contract({ reviews: [review({ by: 'company' }), review({ by: 'supervisor' })] }),
    ],
  ])('reviewed by %s: the secretariat reviews', (_, one) =>
    expect(verdict(one)).toMatchObject([
      {
        ...stops,
        data: { kind: 'not-reviewed', contract: 'P-0001-E1', receivedOn: '2026-10-08' },
        actor: 'secretariat',
        settle: 'coopj contract review 20249001 --placement P-0001 --outcome approved',
      },
    ]),
  );

  test.each(['returned', 'refused'] as const)('%s: a new revision is awaited', (outcome) =>
    expect(verdict(contract({ reviews: [review({ outcome })] }))).toMatchObject([
      { ...stops, data: { kind: 'not-approved', contract: 'P-0001-E1', outcome, on: '2026-10-13' }, actor: 'company' },
    ]),
  );

  test('the secretariat’s latest review counts', () => {
    expect(verdict(contract({ reviews: [review({ outcome: 'returned' }), review()] }))).toEqual(OK);
    expect(verdict(contract({ reviews: [review(), review({ outcome: 'returned' })] }))).toMatchObject([stops]);
    const others = contract({ reviews: [review(), review({ by: 'company', outcome: 'returned' })] });
    expect(verdict(others)).toEqual(OK);
  });

  test('a new revision needs a review of its own', () =>
    expect(verdict(contract(), contract({ revision: 2, reviews: [] }))).toMatchObject([
      { ...stops, data: { kind: 'not-reviewed', contract: 'P-0001-E2' } },
    ]));

  test('an approved notice does not stand for a contract that was not reviewed', () =>
    expect(verdict(contract({ reviews: [] }), contract({ kind: 'notice' }))).toMatchObject([
      { ...stops, data: { contract: 'P-0001-E1' } },
    ]));
});

describe('contract-signed', () => {
  const verdict = (of: Placement) => contractSigned.judge(facts(of));

  // The first day is 2 November.
  test.each([
    ['2026-11-01', 'ok'],
    ['2026-11-02', 'ok'],
    ['2026-11-03', 'warn'],
  ])('concluded on %s: %s', (on, expected) => {
    const [first] = verdict(withContracts(contract({ signedOn: day(on) })));
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });

  test('not concluded stops the start, and is due on the first day', () =>
    expect(verdict(withContracts(unsigned()))).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        by: '2026-11-02',
        data: { kind: 'not-signed', contract: 'P-0001-E1', from: '2026-11-02' },
        settle: 'coopj contract sign 20249001 --placement P-0001 --on …',
      },
    ]));

  test('so does having no contract', () =>
    expect(verdict(withContracts())).toMatchObject([{ severity: 'block', data: { kind: 'not-signed' } }]));

  test('late is against the real first day', () =>
    expect(verdict(placementUpTo(9, { run: { startedOn: day('2026-10-13') } }))).toMatchObject([
      { severity: 'warn', data: { kind: 'late', signedOn: '2026-10-14', from: '2026-10-13' } },
    ]));

  test('a revision concluded during the internship is not late where the first one was in time', () => {
    const amended = contract({ revision: 2, signedOn: day('2027-01-15') });
    expect(verdict(withContracts(contract(), amended))).toEqual(OK);
    expect(verdict(withContracts(contract(), unsigned({ revision: 2 })))).toMatchObject([
      { severity: 'block', data: { contract: 'P-0001-E2' } },
    ]);
  });

  test('concluded with no first day known is fine', () =>
    expect(verdict(placementUpTo(9, { terms: [{}] }))).toEqual(OK));
});

describe('agreement', () => {
  const verdict = (agreements: readonly Agreement[], of: Placement = placementUpTo(9)) =>
    agreementRule.judge({ ...facts(of), companies: new Map([['C-0001', company({ agreements })]]) });
  const { signedOn: _, ...draft } = agreement();

  // The internship is from 2 November to 1 February.
  test.each([
    ['2026-11-01', '2027-02-02', 'ok'],
    ['2026-11-02', '2027-02-01', 'ok'],
    ['2026-11-03', '2027-02-01', 'block'],
    ['2026-11-02', '2027-01-31', 'block'],
  ])('in force from %s to %s: %s', (from, to, expected) => {
    const [first] = verdict([agreement({ from: day(from), to: day(to) })]);
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });

  test('one that renews itself covers what comes after its last day, never what came before its first', () => {
    expect(verdict([agreement({ from: day('2025-04-01'), to: day('2026-03-31'), autoRenew: true })])).toEqual(OK);
    expect(verdict([agreement({ from: day('2026-11-03'), autoRenew: true })])).toMatchObject([{ severity: 'block' }]);
  });

  test.each([
    ['2026-11-01', 'ok'],
    ['2026-11-02', 'ok'],
    ['2026-11-03', 'warn'],
  ])('signed on %s, with earlier effect: %s', (on, expected) => {
    const [first] = verdict([agreement({ signedOn: day(on) })]);
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });

  test('none at all: it stops the start, and names the period that it must cover', () =>
    expect(verdict([])).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        by: '2026-11-02',
        data: { kind: 'none', company: 'C-0001', from: '2026-11-02', to: '2027-02-01', known: [] },
        settle: 'coopj agreement add C-0001 --from 2026-11-02 --to 2027-02-01 --signed-on …',
      },
    ]));

  test('one that only waits for signature is to be signed, not made anew', () =>
    expect(verdict([draft])).toMatchObject([
      {
        severity: 'block',
        data: { known: [{ ref: 'A-0001', from: '2026-04-01', to: '2027-03-31', signed: false }] },
        settle: 'coopj contract sign --company C-0001 --agreement A-0001 --on …',
      },
    ]));

  test('one for another placement does not count, one for this placement does', () => {
    expect(verdict([agreement({ placement: 'P-0002' })])).toMatchObject([{ severity: 'block' }]);
    expect(verdict([agreement({ placement: 'P-0001' })])).toEqual(OK);
  });

  test('of several in force, one signed in time is enough', () =>
    expect(verdict([agreement({ ref: 'A-0002', signedOn: day('2026-12-01') }), agreement()])).toEqual(OK));

  test('a company that nobody knows has none', () =>
    expect(agreementRule.judge({ ...facts(placementUpTo(9)), companies: new Map() })).toMatchObject([
      { severity: 'block', data: { kind: 'none' } },
    ]));

  test('an amendment’s later end must be covered', () => {
    const extended = placementUpTo(9, { terms: amended([TERMS], '2027-02-01', { to: day('2027-04-01') }) });
    expect(verdict([agreement()], extended)).toMatchObject([{ severity: 'block', data: { to: '2027-04-01' } }]);
  });
});

describe('course-before-start', () => {
  const verdict = (of: Placement) => courseBeforeStart.judge(facts(of));

  test('not registered stops the start, and is due on the first day', () =>
    expect(verdict(placementUpTo(9))).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        by: '2026-11-02',
        data: { kind: 'not-registered', from: '2026-11-02' },
        actor: 'secretariat',
        settle: 'coopj course register 20249001 --placement P-0001 --on …',
      },
    ]));

  // Registered on 15 October.
  test.each([
    ['2026-10-14', [{ severity: 'block', data: { kind: 'late', registeredOn: '2026-10-15', from: '2026-10-14' } }]],
    ['2026-10-15', OK],
    ['2026-10-16', OK],
  ])('started on %s', (on, expected) =>
    expect(verdict(placementUpTo(10, { run: { startedOn: day(on) } }))).toMatchObject(expected),
  );

  test('registered with no first day known is fine', () =>
    expect(verdict(placementUpTo(10, { terms: [{}] }))).toEqual(OK));
});

test('nothing about contract and course is told twice at the start', () => {
  const bare = { ...facts(placementUpTo(8)), placement: placementUpTo(8, { run: { startedOn: day('2026-11-02') } }) };
  const open = [order, contractReview, contractSigned, courseBeforeStart].flatMap((rule) =>
    rule.judge(bare).flatMap((one) => (one.result === 'open' && one.gates.includes(11) ? [rule.key] : [])),
  );
  expect(open).toEqual(['contract-review', 'contract-signed', 'course-before-start']);
});
