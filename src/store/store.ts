import type { Tally } from '../core/agenda/board.ts';
import type { LocalDate } from '../core/calendar/dates.ts';
import type { Change, CompanyChange, OfficeChange, StudentChange, StudentErased } from '../core/journal/changes.ts';
import type { HistoryFinding } from '../core/journal/findings.ts';
import type { JournalHead } from '../core/journal/head.ts';
import type { CertificateKind, CertificateState } from '../core/model/certificate.ts';
import type { Company, CompanyCode } from '../core/model/company.ts';
import type { Dossier, RecordKind } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import type { Standing } from '../core/model/steps.ts';
import type { StudentNumber } from '../core/model/student.ts';
import type { PaperLanguage } from '../core/text/language.ts';

/** Whose facts an entry changes. */
export type Subject = `student:${StudentNumber}` | `company:${CompanyCode}` | 'office';

/** The seq of the subject's last entry; every write raises it. */
export type Revision = number;
export interface Versioned<T> {
  readonly value: T;
  readonly revision: Revision;
}

/** What one command writes for one subject. Without changes it is a guard: the revision must be unchanged. */
export type Write =
  | {
      readonly subject: `student:${string}`;
      readonly expect: Revision | 'new';
      readonly changes: readonly (StudentChange | TakeBack)[] | readonly [StudentErased];
    }
  | {
      readonly subject: `company:${string}`;
      readonly expect: Revision | 'new';
      readonly changes: readonly (CompanyChange | TakeBack)[];
    }
  | {
      readonly subject: 'office';
      readonly expect: Revision | 'new';
      readonly changes: readonly (OfficeChange | TakeBack)[];
    };
type TakeBack = Extract<Change, { type: 'taken-back' }>;

/** Who writes, when, and on which day of the office's calendar. */
export interface Stamp {
  /** The instant, ISO 8601 with Z. */
  readonly at: string;
  /** The office's day, which `--today` sets. */
  readonly day: LocalDate;
  readonly actor: string;
  readonly reason?: string;
}

/**
 * Writes that are laid aside until they are applied together, as many as there are: it takes little memory, and keeps nobody from
 * writing. Until it is sealed, the store answers as the records stood when it was begun. What is laid aside is gone with the program,
 * however that ends.
 */
export interface Draft extends Iterable<Write> {
  /** The last entry of the journal when it was begun. */
  readonly since: Revision;
  add(write: Write): void;
  /** What was laid aside for a subject, and the revision that it will have; undefined where nothing was. */
  of(subject: Subject): { readonly changes: readonly Change[]; readonly revision: Revision } | undefined;
  /** Nothing more is laid aside. */
  seal(): void;
  /** The same for the same writes in the same order, whatever revisions they expect. */
  digest(): string;
  close(): void;
}

/** What one apply did. `operation` groups its entries; null where nothing was written. */
export interface Applied {
  readonly operation: number | null;
  readonly entries: number;
}

/** An entry of the journal, with its content unless erased. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly day: LocalDate;
  /** The seq of the first entry of the same operation. */
  readonly operation: number;
  readonly actor: string;
  /** A student by today's number, even if the entry is older than that number. */
  readonly subject: Subject;
  readonly version: number;
  readonly change?: Change;
  readonly reason?: string;
  readonly digest: string;
  readonly hash: string;
}

/** An entry with all that its hash was made of. */
export interface WholeEntry extends JournalEntry {
  /** The subject as it stands in the journal. */
  readonly filed: Subject;
  /** Content as it was written, unless erased. */
  readonly salt?: string;
  readonly text?: string;
}

/** A line of the journal as a database holds it, under the subject as filed; without its content where that was erased. */
export type StoredLine = Omit<JournalEntry, 'change' | 'reason'> & {
  readonly salt: string | null;
  readonly text: string | null;
};

/** A student as shown in lists. */
export interface StudentLine {
  readonly number: StudentNumber;
  readonly name: string;
  readonly program: string;
  /** The furthest step done, 0 to 12. */
  readonly step: number;
  readonly next: number | null;
  readonly placement: string | null;
  readonly company: string | null;
  /** Has an open placement. */
  readonly open: boolean;
  /** Lower steps without a fact. */
  readonly gaps: readonly number[];
  readonly standing: Standing;
}

export interface StudentFilter {
  readonly numbers?: readonly StudentNumber[];
  /** Part of a name in any spelling, of the number or of the mail address. */
  readonly find?: string;
  /** The furthest step done. */
  readonly step?: number;
  readonly next?: number;
  readonly program?: string;
  /** Has a placement, open or ended. */
  readonly placed?: boolean;
  /** Has an open placement. */
  readonly open?: boolean;
  /** Has an unsettled obligation, even if every placement is closed. */
  readonly owing?: boolean;
  /** Has a running placement. */
  readonly running?: boolean;
  /** Has an open placement with its first day in this range. */
  readonly startsFrom?: LocalDate;
  readonly startsTo?: LocalDate;
  readonly jsps?: boolean;
  readonly mext?: boolean;
  /** Status of residence in the latest row. */
  readonly residence?: string;
}

/** A certificate as shown in lists. */
export interface CertificateLine {
  readonly number: string;
  readonly kind: CertificateKind;
  readonly student: StudentNumber;
  readonly lang: PaperLanguage;
  readonly file: string;
  readonly sha256: string;
  readonly issuedOn: LocalDate;
  readonly purpose: string | null;
  readonly by: string;
  readonly state: CertificateState;
}

