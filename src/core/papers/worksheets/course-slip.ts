import type { Company } from '../../model/company.ts';
import { COURSE_TERMS, type Course, firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Student } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { type LocalizedText, languagesOf, localized, type Tongue } from '../../text/language.ts';
import { academicYear, creditCount, officialDay } from '../measures.ts';
import type { Block, Paper } from '../paper.ts';
import { companyIn, known, nameIn, programIn } from '../person.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';
import { sheet, type WorksheetRequest } from './sheet.ts';

export type CourseTexts = PaperTexts<'course-slip'>;

/** One student's registration for the course. */
export interface SlipRegistration {
  readonly student: Student;
  readonly placement: Placement;
  readonly company?: Company;
  readonly course: Course;
}

type Label = PlainKey<'course-slip'>;
type SlipValue = (registration: SlipRegistration, lang: Tongue) => string | undefined;
type SlipValues = readonly (readonly [Label, SlipValue])[];

/** 履修登録依頼票 for academic affairs: one part per course, year and term; one student as fields, several as a table. */
export function courseSlip(
  office: Office,
  registrations: readonly SlipRegistration[],
  request: WorksheetRequest,
  texts: CourseTexts,
): Paper {
  const tongues = languagesOf(request.lang);
  const label = (key: Label) => localized(tongues, (t) => fill(texts, t, key, {}));
  const lines = (of: SlipRegistration, values: SlipValues) =>
    known(values.map(([key, value]) => ({ label: label(key), value: localized(tongues, (t) => value(of, t)) })));
  const person = personValues(office, texts);
  const [only, ...others] = registrations;
  const one = only && others.length === 0 ? only.student : undefined;
  const parts = grouped(registrations).flatMap(([first, ...more]): readonly Block[] => {
    const course = lines(first, courseValues(office, texts));
    if (more.length === 0) return [{ type: 'fields', rows: [...course, ...lines(first, person)] }];
    const [columns, shared] = apart(person, [first, ...more], tongues);
    const row = (of: SlipRegistration): readonly LocalizedText[] =>
      columns.map(([, value]) => localized(tongues, (t) => value(of, t)));
    const count = localized(tongues, (t) => fill(texts, t, 'values.count', { count: String(more.length + 1) }));
    return [
      { type: 'fields', rows: [...course, ...lines(first, shared)] },
      { type: 'table', columns: columns.map(([key]) => label(key)), rows: [first, ...more].map(row) },
      { type: 'end', text: count },
    ];
  });
  return sheet(office, request, texts, {
    subject: one ? [one.number, nameIn(one, tongues[0] ?? 'ja')].filter(Boolean).join('  ') : '',
    number: one?.number ?? request.on,
    day: officialDay,
    blocks: [
      { type: 'paragraph', text: label('intro') },
      ...parts,
      { type: 'fields', rows: [{ label: label('labels.received'), value: [], blank: 3 }] },
    ],
  });
}

/** The values common to all students of a part. */
function courseValues(office: Office, texts: CourseTexts): SlipValues {
  const { code: own, title, teacher } = office.course;
  return [
    [
      'labels.year',
      ({ course: { year, term } }, t) => fill(texts, t, `values.term.${term}`, { year: academicYear(year, t) }),
    ],
    [
      'labels.course',
      ({ course: { course: code } }, t) =>
        code === own && title[t] ? fill(texts, t, 'values.course', { code, title: title[t] }) : code,
    ],
    ['labels.credits', ({ course }, t) => creditCount(course.credits, t)],
    ['labels.teacher', (_, t) => teacher[t]],
  ];
}

function personValues(office: Office, texts: CourseTexts): SlipValues {
  return [
    ['labels.student-number', ({ student }) => student.number],
    ['labels.name', ({ student }, t) => nameIn(student, t) ?? student.nameKanji],
    ['labels.program', ({ student }, t) => programIn(office, student, t) ?? student.program],
    ['labels.company', ({ company }, t) => company && companyIn(company, t)],
    ['labels.period', ({ placement }, t) => period(placement, texts, t)],
    ['labels.registered-on', ({ course }, t) => officialDay(course.on, t)],
  ];
}

/** Values that differ become columns; common ones are printed once above the table, so that the columns are wide. */
function apart(
  values: SlipValues,
  all: readonly SlipRegistration[],
  tongues: readonly Tongue[],
): readonly [SlipValues, SlipValues] {
  const isShared = ([key, value]: SlipValues[number]) =>
    !WHO.includes(key) && tongues.every((t) => new Set(all.map((of) => value(of, t))).size === 1);
  return [values.filter((one) => !isShared(one)), values.filter(isShared)];
}
const WHO: readonly Label[] = ['labels.student-number', 'labels.name'];

function period(placement: Placement, texts: CourseTexts, lang: Tongue): string | undefined {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  if (from === undefined || to === undefined) return undefined;
  return fill(texts, lang, 'values.period', { from: officialDay(from, lang), to: officialDay(to, lang) });
}

type Group = readonly [SlipRegistration, ...SlipRegistration[]];

/** Groups by year, term, course and credits, in that order; within a group in the order given. */
function grouped(registrations: readonly SlipRegistration[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of registrations) {
    const { year, term, course, credits } = one.course;
    const key = [year, COURSE_TERMS.indexOf(term), course, credits].join(' ');
    const group = groups.get(key);
    groups.set(key, group ? [...group, one] : [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
