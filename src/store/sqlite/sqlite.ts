import type Database from 'better-sqlite3';
import type { Company } from '../../core/model/company.ts';
import { inPages, wholeEntries } from '../pages.ts';
import type { Store, StoredLine, Versioned } from '../store.ts';
import { isCompany, parsed } from '../stored.ts';
import { applier } from './apply.ts';
import type { SqliteOptions } from './connect.ts';
import { draft } from './draft.ts';
import { filing } from './filing.ts';
import { rollBack } from './guard/commit.ts';
import { scrub } from './guard/erase.ts';
import { inTurnOn } from './guard/turns.ts';
import { reader } from './ledger.ts';
import { numbering } from './numbers.ts';
import { guarded, guardedAll } from './problems.ts';
import { subjectTables } from './subjects.ts';

/** The port over an open, up-to-date file. */
export function sqliteStore(db: Database.Database, options: SqliteOptions): Store {
  const { file, migrations } = options;
  const known = guarded(file, () => subjectTables(db, file));
  const journal = guardedAll(file, () => reader(db, file));
  const files = guardedAll(file, () => filing(db));
  const { apply, settled } = guarded(file, () => applier(db, file, known, journal, files, options));
  const nextNumber = numbering(db);
  const ask = <T>(sql: string, ...values: readonly unknown[]): T | undefined =>
    guarded(file, () =>
      db
        .prepare<unknown[], T>(sql)
        .pluck()
        .get(...values),
    );
  // Loaded on demand: the query builder is not small.
  const lists = async () => (await import('./lists.ts')).lists(db, file, journal, files);

  const history = async () => (await import('./history.ts')).historian(db, file, migrations);

  const company = (code: string | undefined): Versioned<Company> | undefined =>
    code === undefined ? undefined : guarded(file, () => known.companies.load(code));

  return {
    dossier: async (number) => guarded(file, () => known.students.load(number)),
    company: async (code) => company(code),
    findCompany: async (word) =>
      company(
        ask<string>(
          'SELECT code FROM companies WHERE code = @word OR name = @word OR name_en = @word ORDER BY code <> @word, code',
          { word },
        ),
      ),
    companies: async (asOf) => {
      const texts = guarded(file, () =>
        db.prepare<[], [code: string, text: string]>('SELECT code, company FROM companies ORDER BY code').raw().all(),
      );
      const now = texts.map(([code, text]) => parsed(file, `companies ${code}`, text, isCompany));
      return asOf === undefined ? now : (await lists()).companiesAsOf(asOf, now);
    },
    office: async (asOf) =>
      asOf === undefined ? guarded(file, () => known.office.load('office')) : (await lists()).officeAsOf(asOf),
    studentOf: async (reference) =>
      ask<string>(
        'SELECT student FROM placements WHERE ref = @reference UNION ALL SELECT student FROM certificates WHERE number = @reference',
        { reference },
      ),
    async *students(filter = {}) {
      yield* (await lists()).students(filter);
    },
    tally: async () =>
      guarded(file, () => {
        const steps = db
          .prepare<[], { step: number; students: number }>(
            'SELECT step, count(*) AS students FROM students GROUP BY step',
          )
          .all();
        return {
          students: steps.reduce((sum, { students }) => sum + students, 0),
          placements: ask<number>('SELECT count(*) FROM placements WHERE open = 1') ?? 0,
          waiting: steps.filter(({ step }) => step < 4),
        };
      }),
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
    apply,
    draft: async () =>
      guarded(file, () => {
        db.exec('BEGIN');
        return draft(file, { since: journal.head()?.seq ?? 0, end: () => db.exec('COMMIT') });
      }),
    next: async (series) => guarded(file, () => nextNumber(series)),
    head: async () => journal.head(),
    verify: async (against) => (await history()).verify(against),
    async rebuild() {
      await settled();
      const { rebuild } = await history();
      return inTurnOn(db, file, options, rebuild);
    },
    journal: (filter = {}) => wholeEntries({ ...journal, ...files }, filter),
    operationUpTo: async (seq = Number.MAX_SAFE_INTEGER, by) =>
      by === undefined
        ? ask<number>('SELECT operation FROM journal WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq)
        : ask<number>('SELECT operation FROM journal WHERE seq <= ? AND actor = ? ORDER BY seq DESC LIMIT 1', seq, by),
    lines: () => inPages<StoredLine>((last) => journal.lines(last?.seq ?? 0)),
    async *moment(work) {
      guarded(file, () => db.exec('BEGIN'));
      try {
        yield* work();
      } finally {
        rollBack(db);
      }
    },
    async fill(...asked) {
      await settled();
      return (await import('./moving/fill.ts')).fill(db, file, journal, options, ...asked);
    },
    async scrub() {
      await settled();
      return scrub(db, file, options);
    },
    async close() {
      await settled();
      db.close();
    },
  };
}
