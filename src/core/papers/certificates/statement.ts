import { fiscalYear, type LocalDate } from '../../calendar/dates.ts';
import type { Company } from '../../model/company.ts';
import type { Dossier } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement, stateOf } from '../../model/placement.ts';
import { type Office, termOf } from '../../profile/office.ts';
import { type LocalizedText, localized, type Tongue } from '../../text/language.ts';
import { academicYear, creditCount } from '../measures.ts';
import { fill, type PaperTexts } from '../texts.ts';

/**
 * The state of the internship on a day: recorded facts count first, then the agreed period, so that no paper says "will" about a past
 * period.
 */
export function activityOn(placement: Placement, day: LocalDate): 'planned' | 'running' | 'done' {
  const last = lastDay(placement);
  const first = firstDay(placement);
  if (stateOf(placement) === 'completed' || (last !== undefined && last < day)) return 'done';
  return stateOf(placement) === 'running' || (first !== undefined && first <= day) ? 'running' : 'planned';
}

/** The student is, or will be, registered for the credit course and does the internship as that course. */
export function statement(
  { placement, office }: InternshipFacts,
  on: LocalDate,
  texts: InternshipTexts,
  tongues: readonly Tongue[],
): LocalizedText {
  const { course } = placement;
  const from = firstDay(placement) ?? on;
  const term = course?.term ?? termOf(from, office);
  const year = course?.year ?? fiscalYear(from);
  return localized(tongues, (lang) =>
    fill(texts, lang, 'statement.text', {
      course: office.course.title[lang],
      credits: creditCount(course?.credits ?? office.course.credits, lang),
      term: fill(texts, lang, `statement.term.${term}`, { year: academicYear(year, lang) }),
      registration: fill(texts, lang, `statement.registration.${course ? 'done' : 'planned'}`, {}),
      activity: fill(texts, lang, `statement.activity.${activityOn(placement, on)}`, {}),
    }),
  );
}

/**
 * The supervisor's confirmation. Only the approval of this application (STEP 6) counts: the approval of STEP 2 came before a company
 * was known. Without the supervisor's name there is none.
 */
export function confirmation(
  { dossier, placement }: InternshipFacts,
  on: LocalDate,
  texts: InternshipTexts,
  tongues: readonly Tongue[],
): LocalizedText {
  const approvedOn = placement.application?.approvedOn;
  const supervisor = dossier.student.supervisorName ?? dossier.approval?.by;
  if (approvedOn === undefined || approvedOn > on || supervisor === undefined) return [];
  return localized(tongues, (lang) => fill(texts, lang, 'confirmation', { supervisor }));
}

export type InternshipTexts = PaperTexts<'internship'>;

/** What the certificate of internship speaks of. */
export interface InternshipFacts {
  readonly dossier: Dossier;
  readonly placement: Placement;
  readonly company: Company;
  readonly office: Office;
}
