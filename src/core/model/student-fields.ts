import type { LocalDate } from '../calendar/dates.ts';
import { type Mask, masked } from '../text/mask.ts';
import type { ContractKind, Reviewer, ReviewOutcome } from './contract.ts';
import type { Dossier } from './dossier.ts';
import type { StepNumber } from './gate.ts';
import type { PlacementRef, ResultOutcome } from './placement.ts';
import { type PayUnit, TERMS } from './placement-terms.ts';
import type { JspsKind, StudentNumber } from './student.ts';

/** The value that each kind of cell is read as. */
export interface CellValues {
  readonly number: StudentNumber;
  /** Kept byte for byte. */
  readonly name: string;
  /** A name in Latin letters. */
  readonly latin: string;
  readonly text: string;
  readonly program: string;
  readonly kana: string;
  readonly mail: string;
  readonly phone: string;
  /** A planned day, a date of birth or of entry. */
  readonly day: LocalDate;
  /** The day of something that happened, so not after today. */
  readonly past: LocalDate;
  /** 3 or 5. */
  readonly term: number;
  readonly year: number;
  readonly hours: number;
  readonly yes: boolean;
  readonly card: string;
  /** A company's code. */
  readonly code: string;
  readonly jsps: JspsKind;
  readonly ref: PlacementRef;
  readonly step: StepNumber;
  readonly outcome: ResultOutcome;
  readonly contract: ContractKind;
  readonly reviewer: Reviewer;
  /** The outcome of a review. */
  readonly verdict: ReviewOutcome;
  /** Yen, or unpaid. */
  readonly pay: number | 'unpaid';
  readonly unit: PayUnit;
  readonly percent: number;
  /** Hours a day. */
  readonly dayHours: number;
  /** At most a year's months. */
  readonly months: number;
  /** Several values in one cell, separated by a semicolon or 、. */
  readonly several: readonly string[];
  /** Notes, one a line. */
  readonly notes: string;
}
export type CellKind = keyof CellValues;

/** A column of an import list. */
export interface AnyField {
  /** Its name in JSON; with dashes, the name of its flag. */
  readonly fact: string;
  readonly kind: CellKind;
  /** The English key first, then other accepted headings. */
  readonly headings: readonly [key: string, ...accepted: string[]];
  /** How it is shown on a screen, if not as it is. */
  readonly mask?: Mask;
}

/** A column of the list of students. */
interface FieldShape extends AnyField {
  /** The part of the dossier that keeps it. */
  readonly of: 'student' | 'stay' | 'step' | 'note';
}

