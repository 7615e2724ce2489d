import { describe, expect, test } from 'vitest';
import {
  closePlacement,
  recordApplication,
  recordInternship,
  recordResult,
  recordSelection,
} from '../../src/core/decide/placement.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import {
  agreement,
  company,
  contract,
  day,
  dossier,
  granted,
  known,
  placementUpTo,
  refusedFor,
  TERMS,
  TODAY,
  WISH,
} from '../helpers/dossiers.ts';

const knownOf = (...placements: readonly Placement[]) => known(dossier({ placements }));
const tomorrow = day('2027-03-02');

describe('STEP 11', () => {
  const one = placementUpTo(10);
  const start = { ...WISH, startedOn: day('2026-11-02') };

  test('starts, and later ends', () => {
    expect(granted(recordInternship(knownOf(one), one, start))).toEqual([
      { type: 'internship-recorded', placement: 'P-0001', startedOn: '2026-11-02' },
    ]);
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(granted(recordInternship(knownOf(running), running, { ...WISH, endedOn: day('2027-02-01') }))).toEqual([
      { type: 'internship-recorded', placement: 'P-0001', endedOn: '2027-02-01' },
    ]);
  });

  test('without a day, nothing is recorded', () =>
    expect(granted(recordInternship(knownOf(one), one, WISH))).toEqual([]));

  test('every rule that stops the start refuses it, all at once', () => {
    const bare = placementUpTo(8);
    const alone = known(dossier({ placements: [bare] }), { companies: new Map() });
    expect(refusedFor(recordInternship(alone, bare, start))).toEqual([
      'contract-review',
      'contract-signed',
      'agreement',
      'course-before-start',
    ]);
  });

  test('what only warns does not refuse it', () => {
    const late = company({ agreements: [agreement({ signedOn: day('2026-11-20') })] });
    const unpaid = placementUpTo(10, {
      terms: [{ ...TERMS, pay: 'unpaid' }],
      contracts: [contract({ signedOn: day('2026-11-20'), terms: { ...TERMS, pay: 'unpaid' } })],
    });
    const facts = known(dossier({ placements: [unpaid] }), { companies: new Map([['C-0001', late]]) });
    expect(refusedFor(recordInternship(facts, unpaid, start))).toEqual([]);
  });

  test('an early end is recorded as it was', () => {
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(refusedFor(recordInternship(knownOf(running), running, { ...WISH, endedOn: day('2026-11-13') }))).toEqual(
      [],
    );
  });

  test('it never ends before it starts, whichever is recorded last', () => {
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    const backwards = { ...WISH, endedOn: day('2026-11-01') };
    expect(refusedFor(recordInternship(knownOf(running), running, backwards))).toEqual(['reversed']);
    const ended = placementUpTo(11);
    const moved = { ...WISH, startedOn: day('2027-02-02'), reason: '訂正' };
    expect(refusedFor(recordInternship(knownOf(ended), ended, moved))).toContain('reversed');
  });
});

describe('a placement that was cut short', () => {
  const closed = { as: 'terminated', by: 'company', on: day('2026-12-01'), reason: '事業所の閉鎖' } as const;
  const over = placementUpTo(7, { closed });

  test('takes no further step, and says how it ended', () => {
    const on = day('2026-12-15');
    expect(recordSelection(knownOf(over), over, { ...WISH, on, reason: '訂正' })).toEqual({
      ok: false,
      refusals: [{ because: 'placement-closed', placement: 'P-0001', state: 'terminated' }],
    });
    expect(refusedFor(recordApplication(knownOf(over), over, WISH))).toEqual(['placement-closed']);
    expect(refusedFor(recordResult(knownOf(over), over, { ...WISH, outcome: 'accepted' }))).toEqual([
      'placement-closed',
    ]);
    expect(refusedFor(recordInternship(knownOf(over), over, { ...WISH, startedOn: on }))).toContain('placement-closed');
  });
});

describe('a placement is closed', () => {
  const one = placementUpTo(11);

  test('by the one who usually does, where nobody is named', () => {
    const by = (as: 'completed' | 'declined' | 'rejected' | 'withdrawn') =>
      granted(closePlacement(knownOf(one), one, { ...WISH, as })).flatMap((change) =>
        change.type === 'placement-closed' ? [change.closed.by] : [],
      );
    expect([by('completed'), by('declined'), by('rejected'), by('withdrawn')].flat()).toEqual([
      'university',
      'student',
      'company',
      'student',
    ]);
  });

  test('broken off only with a reason', () => {
    const request = { ...WISH, as: 'terminated', by: 'company' } as const;
    expect(refusedFor(closePlacement(knownOf(one), one, request))).toEqual(['no-reason']);
    expect(granted(closePlacement(knownOf(one), one, { ...request, reason: '事業所の閉鎖' }))).toEqual([
      {
        type: 'placement-closed',
        placement: 'P-0001',
        closed: { as: 'terminated', by: 'company', on: TODAY, reason: '事業所の閉鎖' },
      },
    ]);
  });

  test('never tomorrow, nor before it was opened', () => {
    const request = { ...WISH, as: 'withdrawn' } as const;
    expect(refusedFor(closePlacement(knownOf(one), one, { ...request, on: tomorrow }))).toEqual(['future']);
    expect(refusedFor(closePlacement(knownOf(one), one, { ...request, on: day('2026-09-09') }))).toEqual(['reversed']);
  });

  test('what came of it is added later; day, reason and who stay', () => {
    const closed = { as: 'terminated', by: 'company', on: day('2027-02-10'), reason: '事業所の閉鎖' } as const;
    const over = placementUpTo(11, { closed });
    const request = { ...WISH, as: 'terminated', recruitment: 'offered' } as const;
    expect(granted(closePlacement(knownOf(over), over, request))).toMatchObject([
      { closed: { ...closed, recruitment: 'offered' } },
    ]);
    expect(granted(closePlacement(knownOf(over), over, { ...WISH, as: 'terminated' }))).toEqual([]);
    const offered = placementUpTo(11, { closed: { ...closed, recruitment: 'offered' } });
    expect(granted(closePlacement(knownOf(offered), offered, { ...WISH, as: 'terminated' }))).toEqual([]);
  });

  test('otherwise after all needs a reason', () => {
    const over = placementUpTo(11, { closed: { as: 'withdrawn', by: 'student', on: day('2027-02-10') } });
    expect(refusedFor(closePlacement(knownOf(over), over, { ...WISH, as: 'completed' }))).toEqual(['unexplained']);
  });
});
