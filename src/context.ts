import type { LocalDate } from './core/calendar/dates.ts';
import type { Calendar } from './core/calendar/working-days.ts';
import type { LetterKey } from './core/letters/kinds.ts';
import type { Letter, LetterTexts } from './core/letters/letter.ts';
import type { PaperLanguage } from './core/model/dossier.ts';
import type { Evidence } from './core/model/evidence.ts';
import type { Proof, Seal } from './core/papers/certificates/proof.ts';
import type { Paper } from './core/papers/paper.ts';
import type { PaperKind, PaperTexts } from './core/papers/texts.ts';
import type { PublicKey } from './core/papers/worksheets/verification-note.ts';
import type { Office } from './core/profile/office.ts';
import type { Report, ReportTitles } from './core/reports/report.ts';
import type { Tables } from './formats/spreadsheets/spreadsheets.ts';
import type { Stamp, Store } from './store/store.ts';
import type { Out } from './terminal/out.ts';
import type { Prompt } from './terminal/prompt.ts';
import type { Language, Words } from './wording/words.ts';

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

/** Where the office's things lie: absolute paths. */
export interface Place {
  readonly database: string;
  readonly profile: string;
  /** The office's signing key. */
  readonly key: string;
  /** The folder of the programme's own texts, `templates/`. */
  readonly templates: string;
}
/** The global flags that a handler looks at. */
export interface Wishes {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly reason?: string;
}

/** A day in a calendar file. */
export interface CalendarEntry {
  /** What a calendar knows it by: the same when it is written again. */
  readonly uid: string;
  readonly on: LocalDate;
  readonly title: string;
  readonly text: string;
}

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
  /** A calendar file (.ics) of all-day entries; its zone is the office's. */
  calendar(entries: readonly CalendarEntry[], name: string): Promise<Uint8Array>;
  /** The office's texts of a paper. Throws Abort `template-bad`. */
  texts<Kind extends PaperKind>(kind: Kind, lang: PaperLanguage): Promise<PaperTexts<Kind>>;
  /** The office's texts of a letter. Throws Abort `template-bad`. */
  letterTexts(letter: LetterKey, lang: PaperLanguage): Promise<LetterTexts>;
  /** The texts that the office has of its own, and files that are nobody's text. */
  ownTexts(): Promise<OwnTexts>;
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

/** Reports to pages. The same report, printed on the same day, gives the same bytes. */
export interface Pages {
  /** One file that asks nothing of anybody. Throws Abort `template-bad`. */
  html(report: Report, titles: ReportTitles): Promise<string>;
  /** Throws Abort `glyph-missing`. */
  pdf(report: Report, titles: ReportTitles): Promise<Uint8Array>;
}

/** The office's signing key and what was signed. Throws Abort `key-missing` and `key-invalid`. */
export interface Sealing {
  seal(): Promise<Seal>;
  /** For third parties: `key` as proofs name it, `pem` as other programs read it. */
  publicKey(): Promise<PublicKey>;
  /** Was it signed by the key that it names, whosever that is? */
  isSigned(proof: Proof): Promise<boolean>;
}

/**
 * Scans and PDF files that stand behind a record: copied beside the database under their digest, the same bytes once.
 * They are on the disk before the record speaks of them; a refused record leaves no new one.
 */
export interface EvidenceRoom {
  /** Reads a file that a person named, to be kept with the next record. Throws the `file-…` aborts. */
  take(name: string): Promise<Evidence>;
  /** Keeps what was taken, then writes the record. */
  keep<T>(record: () => Promise<T>): Promise<T>;
}

/** Files that a person named. Throws the `file-…` aborts. */
export interface Files {
  /** Absolute path of a name that a person typed. */
  resolve(name: string): string;
  read(name: string): Promise<Uint8Array>;
  /**
   * Writes beside the target, syncs, calls `record` (which writes the fact into the records), and only then renames: a refused record leaves no file.
   * Refuses an existing target unless `replace`. `personal`: mode 0600, and folders that are missing are made with 0700.
   * What is guarded is refused whatever `replace` says, but to who says that it is his `own`.
   */
  write(
    name: string,
    bytes: Uint8Array,
    options?: {
      readonly replace?: boolean;
      readonly personal?: boolean;
      readonly own?: boolean;
      readonly record?: () => Promise<void>;
    },
  ): Promise<void>;
  /** The same for several files, with one `record` for all of them: after a refused record none is there. */
  writeAll(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options?: Parameters<Files['write']>[2],
  ): Promise<void>;
  /** Throws what `write` would throw, where something stands under that name already. */
  mayWrite(name: string): Promise<void>;
  /** Names in a folder, sorted; undefined where nothing of that name is there. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** May others than its owner do anything with a file that is there? Where files have no such mode, nobody knows: no. */
  isShared(name: string): Promise<boolean>;
  /** Removes a folder and all that is in it. */
  removeFolder(folder: string): Promise<void>;
}
