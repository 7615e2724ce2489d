import type { LocalDate } from './core/calendar/dates.ts';
import type { Calendar } from './core/calendar/working-days.ts';
import type { JournalHead } from './core/journal/head.ts';
import type { OfficeKeys } from './core/model/office-facts.ts';
import type { Colleague, Role } from './core/people/people.ts';
import type { Office } from './core/profile/office.ts';
import type { ReportPrinter } from './core/reports/report.ts';
import type { Language } from './core/text/language.ts';
import type { Documents } from './documents/documents.ts';
import type { Tables } from './formats/spreadsheets/spreadsheets.ts';
import type { Backups } from './office/backup/backups.ts';
import type { Checkup } from './office/checkup/checkup.ts';
import type { EvidenceRoom, PaperRoom } from './office/evidence.ts';
import type { Files, Place } from './office/files.ts';
import type { Moving } from './office/moving/moving.ts';
import type { OfficeSearch } from './office/search.ts';
import type { User } from './office/settings-file.ts';
import type { Sealing } from './office/signing.ts';
import type { People } from './store/people.ts';
import type { HistoryCheck, Stamp, Store } from './store/store.ts';
import type { Hold } from './terminal/asking/held.ts';
import type { Out } from './terminal/out.ts';
import type { Prompt } from './terminal/prompt.ts';
import type { Words } from './wording/words.ts';

/** What every command may touch without opening profile or records. `init`, `tour` and `office` need no more. */
export interface Base {
  /** The office's day. */
  readonly today: LocalDate;
  readonly actor: string;
  /** Whoever works, with settings of their own. */
  readonly user: User;
  readonly language: Language;
  readonly words: Words;
  readonly place: Place;
  readonly files: Files;
  readonly out: Out;
  readonly prompt: Prompt;
  readonly runFlags: RunFlags;
  readonly backups: Backups;
  /** The whole office, out to another engine or in from one. */
  readonly moving: Moving;
  /** Is whoever works here allowed what this role is needed for? What is refused is not to be offered; with a file all may everything. */
  may(needed: Role): Promise<boolean>;
  /** The office's disk and records, looked over. */
  checkup(): Promise<Checkup>;
  /** Renders reports as pages, from the office's templates. */
  readonly pages: ReportPrinter;
  /** Makes papers and letters for an office, from its texts. */
  documentsOf(office: Office): Documents;
  /** Creates the database, or checks that the existing one can be opened. */
  makeDatabase(): Promise<'made' | 'there'>;
  readonly sealing: Sealing;
  /** The keys that the office's records know; undefined where there are none yet, or they cannot be opened. */
  officeKeys(): Promise<OfficeKeys | undefined>;
  /** What is wrong with the history, as far as it can be read; with a head that was kept elsewhere, also with what that says. */
  verify(kept?: JournalHead): Promise<HistoryCheck>;
  /** Who works in a shared store, for whoever runs it. */
  people(): Promise<People>;
  /** Creates the office's signing key if there is none. */
  makeKey(): Promise<'made' | 'there'>;
  /** Runs a command line of this program in this process, like a shell, and returns the exit code: `['student', 'list']`. */
  run(argv: readonly string[]): Promise<number>;
  /** The same in the office, the language and the name of this command, with records and screen opened anew. */
  perform(argv: readonly string[], chosen?: Chosen): Promise<number>;
}

/** How a command was chosen on a screen of this program, by somebody who sits there. */
export interface Chosen {
  /** By a number, not typed: its days are asked for. */
  readonly byNumber?: boolean;
  /** On the way to a certificate: of what is usual, only what it states is asked for. */
  readonly forPaper?: boolean;
  /** Whose page it was typed below: nobody else is meant, where it names nobody. */
  readonly student?: string;
  /** For whom the same is done afterwards. */
  readonly also?: readonly string[];
  readonly typed?: TypedBefore;
  /** Is told the line that was run, with all that was answered. */
  ran?(line: string): void;
  /** Takes the answer, which that screen shows last. */
  readonly held?: Hold;
}

/** What was typed before it was asked for, by the name of the question: it stands there to be edited. */
export type TypedBefore = Readonly<Record<string, string>>;

/** Everything a command of the office's work may touch. wiring.ts fills it in. */
export interface Context extends Base {
  readonly office: Office;
  /** Public holidays, the profile's closure, and announced briefings. */
  readonly calendar: Calendar;
  readonly store: Store;
  readonly documents: Documents;
  readonly evidence: EvidenceRoom;
  readonly papers: PaperRoom;
  /** What files hold of whoever is erased. */
  readonly search: OfficeSearch;
  readonly tables: Tables;
  /** Those of a shared store, whose logins the history names. */
  colleagues(): Promise<readonly Colleague[]>;
  /** Who, when and on which day, for a write. */
  stamp(reason?: string): Stamp;
}

/** The global flags that a handler looks at. */
export interface RunFlags {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly reason?: string;
  /** What was typed to name the office, to be typed again: `--db coopj.db`; empty where nothing was. */
  readonly where: string;
}
