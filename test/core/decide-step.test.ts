import { describe, expect, test } from 'vitest';
import { decideStep } from '../../src/core/decide/step.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { StepDetails } from '../../src/core/model/step-details.ts';
import { day, dossier, granted, known, placement, placementUpTo, WISH } from '../helpers/dossiers.ts';

const ON = day('2027-02-01');
const TODAY = day('2027-03-01');
const fresh = (): Dossier => {
  const { contact: _, approval: __, registration: ___, briefing: ____, ...rest } = dossier();
  return rest;
};

describe('recording a step of a student', () => {
  const step = (number: StepNumber, details: StepDetails = {}, of: Dossier = fresh(), on?: typeof ON) =>
    granted(decideStep(known(of), undefined, number, details, { ...WISH, ...(on && { on }) }));

  test.each<[StepNumber, StepDetails, object]>([
    [1, {}, { type: 'contact-recorded', on: ON }],
    [1, { guideSent: day('2027-02-02') }, { type: 'contact-recorded', on: ON, guideSentOn: '2027-02-02' }],
    // Who approved is the supervisor, unless somebody else is named.
    [2, {}, { type: 'approval-recorded', on: ON, by: '見本 教授' }],
    [2, { by: '別 教授' }, { type: 'approval-recorded', on: ON, by: '別 教授' }],
    [4, { attended: day('2027-01-12') }, { type: 'briefing-recorded', attendedOn: '2027-01-12' }],
    [4, { recordingSent: day('2027-01-13') }, { type: 'briefing-recorded', recordingSentOn: '2027-01-13' }],
    [4, { recordingSent: true }, { type: 'briefing-recorded', recordingSentOn: ON }],
    [
      4,
      { attended: day('2027-01-12'), recordingSent: true },
      { type: 'briefing-recorded', attendedOn: '2027-01-12', recordingSentOn: ON },
    ],
  ])('STEP %i with %j', (number, details, change) => expect(step(number, details, fresh(), ON)).toEqual([change]));

  test('STEP 3 with its supporters and the box', () => {
    const { registration: _, ...approved } = dossier();
    const supporters = { supervisor: 'kyoju@example.ac.jp' };
    expect(step(3, {}, approved, ON)).toEqual([{ type: 'registration-recorded', on: ON, supporters: {} }]);
    expect(step(3, { supporters, approverBox: false }, approved, ON)).toEqual([
      { type: 'registration-recorded', on: ON, supporters, approverBox: false },
    ]);
  });

  test('STEP 4 on its own day: the one recorded before, else today', () => {
    expect(step(4, { recordingSent: true })).toEqual([{ type: 'briefing-recorded', recordingSentOn: TODAY }]);
    const sent = { ...fresh(), briefing: { recordingSentOn: day('2027-01-13') } };
    expect(step(4, { recordingSent: true }, sent)).toEqual([]);
    const there = { ...fresh(), briefing: { attendedOn: day('2027-01-12') } };
    expect(step(4, { attended: true }, there)).toEqual([]);
    expect(step(4, { attended: true }, fresh(), day('2027-01-12'))).toEqual([
      { type: 'briefing-recorded', attendedOn: '2027-01-12' },
    ]);
  });
});