/** The columns of the list of students, also the flags of `student add` and `student edit` and the keys of JSON. */
export const FIELDS = [
  { fact: 'number', of: 'student', kind: 'number', headings: ['student_number', '学籍番号', '学生番号', 'number'] },
  { fact: 'nameKanji', of: 'student', kind: 'name', headings: ['name_kanji', '氏名', '名前'] },
  { fact: 'nameKana', of: 'student', kind: 'kana', headings: ['name_kana', 'フリガナ', 'カナ', '氏名(カナ)'] },
  { fact: 'familyName', of: 'student', kind: 'latin', headings: ['family_name', '姓(英字)', 'Surname'] },
  { fact: 'givenName', of: 'student', kind: 'latin', headings: ['given_name', '名(英字)'] },
  { fact: 'nameLatin', of: 'student', kind: 'latin', headings: ['name_latin', '英字氏名', 'ローマ字氏名'] },
  { fact: 'nameOnCard', of: 'student', kind: 'name', headings: ['name_on_card', '在留カード氏名'] },
  { fact: 'email', of: 'student', kind: 'mail', headings: ['email', 'メール', 'メールアドレス', 'E-mail'] },
  { fact: 'program', of: 'student', kind: 'program', headings: ['program', '専攻', 'コース', 'プログラム'] },
  { fact: 'institute', of: 'student', kind: 'text', headings: ['institute', '基盤機関'] },
  { fact: 'courseYears', of: 'student', kind: 'term', headings: ['course_years', '標準修業年限'] },
  { fact: 'year', of: 'student', kind: 'year', headings: ['year', '学年'] },
  { fact: 'dateOfBirth', of: 'student', kind: 'past', mask: 'birth', headings: ['date_of_birth', '生年月日'] },
  { fact: 'nationality', of: 'student', kind: 'text', headings: ['nationality', '国籍', '国籍・地域'] },
  { fact: 'sex', of: 'student', kind: 'text', headings: ['sex', '性別'] },
  { fact: 'residenceStatus', of: 'stay', kind: 'text', headings: ['residence_status', '在留資格'] },
  {
    fact: 'residenceExpiresOn',
    of: 'stay',
    kind: 'day',
    headings: ['residence_expires_on', '在留期限', '在留期間満了日'],
  },
  { fact: 'residenceCard', of: 'stay', kind: 'card', mask: 'card', headings: ['residence_card', '在留カード番号'] },
  { fact: 'mextScholar', of: 'student', kind: 'yes', headings: ['mext_scholar', '国費', '国費/私費'] },
  { fact: 'jsps', of: 'student', kind: 'jsps', headings: ['jsps', '学振'] },
  { fact: 'jspsFrom', of: 'student', kind: 'day', headings: ['jsps_from', '採用期間(自)', '採用期間(開始)'] },
  { fact: 'jspsTo', of: 'student', kind: 'day', headings: ['jsps_to', '採用期間(至)', '採用期間(終了)'] },
  { fact: 'specialResearcher', of: 'student', kind: 'yes', headings: ['special_researcher', '特別研究員(総研大)'] },
  {
    fact: 'specialResearcherType',
    of: 'student',
    kind: 'text',
    headings: ['special_researcher_type', '特別研究員の種別'],
  },
  { fact: 'funder', of: 'student', kind: 'text', headings: ['funder', '支給団体'] },
  { fact: 'researchAssistant', of: 'student', kind: 'yes', headings: ['research_assistant', 'RA'] },
  { fact: 'raHours', of: 'student', kind: 'hours', headings: ['ra_hours', 'RA時間'] },
  { fact: 'supervisorName', of: 'student', kind: 'name', headings: ['supervisor_name', '指導教員', '主任指導教員'] },
  { fact: 'supervisorEmail', of: 'student', kind: 'mail', headings: ['supervisor_email', '指導教員メール'] },
  { fact: 'officeEmail', of: 'student', kind: 'mail', headings: ['office_email', '専攻事務メール'] },
  { fact: 'enrolledOn', of: 'student', kind: 'day', headings: ['enrolled_on', '入学年月日', '入学日'] },
  { fact: 'expectedCompletionOn', of: 'student', kind: 'day', headings: ['expected_completion_on', '修了予定日'] },
  { fact: 'address', of: 'student', kind: 'text', mask: 'address', headings: ['address', '住所'] },
  { fact: 'phone', of: 'student', kind: 'phone', mask: 'phone', headings: ['phone', '電話番号'] },
  { fact: 'contactedOn', of: 'step', kind: 'past', headings: ['contacted_on', '連絡日'] },
  { fact: 'guideSentOn', of: 'step', kind: 'past', headings: ['guide_sent_on', '案内送付日'] },
  { fact: 'approvedOn', of: 'step', kind: 'past', headings: ['approved_on', '承認日'] },
  { fact: 'registeredOn', of: 'step', kind: 'past', headings: ['registered_on', '登録日'] },
  { fact: 'approverBox', of: 'step', kind: 'yes', headings: ['approver_box', '承認者チェック'] },
  { fact: 'briefingOn', of: 'step', kind: 'past', headings: ['briefing_on', '説明会参加日'] },
  { fact: 'recordingSentOn', of: 'step', kind: 'past', headings: ['recording_sent_on', '録画送付日'] },
  { fact: 'notes', of: 'note', kind: 'notes', headings: ['notes', '備考'] },
] as const satisfies readonly FieldShape[];

