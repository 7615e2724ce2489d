import type { LocalDate } from '../../calendar/dates.ts';
import { isJapanese } from '../../model/residence-statuses.ts';
import type { Student } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { settleWith } from '../../rules/rule.ts';
import { BLANK } from '../../text/blank.ts';
import { languagesOf, localized, type Tongue } from '../../text/language.ts';
import { foot, head, missingOfIssuer, type PaperRequest } from '../frame.ts';
import { lostSchool } from '../lost-letters.ts';
import { officialDay, westernDay } from '../measures.ts';
import type { Missing } from '../missing.ts';
import type { Paper, PaperRow } from '../paper.ts';
import { affiliation, known, missingBirth, missingOfStudent, nameIn } from '../person.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';

type EnrollmentKey = PlainKey<'enrollment'>;

/** The facts missing for a certificate of enrollment. */
export const missingForEnrollment = (office: Office, student: Student, { lang }: PaperRequest): readonly Missing[] => [
  ...missingOfIssuer(office, lang),
  ...missingOfStudent(office, student, languagesOf(lang)),
  ...missingBirth(student),
  ...lostSchool(student),
  // Without the day of entry it certifies nothing.
  ...(student.enrolledOn === undefined
    ? [{ what: 'enrolledOn', settle: settleWith('student edit', student.number, `--enrolled-on ${BLANK}`) } as const]
    : []),
];

/** Era years, as on the university's other Japanese papers; western ones where the paper goes with an application to immigration. */
const dayOf = ({ nationality }: Student) =>
  nationality === undefined || isJapanese(nationality) ? officialDay : westernDay;

/** 在学証明書: the student is enrolled now. */
export function enrollmentPaper(
  office: Office,
  student: Student,
  request: PaperRequest,
  texts: PaperTexts<'enrollment'>,
): Paper {
  const tongues = languagesOf(request.lang);
  const label = (key: EnrollmentKey) => localized(tongues, (t) => fill(texts, t, key, {}));
  const row = (key: EnrollmentKey, value: (lang: Tongue) => string | undefined): PaperRow => ({
    label: label(key),
    value: localized(tongues, value),
  });
  const written = dayOf(student);
  const day = (on: LocalDate | undefined) => (lang: Tongue) => on && written(on, lang);
  const school = affiliation(office, student, texts, tongues);
  const rows: readonly PaperRow[] = [
    { ...row('labels.name', (lang) => nameIn(student, lang)), named: true },
    row('labels.date-of-birth', day(student.dateOfBirth)),
    school.number,
    school.course,
    school.program,
    school.institute,
    school.year,
    row('labels.enrolled-on', day(student.enrolledOn)),
    row('labels.expected-completion-on', day(student.expectedCompletionOn)),
  ];
  return {
    form: 'enrollment',
    lang: request.lang,
    title: label('title')
      .map(({ text }) => text)
      .join(' / '),
    number: request.number,
    holder: nameIn(student, tongues[0] ?? 'ja') ?? '',
    issuedOn: request.on,
    blocks: [
      ...head(texts, request),
      { type: 'fields', rows: known(rows) },
      { type: 'paragraph', text: label('statement') },
      ...foot(texts, office, request, written),
    ],
  };
}
