import type { LocalDate } from '../calendar/dates.ts';
import type { Bilingual, Office } from '../profile/office.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import { type LocalizedText, languagesOf, localized, type PaperLanguage, type Tongue } from '../text/language.ts';
import type { Missing } from './missing.ts';
import type { Block } from './paper.ts';
import { type ContactTexts, type FrameTexts, fill } from './texts.ts';

/** What a request says about the paper itself. */
export interface PaperRequest {
  readonly number: string;
  readonly lang: PaperLanguage;
  readonly on: LocalDate;
  readonly addressee?: string;
}

/** Number, title, addressee: the head of every paper. */
export function head(texts: FrameTexts, { number, lang, addressee }: PaperRequest): readonly Block[] {
  const tongues = languagesOf(lang);
  const mark = numbered(
    localized(tongues, (tongue) => fill(texts, tongue, 'number', { number })),
    number,
  );
  const title = localized(tongues, (tongue) => fill(texts, tongue, 'title', {}));
  return [
    { type: 'mark', text: mark },
    { type: 'title', text: title },
    ...(addressee === undefined ? [] : [{ type: 'addressee' as const, text: addressed(texts, tongues, addressee) }]),
  ];
}

/** A number is printed once: behind what it is called in the last language. */
const numbered = (said: LocalizedText, number: string): LocalizedText =>
  said.every(({ text }) => text.endsWith(number))
    ? said.map(({ lang, text }, n) => ({
        lang,
        text: n === said.length - 1 ? text : text.slice(0, -number.length).trimEnd(),
      }))
    : said.slice(0, 1);

/** An addressee is named in one language, so a bilingual paper addresses it in that one only. */
function addressed(texts: FrameTexts, tongues: readonly Tongue[], addressee: string): LocalizedText {
  const own: Tongue = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(addressee) ? 'ja' : 'en';
  const spoken = tongues.includes(own) ? [own] : tongues;
  // 御中 or 様 is already a form of address.
  if (/(御中|各位|様)$/u.test(addressee)) return localized(spoken, () => addressee);
  const name = addressee.replace(/[\s　]*殿$/u, '');
  return localized(spoken, (tongue) => fill(texts, tongue, 'addressee', { addressee: name }));
}

/** Day, issuer, place of the seal and contact: the foot of every certificate. */
export function foot(
  texts: FrameTexts,
  profile: Office,
  { lang, on }: PaperRequest,
  day: (day: LocalDate, tongue: Tongue) => string,
  end: LocalizedText = [],
): readonly Block[] {
  const tongues = languagesOf(lang);
  const { university, issuer } = profile;
  const lines = [
    localized(tongues, (t) => fill(texts, t, 'issuer.university', { university: university.name[t] })),
    localized(tongues, (t) => fill(texts, t, 'issuer.person', { title: issuer.title[t], name: issuer.name[t] })),
  ];
  const code = localized(tongues, (t) => fill(texts, t, 'issuer.code', {}));
  const holds = localized(tongues, (t) => fill(texts, t, 'issuer.holds', {}));
  const issued = localized(tongues, (t) => day(on, t));
  return [
    { type: 'issuer', day: issued, end, lines, seal: profile.papers.seal, code, holds },
    contact(texts, profile, tongues),
  ];
}

/** Whom to contact. */
export function contact(texts: ContactTexts, { office }: Office, tongues: readonly Tongue[]): Block {
  const { telephone, email } = office;
  return {
    type: 'contact',
    heading: localized(tongues, (t) => fill(texts, t, 'contact.heading', {})),
    lines: [
      localized(tongues, (t) => fill(texts, t, 'contact.office', { office: office.name[t] })),
      localized(tongues, (t) => fill(texts, t, 'contact.address', { address: office.address[t] })),
      localized(tongues, (t) => telephone && fill(texts, t, 'contact.telephone', { telephone })),
      localized(tongues, (t) => email && fill(texts, t, 'contact.email', { email })),
    ],
  };
}

/** The issuer's missing keys. They are empty in the sample, so that nobody certifies by accident. */
export function missingOfIssuer({ university, issuer }: Office, lang: PaperLanguage): readonly Missing[] {
  const wanted = (key: string, names: Bilingual, what: 'university' | 'issuer'): readonly Missing[] =>
    languagesOf(lang).flatMap((tongue) => {
      if (names[tongue].trim() !== '') return [];
      const of = `${key}.${tongue}`;
      return [{ what, of, settle: settleWith('office edit', '--set', `${of}=${BLANK_WORDS}`) }];
    });
  return [
    ...wanted('university.name', university.name, 'university'),
    ...wanted('issuer.title', issuer.title, 'issuer'),
    ...wanted('issuer.name', issuer.name, 'issuer'),
  ];
}