describe('recording a step of a placement', () => {
  const decided = (of: Placement, number: StepNumber, details: StepDetails = {}, on: typeof ON | undefined = ON) =>
    decideStep(known(dossier({ placements: [of] })), of, number, details, {
      ...WISH,
      ...(on && { on }),
      reason: '訂正',
    });
  const step = (...words: Parameters<typeof decided>) => granted(decided(...words));
  const at = { placement: 'P-0001' };

  test.each<[StepNumber, StepDetails, Placement, object]>([
    [5, {}, placement(), { type: 'placement-edited', ...at, on: ON }],
    [
      5,
      { job: '見本の研究', consulted: ['別 助教'] },
      placement(),
      { type: 'placement-edited', ...at, on: ON, job: '見本の研究', consulted: ['別 助教'] },
    ],
    [6, {}, placementUpTo(6), { type: 'application-recorded', ...at, on: ON }],
    [
      6,
      { approvedOn: day('2027-01-31'), confirms: true },
      placement(),
      { type: 'application-recorded', ...at, on: ON, approvedOn: '2027-01-31', confirms: true },
    ],
    [7, {}, placementUpTo(6), { type: 'selection-recorded', ...at, on: ON }],
    [
      8,
      { outcome: 'rejected' },
      placementUpTo(7),
      { type: 'result-recorded', ...at, result: { on: ON, outcome: 'rejected' } },
    ],
    [
      8,
      { outcome: 'rejected', offeredOn: day('2027-01-20') },
      placementUpTo(7),
      { type: 'result-recorded', ...at, result: { on: ON, outcome: 'rejected', offeredOn: '2027-01-20' } },
    ],
    [9, {}, placementUpTo(9), { type: 'contract-signed', ...at, kind: 'employment', revision: 1, on: ON }],
    [
      11,
      { started: day('2026-11-04') },
      placementUpTo(10),
      { type: 'internship-recorded', ...at, startedOn: '2026-11-04' },
    ],
    [
      11,
      { ended: day('2027-02-01') },
      placementUpTo(10, { run: { startedOn: day('2026-11-02') } }),
      { type: 'internship-recorded', ...at, endedOn: '2027-02-01' },
    ],
  ])('STEP %i with %j', (number, details, of, change) => expect(step(of, number, details)).toEqual([change]));

  test('STEP 12 is graded by who is named, else by the teacher of the course', () => {
    const of = placementUpTo(12);
    const { grade: _, ...open } = of;
    const graded = (details: StepDetails) => step(open, 12, { grade: 'B', ...details }, day('2027-02-15'));
    const change = (by: string) => [{ type: 'grade-recorded', ...at, grade: { grade: 'B', by, on: '2027-02-15' } }];
    expect(graded({})).toEqual(change('教育開発センター 見本 教員'));
    expect(graded({ by: '見本 担当' })).toEqual(change('見本 担当'));
  });

  test('STEP 8 closes the others where that is asked for', () => {
    const [one, other] = [placementUpTo(7), placementUpTo(7, { ref: 'P-0002' })];
    const both = known(dossier({ placements: [one, other] }));
    const result = (closeOthers: boolean) =>
      granted(decideStep(both, one, 8, { outcome: 'accepted', closeOthers }, { ...WISH, on: ON })).map(
        ({ type }) => type,
      );
    expect(result(true)).toEqual(['result-recorded', 'placement-closed']);
    expect(result(false)).toEqual(['result-recorded']);
  });

  test('STEP 10 registers the course', () => {
    expect(step(placementUpTo(9), 10)).toMatchObject([{ type: 'course-registered', course: { on: ON } }]);
  });

  test('STEP 11 without a day begins on its own: the one recorded, else today', () => {
    const began = (of: Placement) => {
      const today = day('2026-11-02');
      return granted(decideStep(known(dossier({ placements: [of] }), { today }), of, 11, {}, WISH));
    };
    expect(began(placementUpTo(10))).toEqual([{ type: 'internship-recorded', ...at, startedOn: '2026-11-02' }]);
    expect(began(placementUpTo(10, { run: { startedOn: day('2026-11-01') } }))).toEqual([]);
  });

  test('STEP 11 with an end or a reason alone says nothing of the beginning', () => {
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(step(running, 11, { earlyReason: '体調' })).toEqual([
      { type: 'internship-recorded', ...at, earlyReason: '体調' },
    ]);
    expect(step(running, 11, { ended: day('2027-01-15'), earlyReason: '体調' })).toEqual([
      { type: 'internship-recorded', ...at, endedOn: '2027-01-15', earlyReason: '体調' },
    ]);
  });

  test.each([8, 12] as const)('STEP %i without what it needs says nothing', (number) => {
    expect(decided(placementUpTo(11), number)).toEqual({ ok: true, changes: [], overridden: [] });
  });
});
