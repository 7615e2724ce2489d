import type { Company } from '../../model/company.ts';
import { COURSE_TERMS, type Course, firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Student } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { type LocalizedText, languagesOf, localized, type Tongue } from '../../text/language.ts';
import { academicYear, creditCount, officialDay, shortDay } from '../measures.ts';
import type { Block, Paper, PaperRow } from '../paper.ts';
import { companyIn, known, nameIn, paired, programIn } from '../person.ts';
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
  const line = (of: SlipRegistration, [key, value]: SlipValues[number]): PaperRow => ({
    label: label(key),
    value: localized(tongues, (t) => value(of, t)),
  });
  const [only, ...others] = registrations;
  const one = only && others.length === 0 ? only.student : undefined;
  const parts = grouped(registrations).flatMap((group): readonly Block[] => {
    const [first, ...more] = group;
    const [year, course, credits, teacher] = courseValues(office, texts).map((value) => line(first, value));
    const head = [...inPair(year, credits), ...[course, teacher].filter((row) => row !== undefined)];
    if (more.length === 0) {
      const own = personValues(office, texts).map((value) => line(first, value));
      return [{ type: 'fields', rows: known([...head, ...own]) }];
    }
    const count = localized(tongues, (t) => fill(texts, t, 'values.count', { count: String(group.length) }));
    return [
      { type: 'fields', rows: known([...head, ...registeredOn(group).map((value) => line(first, value))]) },
      {
        type: 'table',
        columns: LIST.map(([key, width]) => ({ title: label(key), width })),
        rows: group.map((of, n) => listed(office, of, n + 1, texts, tongues)),
      },
      { type: 'total', text: count },
    ];
  });
  return sheet(office, request, texts, {
    subject: '',
    number: one?.number ?? request.on,
    holder: one && nameIn(one, tongues[0] ?? 'ja'),
    day: officialDay,
    blocks: [
      { type: 'paragraph', text: label('intro') },
      ...parts,
      { type: 'stamp', label: label('labels.received'), width: 60 },
    ],
  });
}

const inPair = (left: PaperRow | undefined, right: PaperRow | undefined) => (left && right ? paired(left, right) : []);

/** The list's columns, in mm: a name and a period need the most. */
const LIST = [
  ['labels.running', 9],
  ['labels.student-number', 22],
  ['labels.name', 33],
  ['labels.program', 31],
  ['labels.company', 37],
  ['labels.period', 38],
] as const satisfies readonly (readonly [Label, number])[];

function listed(
  office: Office,
  of: SlipRegistration,
  place: number,
  texts: CourseTexts,
  tongues: readonly Tongue[],
): readonly LocalizedText[] {
  const [number, name, program, company] = personValues(office, texts);
  const said = (value: SlipValue | undefined) => localized(tongues, (t) => value?.(of, t));
  return [
    said(() => String(place)),
    ...[number, name, program, company].map((one) => said(one?.[1])),
    said((_, t) => period(of.placement, texts, t, 'values.short', shortDay)),
  ];
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
    ['labels.period', ({ placement }, t) => period(placement, texts, t, 'values.period', officialDay)],
    ...REGISTERED,
  ];
}

const REGISTERED: SlipValues = [['labels.registered-on', ({ course }, t) => officialDay(course.on, t)]];
/** The day above a list, where it is the same for all. */
const registeredOn = (group: Group): SlipValues =>
  new Set(group.map(({ course }) => course.on)).size === 1 ? REGISTERED : [];

function period(
  placement: Placement,
  texts: CourseTexts,
  lang: Tongue,
  as: 'values.period' | 'values.short',
  day: typeof officialDay,
): string | undefined {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  if (from === undefined || to === undefined) return undefined;
  return fill(texts, lang, as, { from: day(from, lang), to: day(to, lang) });
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
