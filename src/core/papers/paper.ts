import type { LocalDate } from '../calendar/dates.ts';
import type { LocalizedText, PaperLanguage } from '../text/language.ts';

/** Label and value. A value may have several lines, separated by \n. */
export interface PaperRow {
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  /** Small under the label: who knows it, or with what it is compared. */
  readonly note?: LocalizedText;
  /** The left one and the right one after it share a line. */
  readonly pair?: 'left' | 'right';
  /** It names whom the paper is about. */
  readonly named?: true;
  /** A rule to write on by hand, so many mm high; a value is words to circle. */
  readonly byHand?: number;
}

/** A sign, and the word for who has the paper read aloud. */
export interface Sign {
  readonly sign: 'tick' | 'dot' | 'box';
  readonly word: LocalizedText;
}
/** What stands in a table: a text, one that stands out, or a sign. */
export type Cell = LocalizedText | { readonly strong: LocalizedText } | Sign;

/** A column of a table, as wide as so many mm. */
export interface PaperColumn {
  readonly title: LocalizedText;
  readonly width: number;
}

export type Block =
  /** Certificate number, or whom and what day it is about, at the top right. */
  | { readonly type: 'mark'; readonly text: LocalizedText }
  /** Whose working paper it is, at the top left. */
  | { readonly type: 'office'; readonly text: LocalizedText }
  | { readonly type: 'title'; readonly text: LocalizedText }
  | { readonly type: 'addressee'; readonly text: LocalizedText }
  | { readonly type: 'paragraph'; readonly text: LocalizedText }
  /** A small centred heading: 「記」. */
  | { readonly type: 'heading'; readonly text: LocalizedText }
  /** What must be seen to first, in a box. */
  | { readonly type: 'notice'; readonly heading: LocalizedText; readonly lines: readonly LocalizedText[] }
  /** Where `annex` is set, values that are too long for the page may go to the annex of the paper. */
  | { readonly type: 'fields'; readonly rows: readonly PaperRow[]; readonly annex?: true }
  /** Under a heading repeated on every page, where its columns have titles. */
  | {
      readonly type: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** Short items with a sign each, in two columns. */
  | { readonly type: 'checks'; readonly items: readonly (Sign & { readonly text: LocalizedText })[] }
  /** The heading of a part, on the left. */
  | { readonly type: 'section'; readonly text: LocalizedText }
  /** What counts most of the paper, across the page. */
  | { readonly type: 'band'; readonly text: LocalizedText }
  /** How many, under a table. */
  | { readonly type: 'total'; readonly text: LocalizedText }
  /** Numbered steps; `typed` stands under the text, letter by letter. */
  | { readonly type: 'steps'; readonly steps: readonly PaperStep[] }
  /** Lines to be copied letter by letter. */
  | { readonly type: 'typed'; readonly text: string }
  /** An empty box to be stamped or signed in, at the right; so many mm wide and 22 high. */
  | { readonly type: 'stamp'; readonly label: LocalizedText; readonly width: number }
  /** The day, 「以上」, and the issuer before the place of the seal, so many mm wide; the proof as a QR code with its caption. */
  | {
      readonly type: 'issuer';
      readonly day: LocalizedText;
      readonly end: LocalizedText;
      readonly lines: readonly LocalizedText[];
      readonly seal: number;
      readonly code: LocalizedText;
      readonly holds: LocalizedText;
    }
  /** Whom to contact, at the foot of the last page. */
  | { readonly type: 'contact'; readonly heading: LocalizedText; readonly lines: readonly LocalizedText[] };

export interface PaperStep {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly typed?: string;
}

/** What is said where a value is too long for the certificate and stands in its annex. */
export interface Annex {
  readonly see: LocalizedText;
  readonly heading: LocalizedText;
  /** Beside the label of a value that goes on from the page before. */
  readonly continued: LocalizedText;
}

/** A paper as a value: blocks of text in reading order, without font or PDF. The same facts give the same paper. */
export interface Paper {
  /** By which grid it is set. */
  readonly form: 'enrollment' | 'internship' | 'sheet';
  readonly lang: PaperLanguage;
  /** For the file's title. */
  readonly title: string;
  /** Certificate number; for a paper outside the register, its student or day. */
  readonly number: string;
  /** Whom it is about, for the head of later pages. */
  readonly holder?: string;
  readonly issuedOn: LocalDate;
  /** The content of the QR code: the certified facts, signed by the office. */
  readonly proof?: string;
  /** How the journal stood before it was issued: metadata, which nobody sees on the paper. */
  readonly head?: string;
  readonly annex?: Annex;
  readonly blocks: readonly Block[];
}
