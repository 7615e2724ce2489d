import type { LocalDate } from './core/calendar/dates.ts';
import type { Calendar } from './core/calendar/working-days.ts';
import type { Office } from './core/profile/office.ts';
import type { Pages } from './core/reports/report.ts';
import type { Language } from './core/text/language.ts';
import type { Documents } from './documents/documents.ts';
import type { Tables } from './formats/spreadsheets/spreadsheets.ts';
import type { EvidenceRoom } from './office/evidence.ts';
import type { Files, Place } from './office/files.ts';
import type { Sealing } from './office/signing.ts';
import type { Stamp, Store } from './store/store.ts';
import type { Out } from './terminal/out.ts';
import type { Prompt } from './terminal/prompt.ts';
import type { Words } from './wording/words.ts';

/** What every command may touch: no profile and no records are opened for it. `init`, `tour` and `office` need no more. */
export interface Base {
  /** The office's day. */
  readonly today: LocalDate;
  readonly actor: string;
  readonly language: Language;
  readonly words: Words;
  readonly place: Place;
  readonly files: Files;
  readonly out: Out;
  readonly prompt: Prompt;
  readonly wishes: Wishes;
  /** What makes a report a page, from the office's templates. */
  readonly pages: Pages;
  /** What makes papers and letters for an office, from its texts. */
  documentsOf(office: Office): Documents;
  /** Makes the database where there is none, and opens the one that is there to see that it can be used. */
  makeDatabase(): Promise<'made' | 'there'>;
  /** Makes the office's signing key where there is none. */
  makeKey(): Promise<'made' | 'there'>;
  /** Runs a command line of this program in this process, as a shell would: `['student', 'list']` to its exit code. */
  run(argv: readonly string[]): Promise<number>;
}

/** What a command of the office's work may touch, and all that it may touch. main.ts fills it in; a test hands in its own streams. */
export interface Context extends Base {
  readonly office: Office;
  /** Public holidays, the closure of the profile, and the briefings that were announced by hand. */
  readonly calendar: Calendar;
  readonly store: Store;
  readonly documents: Documents;
  readonly evidence: EvidenceRoom;
  readonly sealing: Sealing;
  readonly tables: Tables;
  /** Who, when and on which day, for what is about to be written. */
  stamp(reason?: string): Stamp;
}

/** The global flags that a handler looks at. */
export interface Wishes {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly reason?: string;
}

/** What an office could have of its own when the page of reports still ran code. */
export type UnusedText = 'reports/page.eta' | 'reports/page.js';
