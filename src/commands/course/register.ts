import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { registerCourse } from '../../core/decide/course.ts';
import { COURSE_TERMS, type CourseTerm } from '../../core/model/placement.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, optionalNumber, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf, numbersOf, placementsMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf, writeStudents } from '../shared/write.ts';

export interface RegisterOptions {
  readonly students: readonly string[];
  /** For a single student with several placements. */
  readonly placement?: string;
  /** What is left out follows from the day, the recorded registration, and the profile. */
  readonly on?: LocalDate;
  /** Academic year. */
  readonly year?: number;
  readonly term?: CourseTerm;
  readonly course?: string;
  readonly credits?: number;
  readonly override?: readonly string[];
}

export function registerCommand(kit: Kit): Command {
  return verb(kit, 'course register', {
    writes: true,
    brief: true,
    examples: [
      'coopj course register 20241001 --on 2026-12-10',
      'coopj course register 20241001 20241002 --on 2026-12-10 --year 2026 --term autumn',
    ],
    args: [['<students...>', kit.words.flags.student]],
    students: 'students',
    flags: {
      on: '<day>?',
      year: '<year>',
      term: '<term>',
      course: '<code>',
      credits: '<n>',
      placement: '<ref>',
      override: '<rule>*',
    },
    before: { on: async (...of) => (await placementsMeant(...of)).map((one) => one?.course?.on) },
    run: (context, { students, ...flags }) => {
      const { placement, override } = flags;
      const facts = {
        on: optionalDay(flags.on, context.today, '--on'),
        year: yearArgument(flags.year),
        term: optionalOneOf<CourseTerm>(flags.term, COURSE_TERMS, '--term'),
        course: optionalText(flags.course, '--course'),
        credits: optionalNumber(flags.credits, '--credits'),
      };
      return register(context, { students, ...given({ ...facts, placement, override }) });
    },
  });
}

/** An academic year with four digits. */
export function yearArgument(value: string | undefined): number | undefined {
  const year = optionalNumber(value, '--year', { whole: true });
  if (year !== undefined && (year < 1000 || year > 9999))
    throw new Abort('not-a-number', { value: value ?? '', flag: '--year' });
  return year;
}

/** load -> decide (pure) -> show -> apply -> say: all students or none. */
export async function register(context: Context, options: RegisterOptions): Promise<void> {
  const { students, placement: named, override, ...facts } = options;
  const numbers = numbersOf(students);
  if (named !== undefined && numbers.length > 1) {
    throw new Abort('flags-disagree', { flags: ['STUDENT STUDENT', '--placement'] });
  }
  const request = { ...requestOf(context, given({ override })), ...facts };
  const requests = [];
  for (const number of numbers) {
    const student = await findStudent(context, number);
    const placement = findPlacement(student.value, named);
    const known = await knownOf(context, student.value);
    requests.push({
      student,
      placement: placement.ref,
      decide: (reason?: string) => registerCourse(known, placement, { ...request, ...given({ reason }) }),
    });
  }
  await writeStudents(context, requests);
}
