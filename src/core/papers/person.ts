import type { CompanyFacts } from '../model/company.ts';
import { isSokendai } from '../model/office-facts.ts';
import { latinName, type Student } from '../model/student.ts';
import { type Office, programOf } from '../profile/office.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK, BLANK_WORDS } from '../text/blank.ts';
import { localized, type Tongue } from '../text/language.ts';
import { hasJapanese, isLost } from '../text/signs.ts';
import type { Missing } from './missing.ts';
import type { PaperRow } from './paper.ts';
import { type FrameTexts, fill } from './texts.ts';

/** The name in the paper's language: kanji in Japanese, Latin letters in English; undefined if unknown. */
export const nameIn = (student: Student, lang: Tongue): string | undefined =>
  lang === 'ja' ? (student.nameKanji ?? inLatin(student)) : inLatin(student);

/** A name in Latin letters: kanji in that field do not count. */
const inLatin = (student: Student) =>
  [latinName(student), student.nameOnCard].find((name) => name && !hasJapanese(name));

/** The name on papers for immigration: exactly as on the residence card, else as on other papers. */
export const nameForImmigration = (student: Student, lang: Tongue): string | undefined =>
  student.nameOnCard ?? nameIn(student, lang);

export const programIn = (office: Office, student: Student, lang: Tongue): string | undefined =>
  programOf(office, student.program)?.program[lang] || (lang === 'ja' ? student.program : undefined);

/** The company's name in the paper's language; the registered name if there is no English one. */
export const companyIn = ({ name, nameEn }: CompanyFacts, lang: Tongue): string =>
  lang === 'en' ? (nameEn ?? name) : name;

/** The parent institute; as recorded if the profile lacks it in this language. */
export function instituteIn(office: Office, { program, institute }: Student, lang: Tongue): string | undefined {
  if (institute === undefined) return programOf(office, program)?.institute[lang];
  const row = office.programs.find(({ institute: known }) => known.ja === institute || known.en === institute);
  return row?.institute[lang] || institute;
}

/** The flags by which a name is corrected that a paper takes over. */
export function flagsOf(student: Student, name: string): string {
  if (name === student.nameOnCard) return `--name-on-card ${BLANK_WORDS}`;
  if (name === student.nameKanji) return `--name-kanji ${BLANK_WORDS}`;
  return name === student.nameLatin
    ? `--name-latin ${BLANK_WORDS}`
    : `--family-name ${BLANK_WORDS} --given-name ${BLANK_WORDS}`;
}

/** Facts missing that every certificate needs of its student; `printed` is the name that it prints. */
export function missingOfStudent(
  office: Office,
  student: Student,
  tongues: readonly Tongue[],
  printed: typeof nameIn = nameIn,
): readonly Missing[] {
  const edit = (...words: string[]) => settleWith('student edit', student.number, ...words);
  const missing = tongues.flatMap((lang): Missing[] => {
    const missing: Missing[] = [];
    const name = printed(student, lang);
    if (name === undefined) {
      const of = lang === 'en' ? latinName(student) : undefined;
      missing.push(
        lang === 'ja'
          ? { what: 'name', settle: edit(`--name-kanji ${BLANK_WORDS}`) }
          : of === undefined
            ? { what: 'nameLatin', settle: edit(`--family-name ${BLANK_WORDS} --given-name ${BLANK_WORDS}`) }
            : { what: 'nameNotLatin', of, settle: edit(flagsOf(student, of)) },
      );
    }
    if (programIn(office, student, lang) === undefined) {
      missing.push({ what: 'programEnglish', of: student.program, settle: settleWith('office check') });
    }
    return missing;
  });
  return [...missing, ...lostName(student, tongues, printed)];
}

/** The names that are printed and have not all their letters. */
export const lostName = (
  student: Student,
  tongues: readonly Tongue[],
  printed: typeof nameIn = nameIn,
): readonly Missing[] =>
  [...new Set(tongues.flatMap((lang) => printed(student, lang) ?? []))]
    .filter((name) => isLost(name, true))
    .map((name) => ({
      what: 'nameLetters',
      of: name,
      settle: settleWith('student edit', student.number, flagsOf(student, name)),
    }));

/** The date of birth: certificates use it to tell apart students of the same name. */
export const missingBirth = ({ number, dateOfBirth }: Student): readonly Missing[] =>
  dateOfBirth === undefined
    ? [{ what: 'dateOfBirth', settle: settleWith('student edit', number, `--date-of-birth ${BLANK}`) }]
    : [];

/** Where a student belongs. */
interface Affiliation {
  readonly number: PaperRow;
  readonly course: PaperRow;
  readonly program: PaperRow;
  readonly institute: PaperRow;
  readonly year: PaperRow;
}

export function affiliation(
  office: Office,
  student: Student,
  texts: FrameTexts,
  tongues: readonly Tongue[],
): Affiliation {
  const { courseYears, year } = student;
  const course = courseYears === 3 ? 'values.course-3' : courseYears === 5 ? 'values.course-5' : undefined;
  const row = (key: LabelKey, value: (lang: Tongue) => string | undefined): PaperRow => ({
    label: localized(tongues, (lang) => fill(texts, lang, key, {})),
    value: localized(tongues, value),
  });
  return {
    number: row('labels.student-number', () => student.number),
    course: row('labels.course', (lang) => course && fill(texts, lang, course, {})),
    program: row('labels.program', (lang) => programIn(office, student, lang)),
    // Parent institutes are SOKENDAI's alone.
    institute: row(isSokendai(office) ? 'labels.institute' : 'labels.school', (lang) =>
      instituteIn(office, student, lang),
    ),
    year: row('labels.year', (lang) =>
      year === undefined ? undefined : fill(texts, lang, 'values.year', { year: String(year) }),
    ),
  };
}
type LabelKey =
  | 'labels.student-number'
  | 'labels.course'
  | 'labels.program'
  | 'labels.institute'
  | 'labels.school'
  | 'labels.year';

/** Two short rows on one line. */
export const paired = (left: PaperRow, right: PaperRow): readonly PaperRow[] => [
  { ...left, pair: 'left' },
  { ...right, pair: 'right' },
];

/** Leaves out rows without a value: an unknown fact is never printed as a dash. */
export const known = (rows: readonly PaperRow[]): readonly PaperRow[] => rows.filter(({ value }) => value.length > 0);
