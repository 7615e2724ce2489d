import type { LocalDate } from '../core/calendar/dates.ts';
import type { CompanyCode } from '../core/model/company.ts';
import type { Dossier, RecordKind } from '../core/model/dossier.ts';
import type { StudentNumber } from '../core/model/student.ts';
import { lineIn, type StoredCertificateLine, type StoredStudentLine } from './listed.ts';
import { inPages } from './pages.ts';
import { dossierIn, type PastEntries, past, type StoredStudent } from './past.ts';
import type {
  CertificateFilter,
  CertificateLine,
  QuietStudents,
  Store,
  StudentFilter,
  StudentLine,
  Subject,
  Versioned,
} from './store.ts';
import type { Soon } from './writing.ts';

/** Rows held at a time. */
const PAGE = 500;

/** Which rows of a list are asked for: at most `most` of those behind a number. */
interface Page {
  readonly after: string;
  readonly most: number;
}

/** What a database is asked for lists, each in one statement. */
export interface ListQueries {
  lines(filter: StudentFilter, page: Page): Soon<readonly StoredStudentLine[]>;
  certificates(filter: CertificateFilter, page: Page): Soon<readonly StoredCertificateLine[]>;
  dossiers(filter: StudentFilter, page: Page): Soon<readonly StoredStudent[]>;
  /** The numbers of students with one of these dated since the day, in order. */
  studentsWith(what: RecordKind, day: LocalDate): Soon<readonly StudentNumber[]>;
  /** The numbers of students with a placement at one of these companies. */
  hostedBy(companies: readonly CompanyCode[]): Soon<readonly StudentNumber[]>;
  /** The numbers of students who are not quiet, and `hosted`, in order; all quiet ones counted, except `hosted` and `changed`. */
  since(
    day: LocalDate,
    changed: readonly StudentNumber[],
    hosted: readonly StudentNumber[],
  ): Soon<{ readonly stirring: readonly StudentNumber[]; readonly quiet: QuietStudents }>;
}

/** Lists: from the tables for today, from the journal for a past day. `at`: the records, as they are named where one is damaged. */
export function listsFrom(at: string, queries: ListQueries, archive: PastEntries) {
  const told = past(at, archive);
  const rows = <Row extends { readonly number: string }>(ask: (page: Page) => Soon<readonly Row[]>) =>
    inPages<Row>((last) => ask({ after: last?.number ?? '', most: PAGE }), PAGE);
  const stored = (filter: StudentFilter) => rows((page) => queries.dossiers(filter, page));
  /** The rows of known numbers. */
  async function* rowsOf(numbers: readonly StudentNumber[]): AsyncGenerator<StoredStudent> {
    for (let from = 0; from < numbers.length; from += PAGE)
      yield* stored({ numbers: numbers.slice(from, from + PAGE) });
  }
  async function* read(found: AsyncIterable<StoredStudent>): AsyncGenerator<Versioned<Dossier>> {
    for await (const row of found) yield dossierIn(at, row);
  }

  return {
    async *students(filter: StudentFilter): AsyncGenerator<StudentLine> {
      for await (const line of rows((page) => queries.lines(filter, page))) yield lineIn(at, line);
    },

    certificates: (filter: CertificateFilter): AsyncIterable<CertificateLine> =>
      rows((page) => queries.certificates(filter, page)) as AsyncIterable<CertificateLine>,

    dossiers: (filter: StudentFilter): AsyncIterable<Versioned<Dossier>> => read(stored(filter)),

    /** What was on record at the end of a day of the office. */
    async *dossiersAsOf(day: LocalDate): AsyncGenerator<Versioned<Dossier>> {
      yield* told.dossiers(day, await told.changedAfter(day), stored({}));
    },

    async *having(what: RecordKind, day: LocalDate, asOf: LocalDate | undefined): AsyncGenerator<Dossier> {
      const found = rowsOf(await queries.studentsWith(what, day));
      yield* values(asOf === undefined ? read(found) : told.dossiers(asOf, await told.changedAfter(asOf), found));
    },
    companiesAsOf: told.companies,
    officeAsOf: told.office,

    async since(day: LocalDate, asOf: LocalDate | undefined): ReturnType<Store['since']> {
      const changed = asOf === undefined ? NOBODY : await told.changedAfter(asOf);
      // STEP 9 may have been done by an agreement that was not known yet.
      const hosted = asOf === undefined ? [] : await queries.hostedBy(await told.companiesAfter(asOf));
      const { stirring, quiet } = await queries.since(day, [...changed.keys()], hosted);
      const found = rowsOf(stirring);
      return { dossiers: values(asOf === undefined ? read(found) : told.dossiers(asOf, changed, found)), quiet };
    },
  };
}

const NOBODY: ReadonlyMap<StudentNumber, Subject> = new Map();

async function* values<T>(found: AsyncIterable<Versioned<T>>): AsyncGenerator<T> {
  for await (const { value } of found) yield value;
}
