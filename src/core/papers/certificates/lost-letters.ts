import type { Company } from '../../model/company.ts';
import type { Placement } from '../../model/placement.ts';
import type { Terms } from '../../model/placement-terms.ts';
import { spansOf } from '../../model/spans.ts';
import type { Student } from '../../model/student.ts';
import { settleWith } from '../../rules/rule.ts';
import type { Tongue } from '../../text/language.ts';
import { isDoubled, standInOf } from '../../text/signs.ts';
import type { Missing } from '../missing.ts';
import { companyIn } from '../person.ts';

/** What the certificate would print of others than the student. */
interface Printed {
  readonly student: Student;
  readonly placement: Placement;
  readonly company: Company | undefined;
}

/** A text that is printed, and the command that mends it. */
type Text = readonly [text: string | undefined, isName: boolean, settle: string];

/** Texts of the company, the supervisor and the job in which a sign stands for a letter, or letters went wrong on the way. */
export function lostLetters({ student, placement, company }: Printed, tongues: readonly Tongue[]): readonly Missing[] {
  const lost = (what: Missing['what'], texts: readonly Text[]) => {
    const bad = texts.flatMap(([text, isName, settle]): Missing[] =>
      text !== undefined && (standInOf(text, isName) !== undefined || isDoubled(text))
        ? [{ what, of: text, settle }]
        : [],
    );
    return bad.filter(({ of }, at) => bad.findIndex((one) => one.of === of) === at);
  };
  return [
    ...lost('companyLetters', company ? ofCompany(company, tongues) : []),
    ...lost('supervisorLetters', [
      [student.supervisorName, true, settleWith('student edit', student.number, '--supervisor-name "..."')],
    ]),
    ...lost(
      'jobLetters',
      spansOf(placement).flatMap(({ terms }) => ofTerms(placement, terms)),
    ),
  ];
}

function ofCompany(company: Company, tongues: readonly Tongue[]): readonly Text[] {
  const edit = (flag: string) => settleWith('company edit', company.code, `${flag} "..."`);
  const name = (lang: Tongue): Text => {
    const text = companyIn(company, lang);
    return [text, true, edit(text === company.name ? '--name' : '--name-en')];
  };
  return [
    ...tongues.map(name),
    [company.department, false, edit('--department')],
    [company.address, false, edit('--address')],
    [company.industry, false, edit('--industry')],
  ];
}

function ofTerms({ ref }: Placement, { department, content, workplaces = [] }: Terms): readonly Text[] {
  const edit = (flag: string) => settleWith('placement edit', ref, `${flag} "..."`);
  return [
    [department, false, edit('--department')],
    [content, false, edit('--content')],
    ...workplaces.map((place): Text => [place, false, edit('--workplace')]),
  ];
}
