import type { LocalDate } from '../dates.ts';
import type { PaperLanguage } from '../dossier.ts';

/** A paper as a value: blocks of text in reading order, no font and no PDF in it. The same facts give the same paper. */
export interface Paper {
  readonly lang: PaperLanguage;
  /** For the file's own title. */
  readonly title: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** One for each language; both on one sheet where they fit. */
  readonly pages: readonly PaperPart[];
}

export interface PaperPart {
  readonly lang: 'ja' | 'en';
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  /** Certificate number and the like, set at the right. */
  | { readonly type: 'mark'; readonly text: string }
  | { readonly type: 'addressee'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  /** Label and value, in two columns. */
  | { readonly type: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly type: 'issuer'; readonly day: string; readonly lines: readonly string[] }
  /** An empty box for the office's seal, beside the issuer. */
  | { readonly type: 'seal'; readonly label: string }
  | { readonly type: 'contact'; readonly lines: readonly string[] }
  /** 「以上」. */
  | { readonly type: 'end'; readonly text: string };
