import type { Company } from '../model/company.ts';
import type { Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import { spansOf } from '../model/spans.ts';
import type { Student } from '../model/student.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import type { Tongue } from '../text/language.ts';
import { isLost } from '../text/signs.ts';
import type { Missing } from './missing.ts';
import { companyIn } from './person.ts';

/** What a paper would print of others than the student. */
interface Printed {
  readonly student: Student;
  readonly placement: Placement;
  readonly company: Company | undefined;
}

/** A text that is printed, and the command that mends it. */
type Text = readonly [text: string | undefined, isName: boolean, settle: string];

/** Texts of the company, the supervisor and the job in which a sign stands for a letter, or letters went wrong on the way. */
export const lostLetters = (
  { student, placement, company }: Printed,
  tongues: readonly Tongue[],
): readonly Missing[] => [
  ...lost('companyLetters', company ? [...namesOf(company, tongues), ...factsOf(company)] : []),
  ...lost('supervisorLetters', [
    [student.supervisorName, true, settleWith('student edit', student.number, `--supervisor-name ${BLANK_WORDS}`)],
  ]),
  ...lost(
    'jobLetters',
    spansOf(placement).flatMap(({ terms }) => ofTerms(placement, terms)),
  ),
];

/** The company's names that are printed and have not all their letters. */
export const lostCompanyName = (company: Company, tongues: readonly Tongue[]): readonly Missing[] =>
  lost('companyLetters', namesOf(company, tongues));

/** Programme and institute, where they are printed as they are on record. */
export const lostSchool = ({ number, program, institute }: Student): readonly Missing[] =>
  lost('schoolLetters', [
    [program, false, settleWith('student edit', number, `--program ${BLANK_WORDS}`)],
    [institute, false, settleWith('student edit', number, `--institute ${BLANK_WORDS}`)],
  ]);

function lost(what: Missing['what'], texts: readonly Text[]): readonly Missing[] {
  const bad = texts.flatMap(([text, isName, settle]): Missing[] =>
    text !== undefined && isLost(text, isName) ? [{ what, of: text, settle }] : [],
  );
  return bad.filter(({ of }, at) => bad.findIndex((one) => one.of === of) === at);
}

const editing = (company: Company, flag: string) => settleWith('company edit', company.code, `${flag} ${BLANK_WORDS}`);

const namesOf = (company: Company, tongues: readonly Tongue[]): readonly Text[] =>
  tongues.map((lang): Text => {
    const text = companyIn(company, lang);
    return [text, true, editing(company, text === company.name ? '--name' : '--name-en')];
  });

const factsOf = (company: Company): readonly Text[] => [
  [company.department, false, editing(company, '--department')],
  [company.address, false, editing(company, '--address')],
  [company.industry, false, editing(company, '--industry')],
];

function ofTerms({ ref }: Placement, { department, content, workplaces = [] }: Terms): readonly Text[] {
  const edit = (flag: string) => settleWith('placement edit', ref, `${flag} ${BLANK_WORDS}`);
  return [
    [department, false, edit('--department')],
    [content, false, edit('--content')],
    ...workplaces.map((place): Text => [place, false, edit('--workplace')]),
  ];
}
