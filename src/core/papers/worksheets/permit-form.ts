import type { LocalDate } from '../../calendar/dates.ts';
import type { Company } from '../../model/company.ts';
import { type Dossier, stayOn } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import { statusOf } from '../../model/residence-statuses.ts';
import { spansOf } from '../../model/spans.ts';
import { latinName } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { disagreement } from '../../rules/residence/name-agrees.ts';
import { type LocalizedText, localized, type Tongue } from '../../text/language.ts';
import { duration, westernDay, yen } from '../measures.ts';
import { nationality } from '../nations.ts';
import { companyIn, programIn } from '../person.ts';
import { eachSpan } from '../spans.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';

export type PermitTexts = PaperTexts<'permit-worksheet'>;

/** What the application form asks about. */
export interface FormFacts {
  readonly dossier: Dossier;
  readonly placement: Placement;
  readonly company?: Company;
  readonly office: Office;
  readonly today: LocalDate;
}

export const FORM_PARTS = ['person', 'stay', 'activity', 'employer', 'representative'] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** A field of the form with the value to copy into it, or the text shown if it is blank. */
export interface FormField {
  /** Numbers change between versions of the form; these names do not. */
  readonly key: string;
  readonly part: FormPart;
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  readonly blank: LocalizedText;
}

type FormValue = (facts: FormFacts, texts: PermitTexts, lang: Tongue) => string | undefined;
type FormKey = PlainKey<'permit-worksheet'>;
type LabelOf = Extract<FormKey, `labels.${string}`> extends `labels.${infer Name}` ? Name : never;
type BlankOf = Extract<FormKey, `blanks.${string}`> extends `blanks.${infer Name}` ? Name : never;
type FormLine = readonly [key: string, part: FormPart, label: LabelOf, blank: BlankOf, value?: FormValue];

/** 資格外活動許可申請書(別記第二十八号様式) in its own order. Fields without a value are not kept in the records. */
const FORM: readonly FormLine[] = [
  ['nationality', 'person', 'nationality', 'record', (f, _, t) => nationalityOf(f, t)],
  ['dateOfBirth', 'person', 'date-of-birth', 'record', ({ dossier }, _, t) => western(dossier.student.dateOfBirth, t)],
  ['name', 'person', 'name', 'record', nameOnForm],
  ['sex', 'person', 'sex', 'record', sex],
  ['maritalStatus', 'person', 'marital-status', 'marital-status'],
  ['occupation', 'person', 'occupation', 'record', (_, texts, t) => fill(texts, t, 'values.occupation', {})],
  ['address', 'person', 'address', 'record', ({ dossier }) => dossier.student.address],
  ['telephone', 'person', 'telephone', 'record', ({ dossier }) => dossier.student.phone],
  ['passportNumber', 'stay', 'passport-number', 'passport'],
  ['passportExpiresOn', 'stay', 'passport-expires-on', 'passport'],
  ['residenceStatus', 'stay', 'residence-status', 'record', status],
  ['periodOfStay', 'stay', 'period-of-stay', 'card'],
  ['stayExpiresOn', 'stay', 'stay-expires-on', 'record', (f, _, t) => western(stay(f)?.expiresOn, t)],
  ['residenceCard', 'stay', 'residence-card', 'record', (f) => stay(f)?.card],
  ['school', 'activity', 'school', 'record', school],
  ['studyHours', 'activity', 'study-hours', 'study-hours'],
  ['duties', 'activity', 'duties', 'company', (f, texts, t) => each(f, texts, t, ({ content }) => content)],
  ['contractPeriod', 'activity', 'contract-period', 'company', period],
  ['hoursPerWeek', 'activity', 'hours', 'company', hours],
  ['pay', 'activity', 'pay', 'company', (f, texts, t) => each(f, texts, t, (terms) => payOf(terms, texts, t))],
  ['employerName', 'employer', 'employer-name', 'company', employer],
  ['employerAddress', 'employer', 'employer-address', 'company', ({ company }) => company?.address],
  ['employerTelephone', 'employer', 'employer-telephone', 'company', ({ company }) => company?.telephone],
  ['employerBusiness', 'employer', 'employer-business', 'company', ({ company }) => company?.industry],
  ['representative', 'representative', 'representative', 'representative'],
];

