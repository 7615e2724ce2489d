/** Facts without which a paper is not issued. Their names stand in wording/papers. */
export const PAPER_FACTS = [
  'name',
  'nameLatin',
  'dateOfBirth',
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
  /** The record that lacks it, where that is not the student: a programme, a company, a placement, a key of the profile. */
  readonly of?: string;
  /** The command that fills it in. */
  readonly settle: string;
}