export interface CertificateFilter {
  readonly student?: StudentNumber;
  readonly kind?: CertificateKind;
  readonly state?: CertificateState;
  /** Issued in this range of days. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** Counts of students about whom there is nothing to report but where they are and since when. */
export interface QuietStudents {
  /** Number of students by the step on which they stand, the furthest they ever reached, and their standing. */
  readonly standing: readonly {
    readonly step: number;
    readonly reached: number;
    readonly standing: Standing;
    readonly students: number;
  }[];
  /** How often STEP 3, 6, 9, 10 or 11 was done in a month, `2026-10`. */
  readonly months: readonly { readonly month: string; readonly step: number; readonly times: number }[];
}

/** A series of running numbers. The next one follows the highest ever given, so there is no counter. */
export type NumberSeries =
  | { readonly of: 'placement' | 'agreement' | 'company' | 'job' }
  /** Certificates are numbered by kind and fiscal year; `prefix` is the text before the number, `E-2026-`. */
  | { readonly of: 'certificate'; readonly prefix: string };

/** What somebody who looked through the whole history found; nothing is wrong where there are no findings. */
export interface HistoryCheck {
  readonly entries: number;
  readonly head?: JournalHead;
  /** The first bad entry comes first. */
  readonly findings: readonly HistoryFinding[];
}

/**
 * The port: what the office may ask of its records. Every adapter passes the same contract suite. Throws Abort `conflict` (exit 6) if a
 * revision changed or a number is taken, and the `store-…` aborts (exit 5).
 */
export interface Store {
  dossier(number: StudentNumber): Promise<Versioned<Dossier> | undefined>;
  company(code: CompanyCode): Promise<Versioned<Company> | undefined>;
  /** By code or exact name. */
  findCompany(word: string): Promise<Versioned<Company> | undefined>;
  /** By code. With a day: as they were recorded at its end. */
  companies(asOf?: LocalDate): Promise<readonly Company[]>;
  /** The office's own facts; undefined if nothing was announced yet. */
  office(asOf?: LocalDate): Promise<Versioned<OfficeFacts> | undefined>;
  /** The student with this placement or certificate. */
  studentOf(reference: string): Promise<StudentNumber | undefined>;
  /** Sorted by number. Lists read the projection and never fold the journal. */
  students(filter?: StudentFilter): AsyncIterable<StudentLine>;
  /** Counted by an index: nobody is looked at. */
  tally(): Promise<Tally>;
  /** The register of certificates, sorted by number. */
  certificates(filter?: CertificateFilter): AsyncIterable<CertificateLine>;
  /** Streams in the order of `students`, in bounded memory. */
  dossiers(filter?: StudentFilter): AsyncIterable<Versioned<Dossier>>;
  /** Everybody, by the number of today, from the entries whose day is not later. */
  dossiersAsOf(day: LocalDate): AsyncIterable<Versioned<Dossier>>;
  /**
   * Everybody, for a report since a day. Students with something dated since then, something open, or STEP 4 not reached come one
   * by one, as from `dossiers` (perhaps with a few more). All others are only counted.
   */
  since(
    day: LocalDate,
    asOf?: LocalDate,
  ): Promise<{ readonly dossiers: AsyncIterable<Dossier>; readonly quiet: QuietStudents }>;
  /**
   * Like `dossiers`, for students with one of these dated since the day: a contract received, reviewed or waiting for review; a
   * certificate issued, reissued or voided. Perhaps a few more.
   */
  having(what: RecordKind, since: LocalDate, asOf?: LocalDate): AsyncIterable<Dossier>;
  /**
   * One transaction: all of it, or nothing. Writes that change nothing write nothing. With `since`, it is a conflict where anything
   * was entered after that entry. `student-erased` takes the subject's rows and the content of its entries away.
   */
  apply(writes: Iterable<Write> | AsyncIterable<Write>, by: Stamp, since?: Revision): Promise<Applied>;
  draft(): Promise<Draft>;
  /** The highest number that the journal ever gave plus one: none is given twice, whatever became of its first bearer. */
  next(series: NumberSeries): Promise<number>;
  /** Oldest first. */
  journal(filter?: { readonly subject?: Subject; readonly operation?: number }): AsyncIterable<WholeEntry>;
  /** The last entry of the journal; undefined if there is none. */
  head(): Promise<JournalHead | undefined>;
  /** Recomputes the journal's chain and compares the tables with its replay, and with a head that was kept elsewhere. */
  verify(against?: JournalHead): Promise<HistoryCheck>;
  /** Makes the tables again from the journal and says in what they differed; where the journal itself is not whole they stay. */
  rebuild(): Promise<HistoryCheck>;
  /** The journal as it stands, oldest first. */
  lines(): AsyncIterable<StoredLine>;
  /** What is asked of the records while this is gone through, and of what lies in the same store, is of one moment. Nothing is written. */
  moment<T>(work: () => AsyncIterable<T>): AsyncIterable<T>;
  /**
   * Takes over the journal of an office into records in which nothing stands yet: one transaction, in which the tables are made by replay
   * and `beside` is done last. Answers what is wrong with the lines; then nothing was written. Throws Abort `office-taken` where something
   * stands.
   */
  fill(lines: AsyncIterable<StoredLine>, beside: () => Promise<void>): Promise<readonly HistoryFinding[]>;
  /** Nothing that was erased or replaced is left in the files of the records. False where others keep them open just now. */
  scrub(): Promise<boolean>;
  /** The last operation up to a seq, of one actor if named, for going back from the end; undefined at the beginning. */
  operationUpTo(seq?: number, by?: string): Promise<number | undefined>;
  close(): Promise<void>;
}
