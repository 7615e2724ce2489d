import type { LocalDate } from '../calendar/dates.ts';
import type { Evidence } from '../model/evidence.ts';
import type { PaperLanguage, Tongue } from '../text/language.ts';
import type { Mailbox } from '../text/mailbox.ts';
import type { Template } from '../text/template.ts';
import type { LetterKey } from './kinds.ts';

/** A mail that nobody sends but a person: all of it but the bytes of its attachments. */
export interface Letter {
  readonly letter: LetterKey;
  readonly lang: PaperLanguage;
  readonly on: LocalDate;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly cc: readonly Mailbox[];
  /** A single line. */
  readonly subject: string;
  /** Lines separated by \n. */
  readonly body: string;
  /** Files named in the profile, and scans on file. */
  readonly attachments: readonly (string | Evidence)[];
}

/** The texts of one letter in one language. */
export interface LetterText {
  readonly subject: Template;
  readonly body: Template;
  /** What every letter ends with. */
  readonly signature: Template;
}
export type LetterTexts = { readonly [T in Tongue]?: LetterText };
