import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import {
  currentContract,
  effective,
  isAccepted,
  isCutShort,
  isOpen,
  type Placement,
  type PlacementState,
  stateOf,
} from '../../src/core/model/placement.ts';
import { doneOn, highestDone, leadingPlacement, nextStep, STEPS } from '../../src/core/model/steps.ts';
import { contract, day, dossier, dossierUpTo, placement, placementUpTo, review } from '../helpers/dossiers.ts';

const without = (of: Dossier, ...keys: readonly (keyof Dossier)[]): Dossier =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key as keyof Dossier))) as unknown as Dossier;
const [one, first] = [dossierUpTo, (of: Dossier) => of.placements[0]];

describe('the highest step done, and the next', () => {
  test.each(STEPS.map(({ number }) => number).filter((number) => number >= 5))('STEP %d done in good order', (step) => {
    const of = one(step);
    expect(highestDone(of, first(of))).toBe(step);
    expect(nextStep(of, first(of))).toBe(step === 12 ? null : step + 1);
  });

  test('a new student has done none, and begins with STEP 1', () => {
    const fresh = without(dossier(), 'contact', 'approval', 'registration', 'briefing');
    expect([highestDone(fresh), nextStep(fresh)]).toEqual([0, 1]);
  });

  test('with STEP 1 to 4 and no placement, STEP 5 is next', () => {
    expect([highestDone(dossier()), nextStep(dossier())]).toEqual([4, 5]);
  });

  test.each<[keyof Dossier, number]>([
    ['contact', 0],
    ['approval', 1],
    ['registration', 2],
    ['briefing', 3],
  ])('a gap counts: without %s it is %d, however far the placement is', (key, done) => {
    const of = without(one(10), key);
    expect([highestDone(of, first(of)), nextStep(of, first(of))]).toEqual([done, done + 1]);
  });

  test('a placement that was cut short has no next step', () => {
    const of = one(8, { result: { on: day('2026-10-05'), outcome: 'rejected' } });
    expect([highestDone(of, first(of)), nextStep(of, first(of))]).toEqual([8, null]);
  });
});

