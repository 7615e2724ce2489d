import type { LocalDate } from '../../calendar/dates.ts';
import { firstDay, lastDay } from '../../model/placement.ts';
import type { Span, Terms } from '../../model/placement-terms.ts';
import { spansOf } from '../../model/spans.ts';
import { languagesOf, localized, type Tongue } from '../../text/language.ts';
import { foot, head, type PaperRequest } from '../frame.ts';
import { dayCount, duration, westernDay, yen } from '../measures.ts';
import { nationality } from '../nations.ts';
import type { Paper, PaperRow } from '../paper.ts';
import { affiliation, companyIn, known, nameForImmigration, paired } from '../person.ts';
import { eachSpan } from '../spans.ts';
import { fill, type PlainKey } from '../texts.ts';
import { confirmation, type InternshipFacts, type InternshipTexts, statement } from './statement.ts';

/** インターンシップ証明書 for the work permit: the name as on the residence card, western years. */
export function internshipPaper(facts: InternshipFacts, request: PaperRequest, texts: InternshipTexts): Paper {
  const { office, dossier } = facts;
  const tongues = languagesOf(request.lang);
  const { student } = dossier;
  const label = (key: PlainKey<'internship'>) => localized(tongues, (t) => fill(texts, t, key, {}));
  const row = (key: PlainKey<'internship'>, value: (lang: Tongue) => string | undefined): PaperRow => ({
    label: label(key),
    value: localized(tongues, value),
  });
  const school = affiliation(office, student, texts, tongues);
  const person: readonly PaperRow[] = [
    { ...row('labels.name', (lang) => nameForImmigration(student, lang)), named: true },
    ...paired(
      row('labels.date-of-birth', (lang) => student.dateOfBirth && westernDay(student.dateOfBirth, lang)),
      row('labels.nationality', (lang) => student.nationality && nationality(student.nationality, lang)),
    ),
    ...paired(school.number, school.year),
    school.course,
    ...paired(school.program, school.institute),
  ];
  const confirmed = confirmation(facts, request, texts, tongues);
  return {
    form: 'internship',
    lang: request.lang,
    title: label('title')
      .map(({ text }) => text)
      .join(' / '),
    number: request.number,
    holder: nameForImmigration(student, tongues[0] ?? 'ja') ?? '',
    issuedOn: request.on,
    annex: {
      see: label('annex.see'),
      heading: label('annex.heading'),
      continued: label('annex.continued'),
    },
    blocks: [
      ...head(texts, request),
      { type: 'fields', rows: known(person) },
      { type: 'paragraph', text: statement(facts, request.on, texts, tongues) },
      ...(confirmed.length > 0 ? [{ type: 'paragraph' as const, text: confirmed }] : []),
      { type: 'heading', text: label('below') },
      { type: 'fields', rows: known(activity(facts, texts, tongues, row)), annex: true },
      ...foot(texts, office, request, westernDay, label('end')),
    ],
  };
}

type RowOf = (key: PlainKey<'internship'>, value: (lang: Tongue) => string | undefined) => PaperRow;

function activity(
  { dossier, placement, company, office }: InternshipFacts,
  texts: InternshipTexts,
  tongues: readonly Tongue[],
  row: RowOf,
): readonly PaperRow[] {
  const spans = spansOf(placement);
  const each = (lang: Tongue, say: (terms: Span['terms']) => string | undefined) =>
    eachSpan(spans, say, (value, { from, to }) =>
      fill(texts, lang, 'values.during', { value, from: westernDay(from, lang), to: westernDay(to, lang) }),
    );
  return [
    row('labels.company', (lang) => companyIn(company, lang)),
    ...paired(
      row('labels.department', (lang) => each(lang, ({ department }) => department ?? company.department)),
      row('labels.industry', () => company.industry),
    ),
    ...paired(
      row('labels.address', () => company.address),
      row('labels.telephone', () => company.telephone),
    ),
    row('labels.content', (lang) => each(lang, ({ content }) => content)),
    row('labels.period', (lang) => period(firstDay(placement), lastDay(placement), texts, lang)),
    row('labels.hours', (lang) => each(lang, (terms) => hours(terms, texts, lang))),
    row('labels.workplace', (lang) => each(lang, (terms) => workplaces(terms, texts, lang, lang === tongues[0]))),
    row('labels.pay', (lang) => each(lang, (terms) => pay(terms, texts, lang))),
    ...paired(
      row('labels.supervisor', () => dossier.student.supervisorName),
      row('labels.teacher', (lang) => office.course.teacher[lang]),
    ),
  ];
}

function period(from: LocalDate | undefined, to: LocalDate | undefined, texts: InternshipTexts, lang: Tongue) {
  if (from === undefined || to === undefined) return undefined;
  return fill(texts, lang, 'values.period', { from: westernDay(from, lang), to: westernDay(to, lang) });
}

function hours({ hoursPerWeek, hoursPerDay }: Terms, texts: InternshipTexts, lang: Tongue): string | undefined {
  if (hoursPerWeek === undefined) return undefined;
  const week = duration(hoursPerWeek, lang);
  if (hoursPerDay === undefined || hoursPerDay === 0) return fill(texts, lang, 'values.hours', { week });
  const day = duration(hoursPerDay, lang);
  const days = hoursPerWeek / hoursPerDay;
  const whole = Math.round(days);
  // Hours are recorded to the half hour, so five days of 7.6 hours may be recorded as 38: a tenth of a day is no extra day.
  if (Math.abs(days - whole) > 0.1 || whole < 1 || whole > 7)
    return fill(texts, lang, 'values.hours-day', { week, day });
  return fill(texts, lang, 'values.hours-days', { week, day, days: dayCount(whole, lang) });
}

/** The recorded places in the paper's first language alone; then the share of remote work in each. */
function workplaces(
  { workplaces: places = [], remoteShare = 0 }: Terms,
  texts: InternshipTexts,
  lang: Tongue,
  isFirst: boolean,
): string {
  const share = { share: String(remoteShare) };
  const remote = () =>
    remoteShare < 100 ? fill(texts, lang, 'values.remote', share) : fill(texts, lang, 'values.remote-all', {});
  return [...(isFirst ? places : []), ...(remoteShare > 0 ? [remote()] : [])].join(lang === 'ja' ? '、' : ', ');
}

function pay({ pay: agreed }: Terms, texts: InternshipTexts, lang: Tongue): string | undefined {
  if (agreed === undefined) return undefined;
  if (agreed === 'unpaid') return fill(texts, lang, 'values.unpaid', {});
  return fill(texts, lang, `values.pay-${agreed.per}`, { amount: yen(agreed.amount) });
}
