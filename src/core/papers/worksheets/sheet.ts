import type { LocalDate } from '../../calendar/dates.ts';
import type { Office } from '../../profile/office.ts';
import { type LocalizedText, languagesOf, localized, type PaperLanguage, type Tongue } from '../../text/language.ts';
import { contact } from '../frame.ts';
import type { Block, Paper } from '../paper.ts';
import { fill, type SheetTexts } from '../texts.ts';

/** What a request says about a paper for the office's own work. */
export interface WorksheetRequest {
  readonly lang: PaperLanguage;
  /** The date printed on it. */
  readonly on: LocalDate;
}

interface WorksheetHead {
  /** Whom or what it is about; on every page, beside the date. */
  readonly subject: string;
  readonly number: string;
  readonly day: (day: LocalDate, tongue: Tongue) => string;
  readonly blocks: readonly Block[];
}

/** A paper for the office's own work: title, subject, date and contact; no seal or register number. */
export function sheet(office: Office, { lang, on }: WorksheetRequest, texts: SheetTexts, of: WorksheetHead): Paper {
  const tongues = languagesOf(lang);
  const title = localized(tongues, (t) => fill(texts, t, 'title', {}));
  // One line beside the title, so a bilingual paper uses its first language.
  const mark = localized(tongues.slice(0, 1), (t) =>
    fill(texts, t, 'mark', { subject: of.subject, day: of.day(on, t) }),
  );
  return {
    lang,
    title: joined(title),
    number: of.number,
    issuedOn: on,
    blocks: [
      { type: 'mark', text: mark },
      { type: 'title', text: title },
      ...of.blocks,
      contact(texts, office, tongues),
    ],
  };
}

/** Both languages on one line. */
export const joined = (text: LocalizedText): string => text.map((one) => one.text).join(' / ');
