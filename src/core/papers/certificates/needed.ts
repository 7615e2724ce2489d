import type { Company } from '../../model/company.ts';
import type { Dossier } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import { isRestricted } from '../../model/residence-class.ts';
import { spansOf } from '../../model/spans.ts';
import type { Office } from '../../profile/office.ts';
import { settleWith } from '../../rules/rule.ts';
import { BLANK, BLANK_WORDS } from '../../text/blank.ts';
import { languagesOf } from '../../text/language.ts';
import { missingOfIssuer, type PaperRequest } from '../frame.ts';
import { lostLetters, lostSchool } from '../lost-letters.ts';
import type { Missing, PaperFact } from '../missing.ts';
import { missingBirth, missingOfStudent, nameForImmigration } from '../person.ts';

/** Facts without which the bureau returns a certificate of internship. */
export function missingForInternship(
  office: Office,
  dossier: Dossier,
  placement: Placement,
  company: Company | undefined,
  { lang, on }: PaperRequest,
): readonly Missing[] {
  const { student } = dossier;
  const tongues = languagesOf(lang);
  const mustReach = [on, firstDay(placement) ?? on].some((day) => isRestricted(dossier, day));
  const person = missingOfStudent(office, student, tongues, nameForImmigration);
  return [
    ...missingOfIssuer(office, lang),
    ...missingOfCourse(office, lang),
    ...person,
    ...missingBirth(student),
    // For a work permit the bureau must be able to reach the host.
    ...missingOfCompany(placement, company, mustReach),
    ...missingOfTerms(placement),
    ...lostSchool(student),
    ...lostLetters({ student, placement, company }, tongues),
  ];
}

function missingOfCourse({ course }: Office, lang: PaperRequest['lang']): readonly Missing[] {
  const titles = languagesOf(lang).flatMap((tongue): Missing[] => {
    const of = `course.title.${tongue}`;
    return course.title[tongue].trim() ? [] : [{ what: 'course', of, settle: edited(`${of}=${BLANK_WORDS}`) }];
  });
  const credits: Missing[] =
    course.credits > 0 ? [] : [{ what: 'credits', of: 'course.credits', settle: edited(`course.credits=${BLANK}`) }];
  return [...titles, ...credits];
}
const edited = (setting: string) => settleWith('office edit', '--set', setting);

function missingOfCompany(placement: Placement, company: Company | undefined, reachable: boolean): readonly Missing[] {
  const add = (what: PaperFact, flag: string): Missing => ({
    what,
    of: placement.company,
    settle: settleWith('company edit', placement.company, `${flag} ${BLANK_WORDS}`),
  });
  if (company === undefined || !reachable) return [];
  return [
    ...(company.address ? [] : [add('companyAddress', '--address')]),
    ...(company.telephone ? [] : [add('companyTelephone', '--phone')]),
  ];
}

function missingOfTerms(placement: Placement): readonly Missing[] {
  const always = (isKnown: (terms: Span['terms']) => boolean) =>
    spansOf(placement).every(({ terms }) => isKnown(terms));
  const wanted: readonly (readonly [PaperFact, boolean, string])[] = [
    ['content', always(({ content }) => Boolean(content)), `--content ${BLANK_WORDS}`],
    ['period', Boolean(firstDay(placement) && lastDay(placement)), `--from ${BLANK} --to ${BLANK}`],
    ['hoursPerWeek', always(({ hoursPerWeek }) => hoursPerWeek !== undefined), `--hours-per-week ${BLANK}`],
    [
      'workplace',
      always(({ workplaces = [] }) => workplaces.some((place) => place.trim())),
      `--workplace ${BLANK_WORDS}`,
    ],
    ['pay', always(({ pay }) => pay !== undefined), `--pay ${BLANK} --pay-per month`],
  ];
  return wanted.flatMap(([what, isKnown, flags]): Missing[] =>
    !isKnown ? [{ what, of: placement.ref, settle: settleWith('placement edit', placement.ref, flags) }] : [],
  );
}
