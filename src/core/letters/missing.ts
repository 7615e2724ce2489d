/** Facts that letters may need. Their names are in wording/letters. */
export const LETTER_FACTS = [
  'email',
  'hostEmail',
  'teacherEmail',
  'raEmail',
  'officeEmail',
  'supervisorEmail',
  'programOfficeEmail',
  'hostResearcher',
  'hostResearcherEmail',
  'guide',
  'recording',
  'missedBriefing',
  'nextBriefing',
  'papersMissing',
  'approvalToAsk',
  'consentToAsk',
  'rejection',
  'changedDocument',
  'returnedContract',
  'acceptance',
  'permitToAsk',
  'insuranceGap',
  'formDue',
  'monthsAway',
  'assistant',
  'period',
  'certificate',
  'gradeOpen',
  'evaluationOpen',
  'began',
] as const;
export type LetterFact = (typeof LETTER_FACTS)[number];

export interface LetterMissing {
  readonly what: LetterFact;
  /** The record or setting that lacks the fact, if not the student. */
  readonly of?: string;
  /** The command that fills it in, or shows why there is nothing to write about. */
  readonly settle: string;
}
