import type { LocalDate } from '../../calendar/dates.ts';
import type { Office } from '../../profile/office.ts';
import { type PaperLanguage, type Said, said, type Tongue, tonguesOf } from '../../text/language.ts';
import { contact } from '../frame.ts';
import type { Block, Paper } from '../paper.ts';
import { fill, type SheetTexts } from '../texts.ts';

/** What a request says of a paper of the office's own work. */
export interface SheetWish {
  readonly lang: PaperLanguage;
  /** The day that it bears. */
  readonly on: LocalDate;
}

interface Sheet {
  /** Of whom or what it is: stands on every page, beside the day. */
  readonly subject: string;
  readonly number: string;
  readonly day: (day: LocalDate, tongue: Tongue) => string;
  readonly blocks: readonly Block[];
}

/** A paper of the office's own work: title, subject and day, and whom to ask; no seal, no number of the register. */
export function sheet(office: Office, { lang, on }: SheetWish, texts: SheetTexts, of: Sheet): Paper {
  const tongues = tonguesOf(lang);
  const title = said(tongues, (t) => fill(texts, t, 'title', {}));
  // It has one line beside the title: on a paper in both languages it speaks the first.
  const mark = said(tongues.slice(0, 1), (t) => fill(texts, t, 'mark', { subject: of.subject, day: of.day(on, t) }));
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

/** Both languages in one line. */
export const joined = (text: Said): string => text.map((one) => one.text).join(' / ');
