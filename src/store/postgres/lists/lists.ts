import { and, asc, DrizzleQueryError, eq, gt, gte, lte, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pg-proxy';
import type { LocalDate } from '../../../core/calendar/dates.ts';
import type { Dossier, RecordKind } from '../../../core/model/dossier.ts';
import type { StudentNumber } from '../../../core/model/student.ts';
import { entryColumns, lineColumns, lineIn } from '../../listed.ts';
import { dossierIn, past, type StoredStudent } from '../../past.ts';
import type {
  CertificateFilter,
  CertificateLine,
  QuietStudents,
  StudentFilter,
  StudentLine,
  Subject,
  Versioned,
} from '../../store.ts';
import type { OfficeFiling } from '../filing.ts';
import type { Ledger } from '../ledger.ts';
import { certificates, students } from '../schema.ts';
import type { Session } from '../session.ts';
import type { SqlValue } from '../sql.ts';
import { asked, conditions } from './conditions.ts';
import { dated } from './dated.ts';

/** Students held at a time. */
const PAGE = 500;

/** The builder puts around an error what was asked, which may be somebody's name. */
function plainly(error: unknown): never {
  throw error instanceof DrizzleQueryError ? error.cause : error;
}

/** Pages by number; `ask` returns the rows after one. */
async function* pages<Row extends { readonly number: string }>(
  ask: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const page = await ask(after).catch(plainly);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.number;
  }
}

/** Lists of an office's students: from the tables for today, from the journal for a past day. */
export function lists(session: Session, office: string, journal: Ledger, files: OfficeFiling) {
  const db = drizzle(
    async (text, values) => ({ rows: [...(await session.lists(text, values as readonly SqlValue[]))] }),
    { casing: 'snake_case' },
  );
  const { studentsWith, hostedBy, since } = dated(session, office);

  const stored = (wanted: readonly SQL[]) =>
    pages<StoredStudent>((after) =>
      db
        .select({ number: students.number, revision: students.revision, dossier: students.dossier })
        .from(students)
        .where(and(eq(students.office, office), gt(students.number, after), ...wanted))
        .orderBy(asc(students.number))
        .limit(PAGE),
    );
  /** The rows of known numbers. */
  async function* rowsOf(numbers: readonly StudentNumber[]): AsyncGenerator<StoredStudent> {
    for (let from = 0; from < numbers.length; from += PAGE) {
      yield* stored(conditions(office, { numbers: numbers.slice(from, from + PAGE) }));
    }
  }
  async function* read(rows: AsyncIterable<StoredStudent>): AsyncGenerator<Versioned<Dossier>> {
    for await (const row of rows) yield dossierIn(session.at, row);
  }
  const told = past(session.at, { ...journal, ...files });

  return {
    async *students(filter: StudentFilter): AsyncGenerator<StudentLine> {
      const wanted = conditions(office, filter);
      const found = pages((after) =>
        db
          .select(lineColumns(students))
          .from(students)
          .where(and(eq(students.office, office), gt(students.number, after), ...wanted))
          .orderBy(asc(students.number))
          .limit(PAGE),
      );
      for await (const line of found) yield lineIn(session.at, line);
    },

    certificates({ student, kind, state, from, to }: CertificateFilter): AsyncIterable<CertificateLine> {
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
          .where(and(eq(certificates.office, office), gt(number, after), ...wanted))
          .orderBy(asc(number))
          .limit(PAGE),
      ) as AsyncIterable<CertificateLine>;
    },

    dossiers: (filter: StudentFilter): AsyncIterable<Versioned<Dossier>> => read(stored(conditions(office, filter))),

    /** What was on record at the end of a day of the office. */
    async *dossiersAsOf(day: LocalDate): AsyncGenerator<Versioned<Dossier>> {
      yield* told.dossiers(day, await told.changedAfter(day), stored([]));
    },

    async *having(what: RecordKind, day: LocalDate, asOf: LocalDate | undefined): AsyncGenerator<Dossier> {
      const rows = rowsOf(await studentsWith(what, day));
      yield* values(asOf === undefined ? read(rows) : told.dossiers(asOf, await told.changedAfter(asOf), rows));
    },
    companiesAsOf: told.companies,
    officeAsOf: told.office,

    async since(
      day: LocalDate,
      asOf: LocalDate | undefined,
    ): Promise<{ readonly dossiers: AsyncIterable<Dossier>; readonly quiet: QuietStudents }> {
      const changed = asOf === undefined ? NOBODY : await told.changedAfter(asOf);
      // STEP 9 may have been done by an agreement that was not known yet.
      const hosted = asOf === undefined ? [] : await hostedBy(await told.companiesAfter(asOf));
      const { stirring, quiet } = await since(day, [...changed.keys()], hosted);
      const rows = rowsOf(stirring);
      return { dossiers: values(asOf === undefined ? read(rows) : told.dossiers(asOf, changed, rows)), quiet };
    },
  };
}

const NOBODY: ReadonlyMap<StudentNumber, Subject> = new Map();

async function* values<T>(found: AsyncIterable<Versioned<T>>): AsyncGenerator<T> {
  for await (const { value } of found) yield value;
}
