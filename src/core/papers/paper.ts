import type { LocalDate } from '../calendar/dates.ts';
import type { PaperLanguage, Said } from '../text/language.ts';

/** Label and value, in two columns. A value may have several lines, parted by \n. */
export interface Row {
  readonly label: Said;
  readonly value: Said;
  /** To be filled in by hand: so many lines of room under a value that says by whom, or from where. */
  readonly blank?: number;
}

export type Block =
  /** Certificate number, at the top right. */
  | { readonly type: 'mark'; readonly text: Said }
  | { readonly type: 'title'; readonly text: Said }
  | { readonly type: 'addressee'; readonly text: Said }
  | { readonly type: 'paragraph'; readonly text: Said }
  /** A small centred heading: 「記」. */
  | { readonly type: 'heading'; readonly text: Said }
  | { readonly type: 'fields'; readonly rows: readonly Row[] }
  /** Cells in columns as wide as they need, under a heading that every page repeats. */
  | { readonly type: 'table'; readonly columns: readonly Said[]; readonly rows: readonly (readonly Said[])[] }
  /** The heading of a part, at the left. */
  | { readonly type: 'section'; readonly text: Said }
  /** 「以上」, at the right. */
  | { readonly type: 'end'; readonly text: Said }
  /** Day of issue, who certifies, beside it an empty box for the seal; at the left the proof as a QR code, with its caption. */
  | {
      readonly type: 'issuer';
      readonly day: Said;
      readonly lines: readonly Said[];
      readonly seal: Said;
      readonly code: Said;
    }
  /** Whom to ask, at the foot of the last page. */
  | { readonly type: 'contact'; readonly heading: Said; readonly lines: readonly Said[] };

/** A paper as a value: blocks of text in reading order, no font and no PDF in it. The same facts give the same paper. */
export interface Paper {
  readonly lang: PaperLanguage;
  /** For the file's own title. */
  readonly title: string;
  /** Certificate number; of a paper outside of the register, whose or of which day it is. */
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** What its QR code says: the facts that it vouches for, signed by the office. */
  readonly proof?: string;
  readonly blocks: readonly Block[];
}
