import type Database from 'better-sqlite3';
import type { Company } from '../../core/model/company.ts';
import type { JournalEntry, NumberSeries, Store, Versioned } from '../store.ts';
import { applier } from './apply.ts';
import { draft } from './draft.ts';
import { filing } from './filing.ts';
import { reader } from './ledger.ts';
import { guarded, parsed } from './problems.ts';
import { subjectTables } from './subjects.ts';

const HIGHEST: Readonly<Record<NumberSeries['of'], string>> = {
  placement: "SELECT max(CAST(substr(ref, 3) AS INTEGER)) FROM placements WHERE ref GLOB 'P-[0-9]*'",
  agreement: "SELECT max(CAST(substr(ref, 3) AS INTEGER)) FROM agreements WHERE ref GLOB 'A-[0-9]*'",
  company: "SELECT max(CAST(substr(code, 3) AS INTEGER)) FROM companies WHERE code GLOB 'C-[0-9]*'",
  job: "SELECT max(CAST(substr(ref, 3) AS INTEGER)) FROM jobs WHERE ref GLOB 'J-[0-9]*'",
  certificate:
    'SELECT max(CAST(substr(number, length(@prefix) + 1) AS INTEGER)) FROM certificates WHERE substr(number, 1, length(@prefix)) = @prefix',
};

/** The port over an open, up-to-date file. */
export function sqliteStore(db: Database.Database, file: string): Store {
  const known = guarded(file, () => subjectTables(db, file));
  const journal = guarded(file, () => reader(db, file));
  const files = guarded(file, () => filing(db));
  const { apply, settled } = guarded(file, () => applier(db, file, known, journal, files));
  const ask = <T>(sql: string, ...values: readonly unknown[]): T | undefined =>
    guarded(file, () =>
      db
        .prepare<unknown[], T>(sql)
        .pluck()
        .get(...values),
    );
  // Loaded on demand: the query builder is not small.
  const lists = async () => (await import('./lists.ts')).lists(db, file, journal, files);

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
        db.prepare<[], string>('SELECT company FROM companies ORDER BY code').pluck().all(),
      );
      const now = texts.map((text) => parsed<Company>(file, text));
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
    async since(day, asOf) {
      const { dossiers, quiet } = (await lists()).since(day, asOf);
      return { dossiers: streamed(dossiers), quiet };
    },
    apply,
    draft: async () =>
      guarded(file, () =>
        draft(file, {
          begin() {
            db.exec('BEGIN');
            return journal.head();
          },
          end: () => db.exec('COMMIT'),
        }),
      ),
    next: async (series) =>
      (ask<number | null>(HIGHEST[series.of], ...(series.of === 'certificate' ? [{ prefix: series.prefix }] : [])) ??
        0) + 1,
    async *journal({ subject, ...filter } = {}) {
      let seq = 0;
      for (;;) {
        const page: readonly JournalEntry[] = guarded(file, () => {
          // All entries of one subject are that subject's, whatever they are filed under.
          const told = subject === undefined ? files.told() : () => subject;
          const found = journal.after(seq, {
            ...filter,
            ...(subject !== undefined && { subject: files.filed(subject) }),
          });
          return found.map((entry) => ({ ...entry, subject: told(entry.subject) }));
        });
        yield* page;
        const last = page.at(-1);
        if (last === undefined) return;
        seq = last.seq;
      }
    },
    operationUpTo: async (seq = Number.MAX_SAFE_INTEGER) =>
      ask<number>('SELECT operation FROM journal WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq),
    async close() {
      await settled();
      db.close();
    },
  };
}

async function* streamed<T>(found: Iterable<T>): AsyncGenerator<T> {
  yield* found;
}
