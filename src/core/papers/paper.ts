import type { LocalDate } from '../calendar/dates.ts';
import type { LocalizedText, PaperLanguage } from '../text/language.ts';

/** Label and value in two columns. A value may have several lines, separated by \n. */
export interface PaperRow {
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  /** Lines of blank space to fill in by hand, below a value that says by whom or from where. */
  readonly blank?: number;
}

export type Block =
  /** Certificate number, at the top right. */
  | { readonly type: 'mark'; readonly text: LocalizedText }
  | { readonly type: 'title'; readonly text: LocalizedText }
  | { readonly type: 'addressee'; readonly text: LocalizedText }
  | { readonly type: 'paragraph'; readonly text: LocalizedText }
  /** A small centred heading: 「記」. */
  | { readonly type: 'heading'; readonly text: LocalizedText }
  | { readonly type: 'fields'; readonly rows: readonly PaperRow[] }
  /** Columns as wide as their texts, under a heading repeated on every page. */
  | {
      readonly type: 'table';
      readonly columns: readonly LocalizedText[];
      readonly rows: readonly (readonly LocalizedText[])[];
    }
  /** The heading of a part, on the left. */
  | { readonly type: 'section'; readonly text: LocalizedText }
  /** 「以上」, on the right. */
  | { readonly type: 'end'; readonly text: LocalizedText }
  /** Day of issue and issuer with an empty box for the seal; on the left, the proof as a QR code with its caption. */
  | {
      readonly type: 'issuer';
      readonly day: LocalizedText;
      readonly lines: readonly LocalizedText[];
      readonly seal: LocalizedText;
      readonly code: LocalizedText;
    }
  /** Whom to contact, at the foot of the last page. */
  | { readonly type: 'contact'; readonly heading: LocalizedText; readonly lines: readonly LocalizedText[] };

/** A paper as a value: blocks of text in reading order, without font or PDF. The same facts give the same paper. */
export interface Paper {
  readonly lang: PaperLanguage;
  /** For the file's title. */
  readonly title: string;
  /** Certificate number; for a paper outside the register, its student or day. */
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** The content of the QR code: the certified facts, signed by the office. */
  readonly proof?: string;
  /** How the journal stood before it was issued: metadata, which nobody sees on the paper. */
  readonly head?: string;
  readonly blocks: readonly Block[];
}
