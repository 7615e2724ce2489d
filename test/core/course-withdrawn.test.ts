import { describe, expect, test } from 'vitest';
import { registerCourse, withdrawCourse } from '../../src/core/decide/course.ts';
import type { UndoEntry } from '../../src/core/decide/undo/dependents.ts';
import { undoForStudent, undoStep } from '../../src/core/decide/undo/undo.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { coursesOf, type Placement } from '../../src/core/model/placement.ts';
import { doneOn, placementStand, reachedOf } from '../../src/core/model/steps.ts';
import { dossierAsOf } from '../../src/core/reports/as-of.ts';
import { courseBeforeStart } from '../../src/core/rules/steps/course-before-start.ts';
import { day, dossier, granted, known, placementUpTo, refusedFor, WISH } from '../helpers/dossiers.ts';

const P = 'P-0001';
const knownOf = (placement: Placement) => known(dossier({ placements: [placement] }), { today: day('2026-11-02') });
const after = (placement: Placement, ...changes: readonly StudentChange[]): Placement => {
  const [only = placement] = changes.reduce(evolve, dossier({ placements: [placement] })).placements;
  return only;
};
const withdrawal = (on: string, reason = '本人の都合'): StudentChange => ({
  type: 'course-withdrawn',
  placement: P,
  withdrawn: { on: day(on), reason },
});
const again = (on: string): StudentChange => ({
  type: 'course-registered',
  placement: P,
  course: { on: day(on), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 },
});
const registered = placementUpTo(10);
const withdrawn = after(registered, withdrawal('2026-10-20'));
const asked = { ...WISH, reason: '本人の都合' };

describe('a student who withdraws from the course', () => {
  test('is registered no longer, while registration, day and reason stay on record', () => {
    expect(withdrawn.course).toBeUndefined();
    expect(coursesOf(withdrawn)).toMatchObject([
      { on: '2026-10-15', course: 'JRI-001', withdrawn: { on: '2026-10-20', reason: '本人の都合' } },
    ]);
  });

  test('has STEP 10 open again, having reached it', () => {
    const recorded = knownOf(withdrawn);
    expect(doneOn(10, recorded, withdrawn)).toBeUndefined();
    expect(placementStand(recorded, withdrawn)).toMatchObject({ step: 9, next: 10 });
    expect(reachedOf(recorded)).toBe(10);
  });

  test('is not registered by the first day', () => {
    const [verdict] = courseBeforeStart.judge({ ...knownOf(withdrawn), placement: withdrawn });
    expect(verdict).toMatchObject({ result: 'open', data: { kind: 'not-registered' } });
  });

  test('registers again with what the day and the profile say', () => {
    const changes = granted(registerCourse(knownOf(withdrawn), withdrawn, { ...WISH, on: day('2026-10-25') }));
    expect(changes).toEqual([again('2026-10-25')]);
    const both = after(withdrawn, ...changes);
    expect(coursesOf(both).map(({ on, withdrawn: gone }) => [on, gone?.on])).toEqual([
      ['2026-10-15', '2026-10-20'],
      ['2026-10-25', undefined],
    ]);
  });
});

describe('the day of a withdrawal', () => {
  const of = (on?: string, placement = registered) =>
    withdrawCourse(knownOf(placement), placement, { ...asked, ...(on !== undefined && { on: day(on) }) });

  test.each([
    ['2026-10-14', ['reversed']],
    ['2026-10-15', []],
    ['2026-11-02', []],
    ['2026-11-03', ['future']],
  ])('%s, registered on 2026-10-15, on 2026-11-02: %j', (on, refusals) => expect(refusedFor(of(on))).toEqual(refusals));

  test('is today where none is said', () => expect(granted(of())).toMatchObject([{ withdrawn: { on: '2026-11-02' } }]));

  test('said again it changes nothing; another day or reason corrects it', () => {
    expect(granted(of(undefined, withdrawn))).toEqual([]);
    expect(coursesOf(after(withdrawn, ...granted(of('2026-10-21', withdrawn))))).toMatchObject([
      { withdrawn: { on: '2026-10-21' } },
    ]);
  });
});

test('nobody withdraws who is not registered, or was graded', () => {
  const bare = placementUpTo(9);
  expect(refusedFor(withdrawCourse(knownOf(bare), bare, asked))).toEqual(['no-course']);
  const graded = placementUpTo(12);
  expect(refusedFor(withdrawCourse(knownOf(graded), graded, asked))).toContain('graded');
});

test('a list that is read again registers nobody anew; a registration before the withdrawal is refused', () => {
  const said = { ...WISH, on: day('2026-10-15') };
  expect(granted(registerCourse(knownOf(withdrawn), withdrawn, said))).toEqual([]);
  expect(refusedFor(registerCourse(knownOf(withdrawn), withdrawn, { ...said, on: day('2026-10-16') }))).toEqual([
    'reversed',
  ]);
});

describe('taken back', () => {
  const history = (...changes: readonly StudentChange[]): readonly UndoEntry[] =>
    [
      { type: 'student-registered', facts: dossier().student } as const,
      { type: 'placement-opened', ref: P, company: 'C-0001', on: day('2026-09-10'), consulted: [], terms: {} } as const,
      ...changes,
    ].map((change, at) => ({ seq: at + 1, operation: at + 1, change }));
  const state = (entries: readonly UndoEntry[]) =>
    known(entries.map(({ change }) => change as StudentChange).reduce(evolve, undefined as never));

  test('the withdrawal goes, and the registration counts again', () => {
    const entries = history(again('2026-10-15'), withdrawal('2026-10-20'));
    expect(granted(undoStep(state(entries), { step: 10, placement: P, entries }))).toEqual([
      { type: 'taken-back', seq: 4 },
    ]);
  });

  test('neither a registration under its withdrawal goes, nor a withdrawal under the next registration', () => {
    const entries = history(again('2026-10-15'), withdrawal('2026-10-20'), again('2026-10-25'));
    for (const operation of [3, 4])
      expect(refusedFor(undoForStudent(state(entries), { operation, entries }))).toEqual(['leaned-on']);
    expect(granted(undoForStudent(state(entries), { operation: 5, entries }))).toEqual([
      { type: 'taken-back', seq: 5 },
    ]);
  });
});

test('as of a day before the withdrawal the registration was in force', () => {
  const both = dossier({ placements: [after(withdrawn, again('2026-10-25'))] });
  const asOf = (on: string) => {
    const { course, withdrawnCourses = [] } = dossierAsOf(both, day(on)).placements[0] ?? {};
    return [course?.on, withdrawnCourses.map((one) => one.withdrawn.on)];
  };
  expect(asOf('2026-10-14')).toEqual([undefined, []]);
  expect(asOf('2026-10-19')).toEqual(['2026-10-15', []]);
  expect(asOf('2026-10-20')).toEqual([undefined, ['2026-10-20']]);
  expect(asOf('2026-10-25')).toEqual(['2026-10-25', ['2026-10-20']]);
});
