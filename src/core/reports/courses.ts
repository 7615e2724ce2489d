import { within } from '../calendar/dates.ts';
import { coursesOf } from '../model/placement.ts';
import { grouped, sumOf } from './figures.ts';
import { monthsOf } from './months.ts';
import {
  day,
  FROM_WHERE,
  fromWhere,
  listed,
  number,
  type ReportRow,
  type Scope,
  section,
  text,
  WHERE,
  WHO,
  where,
  who,
} from './section.ts';

/** Registrations in the period, with their outcome. */
const registered = () =>
  listed({
    key: 'courses',
    columns: [
      day('registeredOn'),
      ...WHO,
      ...FROM_WHERE,
      ...WHERE,
      number('year'),
      text('term'),
      text('course'),
      number('credits'),
      text('grade'),
      day('gradedOn'),
      day('withdrawnOn'),
    ],
    sort: ['registeredOn', 'student', 'placement', 'withdrawnOn'],
    rows: (view) =>
      view.dossier.placements.flatMap((placement) =>
        coursesOf(placement)
          .filter(({ on }) => within(on, view.period))
          .map(({ on: registeredOn, withdrawn, ...facts }) => {
            // The grade is of the registration in force.
            const grade = withdrawn ? undefined : placement.grade;
            const came = { grade: grade?.grade ?? null, gradedOn: grade?.on ?? null };
            const withdrawnOn = withdrawn?.on ?? null;
            return {
              registeredOn,
              ...who(view),
              ...fromWhere(view),
              ...where(placement),
              ...facts,
              ...came,
              withdrawnOn,
            };
          }),
      ),
  });

const figures = (rows: readonly ReportRow[]) => ({
  registered: rows.length,
  graded: rows.filter(({ grade }) => grade !== null).length,
  credits: sumOf(
    rows.filter(({ withdrawnOn }) => withdrawnOn === null),
    'credits',
  ),
  withdrawn: rows.filter(({ withdrawnOn }) => withdrawnOn !== null).length,
});
/** Credits are those of the registrations in force. */
const FIGURES = [number('registered'), number('graded'), number('credits'), number('withdrawn')] as const;

/** Course registrations by term, month, programme and institute, and their grades. */
export function courseSections({ period }: Scope) {
  const courses = registered();
  return [
    section({
      key: 'by-term',
      columns: [number('year'), text('term'), text('course'), ...FIGURES],
      rows: () => grouped(courses.rows(), ['year', 'term', 'course'], figures),
    }),
    section({
      key: 'by-month',
      columns: [text('month'), ...FIGURES],
      chart: { kind: 'months', label: 'month', values: ['registered', 'graded'] },
      rows: () =>
        monthsOf(period).map((month) => ({
          month,
          ...figures(courses.rows().filter((row) => String(row.registeredOn).startsWith(month))),
        })),
    }),
    section({
      key: 'by-program',
      columns: [text('program'), ...FIGURES],
      chart: { kind: 'bars', label: 'program', values: ['registered'] },
      rows: () => grouped(courses.rows(), ['program'], figures),
    }),
    section({
      key: 'by-institute',
      columns: [text('institute'), ...FIGURES],
      rows: () => grouped(courses.rows(), ['institute'], figures),
    }),
    section({
      key: 'grades',
      columns: [text('grade'), number('count')],
      chart: { kind: 'bars', label: 'grade', values: ['count'] },
      rows: () =>
        grouped(
          courses.rows().filter(({ grade }) => grade !== null),
          ['grade'],
          (rows) => ({ count: rows.length }),
        ),
    }),
    courses,
  ] as const;
}
