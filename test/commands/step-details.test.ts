import { expect, test } from 'vitest';
import { detailsArgument } from '../../src/commands/step/details.ts';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';

const TODAY = '2026-10-05' as LocalDate;

test.each<[StepNumber, string, string]>([
  [8, '--outcome', '--outcome accepted'],
  [12, '--grade', '--grade A'],
])('STEP %i without what it needs names the flag: %s', (step, flag, example) => {
  expect(() => detailsArgument(step, {}, TODAY)).toThrow(
    expect.objectContaining({ problem: 'flag-missing', data: { flag, example } }),
  );
});

test('a detail of another step is refused with the flags of this one, also where this one lacks something', () => {
  expect(() => detailsArgument(8, { started: 'today' }, TODAY)).toThrow(
    expect.objectContaining({
      problem: 'flag-of-other-step',
      data: { flag: '--started', step: 8, flags: ['--outcome', '--offered-on', '--close-others'] },
    }),
  );
});

test('the details of a step are read to values; what was not said is not in them', () => {
  expect(detailsArgument(4, { attended: true, recordingSent: '-1d' }, TODAY)).toEqual({
    attended: true,
    recordingSent: '2026-10-04',
  });
  expect(detailsArgument(3, { supporter: ['office=o@example.ac.jp'], approverBox: true }, TODAY)).toEqual({
    supporters: { office: 'o@example.ac.jp' },
    approverBox: true,
  });
});
