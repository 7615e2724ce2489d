import type { LetterKey } from '../../core/letters/kinds.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { PaperLanguage } from '../../core/text/language.ts';

/** What every draft is made with. */
export interface DraftSettings {
  /** Default: that of who reads it. */
  readonly lang?: PaperLanguage;
  /** The folder for the files; default: where the person stands. It is made where it is missing. */
  readonly out?: string;
  /** Also write down that it went out. */
  readonly record?: boolean;
}

export interface DraftOptions extends DraftSettings {
  readonly letter: LetterKey;
  readonly students: readonly StudentNumber[];
  /** Of one student who has several. */
  readonly placement?: string;
}

export interface ManyOptions extends DraftSettings {
  readonly letter: LetterKey;
  /** Of a list, or who is selected by the filters of `student list`. */
  readonly students: readonly StudentNumber[];
}

export interface DueOptions extends DraftSettings {
  /** Only for what is due within so many days, and what is late. */
  readonly due: number;
}
