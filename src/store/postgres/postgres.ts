import type { Company } from '../../core/model/company.ts';
import { inPages, wholeEntries } from '../pages.ts';
import type { Draft, Revision, Store, Versioned } from '../store.ts';
import { isCompany, parsed } from '../stored.ts';
import { applier } from './apply.ts';
import { filing } from './filing.ts';
import { type GivenLine, reader } from './ledger.ts';
import { nextNumber } from './numbers.ts';
import type { Session } from './session.ts';
import { subjectTables } from './subjects.ts';

/** How an office's records on a server are opened. */
export interface PostgresOptions {
  /** The folder of the migrations, `migrations/postgres`. */
  readonly migrations: string;
  /** Whose records: each office has a journal of its own. Of whom a login works for, that one. */
  readonly office: string;
  /** Makes tables and office where there are none; otherwise missing ones are refused. */
  readonly create?: boolean;
  /** Opens also what is not as it should be, to be looked at or mended. */
  readonly examine?: boolean;
  /** Lays writes aside; the records are looked at as of the entry `since`, until `end`. */
  readonly draft: (at: string, look: { readonly since: Revision; end(): void }) => Draft;
}

/** The port over a server whose tables are up to date. */
export function postgresStore(session: Session, { office, draft, migrations }: PostgresOptions): Store {
  const { at, query } = session;
  const known = subjectTables(session, office);
  const journal = reader(session, office);
  const files = filing(session, office);
  const apply = applier(session, office);
  let looking = false;
  // Loaded on demand: the query builder is not small.
  const lists = async () => (await import('./lists/lists.ts')).lists(session, office, journal, files);
  const history = async () => (await import('./history.ts')).historian(session, office, migrations);

  const company = async (code: string | undefined): Promise<Versioned<Company> | undefined> =>
    code === undefined ? undefined : known.companies.load(code);

  return {
    dossier: (number) => known.students.load(number),
    company,
    async findCompany(word) {
      const [found] = await query<{ code: string }>(
        `SELECT code FROM companies WHERE office = $1 AND (code = $2
           OR left(name, 100) = left($2, 100) AND name = $2 OR left(name_en, 100) = left($2, 100) AND name_en = $2)
         ORDER BY code <> $2, code LIMIT 1`,
        [office, word],
      );
      return company(found?.code);
    },
    async companies(asOf) {
      const texts = await query<{ code: string; company: string }>(
        'SELECT code, company FROM companies WHERE office = $1 ORDER BY code',
        [office],
      );
      const now = texts.map(({ code, company: text }) => parsed(at, `companies ${code}`, text, isCompany));
      return asOf === undefined ? now : (await lists()).companiesAsOf(asOf, now);
    },
    office: async (asOf) => (asOf === undefined ? known.office.load('office') : (await lists()).officeAsOf(asOf)),
    async studentOf(reference) {
      const [found] = await query<{ student: string }>(
        `SELECT student FROM placements WHERE office = $1 AND ref = $2
         UNION ALL SELECT student FROM certificates WHERE office = $1 AND number = $2 LIMIT 1`,
        [office, reference],
      );
      return found?.student;
    },
    async *students(filter = {}) {
      yield* (await lists()).students(filter);
    },
    async tally() {
      const steps = await query<{ step: number; students: number; placements: number }>(
        `SELECT step, count(*)::int AS students,
           (SELECT count(*)::int FROM placements WHERE office = $1 AND open) AS placements
         FROM students WHERE office = $1 GROUP BY step ORDER BY step`,
        [office],
      );
      return {
        students: steps.reduce((sum, { students }) => sum + students, 0),
        placements: steps[0]?.placements ?? 0,
        waiting: steps.filter(({ step }) => step < 4).map(({ step, students }) => ({ step, students })),
      };
    },
    async *certificates(filter = {}) {
      yield* (await lists()).certificates(filter);
    },
    async *dossiers(filter = {}) {
      yield* (await lists()).dossiers(filter);
    },
    async *dossiersAsOf(day) {
      yield* (await lists()).dossiersAsOf(day);
    },
    async *having(what, since, asOf) {
      yield* (await lists()).having(what, since, asOf);
    },
    since: async (day, asOf) => (await lists()).since(day, asOf),
    async apply(...asked) {
      if (looking) throw new Error('a draft still looks at the records as they stood');
      return apply(...asked);
    },
    draft: () =>
      session.alone(async () => {
        await session.look();
        looking = true;
        const since = (await journal.head())?.seq ?? 0;
        return draft(at, {
          since,
          end() {
            looking = false;
            // Statements follow one another: what is asked next finds the look ended.
            void session.rollBack();
          },
        });
      }),
    next: (series) => nextNumber(session, office, series),
    head: () => journal.head(),
    verify: async (against) => (await history()).verify(against),
    rebuild: async () => (await history()).rebuild(),
    journal: (filter = {}) => wholeEntries({ ...journal, ...files }, filter),
    async operationUpTo(seq, by) {
      const [found] = await query<{ operation: number }>(
        `SELECT operation FROM journal WHERE office = $1 AND seq <= $2 ${by === undefined ? '' : 'AND actor = $3'} ORDER BY seq DESC LIMIT 1`,
        [office, seq ?? 2 ** 31 - 1, ...(by === undefined ? [] : [by])],
      );
      return found?.operation;
    },
    async *lines() {
      for await (const { given, ...line } of inPages<GivenLine>((last) => journal.lines(last?.seq ?? 0))) yield line;
    },
    async *moment(work) {
      await session.look();
      try {
        yield* work();
      } finally {
        await session.rollBack();
      }
    },
    fill: (...asked) => session.alone(async () => (await import('./moving/fill.ts')).fill(session, office, ...asked)),
    // What is replaced or deleted goes when the server vacuums, which coopj may not ask for.
    scrub: async () => false,
    close: () => session.close(),
  };
}
