import type { LocalDate } from '../../calendar/dates.ts';
import type { Office } from '../../profile/office.ts';
import { type LocalizedText, languagesOf, localized, type PaperLanguage, type Tongue } from '../../text/language.ts';
import type { Block, Paper } from '../paper.ts';
import { fill, type SheetTexts } from '../texts.ts';

/** What a request says about a paper for the office's own work. */
export interface WorksheetRequest {
  readonly lang: PaperLanguage;
  /** The date printed on it. */
  readonly on: LocalDate;
}

interface WorksheetHead {
  /** Whom or what it is about, beside the date. */
  readonly subject: string;
  readonly number: string;
  /** Whom it is about, for the head of later pages. */
  readonly holder?: string | undefined;
  readonly day: (day: LocalDate, tongue: Tongue) => string;
  readonly blocks: readonly Block[];
}

/** A paper for the office's own work: whose it is, subject and date in one line, then the title; no seal or register number. */
export function sheet(office: Office, { lang, on }: WorksheetRequest, texts: SheetTexts, of: WorksheetHead): Paper {
  const tongues = languagesOf(lang);
  const title = localized(tongues, (t) => fill(texts, t, 'title', {}));
  // On one line together, so a bilingual paper uses its first language.
  const first = tongues.slice(0, 1);
  const mark = localized(first, (t) => fill(texts, t, 'mark', { subject: of.subject, day: of.day(on, t) }));
  const whose = localized(first, (t) => fill(texts, t, 'contact.office', { office: office.office.name[t] }));
  return {
    form: 'sheet',
    lang,
    title: joined(title),
    number: of.number,
    ...(of.holder !== undefined && { holder: of.holder }),
    issuedOn: on,
    blocks: [
      { type: 'office', text: whose },
      { type: 'mark', text: mark },
      { type: 'title', text: title },
      ...of.blocks,
    ],
  };
}

/** Both languages on one line. */
export const joined = (text: LocalizedText): string => text.map((one) => one.text).join(' / ');

/** A word beside a sign that is drawn: texts of earlier releases began with the sign itself. */
export const wordBeside = (word: LocalizedText): LocalizedText =>
  word.map((one) => ({ ...one, text: one.text.replace(/^[✓✔√☑□☐]\s*/u, '') })).filter(({ text }) => text !== '');
