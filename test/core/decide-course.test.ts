import { describe, expect, test } from 'vitest';
import { recordEvaluation, recordGrade, registerCourse } from '../../src/core/decide/course.ts';
import type { Course, Placement } from '../../src/core/model/placement.ts';
import {
  contract,
  day,
  dossier,
  granted,
  known,
  OFFICE,
  placementUpTo,
  refusedFor,
  review,
  SCAN,
  WISH,
} from '../helpers/dossiers.ts';

const knownOf = (...placements: readonly Placement[]) => known(dossier({ placements }));
/** Accepted, and the contract approved long before, so that any day will do. */
const ready = placementUpTo(9, {
  result: { on: day('2025-01-10'), outcome: 'accepted' },
  contracts: [contract({ receivedOn: day('2025-01-15'), reviews: [review({ on: day('2025-01-20') })] })],
});
const registered = (course: Partial<Course> = {}) => placementUpTo(10, { course: { ...COURSE, ...course } });
const COURSE: Course = { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 };

describe('STEP 10: what is not said follows', () => {
  test.each([
    ['2026-03-31', 2025, 'autumn'],
    ['2026-04-01', 2026, 'spring'],
    ['2026-09-30', 2026, 'spring'],
    ['2026-10-01', 2026, 'autumn'],
    ['2027-01-15', 2026, 'autumn'],
  ])('from the day: registered on %s, in %d, %s term', (on, year, term) =>
    expect(granted(registerCourse(knownOf(ready), ready, { ...WISH, on: day(on) }))).toEqual([
      { type: 'course-registered', placement: 'P-0001', course: { on, year, term, course: 'JRI-001', credits: 2 } },
    ]),
  );

  test('from the profile: when the terms begin, the course and its credits', () => {
    const office = {
      ...OFFICE,
      terms: { springFrom: '04-01', autumnFrom: '09-15' },
      course: { ...OFFICE.course, code: 'X-9', credits: 4 },
    };
    const facts = { ...knownOf(ready), office };
    expect(granted(registerCourse(facts, ready, { ...WISH, on: day('2026-09-15') }))).toMatchObject([
      { course: { term: 'autumn', course: 'X-9', credits: 4 } },
    ]);
  });

  test('from what is said, first of all', () =>
    expect(
      granted(registerCourse(knownOf(ready), ready, { ...WISH, year: 2027, term: 'full', course: 'X-9', credits: 1 })),
    ).toMatchObject([{ course: { year: 2027, term: 'full', course: 'X-9', credits: 1 } }]));
});

describe('STEP 10 again', () => {
  const before = registered();

  test('the same changes nothing, even where the profile says something else by now', () => {
    const office = { ...OFFICE, course: { ...OFFICE.course, code: 'X-9', credits: 4 } };
    expect(granted(registerCourse({ ...knownOf(before), office }, before, WISH))).toEqual([]);
  });

  test('another detail needs a reason, and what stood there is named', () => {
    const decision = registerCourse(knownOf(before), before, { ...WISH, term: 'full' });
    expect(decision).toEqual({
      ok: false,
      refusals: [
        {
          because: 'unexplained',
          before: '2026-10-15 2026 autumn JRI-001 (2)',
          after: '2026-10-15 2026 full JRI-001 (2)',
        },
      ],
    });
  });

  test('another day takes its term and year along, unless these were said otherwise', () => {
    const request = { ...WISH, on: day('2026-09-30'), reason: '訂正' };
    const early = placementUpTo(10, { ...ready, course: COURSE });
    expect(granted(registerCourse(knownOf(early), early, request))).toMatchObject([
      { course: { term: 'spring', year: 2026 } },
    ]);
    const full = placementUpTo(10, { ...ready, course: { ...COURSE, term: 'full', year: 2027 } });
    expect(granted(registerCourse(knownOf(full), full, request))).toMatchObject([
      { course: { term: 'full', year: 2027 } },
    ]);
  });
});

