import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import {
  currentContract,
  isAccepted,
  isCutShort,
  isOpen,
  type Placement,
  type PlacementState,
  stateOf,
} from '../../src/core/model/placement.ts';
import {
  contractHalves,
  doneOn,
  leadingPlacement,
  phaseOfStanding,
  placementStand,
  reachedOf,
  STEPS,
  standingOf,
  standOf,
} from '../../src/core/model/steps.ts';
import {
  agreement,
  amended,
  company,
  contract,
  day,
  dossier,
  dossierUpTo,
  known,
  placement,
  placementUpTo,
  review,
} from '../helpers/dossiers.ts';

const without = (of: Dossier, ...keys: readonly (keyof Dossier)[]): Dossier =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key as keyof Dossier))) as unknown as Dossier;
const [one, first] = [dossierUpTo, (of: Dossier) => of.placements[0] ?? placement()];
const stand = (of: Dossier) => standOf(known(of));
const UNSIGNED = new Map([['C-0001', company({ agreements: [] })]]);

describe('where a student stands', () => {
  test.each(STEPS.map(({ number }) => number).filter((number) => number >= 5))('STEP %d done in good order', (step) => {
    expect(stand(one(step))).toEqual({ step, gaps: [], next: step === 12 ? null : step + 1 });
  });

  test('a new student has done none, and begins with STEP 1', () => {
    const fresh = without(dossier(), 'contact', 'approval', 'registration', 'briefing');
    expect(stand(fresh)).toEqual({ step: 0, gaps: [], next: 1 });
  });

  test('with STEP 1 to 4 and no placement, STEP 5 is next', () => {
    expect(stand(dossier())).toEqual({ step: 4, gaps: [], next: 5 });
  });

  test.each<[keyof Dossier, number]>([
    ['contact', 1],
    ['approval', 2],
    ['registration', 3],
    ['briefing', 4],
  ])('without %s the furthest step stays what it is; STEP %d is a gap beside it, and not the next step', (key, gap) => {
    expect(stand(without(one(10), key))).toEqual({ step: 10, gaps: [gap], next: 11 });
  });

  test('without a placement the first gap is the next step', () => {
    expect(stand(without(dossier(), 'approval'))).toEqual({ step: 4, gaps: [2], next: 2 });
    expect(stand(without(dossier(), 'contact', 'briefing'))).toEqual({ step: 3, gaps: [1], next: 1 });
  });

  test('a gap of the placement is the next step, however far the placement is', () => {
    const { application, ...rest } = placementUpTo(8);
    expect(stand(dossier({ placements: [rest] }))).toEqual({ step: 8, gaps: [6], next: 6 });
  });

  test.each(['accepted', 'declined', 'rejected'] as const)(
    'a result that is %s says that there was a selection',
    (outcome) => {
      const { selection, ...rest } = placementUpTo(8, { result: { on: day('2026-10-05'), outcome } });
      const of = dossier({ placements: [rest] });
      expect(stand(of).gaps).toEqual([]);
      expect(doneOn(7, known(of), rest)).toBeUndefined();
    },
  );

  test('a way that was withdrawn may have been given up before the selection', () => {
    const { selection, ...rest } = placementUpTo(8, { result: { on: day('2026-10-05'), outcome: 'withdrawn' } });
    expect(stand(dossier({ placements: [rest] })).gaps).toEqual([7]);
  });

  test('after a placement that was cut short another company comes next; the placement itself has no next step', () => {
    const of = one(8, { result: { on: day('2026-10-05'), outcome: 'rejected' } });
    expect(stand(of)).toEqual({ step: 8, gaps: [], next: 5 });
    expect(placementStand(known(of), first(of)).next).toBeNull();
  });

  test('one that is completed may still be graded; what is missing before it is a gap for good', () => {
    const { contracts, grade, papers, ...rest } = placementUpTo(12);
    const closed = { as: 'completed', by: 'university', on: day('2027-02-20') } as const;
    const ungraded = { ...rest, contracts: [], papers: [], closed };
    expect(stand(dossier({ placements: [ungraded] }))).toEqual({ step: 11, gaps: [9], next: 12 });
    const graded = { ...placementUpTo(12), contracts: [] };
    expect(stand(dossier({ placements: [graded] }))).toEqual({ step: 12, gaps: [9], next: null });
  });

  test('whoever began anew after an internship stands by the new placement, and has reached what was reached', () => {
    const of = dossier({ placements: [placementUpTo(12), placementUpTo(6, { ref: 'P-0002' })] });
    expect([stand(of).step, reachedOf(known(of))]).toEqual([6, 12]);
  });
});

describe('the phase follows the facts', () => {
  const at = (of: Dossier) => standingOf(known(of));
  const running = { run: { startedOn: day('2026-11-02') } };
  const cut = { result: { on: day('2026-10-05'), outcome: 'declined' } } as const;
  test.each<[string, Dossier, string]>([
    ['registration', without(dossier(), 'briefing'), 'registration'],
    ['application: before STEP 5', dossier(), 'application'],
    ['application: a candidate', one(7), 'application'],
    ['preparation from the acceptance', one(8), 'preparation'],
    ['preparation until the actual start', one(10), 'preparation'],
    ['participation, whatever is missing', one(8, running), 'participation'],
    ['completion', one(11), 'completion'],
    ['finished', one(12), 'finished'],
    ['ended', one(8, cut), 'ended'],
  ])('%s', (_, of, standing) => expect(at(of)).toBe(standing));

  test('a list has the five phases: all done is the last, and whoever was cut short may apply again', () => {
    expect([phaseOfStanding('finished'), phaseOfStanding('ended'), phaseOfStanding('preparation')]).toEqual([
      'completion',
      'application',
      'preparation',
    ]);
  });
});

