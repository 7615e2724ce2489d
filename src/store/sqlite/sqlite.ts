import type Database from 'better-sqlite3';
import type { Company } from '../../core/model/company.ts';
import { PREFIXES } from '../../core/model/reference-numbers.ts';
import { inPages, wholeEntries } from '../pages.ts';
import type { Store, StoredLine, Versioned } from '../store.ts';
import { isCompany, parsed } from '../stored.ts';
import { applier } from './apply.ts';
import type { SqliteOptions } from './connect.ts';
import { draft } from './draft.ts';
import { filing } from './filing.ts';
import { GIVEN } from './given.ts';
import { rollBack } from './guard/commit.ts';
import { scrub } from './guard/erase.ts';
import { atOnce, inTurn } from './guard/turns.ts';
import { reader } from './ledger.ts';
import { guarded, guardedAll } from './problems.ts';
import { subjectTables } from './subjects.ts';

/** Also of what was taken back; of whom was erased, from the tombstone that stays. */
const HIGHEST = `SELECT max(CAST(substr(given, length(@prefix) + 1) AS INTEGER)) FROM (
  SELECT ${GIVEN} AS given FROM journal_content WHERE (${GIVEN}) >= @prefix AND (${GIVEN}) < @end
  UNION ALL SELECT value FROM erasures JOIN journal_content USING (seq), json_each(text, '$.change.certificates')
  UNION ALL SELECT value FROM erasures JOIN journal_content USING (seq), json_each(text, '$.change.placements')
) WHERE given GLOB @prefix || '[0-9]*'`;
/** What was given by entries that are lost: an older state of the records took their place. */
const LOST = `SELECT value FROM journal JOIN journal_content USING (seq), json_each(text, '$.change.given')
  WHERE subject = 'office' AND text ->> '$.change.type' = 'head-accepted'`;

/** The port over an open, up-to-date file. */
export function sqliteStore(db: Database.Database, options: SqliteOptions): Store {
  const { file, migrations } = options;
  const known = guarded(file, () => subjectTables(db, file));
  const journal = guardedAll(file, () => reader(db, file));
  const files = guardedAll(file, () => filing(db));
  const { apply, settled } = guarded(file, () => applier(db, file, known, journal, files, options));
  let lost: readonly string[] | undefined;
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
    async next(series) {
      const prefix = series.of === 'certificate' ? series.prefix : PREFIXES[series.of];
      lost ??= guarded(file, () => db.prepare<[], string>(LOST).pluck().all());
      const passed = lost
        .filter((number) => number.startsWith(prefix))
        .map((number) => Number(number.slice(prefix.length)));
      return Math.max(ask<number | null>(HIGHEST, { prefix, end: `${prefix}:` }) ?? 0, ...passed) + 1;
    },
    head: async () => journal.head(),
    verify: async (against) => (await history()).verify(against),
    async rebuild() {
      await settled();
      const { rebuild } = await history();
      return inTurn(file, options, () => atOnce(db, rebuild));
    },
    journal: (filter = {}) => wholeEntries({ ...journal, ...files }, filter),
    operationUpTo: async (seq = Number.MAX_SAFE_INTEGER) =>
      ask<number>('SELECT operation FROM journal WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq),
    async *lines() {
      guarded(file, () => db.exec('BEGIN'));
      try {
        yield* inPages<StoredLine>((last) => journal.lines(last?.seq ?? 0));
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