test('a placement that was cut short is registered for nothing', () => {
  const closed = placementUpTo(9, { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-20') } });
  expect(refusedFor(registerCourse(knownOf(closed), closed, { ...WISH, on: day('2026-10-16') }))).toContain(
    'placement-closed',
  );
});

describe('evaluation papers', () => {
  const one = placementUpTo(11);
  const paper = { kind: 'certificate', receivedOn: day('2027-02-08') } as const;

  test('are recorded whatever step was done', () => {
    const early = placementUpTo(5);
    expect(granted(recordEvaluation(knownOf(early), early, { ...WISH, paper }))).toEqual([
      { type: 'evaluation-recorded', placement: 'P-0001', paper },
    ]);
  });

  test('signer and file are filled in without a reason; another signer needs one', () => {
    const had = placementUpTo(11, { papers: [paper] });
    const signed = { ...paper, signer: '見本 部長', file: SCAN };
    expect(granted(recordEvaluation(knownOf(had), had, { ...WISH, paper: signed }))).toMatchObject([{ paper: signed }]);
    const has = placementUpTo(11, { papers: [signed] });
    const other = { ...paper, signer: '例示 部長' };
    expect(granted(recordEvaluation(knownOf(has), has, { ...WISH, paper }))).toEqual([]);
    expect(refusedFor(recordEvaluation(knownOf(has), has, { ...WISH, paper: other }))).toEqual(['unexplained']);
  });

  test('the same again changes nothing, whatever came after it', () => {
    const report = { kind: 'report', receivedOn: day('2027-02-09') } as const;
    const both = placementUpTo(11, { papers: [paper, report] });
    expect(granted(recordEvaluation(knownOf(both), both, { ...WISH, paper }))).toEqual([]);
  });

  test('never come tomorrow', () =>
    expect(
      refusedFor(recordEvaluation(knownOf(one), one, { ...WISH, paper: { ...paper, receivedOn: day('2027-03-02') } })),
    ).toEqual(['future']));
});

describe('STEP 12', () => {
  const one = placementUpTo(11, { papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }] });
  const graded = placementUpTo(12);
  const request = { ...WISH, grade: 'A', on: day('2027-02-15') };

  test('a grade that the profile does not know is refused with those that it knows', () =>
    expect(recordGrade(knownOf(one), one, { ...request, grade: 'S' })).toEqual({
      ok: false,
      refusals: [{ because: 'not-a-grade', grade: 'S', grades: ['A', 'B', 'C', 'D', 'F'] }],
    }));

  test('is told all that is wrong: the scale, the calendar, and the order', () => {
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    const decision = recordGrade(knownOf(running), running, { ...WISH, grade: 'S', on: day('2027-03-02') });
    expect(refusedFor(decision)).toEqual(['not-a-grade', 'future', 'order', 'order']);
  });

  test('is recorded for a placement that was closed as completed', () => {
    const closed = { as: 'completed', by: 'university', on: day('2027-02-10') } as const;
    const done = { ...one, closed };
    expect(granted(recordGrade(knownOf(done), done, request))).toHaveLength(1);
  });

  test('the same again changes nothing; another grade, day or grader needs a reason', () => {
    const by = '見本 担当';
    expect(granted(recordGrade(knownOf(graded), graded, { ...request, by }))).toEqual([]);
    expect(granted(recordGrade(knownOf(graded), graded, { ...WISH, grade: 'a' }))).toEqual([]);
    const corrections = [
      { ...request, grade: 'B' },
      { ...request, on: day('2027-02-16') },
      { ...request, by: '例示 担当' },
    ];
    for (const correction of corrections) {
      expect(refusedFor(recordGrade(knownOf(graded), graded, correction))).toEqual(['unexplained']);
      expect(granted(recordGrade(knownOf(graded), graded, { ...correction, reason: '訂正' }))).toHaveLength(1);
    }
  });
});
