import { describe, expect, test } from 'vitest';
import { firstSteps } from '../../src/core/decide/enter-steps.ts';
import { recordJsps } from '../../src/core/decide/funds.ts';
import { recordApproval } from '../../src/core/decide/student-steps.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { doneOn } from '../../src/core/model/steps.ts';
import { order } from '../../src/core/rules/steps/order.ts';
import { day, dossier, granted, known, OFFICE, refusedFor, student, WISH } from '../helpers/dossiers.ts';

const CHANGE = { on: day('2026-09-25'), former: '見本 教授', name: '雛形 教授', email: 'hinagata@example.ac.jp' };
const changed = (facts: Partial<Dossier> = {}) => dossier({ supervisors: [CHANGE], ...facts });
const after = (of: Dossier, changes: readonly StudentChange[]) => changes.reduce(evolve, of);
const approve = (of: Dossier, on: string, by: string) =>
  after(of, granted(recordApproval(known(of), { ...WISH, on: day(on), by })));

describe('the approval of a later supervisor', () => {
  test.each(['2026-09-25', '2026-10-06', '2026-09-20'])('is a second one (%s), and STEP 2 keeps its day', (on) => {
    const both = approve(changed(), on, '雛形 教授');
    expect(both.approval).toEqual({ on: '2026-08-05', by: '見本 教授' });
    expect(both.laterApprovals).toEqual([{ on, by: '雛形 教授' }]);
    expect(doneOn(2, known(both))).toBe('2026-08-05');
    expect(order.judge(known(both))).toEqual([{ result: 'ok' }]);
  });

  test('told again it changes nothing, and corrected it says why', () => {
    const both = approve(changed(), '2026-10-06', '雛形 教授');
    const again = (on: string, reason?: string) =>
      recordApproval(known(both), { ...WISH, on: day(on), by: '雛形教授', ...(reason && { reason }) });
    expect(granted(recordApproval(known(both), { ...WISH, on: day('2026-10-06'), by: '雛形 教授' }))).toEqual([]);
    expect(refusedFor(again('2026-10-07'))).toContain('unexplained');
    const corrected = after(both, granted(again('2026-10-07', '誤記')));
    expect(corrected.approval).toEqual(both.approval);
    expect(corrected.laterApprovals).toEqual([{ on: '2026-10-07', by: '雛形教授' }]);
  });

  test('without a change of supervisor another name corrects the first approval, as before', () => {
    const request = { ...WISH, on: day('2026-10-06'), by: '雛形 教授' };
    expect(refusedFor(recordApproval(known(dossier()), request))).toContain('unexplained');
    expect(granted(recordApproval(known(dossier()), { ...request, reason: '誤記' }))).toEqual([
      { type: 'approval-recorded', on: '2026-10-06', by: '雛形 教授' },
    ]);
  });

  test.each([
    ['by somebody else before the change', CHANGE.on, '2026-09-24', '第三 教授', true],
    ['by somebody else from the change on', CHANGE.on, '2026-09-25', '第三 教授', false],
    ['by whoever gave the first', CHANGE.on, '2026-10-06', '見本 教授', true],
    ['by a supervisor since before the first', '2026-08-04', '2026-10-06', '雛形 教授', true],
    ['by a supervisor since the day of the first', '2026-08-05', '2026-10-06', '雛形 教授', true],
    ['by a supervisor since the day after the first', '2026-08-06', '2026-10-06', '雛形 教授', false],
  ])('or corrects the first: %s', (_, since, on, by, corrects) => {
    const of = changed({ supervisors: [{ ...CHANGE, on: day(since) }] });
    const refused = refusedFor(recordApproval(known(of), { ...WISH, on: day(on), by }));
    expect(refused.includes('unexplained')).toBe(corrects);
  });

  test('in a list leaves the first as it is', () => {
    const given = (of: Dossier, on: string) => firstSteps(of, student(), { approvedOn: day(on) }, OFFICE);
    expect(given(changed(), '2026-10-06')).toEqual([{ type: 'approval-renewed', on: '2026-10-06', by: '雛形 教授' }]);
    expect(given(approve(changed(), '2026-10-06', '雛形 教授'), '2026-10-06')).toEqual([]);
    expect(given(changed(), '2026-08-05')).toEqual([]);
  });
});

test('the consent of a later host researcher is no correction of the former one’s', () => {
  const of = changed({ jspsConsent: { hostResearcher: '見本 教授', agreedOn: day('2026-09-14') } });
  const request = { ...WISH, agreedOn: day('2026-10-06') };
  expect(refusedFor(recordJsps(known(of), { ...request, hostResearcher: '雛形 教授' }))).toEqual([]);
  expect(refusedFor(recordJsps(known(of), { ...request, hostResearcher: '別人 教授' }))).toContain('unexplained');
});