export type StudentField = (typeof FIELDS)[number];
export type FactName = StudentField['fact'];
type FactOf<Of extends StudentField['of']> = Extract<StudentField, { readonly of: Of }>['fact'];

/** The facts given about one student. */
export type StudentFacts = { readonly [F in StudentField as F['fact']]?: CellValues[F['kind']] };
/** Without any of these a student has no name. */
export const NAMES = ['nameKanji', 'nameKana', 'familyName', 'givenName', 'nameLatin', 'nameOnCard'] as const;

/** Required for a new student, with the number and a name. */
export const NEEDED = ['email', 'program'] as const satisfies readonly FactName[];

const keysOf = <Of extends StudentField['of']>(of: Of) =>
  FIELDS.filter((field) => field.of === of).map(({ fact }) => fact as FactOf<Of>);

/** Facts kept in the student's own record. */
export const STUDENT_FACTS = keysOf('student');
export const STAY_FACTS = keysOf('stay');

/** The English key of a heading. */
export const headingKey = (field: AnyField): string => field.headings[0];
export const fieldOf = (fact: FactName): StudentField => FIELDS.find((field) => field.fact === fact) ?? FIELDS[0];
export const maskOf = (fact: FactName): Mask | undefined => (fieldOf(fact) as AnyField).mask;

/** The flag of a fact: `nameKanji` is `--name-kanji`. */
export const flagOf = (fact: FactName): string => `--${fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** What a dossier holds of the import list: the other way round from `register`. */
export function factsOf({ student, stays, contact, approval, registration, briefing, notes }: Dossier): StudentFacts {
  const stay = stays.at(-1);
  const all = {
    ...Object.fromEntries(STUDENT_FACTS.map((fact) => [fact, student[fact]])),
    residenceStatus: stay?.status,
    residenceExpiresOn: stay?.expiresOn,
    residenceCard: stay?.card,
    contactedOn: contact?.on,
    guideSentOn: contact?.guideSentOn,
    approvedOn: approval?.on,
    registeredOn: registration?.on,
    approverBox: registration?.approverBox,
    briefingOn: briefing?.attendedOn,
    recordingSentOn: briefing?.recordingSentOn,
    notes: notes.length > 0 ? notes.map(({ text }) => text).join('\n') : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as StudentFacts;
}

export type FactValue = StudentFacts[FactName];

/** What is another after than before, in the order of the list. */
export const differences = (
  before: StudentFacts,
  after: StudentFacts,
): readonly { readonly fact: FactName; readonly before: FactValue; readonly after: FactValue }[] =>
  FIELDS.map(({ fact }) => ({ fact, before: before[fact], after: after[fact] })).filter(
    (change) => change.before !== change.after,
  );

/** How facts are masked, by their names in JSON. */
const BY_NAME: ReadonlyMap<string, Mask> = new Map([
  ...[...FIELDS, ...TERMS].flatMap((field): [string, Mask][] => ('mask' in field ? [[field.fact, field.mask]] : [])),
  // The card of each stay, what a certificate and its code say, and what an override compared.
  ['card', 'card'],
  ['stated', 'whole'],
  ['proof', 'whole'],
  ['compared', 'whole'],
]);

/** A record as JSON has it, with its personal facts masked at every depth. */
export function maskedFacts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedFacts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedFact(name, one)]));
}

function maskedFact(name: string, value: unknown): unknown {
  // Under the names of the papers of an application (`card` is one) stand days.
  if (name === 'papers' || value === null || value === undefined) return value;
  const mask = BY_NAME.get(name);
  if (mask === undefined) return maskedFacts(value);
  return masked(mask, typeof value === 'string' ? value : JSON.stringify(value));
}
