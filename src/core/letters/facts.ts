import { type LocalDate, weekday } from '../calendar/dates.ts';
import type { CertificateKind, Stated } from '../model/certificate.ts';
import { type Company, jobTitle } from '../model/company.ts';
import type { ContractKind } from '../model/contract.ts';
import { firstDay, hostPeople, lastDay, type Placement } from '../model/placement.ts';
import type { Terms } from '../model/placement-terms.ts';
import { termsOn } from '../model/spans.ts';
import { nameOf } from '../model/student.ts';
import { westernDay } from '../papers/measures.ts';
import { companyIn, nameIn, programIn } from '../papers/person.ts';
import type { Situation } from '../rules/rule.ts';
import type { Tongue } from '../text/language.ts';
import { personIn } from '../text/mailbox.ts';
import type { TemplateValues } from '../text/template.ts';
import type { Addressee, LetterFieldOf, LetterKey } from './kinds.ts';
import type { LetterMissing } from './missing.ts';

/** What a letter may mention. */
export interface LetterFacts extends Situation {
  /** The placement that the letter is about, if any. */
  readonly placement?: Placement;
  readonly wordsIn: (lang: Tongue) => LetterWords;
}
/** Words of a language that a letter takes from elsewhere. */
export interface LetterWords {
  readonly item: (key: string) => string;
  readonly certificate: (kind: CertificateKind) => string;
  readonly contract: (kind: ContractKind) => string;
  /** Terms by their labels, days as they are recorded. */
  readonly terms: (terms: Terms) => Stated;
}
export type PlacementFacts = LetterFacts & { readonly placement: Placement };

/** What one letter says besides the common values, or what it lacks. */
export interface SaidOf<Key extends LetterKey> {
  readonly values: { readonly [Field in LetterFieldOf<Key>]?: string | undefined };
  readonly missing?: readonly LetterMissing[];
  /** Copies, where they follow from what is said. */
  readonly cc?: readonly Addressee[];
}

const DAYS = { ja: [...'日月火水木金土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;

/** 2026年11月2日（月） or 2 November 2026 (Mon), with the weekday for planning. */
export function letterDay(day: LocalDate | undefined, lang: Tongue): string | undefined {
  if (day === undefined) return undefined;
  const [on, name] = [westernDay(day, lang), DAYS[lang][weekday(day)] ?? ''];
  return lang === 'ja' ? `${on}（${name}）` : `${on} (${name})`;
}

/** A day still ahead; once it has passed, the text asks for a prompt answer instead. */
export const ahead = (
  day: LocalDate | undefined,
  { today }: Pick<Situation, 'today'>,
  lang: Tongue,
): string | undefined => (day !== undefined && day >= today ? letterDay(day, lang) : undefined);

/** The value of a field that is only a condition. */
export const yes = (is: boolean | undefined): string | undefined => (is ? 'yes' : undefined);

export const companyOf = ({ companies, placement }: LetterFacts): Company | undefined =>
  placement && companies.get(placement.company);

/** The values that every letter may use. */
export function commonValues(facts: LetterFacts, lang: Tongue): TemplateValues {
  const { office, today, dossier } = facts;
  const { student } = dossier;
  return {
    name: nameIn(student, lang) ?? nameOf(student),
    number: student.number,
    program: programIn(office, student, lang) ?? student.program,
    supervisor: student.supervisorName,
    university: office.university.name[lang],
    office: office.office.name[lang],
    address: office.office.address[lang],
    telephone: office.office.telephone,
    email: office.office.email,
    today: letterDay(today, lang),
    ...placementValues(facts, lang),
  };
}

function placementValues(facts: LetterFacts, lang: Tongue): TemplateValues {
  const { placement } = facts;
  if (!placement) return {};
  const company = companyOf(facts);
  const people = hostPeople(placement, company);
  return {
    company: company ? companyIn(company, lang) : placement.company,
    hr: personIn(people.hr),
    mentor: personIn(people.mentor),
    job: jobTitle(placement.job, company),
    department: termsOn(placement, facts.today).department ?? company?.department,
    from: letterDay(firstDay(placement), lang),
    to: letterDay(lastDay(placement), lang),
  };
}