describe('a step is done', () => {
  const doneWith = (step: StepNumber, facts: Partial<Placement>) => doneOn(step, known(dossier()), placement(facts));

  test('4: when the recording was sent, where nobody attended', () => {
    const sent = dossier({ briefing: { recordingSentOn: day('2026-09-03') } });
    expect(doneOn(4, known(sent))).toBe('2026-09-03');
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
      'returned before it was concluded: not yet',
      { contracts: [contract({ reviews: [review(), review({ outcome: 'returned', on: day('2026-10-14') })] })] },
      undefined,
    ],
    [
      'returned afterwards: once done it stays done',
      { contracts: [contract({ reviews: [review(), review({ outcome: 'returned', on: day('2026-10-15') })] })] },
      '2026-10-14',
    ],
    [
      'a new revision came in: once done it stays done',
      { contracts: [contract(), contract({ revision: 2, reviews: [] })] },
      '2026-10-14',
    ],
    ['a notice where there is no contract', { contracts: [contract({ kind: 'notice' })] }, '2026-10-14'],
  ])('9: %s', (_, facts, expected) => expect(doneWith(9, facts)).toBe(expected));

  test.each<[string, readonly AgreementFacts[], string | undefined]>([
    ['no agreement: not yet', [], undefined],
    ['an unsigned one: not yet', [{ signedOn: 'never' }], undefined],
    ['signed last: on that day', [{ signedOn: day('2026-10-20') }], '2026-10-20'],
    ['signed before the contract: on the day of the contract', [{}], '2026-10-14'],
    ['for another placement: not yet', [{ placement: 'P-0009' }], undefined],
    ['for this placement', [{ placement: 'P-0001' }], '2026-10-14'],
    ['from the first day to the last', [{ from: day('2026-11-02'), to: day('2027-02-01') }], '2026-10-14'],
    ['from the day after the first: not yet', [{ from: day('2026-11-03') }], undefined],
    ['to the day before the last: not yet', [{ to: day('2027-01-31') }], undefined],
    ['that renews itself', [{ to: day('2026-12-31'), autoRenew: true }], '2026-10-14'],
    [
      'two in a row: on the day of the later signature',
      [{ to: day('2026-12-31') }, { from: day('2027-01-01'), signedOn: day('2026-12-20') }],
      '2026-12-20',
    ],
    [
      'two with a day between them: not yet',
      [{ to: day('2026-12-30') }, { from: day('2027-01-01'), signedOn: day('2026-12-20') }],
      undefined,
    ],
    ['ended before the first day: never', [{ endedOn: day('2026-11-01') }], undefined],
    ['ended within the period: once done it stays done', [{ endedOn: day('2026-12-31') }], '2026-10-14'],
  ])('9, the agreement: %s', (_, agreements, expected) => {
    const host = company({ agreements: agreements.map((facts) => signedOrNot(facts)) });
    const companies = new Map([['C-0001', host]]);
    const of = placement({ contracts: [contract()] });
    expect(doneOn(9, known(dossier(), { companies }), of)).toBe(expected);
  });

  test('9: an extension beyond the agreement leaves it done', () => {
    const first = { from: day('2026-11-02'), to: day('2027-02-01') };
    const terms = amended([first], '2027-02-02', { to: day('2027-06-30') });
    expect(doneWith(9, { terms, contracts: [contract()] })).toBe('2026-10-14');
  });

  test('9: each half has its day', () => {
    const { companies } = known(dossier());
    expect(contractHalves(placement({ contracts: [contract()] }), companies)).toEqual({
      contract: '2026-10-14',
      agreement: '2026-09-01',
    });
    expect(contractHalves(placement({ contracts: [contract()] }), UNSIGNED)).toEqual({ contract: '2026-10-14' });
    expect(contractHalves(placement(), companies)).toEqual({ agreement: '2026-09-01' });
  });

  test('9: with half of it done, it is the next step, and a gap below STEP 10', () => {
    const of = one(10);
    expect(standOf(known(of, { companies: UNSIGNED }))).toEqual({ step: 10, gaps: [9], next: 9 });
  });

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
    expect(STEPS.filter(({ number }) => doneOn(number, known(dossier()))).map(({ number }) => number)).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

type AgreementFacts = Omit<Partial<Agreement>, 'signedOn'> & { readonly signedOn?: Agreement['signedOn'] | 'never' };
/** Signed in September, on another day, or never. */
function signedOrNot({ signedOn = day('2026-09-01'), ...facts }: AgreementFacts): Agreement {
  const { signedOn: _, ...rest } = agreement(facts);
  return signedOn === 'never' ? rest : { ...rest, signedOn };
}

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
  test('the accepted one before a candidate that was opened later', () => {
    expect(leading(named('P-0001', 8), named('P-0002', 7))).toBe('P-0001');
    const running = named('P-0001', 10, { run: { startedOn: day('2026-11-02') } });
    expect(leading(running, named('P-0002', 10))).toBe('P-0001');
    // Ended and not graded yet: a new one that is accepted goes before.
    expect(leading(named('P-0001', 11), named('P-0002', 8))).toBe('P-0002');
  });
  test('the completed one, where a rival was declined long before', () => {
    const declined = { result: { on: day('2026-10-06'), outcome: 'declined' } } as const;
    expect(leading(named('P-0001', 12), named('P-0002', 8, declined))).toBe('P-0001');
  });
  test('the one closed last, where none is open', () => {
    const declined = { result: { on: day('2027-03-01'), outcome: 'declined' } } as const;
    expect(leading(named('P-0001', 12), named('P-0002', 8, declined))).toBe('P-0002');
  });
  test('none, where there is none', () => expect(leading()).toBeUndefined());
});
