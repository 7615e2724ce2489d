import type { LocalDate } from '../../core/calendar/dates.ts';
import type { CertificateKind } from '../../core/model/certificate.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { PaperLanguage } from '../../core/text/language.ts';
import { isDoubled, standInOf } from '../../core/text/signs.ts';
import { Abort } from '../../errors.ts';
import { optionalText } from '../shared/arguments.ts';

export interface IssueOptions {
  readonly kind: CertificateKind;
  readonly students: readonly StudentNumber[];
  /** Default: both. */
  readonly lang?: PaperLanguage;
  /** The folder for the files; default: where the person stands. It is made where it is missing. */
  readonly out?: string;
  /** Also one file with all of the papers, to be printed. */
  readonly merged?: string;
  /** Of the print file alone: a certificate never takes the place of another. */
  readonly force?: boolean;
  readonly purpose?: string;
  readonly addressee?: string;
  /** Of one student who has several. */
  readonly placement?: string;
  /** The day that the paper bears; default: today. */
  readonly on?: LocalDate;
  readonly override?: readonly string[];
}

/** A typed text that is printed: with all its letters, as every other text on a paper. */
export function printedText(value: string | undefined, flag: string): string | undefined {
  const text = optionalText(value, flag);
  const sign = text === undefined ? undefined : (standInOf(text, false) ?? (isDoubled(text) ? text : undefined));
  if (sign !== undefined) throw new Abort('not-a-text', { flag, character: sign });
  return text;
}
