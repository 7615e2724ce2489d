import { fiscalYear, type LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { Course, CourseTerm, EvaluationPaper, Placement } from '../model/placement.ts';
import { termOf } from '../profile/office.ts';
import type { Situation } from '../rules/rule.ts';
import type { Decision, Refusal } from './decision.ts';
import { notEnded } from './placement.ts';
import { dayRecorded, gated, notInFuture, notReversed, type Request, recorded, unexplained } from './request.ts';

interface CourseRegistrationRequest extends Request {
  readonly on?: LocalDate;
  readonly year?: number;
  readonly term?: CourseTerm;
  readonly course?: string;
  readonly credits?: number;
}

/**
 * STEP 10: the secretariat registers the student for the course. What is left out follows from the day and the profile; in a
 * correction, from what was recorded.
 */
export function registerCourse(
  known: Situation,
  placement: Placement,
  request: CourseRegistrationRequest,
): Decision<StudentChange> {
  const { office, today } = known;
  const before = placement.course;
  const on = dayRecorded(known, request.on, before?.on);
  const year = before && before.year !== fiscalYear(before.on) ? before.year : fiscalYear(on);
  const term = before && before.term !== termOf(before.on, office) ? before.term : termOf(on, office);
  const course: Course = {
    on,
    year: request.year ?? year,
    term: request.term ?? term,
    course: request.course ?? before?.course ?? office.course.code,
    credits: request.credits ?? before?.credits ?? office.course.credits,
  };
  const last = before ? undefined : placement.withdrawnCourses?.at(-1);
  // A list that is read again says what was so before the withdrawal.
  if (last && on < last.withdrawn.on && words({ ...last, ...course }) === words(last)) return recorded(known, [], []);
  const refusals = [
    ...notEnded(placement),
    ...notInFuture(today, on),
    ...notReversed(last?.withdrawn.on, on),
    ...unexplained(request, before && words(before), words(course)),
  ];
  const changes = [{ type: 'course-registered', placement: placement.ref, course } as const];
  return gated(known, request, 10, placement.ref, changes, refusals);
}

const words = ({ on, year, term, course, credits }: Course) => `${on} ${year} ${term} ${course} (${credits})`;

interface CourseWithdrawal extends Request {
  readonly on?: LocalDate;
  readonly reason: string;
}

/** The student withdrew from the course, and the registration with it: STEP 10 is open again. A fact: refused only for bad input. */
export function withdrawCourse(
  known: Situation,
  placement: Placement,
  { on: day, reason: said }: CourseWithdrawal,
): Decision<StudentChange> {
  const { ref, course, withdrawnCourses, grade } = placement;
  const { number: holder } = known.dossier.student;
  // Said again it corrects what was said of the last one.
  const before = course ? undefined : withdrawnCourses?.at(-1);
  const registered = course ?? before;
  if (!registered) return { ok: false, refusals: [{ because: 'no-course', placement: ref, holder }] };
  const on = dayRecorded(known, day, before?.withdrawn.on);
  const graded: Refusal[] = grade
    ? [{ because: 'graded', placement: ref, grade: grade.grade, on: grade.on, holder }]
    : [];
  const refusals = [...graded, ...notInFuture(known.today, on), ...notReversed(registered.on, on)];
  const withdrawn = { on, reason: said.trim() };
  return recorded(known, [{ type: 'course-withdrawn', placement: ref, withdrawn }], refusals);
}

/** A paper of the evaluation was received. A fact: refused only for bad input. */
export function recordEvaluation(
  known: Situation,
  placement: Placement,
  request: Request & { readonly paper: EvaluationPaper },
): Decision<StudentChange> {
  const { paper } = request;
  const before = placement.papers.find(({ kind }) => kind === paper.kind);
  const refusals = [
    ...notInFuture(known.today, paper.receivedOn, paper.givenOn, paper.handedOn),
    ...notReversed(paper.receivedOn, paper.givenOn),
    ...notReversed(paper.receivedOn, paper.handedOn),
    ...unexplained(request, before?.givenOn, paper.givenOn),
    ...unexplained(request, before?.handedOn, paper.handedOn),
    ...unexplained(request, before?.receivedOn, paper.receivedOn),
    ...unexplained(request, before?.signer, paper.signer),
  ];
  return recorded(
    known,
    [{ type: 'evaluation-recorded', placement: placement.ref, paper: { ...before, ...paper } }],
    refusals,
  );
}

interface Grading extends Request {
  readonly grade: string;
  /** Defaults to the faculty member in charge, from the profile. */
  readonly by?: string;
  readonly on?: LocalDate;
}

/** STEP 12: the faculty member in charge graded. */
export function recordGrade(
  known: Situation,
  placement: Placement,
  { grade: typed, by: grader, on: day, ...request }: Grading,
): Decision<StudentChange> {
  const { grades } = known.office.course;
  const grade = grades.find((one) => one.toLowerCase() === typed.toLowerCase()) ?? typed;
  const before = placement.grade;
  const on = dayRecorded(known, day, before?.on);
  const by = grader ?? before?.by ?? known.office.course.teacher.ja;
  const unknown: Refusal[] = grades.includes(grade) ? [] : [{ because: 'not-a-grade', grade, grades }];
  const refusals = [
    ...unknown,
    ...notInFuture(known.today, on),
    ...unexplained(request, before && `${before.grade} ${before.on} ${before.by}`, `${grade} ${on} ${by}`),
  ];
  const changes = [{ type: 'grade-recorded', placement: placement.ref, grade: { grade, by, on } } as const];
  return gated(known, request, 12, placement.ref, changes, refusals);
}