describe('a step is done', () => {
  const doneWith = (step: StepNumber, facts: Partial<Placement>) => doneOn(step, dossier(), placement(facts));

  test('4: when the recording was sent, where nobody attended', () => {
    const sent = dossier({ briefing: { recordingSentOn: day('2026-09-03') } });
    expect(doneOn(4, sent)).toBe('2026-09-03');
  });

  test.each<[string, Partial<Placement>, string | undefined]>([
    ['approved, then concluded: on the day concluded', { contracts: [contract()] }, '2026-10-14'],
    [
      'concluded, then approved: on the day approved',
      { contracts: [contract({ signedOn: day('2026-10-09') })] },
      '2026-10-13',
    ],
    ['approved only: not yet', { contracts: [placementContract({ signed: false })] }, undefined],
    ['concluded only: not yet', { contracts: [contract({ reviews: [] })] }, undefined],
    [
      'approved by the company: not yet',
      { contracts: [contract({ reviews: [review({ by: 'company' })] })] },
      undefined,
    ],
    [
      'approved, then returned: not any more',
      { contracts: [contract({ reviews: [review(), review({ outcome: 'returned', on: day('2026-10-14') })] })] },
      undefined,
    ],
    [
      'a new revision came in: not any more',
      { contracts: [contract(), contract({ revision: 2, reviews: [] })] },
      undefined,
    ],
    ['a notice where there is no contract', { contracts: [contract({ kind: 'notice' })] }, '2026-10-14'],
  ])('9: %s', (_, facts, expected) => expect(doneWith(9, facts)).toBe(expected));

  test('11: when it started and ended', () => {
    expect(doneWith(11, { run: { startedOn: day('2026-11-02') } })).toBeUndefined();
    expect(doneWith(11, { run: { endedOn: day('2027-02-01') } })).toBeUndefined();
    expect(doneWith(11, { run: { startedOn: day('2026-11-02'), endedOn: day('2027-02-01') } })).toBe('2027-02-01');
  });

  test('12: with certificate and grade, on the later day', () => {
    const grade = { grade: 'A', by: '見本 担当', on: day('2027-02-15') };
    const paper = { kind: 'certificate', receivedOn: day('2027-02-20') } as const;
    expect(doneWith(12, { grade })).toBeUndefined();
    expect(doneWith(12, { papers: [paper] })).toBeUndefined();
    expect(doneWith(12, { grade, papers: [{ ...paper, kind: 'evaluation' }] })).toBeUndefined();
    expect(doneWith(12, { grade, papers: [paper] })).toBe('2027-02-20');
  });

  test('5 to 12 never without a placement', () => {
    expect(STEPS.filter(({ number }) => doneOn(number, dossier())).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

function placementContract({ signed }: { readonly signed: boolean }) {
  const { signedOn, ...unsigned } = contract();
  return signed ? contract() : unsigned;
}

describe('the state of a placement', () => {
  const closedAs = (as: 'completed' | 'declined' | 'rejected' | 'withdrawn' | 'terminated', step: StepNumber) =>
    placementUpTo(step, { closed: { as, by: 'student', on: day('2027-02-20') } });
  const refused = (outcome: 'declined' | 'rejected' | 'withdrawn') =>
    placementUpTo(7, { result: { on: day('2026-10-05'), outcome } });
  const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });

  test.each<[PlacementState, string, Placement, { open: boolean; accepted: boolean; cut: boolean }]>([
    ['candidate', 'opened', placement(), { open: true, accepted: false, cut: false }],
    ['candidate', 'in selection', placementUpTo(7), { open: true, accepted: false, cut: false }],
    ['accepted', 'accepted', placementUpTo(8), { open: true, accepted: true, cut: false }],
    ['running', 'started', running, { open: true, accepted: true, cut: false }],
    ['completed', 'ended, to be graded', placementUpTo(11), { open: true, accepted: true, cut: false }],
    ['completed', 'graded', placementUpTo(12), { open: false, accepted: true, cut: false }],
    ['completed', 'closed', closedAs('completed', 11), { open: false, accepted: true, cut: false }],
    ['declined', 'declined by the student', refused('declined'), { open: false, accepted: false, cut: true }],
    ['rejected', 'rejected by the company', refused('rejected'), { open: false, accepted: false, cut: true }],
    ['withdrawn', 'withdrawn', refused('withdrawn'), { open: false, accepted: false, cut: true }],
    ['declined', 'a candidate closed', closedAs('declined', 7), { open: false, accepted: false, cut: true }],
    ['terminated', 'broken off while running', closedAs('terminated', 10), { open: false, accepted: false, cut: true }],
  ])('%s: %s', (state, _, of, { open, accepted, cut }) => {
    expect(stateOf(of)).toBe(state);
    expect({ open: isOpen(of), accepted: isAccepted(of), cut: isCutShort(of) }).toEqual({ open, accepted, cut });
  });

  test('the terms in force are those of the last amendment', () => {
    expect(effective(placement({ terms: [{ hoursPerWeek: 20 }, { hoursPerWeek: 28 }] })).hoursPerWeek).toBe(28);
  });

  test('the contract that counts is the last employment contract, the last notice only where there is none', () => {
    const [e1, e2] = [contract(), contract({ revision: 2 })];
    const [n1, n2] = [contract({ kind: 'notice' }), contract({ kind: 'notice', revision: 2 })];
    expect(currentContract(placement({ contracts: [e1, e2, n1] }))).toBe(e2);
    expect(currentContract(placement({ contracts: [n1, n2] }))).toBe(n2);
    expect(currentContract(placement())).toBeUndefined();
  });
});

describe('of several placements a list shows', () => {
  const leading = (...placements: readonly Placement[]) => leadingPlacement(dossier({ placements }))?.ref;
  const named = (ref: string, step: StepNumber, facts: Partial<Placement> = {}) =>
    placementUpTo(step, { ref, ...facts });

  test('the furthest', () => expect(leading(named('P-0001', 8), named('P-0002', 6))).toBe('P-0001'));
  test('the newest of those equally far', () => expect(leading(named('P-0001', 6), named('P-0002', 6))).toBe('P-0002'));
  test('the furthest, whatever of STEP 1 to 4 is missing', () => {
    const placements = [named('P-0001', 8), named('P-0002', 5)];
    expect(leadingPlacement(without(dossier({ placements }), 'contact'))?.ref).toBe('P-0001');
  });
  test('an open one before one that is over', () =>
    expect(leading(named('P-0001', 12), named('P-0002', 5))).toBe('P-0002'));
  test('the last, where none is open', () => {
    const declined = { result: { on: day('2027-03-01'), outcome: 'declined' } } as const;
    expect(leading(named('P-0001', 12), named('P-0002', 8, declined))).toBe('P-0002');
  });
  test('none, where there is none', () => expect(leading()).toBeUndefined());
});
