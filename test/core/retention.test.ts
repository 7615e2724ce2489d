import { expect, test } from 'vitest';
import { isDue, retentionOf } from '../../src/core/agenda/retention.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { day, dossier, placementUpTo, student } from '../helpers/dossiers.ts';

const NONE = { completedYears: 0, leftYears: 0, endedYears: 0 };
const today = day('2026-11-02');
const of = (known: Partial<Dossier>, years: Partial<typeof NONE>, on = today) =>
  retentionOf({ ...dossier(), placements: [], ...known }, { ...NONE, ...years }, on);

const closed = (on: string, more: Partial<Placement> = {}): Placement => ({
  ...placementUpTo(8),
  closed: { as: 'terminated', by: 'company', on: day(on) },
  ...more,
});

test('without a rule of the profile nobody falls due', () => {
  const left = { leaves: [{ kind: 'withdrawal', from: day('2010-03-31') }] } as const;
  expect(of(left, {})).toBeUndefined();
  expect(of(left, { completedYears: 5 })).toBeUndefined();
});

test.each([
  ['the day before', '2026-11-01', false],
  ['the day', '2026-11-02', true],
  ['the day after', '2026-11-03', true],
] as const)('so many years after a completion: %s', (_, on, due) => {
  const known = { leaves: [{ kind: 'completion', from: day('2021-11-02') }] } as const;
  const found = of(known, { completedYears: 5 }, day(on));
  expect(found).toMatchObject({ rule: 'completed', since: '2021-11-02', years: 5, dueOn: '2026-11-02' });
  expect(found && isDue(found, day(on))).toBe(due);
});

test('a completion that nobody recorded is taken from the expected day, once it has passed', () => {
  const expected = (on: string) => ({ student: student({ expectedCompletionOn: day(on) }) });
  expect(of(expected('2026-11-02'), { completedYears: 1 })).toMatchObject({ since: '2026-11-02' });
  expect(of(expected('2026-11-03'), { completedYears: 1 })).toBeUndefined();
});

test('who left did not complete, and who came back did not leave', () => {
  const leaves = [{ kind: 'transfer', from: day('2024-04-01') }] as const;
  const known = { student: student({ expectedCompletionOn: day('2025-03-31') }), leaves };
  expect(of(known, { completedYears: 1, leftYears: 3 })).toMatchObject({ rule: 'left', dueOn: '2027-04-01' });
  const back = { leaves: [{ ...leaves[0], to: day('2024-09-30') }] };
  expect(of(back, { leftYears: 3 })).toBeUndefined();
});

test('the last internship counts, and of several rules the longest', () => {
  const placements = [closed('2020-05-01', { ref: 'P-0001' }), closed('2021-05-01', { ref: 'P-0002' })];
  const leaves = [{ kind: 'completion', from: day('2022-03-31') }] as const;
  expect(of({ placements }, { endedYears: 5 })).toMatchObject({ rule: 'ended', dueOn: '2026-05-01' });
  expect(of({ placements, leaves }, { endedYears: 5, completedYears: 5 })).toMatchObject({
    rule: 'completed',
    dueOn: '2027-03-31',
  });
});

test('nobody is due while a placement or an obligation is open', () => {
  const leaves = [{ kind: 'completion', from: day('2020-03-31') }] as const;
  const open = of({ leaves, placements: [placementUpTo(6)] }, { completedYears: 1, endedYears: 1 });
  expect(open).toMatchObject({ rule: 'completed', open: true });
  expect(open && isDue(open, today)).toBe(false);
});

test('from 29 February it is the last day of February', () => {
  const known = { leaves: [{ kind: 'completion', from: day('2024-02-29') }] } as const;
  expect(of(known, { completedYears: 1 })?.dueOn).toBe('2025-02-28');
});
