import type Database from 'better-sqlite3';
import { and, asc, eq, gt, gte, lte, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Dossier, RecordKind } from '../../core/model/dossier.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { entryColumns, lineColumns, lineIn } from '../listed.ts';
import { dossierIn, past, type StoredStudent } from '../past.ts';
import type {
  CertificateFilter,
  CertificateLine,
  QuietStudents,
  StudentFilter,
  StudentLine,
  Subject,
  Versioned,
} from '../store.ts';
import { asked, conditions } from './conditions.ts';
import { studentsWith } from './dated.ts';
import type { Filing } from './filing.ts';
import type { JournalReader } from './ledger.ts';
import { guarded } from './problems.ts';
import { hostedBy, quietSince, stirringSince } from './quiet.ts';
import { certificates, students } from './schema.ts';

/** Students held at a time. A page is read completely before it is handed on, so the connection is free meanwhile. */
const PAGE = 500;

/** Lists of students: from the tables for today, from the journal for a past day. */
export function lists(connection: Database.Database, file: string, journal: JournalReader, files: Filing) {
  const db = drizzle(connection, { casing: 'snake_case' });

  /** Pages by number; `ask` returns the students after one. */
  function* pages<Row extends { readonly number: string }>(ask: (after: string) => readonly Row[]): Generator<Row> {
    let after = '';
    for (;;) {
      const page = guarded(file, () => ask(after));
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.number;
    }
  }

  const stored = (wanted: readonly SQL[]) =>
    pages((after) =>
      db
        .select({ number: students.number, revision: students.revision, dossier: students.dossier })
        .from(students)
        .where(and(gt(students.number, after), ...wanted))
        .orderBy(asc(students.number))
        .limit(PAGE)
        .all(),
    );
  /** The rows of known numbers. */
  function* rowsOf(numbers: readonly StudentNumber[]): Generator<StoredStudent> {
    for (let from = 0; from < numbers.length; from += PAGE) {
      yield* stored(conditions({ numbers: numbers.slice(from, from + PAGE) }));
    }
  }
  function* read(rows: Iterable<StoredStudent>): Generator<Versioned<Dossier>> {
    for (const row of rows) yield dossierIn(file, row);
  }
  const told = past(file, {
    head: () => guarded(file, () => journal.head()),
    of: (...asked) => guarded(file, () => journal.of(...asked)),
    changedAfter: (day) => guarded(file, () => journal.changedAfter(day)),
    companiesAfter: (day) => guarded(file, () => journal.companiesAfter(day)),
    told: () => guarded(file, () => files.told()),
    filed: (subject) => guarded(file, () => files.filed(subject)),
  });

  return {
    *students(filter: StudentFilter): Generator<StudentLine> {
      const wanted = conditions(filter);
      const found = pages((after) =>
        db
          .select(lineColumns(students))
          .from(students)
          .where(and(gt(students.number, after), ...wanted))
          .orderBy(asc(students.number))
          .limit(PAGE)
          .all(),
      );
      for (const line of found) yield lineIn(file, line);
    },

    certificates({ student, kind, state, from, to }: CertificateFilter): Iterable<CertificateLine> {
      const { number, issuedOn } = certificates;
      const wanted = [
        ...asked(student, (one) => eq(certificates.student, one)),
        ...asked(kind, (one) => eq(certificates.kind, one)),
        ...asked(state, (one) => eq(certificates.state, one)),
        ...asked(from, (day) => gte(issuedOn, day)),
        ...asked(to, (day) => lte(issuedOn, day)),
      ];
      return pages((after) =>
        db
          .select(entryColumns(certificates))
          .from(certificates)
          .where(and(gt(number, after), ...wanted))
          .orderBy(asc(number))
          .limit(PAGE)
          .all(),
      ) as Iterable<CertificateLine>;
    },

    dossiers: (filter: StudentFilter): Iterable<Versioned<Dossier>> => read(stored(conditions(filter))),

    /** What was on record at the end of a day of the office. */
    async *dossiersAsOf(day: LocalDate): AsyncGenerator<Versioned<Dossier>> {
      yield* told.dossiers(day, await told.changedAfter(day), stored([]));
    },

    async *having(what: RecordKind, day: LocalDate, asOf: LocalDate | undefined): AsyncGenerator<Dossier> {
      const stored = rowsOf(guarded(file, () => studentsWith(connection, what, day)));
      yield* values(asOf === undefined ? read(stored) : told.dossiers(asOf, await told.changedAfter(asOf), stored));
    },
    companiesAsOf: told.companies,
    officeAsOf: told.office,

    async since(
      day: LocalDate,
      asOf: LocalDate | undefined,
    ): Promise<{ readonly dossiers: AsyncIterable<Dossier>; readonly quiet: QuietStudents }> {
      const changed = asOf === undefined ? NOBODY : await told.changedAfter(asOf);
      // STEP 9 may have been done by an agreement that was not known yet.
      const companies = asOf === undefined ? [] : await told.companiesAfter(asOf);
      const hosted = guarded(file, () => hostedBy(connection, companies));
      const stirring = rowsOf(guarded(file, () => stirringSince(connection, day, hosted)));
      const found = asOf === undefined ? read(stirring) : told.dossiers(asOf, changed, stirring);
      return {
        dossiers: values(found),
        quiet: guarded(file, () => quietSince(connection, day, [...changed.keys(), ...hosted])),
      };
    },
  };
}

const NOBODY: ReadonlyMap<StudentNumber, Subject> = new Map();

async function* values<T>(found: Iterable<Versioned<T>> | AsyncIterable<Versioned<T>>): AsyncGenerator<T> {
  for await (const { value } of found) yield value;
}