/** Every field of the form in order, with the terms in force and western years. */
export function permitForm(facts: FormFacts, texts: PermitTexts, tongues: readonly Tongue[]): readonly FormField[] {
  return FORM.map(([key, part, label, blank, value]) => ({
    key,
    part,
    label: localized(tongues, (t) => fill(texts, t, `labels.${label}`, {})),
    value: localized(tongues, (t) => value?.(facts, texts, t)),
    blank: localized(tongues, (t) => fill(texts, t, `blanks.${blank}`, {})),
  }));
}

const western = (day: LocalDate | undefined, lang: Tongue) => day && westernDay(day, lang);
const stay = ({ dossier, today }: FormFacts) => stayOn(dossier, today);

function nationalityOf({ dossier }: FormFacts, lang: Tongue) {
  const recorded = dossier.student.nationality;
  return recorded && nationality(recorded, lang);
}

/** Exactly as on the card; if that is not recorded, or the name changed since, with a note to compare it. */
function nameOnForm({ dossier }: FormFacts, texts: PermitTexts, lang: Tongue) {
  const { student } = dossier;
  const isRead = student.nameOnCard !== undefined && disagreement(dossier)?.kind !== 'card';
  if (isRead) return student.nameOnCard;
  const name = student.nameOnCard ?? latinName(student) ?? student.nameKanji;
  return name && fill(texts, lang, 'values.name-unverified', { name });
}

const MALE = /^(男|男性|m|male|man)$/i;
const FEMALE = /^(女|女性|f|female|woman)$/i;

/** In the paper's language if it is one of the form's two words, else as recorded. */
function sex({ dossier }: FormFacts, texts: PermitTexts, lang: Tongue) {
  const word = dossier.student.sex?.normalize('NFKC').trim() ?? '';
  if (MALE.test(word)) return fill(texts, lang, 'values.male', {});
  return FEMALE.test(word) ? fill(texts, lang, 'values.female', {}) : word;
}

/** By its official name in the paper's language; the word of the form's own text for "Student". */
function status(facts: FormFacts, texts: PermitTexts, lang: Tongue) {
  const recorded = stay(facts)?.status;
  const known = recorded === undefined ? undefined : statusOf(recorded);
  if (known?.kind === 'student') return fill(texts, lang, 'values.status-student', {});
  return known?.[lang] ?? recorded;
}

function school({ office, dossier: { student } }: FormFacts, texts: PermitTexts, lang: Tongue) {
  const program = programIn(office, student, lang) ?? student.program;
  return fill(texts, lang, 'values.school', { university: office.university.name[lang], program });
}

function period({ placement }: FormFacts, texts: PermitTexts, lang: Tongue) {
  const [from, to] = [firstDay(placement), lastDay(placement)];
  if (from === undefined || to === undefined) return undefined;
  return fill(texts, lang, 'values.period', { from: westernDay(from, lang), to: westernDay(to, lang) });
}

/** What the spans say, with their days where they differ. */
function each(
  { placement }: FormFacts,
  texts: PermitTexts,
  lang: Tongue,
  say: (terms: Span['terms']) => string | undefined,
) {
  return eachSpan(spansOf(placement), say, (value, { from, to }) =>
    fill(texts, lang, 'values.during', { value, from: westernDay(from, lang), to: westernDay(to, lang) }),
  );
}

function hours(facts: FormFacts, texts: PermitTexts, lang: Tongue) {
  return each(facts, texts, lang, ({ hoursPerWeek }) =>
    hoursPerWeek === undefined ? undefined : duration(hoursPerWeek, lang),
  );
}

/** The form has pay by month, week and day, so hourly pay is also given by week. */
function payOf({ pay: agreed, hoursPerWeek }: Span['terms'], texts: PermitTexts, lang: Tongue) {
  if (agreed === undefined) return undefined;
  if (agreed === 'unpaid') return fill(texts, lang, 'values.unpaid', {});
  const amount = yen(agreed.amount);
  if (agreed.per !== 'hour' || !hoursPerWeek) return fill(texts, lang, `values.pay-${agreed.per}`, { amount });
  const week = yen(Math.round(agreed.amount * hoursPerWeek));
  return fill(texts, lang, 'values.pay-hour-week', { amount, week, hours: duration(hoursPerWeek, lang) });
}

function employer({ company }: FormFacts, _: PermitTexts, lang: Tongue) {
  return company && companyIn(company, lang);
}
