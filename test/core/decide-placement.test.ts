import { describe, expect, test } from 'vitest';
import {
  editPlacement,
  openPlacement,
  recordApplication,
  recordResult,
  recordSelection,
} from '../../src/core/decide/placement.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { day, dossier, granted, known, placementUpTo, refusedFor, TERMS, WISH } from '../helpers/dossiers.ts';

const knownOf = (...placements: readonly Placement[]) => known(dossier({ placements }));
const tomorrow = day('2027-03-02');

describe('STEP 5: a placement is opened', () => {
  const opening = { ...WISH, ref: 'P-0001', company: 'C-0001', on: day('2026-09-10'), terms: TERMS };

  test('with what is known, whatever of STEP 1 to 4 is missing', () =>
    expect(granted(openPlacement(knownOf(), opening))).toEqual([
      { type: 'placement-opened', ref: 'P-0001', company: 'C-0001', on: '2026-09-10', consulted: [], terms: TERMS },
    ]));

  test('never tomorrow, never for a period that ends before it begins; one day is a period', () => {
    const reversed = { from: day('2026-11-02'), to: day('2026-11-01') };
    expect(refusedFor(openPlacement(knownOf(), { ...opening, on: tomorrow, terms: reversed }))).toEqual([
      'future',
      'reversed',
    ]);
    const oneDay = { from: day('2026-11-02'), to: day('2026-11-02') };
    expect(refusedFor(openPlacement(knownOf(), { ...opening, terms: oneDay }))).toEqual([]);
  });

  test('its period may lie in the future', () => {
    const terms = { from: day('2028-04-01'), to: day('2028-06-30') };
    expect(refusedFor(openPlacement(knownOf(), { ...opening, terms }))).toEqual([]);
  });
});

describe('a placement is corrected', () => {
  const one = placementUpTo(8);

  test('only what is said changes, and what stands there already is no change', () => {
    expect(granted(editPlacement(knownOf(one), one, { ...WISH, terms: { hoursPerWeek: 20 } }))).toEqual([
      { type: 'placement-edited', placement: 'P-0001', terms: { hoursPerWeek: 20 } },
    ]);
    expect(granted(editPlacement(knownOf(one), one, { ...WISH, terms: { hoursPerWeek: 28 } }))).toEqual([]);
  });

  test('a new end is held against the first day that stands there', () =>
    expect(refusedFor(editPlacement(knownOf(one), one, { ...WISH, terms: { to: day('2026-11-01') } }))).toEqual([
      'reversed',
    ]));

  test('another day of STEP 5 needs a reason', () => {
    const on = day('2026-09-09');
    expect(refusedFor(editPlacement(knownOf(one), one, { ...WISH, on }))).toEqual(['unexplained']);
    expect(granted(editPlacement(knownOf(one), one, { ...WISH, on, reason: '誤記' }))).toHaveLength(1);
  });
});

describe('STEP 6', () => {
  const one = placementUpTo(5);
  const request = { ...WISH, on: day('2026-09-17'), approvedOn: day('2026-09-16') };

  test('is recorded with the supervisor’s approval', () =>
    expect(granted(recordApplication(knownOf(one), one, request))).toEqual([
      { type: 'application-recorded', placement: 'P-0001', on: '2026-09-17', approvedOn: '2026-09-16' },
    ]));

  test('is refused without the approval, and before STEP 5, with both reasons', () => {
    const refused = recordApplication(knownOf(one), one, { ...WISH, on: day('2026-09-09') });
    expect(refusedFor(refused)).toEqual(['order', 'order']);
    expect(refused).toMatchObject({ refusals: [{ gate: 6 }, { gate: 6 }] });
  });

  test('an approval that was unknown is filled in without a reason', () => {
    const applied = placementUpTo(6, { application: { on: day('2026-09-17') } });
    expect(
      granted(recordApplication(knownOf(applied), applied, { ...WISH, approvedOn: day('2026-09-17') })),
    ).toHaveLength(1);
  });
});

test('STEP 7 is stopped by nothing but the calendar and a placement that is over', () => {
  const one = placementUpTo(5);
  expect(granted(recordSelection(knownOf(one), one, { ...WISH, on: day('2026-09-24') }))).toHaveLength(1);
  expect(refusedFor(recordSelection(knownOf(one), one, { ...WISH, on: tomorrow }))).toEqual(['future']);
});

describe('STEP 8', () => {
  const one = placementUpTo(7);
  const accepts = { ...WISH, on: day('2026-10-05'), outcome: 'accepted' } as const;
  const second = placementUpTo(7, { ref: 'P-0002' });
  const third = placementUpTo(8, { ref: 'P-0003', result: { on: day('2026-10-01'), outcome: 'accepted' } });
  const over = placementUpTo(8, { ref: 'P-0004', result: { on: day('2026-10-01'), outcome: 'rejected' } });

  test('keeps the day of the offer', () =>
    expect(granted(recordResult(knownOf(one), one, { ...accepts, offeredOn: day('2026-10-01') }))).toEqual([
      {
        type: 'result-recorded',
        placement: 'P-0001',
        result: { on: '2026-10-05', outcome: 'accepted', offeredOn: '2026-10-01' },
      },
    ]));

  test('nobody accepts before the offer', () =>
    expect(refusedFor(recordResult(knownOf(one), one, { ...accepts, offeredOn: day('2026-10-06') }))).toEqual([
      'reversed',
    ]));

  test('an acceptance declines the other candidates where that is asked, and no other', () => {
    const all = knownOf(one, second, third, over);
    expect(granted(recordResult(all, one, accepts))).toHaveLength(1);
    expect(granted(recordResult(all, one, { ...accepts, closeOthers: true })).slice(1)).toEqual([
      { type: 'placement-closed', placement: 'P-0002', closed: { as: 'declined', by: 'student', on: '2026-10-05' } },
    ]);
  });

  test('a rejection declines nobody', () =>
    expect(
      granted(recordResult(knownOf(one, second), one, { ...accepts, outcome: 'rejected', closeOthers: true })),
    ).toHaveLength(1));

  test('another outcome needs a reason; even one that cut the placement short can be corrected', () => {
    const declined = placementUpTo(8, { result: { on: day('2026-10-05'), outcome: 'declined' } });
    const correction = { ...WISH, outcome: 'accepted' } as const;
    expect(refusedFor(recordResult(knownOf(declined), declined, correction))).toEqual(['unexplained']);
    expect(granted(recordResult(knownOf(declined), declined, { ...correction, reason: '再検討' }))).toMatchObject([
      { result: { on: '2026-10-05', outcome: 'accepted' } },
    ]);
  });

  test('the day of the offer is filled in without a reason, and stays', () => {
    const accepted = placementUpTo(8);
    const offeredOn = day('2026-10-01');
    const request = { ...WISH, outcome: 'accepted' } as const;
    const [filled] = granted(recordResult(knownOf(accepted), accepted, { ...request, offeredOn }));
    expect(filled).toMatchObject({ result: { on: '2026-10-05', offeredOn } });
    const offered = placementUpTo(8, { result: { on: day('2026-10-05'), outcome: 'accepted', offeredOn } });
    expect(granted(recordResult(knownOf(offered), offered, request))).toEqual([]);
    const moved = { ...request, offeredOn: day('2026-10-02') };
    expect(refusedFor(recordResult(knownOf(offered), offered, moved))).toEqual(['unexplained']);
  });
});
