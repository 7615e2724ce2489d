import { fiscalYear, type LocalDate } from '../../calendar/dates.ts';
import type { Stated } from '../../model/certificate.ts';
import type { Company } from '../../model/company.ts';
import type { Dossier } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement, stateOf } from '../../model/placement.ts';
import { type Office, termOf } from '../../profile/office.ts';
import { type LocalizedText, localized, type Tongue } from '../../text/language.ts';
import type { PaperRequest } from '../frame.ts';
import { creditCount } from '../measures.ts';
import { fill, type PaperTexts } from '../texts.ts';
import { approvedBy, confirmedBy } from './confirmed.ts';
import { plain, sense } from './stated.ts';

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

/** Year and term as registered; before that those of the first day. */
export function termOfCourse({ placement, office }: Pick<InternshipFacts, 'placement' | 'office'>, on: LocalDate) {
  const { course } = placement;
  const from = firstDay(placement) ?? on;
  return { year: course?.year ?? fiscalYear(from), term: course?.term ?? termOf(from, office) };
}

/** The student is, or will be, registered for the credit course and does the internship as that course. */
export function statement(
  { placement, office }: InternshipFacts,
  on: LocalDate,
  texts: InternshipTexts,
  tongues: readonly Tongue[],
): LocalizedText {
  const { course } = placement;
  const { term, year } = termOfCourse({ placement, office }, on);
  return localized(tongues, (lang) =>
    fill(texts, lang, 'statement.text', {
      course: office.course.title[lang],
      credits: creditCount(course?.credits ?? office.course.credits, lang),
      term: fill(texts, lang, `statement.term.${term}`, { year: lang === 'ja' ? `${year}年度` : String(year) }),
      registration: fill(texts, lang, `statement.registration.${course ? 'done' : 'planned'}`, {}),
      activity: fill(texts, lang, `statement.activity.${activityOn(placement, on)}`, {}),
    }),
  );
}

/**
 * The supervisor's confirmation, where it is recorded as such. A paper that is issued again keeps what it stated: papers of before
 * took the approval of the application for a confirmation.
 */
export function confirmation(
  facts: InternshipFacts,
  { number, on }: PaperRequest,
  texts: InternshipTexts,
  tongues: readonly Tongue[],
): LocalizedText {
  const sentence = (supervisor: string) =>
    localized(tongues, (lang) => fill(texts, lang, 'confirmation', { supervisor }));
  const confirmed = confirmedBy(facts, on);
  if (confirmed !== undefined) return sentence(confirmed);
  const issued = facts.dossier.certificates.find((one) => one.number === number);
  const approved = issued && approvedBy(facts, on);
  if (!issued || approved === undefined) return [];
  const before = sentence(approved);
  return issued.stated === undefined || states(issued.stated, before) ? before : [];
}

const states = (stated: Stated, text: LocalizedText): boolean =>
  stated.some(([what, said]) => what === 'paragraph' && sense(said).includes(sense(plain(text))));

export type InternshipTexts = PaperTexts<'internship'>;

/** What the certificate of internship speaks of. */
export interface InternshipFacts {
  readonly dossier: Dossier;
  readonly placement: Placement;
  readonly company: Company;
  readonly office: Office;
}
