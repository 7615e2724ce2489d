import type { LetterKey } from '../core/letters/kinds.ts';
import type { Letter, LetterTexts } from '../core/letters/letter.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperKind, PaperTexts } from '../core/papers/texts.ts';
import type { PaperLanguage } from '../core/text/language.ts';
import type { CalendarEntry } from '../formats/ics.ts';
import type { CalendarContent } from '../formats/ics-standing.ts';

/** Papers to bytes. The same paper gives the same bytes. Throws Abort where the fonts lack a character. */
export interface Documents {
  pdf(paper: Paper): Promise<Uint8Array>;
  /** Several papers, each a file of its own, in their order. */
  pdfs(papers: readonly Paper[]): Promise<readonly Uint8Array[]>;
  /** Several papers one after the other in one file, to be printed. */
  printFile(papers: readonly Paper[]): Promise<Uint8Array>;
  /** The digest of a paper's bytes, in hexadecimal: what the register keeps. */
  sha256(bytes: Uint8Array): Promise<string>;
  /** What a certificate's PDF says of itself, signed; undefined where it says nothing. */
  proofIn(bytes: Uint8Array): Promise<string | undefined>;
  /** A calendar file (.ics) of all-day entries, as the next version of the one that stands there; its zone is the office's. */
  calendar(
    content: CalendarContent,
    name: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly entries: readonly CalendarEntry[] }>;
  /** The office's texts of a paper. Throws Abort `template-bad`. */
  texts<Kind extends PaperKind>(kind: Kind, lang: PaperLanguage): Promise<PaperTexts<Kind>>;
  /** The office's texts of a letter. Throws Abort `template-bad`. */
  letterTexts(letter: LetterKey, lang: PaperLanguage): Promise<LetterTexts>;
  /** The texts that the office has of its own, and files that are nobody's text. */
  ownTexts(): Promise<OwnTexts>;
  /** Those of these texts with a character that no font draws. Throws what `openFont` throws. */
  undrawn(texts: readonly string[]): Promise<readonly string[]>;
  /** Opens a font as the profile names it. Throws the `file-…` aborts and `font-unfit`. */
  openFont(file: string): Promise<void>;
  /** A letter as a mail draft (.eml), with the files that it names. Throws the `file-…` aborts where one cannot be read. */
  mail(letter: Letter): Promise<Uint8Array>;
}

/** What lies in the office's folder of texts, `templates.folder` of the profile. */
export interface OwnTexts {
  /** Names below the folder, `letters/guide.ja.txt`, that count in place of shipped ones. */
  readonly known: readonly string[];
  readonly unused: readonly UnusedText[];
  /** The same of files that no paper and no letter asks for. */
  readonly unknown: readonly { readonly name: string; readonly nearest?: string }[];
}

/** What an office could have of its own when the page of reports still ran code. */
export type UnusedText = 'reports/page.eta' | 'reports/page.js';
