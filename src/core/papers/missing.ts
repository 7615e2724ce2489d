/** Facts required for papers. Their names are in wording/papers. */
export const PAPER_FACTS = [
  'name',
  'nameLatin',
  'nameNotLatin',
  'nameLetters',
  'companyLetters',
  'supervisorLetters',
  'jobLetters',
  'schoolLetters',
  'contactLetters',
  'hostResearcherLetters',
  'dateOfBirth',
  'enrolledOn',
  'programEnglish',
  'companyAddress',
  'companyTelephone',
  'content',
  'period',
  'hoursPerWeek',
  'workplace',
  'pay',
  'course',
  'credits',
  'university',
  'issuer',
] as const;
export type PaperFact = (typeof PAPER_FACTS)[number];

export interface Missing {
  readonly what: PaperFact;
  /** The record that lacks it, if not the student's: a programme, company, placement or key of the profile. */
  readonly of?: string;
  /** The command that fills it in. */
  readonly settle: string;
}
