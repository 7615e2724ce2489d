import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { COURSE_TERMS, type CourseTerm, coursesOf, type PlacementState, stateOf } from '../../core/model/placement.ts';
import { nameOf } from '../../core/model/student.ts';
import { given, optionalOneOf } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { yearArgument } from './register.ts';

export interface ListOptions {
  /** Academic year. */
  readonly year?: number;
  readonly term?: CourseTerm;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'course list', {
    lists: true,
    examples: ['coopj course list --year 2026 --term autumn', 'coopj course list --format csv -o course.csv'],
    flags: { year: '<year>', term: '<term>' },
    run: (context, flags) => {
      const term = optionalOneOf<CourseTerm>(flags.term, COURSE_TERMS, '--term');
      return list(context, given({ year: yearArgument(flags.year), term }));
    },
  });
}

interface CourseRow {
  readonly student: string;
  readonly name: string;
  readonly program: string;
  readonly course: ReturnType<typeof coursesOf>[number];
  readonly state: PlacementState;
}

/** The list for academic affairs: registered students, by number, with those who withdrew. */
export async function list(context: Context, options: ListOptions): Promise<void> {
  const { out, words } = context;
  const { columns, empty, labels } = words.lists;
  await out.list<CourseRow>({
    columns: [
      { key: 'student', title: columns.number, cell: ({ student }) => student },
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      { key: 'program', title: columns.program, cell: ({ program }) => program },
      {
        key: 'year',
        title: columns.year,
        cell: ({ course }) => course.year,
        text: ({ course }) => String(course.year),
      },
      {
        key: 'term',
        title: columns.term,
        cell: ({ course }) => course.term,
        text: ({ course }) => words.terms.courseTerm[course.term],
      },
      { key: 'course', title: columns.course, cell: ({ course }) => course.course },
      { key: 'credits', title: columns.credits, cell: ({ course }) => course.credits, spare: true },
      {
        key: 'registeredOn',
        title: columns.registeredOn,
        type: 'day',
        cell: ({ course }) => course.on,
        text: ({ course: { on, withdrawn } }) => (withdrawn ? labels.registeredUntil(on, withdrawn.on) : on),
      },
      {
        key: 'state',
        title: columns.state,
        cell: ({ state }) => state,
        text: ({ state }) => words.terms.placementState[state],
        spare: true,
      },
      {
        key: 'withdrawnOn',
        title: columns.withdrawnOn,
        type: 'day',
        cell: ({ course }) => course.withdrawn?.on ?? null,
        machine: true,
      },
    ],
    student: ({ student }) => student,
    rows: registered(context, options),
    empty: empty.courses,
  });
}

async function* registered({ store }: Context, { year, term }: ListOptions): AsyncIterable<CourseRow> {
  for await (const { value } of store.dossiers({ placed: true })) {
    const { number: student, program } = value.student;
    for (const placement of value.placements) {
      for (const course of coursesOf(placement)) {
        if ((year ?? course.year) !== course.year || (term ?? course.term) !== course.term) continue;
        yield { student, name: nameOf(value.student), program, course, state: stateOf(placement) };
      }
    }
  }
}
