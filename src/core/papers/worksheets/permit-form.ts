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
import type { PaperRow } from '../paper.ts';
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

export const FORM_PARTS = ['person', 'stay', 'activity', 'employer'] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** A field of the form with the value to copy into it, or the text shown if it is blank. */
export interface FormField {
  /** Numbers change between versions of the form; these names do not. */
  readonly key: string;
  readonly part: FormPart;
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  /** As it stands on the worksheet: open fields have a line to write on. */
  readonly row: PaperRow;
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
  ['representative', 'employer', 'representative', 'representative'],
];

/** The form's own pairs: two fields on one line. */
const PAIRS: Readonly<Record<string, 'left' | 'right'>> = {
  nationality: 'left',
  dateOfBirth: 'right',
  sex: 'left',
  maritalStatus: 'right',
  passportNumber: 'left',
  passportExpiresOn: 'right',
  residenceStatus: 'left',
  periodOfStay: 'right',
  stayExpiresOn: 'left',
  residenceCard: 'right',
  hoursPerWeek: 'left',
  pay: 'right',
  employerAddress: 'left',
  employerTelephone: 'right',
};

/** How high a line for handwriting is, in mm. */
const BY_HAND = 8;
const HIGHER: Readonly<Record<string, number>> = { address: 14, representative: 10 };

/** Every field of the form in order, with the terms in force and western years. */
export function permitForm(facts: FormFacts, texts: PermitTexts, tongues: readonly Tongue[]): readonly FormField[] {
  const plain = (key: PlainKey<'permit-worksheet'>) => localized(tongues, (t) => fill(texts, t, key, {}));
  return FORM.map(([key, part, named, blank, value]) => {
    const label = plain(`labels.${named}`);
    const said = localized(tongues, (t) => value?.(facts, texts, t));
    const pair = PAIRS[key] && { pair: PAIRS[key] };
    const open = {
      value: key === 'maritalStatus' ? plain('values.marital-status') : [],
      note: plain(`blanks.${blank}`),
      byHand: HIGHER[key] ?? BY_HAND,
    };
    const known = key === 'name' ? nameRow(facts, plain('blanks.unverified')) : { value: said };
    return { key, part, label, value: said, row: { label, ...pair, ...(said.length > 0 ? known : open) } };
  });
}

const western = (day: LocalDate | undefined, lang: Tongue) => day && westernDay(day, lang);
const stay = ({ dossier, today }: FormFacts) => stayOn(dossier, today);

function nationalityOf({ dossier }: FormFacts, lang: Tongue) {
  const recorded = dossier.student.nationality;
  return recorded && nationality(recorded, lang);
}

/** The name, and whether it is exactly that on the card; where none is recorded, or the name changed since, it is to be compared. */
function nameOf({ dossier }: FormFacts) {
  const { student } = dossier;
  const isRead = student.nameOnCard !== undefined && disagreement(dossier)?.kind !== 'card';
  return { isRead, name: student.nameOnCard ?? latinName(student) ?? student.nameKanji };
}

function nameOnForm(facts: FormFacts, texts: PermitTexts, lang: Tongue) {
  const { isRead, name } = nameOf(facts);
  if (isRead || name === undefined) return name;
  return fill(texts, lang, 'values.name-unverified', { name });
}

/** On paper the remark stands under the label. */
function nameRow(facts: FormFacts, unverified: LocalizedText) {
  const { isRead, name = '' } = nameOf(facts);
  return { named: true, value: [{ lang: 'ja', text: name }], ...(!isRead && { note: unverified }) } as const;
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
