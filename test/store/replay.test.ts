import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CompanyChange, OfficeChange, StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { evolveOffice } from '../../src/core/journal/evolve-office.ts';
import { replay } from '../../src/core/journal/replay.ts';
import type { Companies, Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { OfficeFacts } from '../../src/core/model/office-facts.ts';
import { walk } from '../../src/store/chain.ts';
import { companyRows, officeRows, rows } from '../../src/store/projection.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import * as schema from '../../src/store/sqlite/schema.ts';
import type { JournalEntry, StoredLine, Subject } from '../../src/store/store.ts';
import { history, type Operation } from '../helpers/histories.ts';
import { runs } from '../helpers/properties.ts';
import { freshFile, listed, MIGRATIONS } from '../helpers/records.ts';

const { journal, journalContent, erasures, projection, ...PROJECTED } = schema;
const open = (file: string) => openSqlite({ file, migrations: MIGRATIONS, create: true });

/** A database in which a history happened, closed again. */
async function written(operations: readonly Operation[]): Promise<string> {
  const file = freshFile();
  const store = await open(file);
  for (const { writes, stamp } of operations) await store.apply(writes, stamp);
  await store.close();
  return file;
}
const entriesOf = async (file: string): Promise<JournalEntry[]> => {
  const store = await open(file);
  const entries = await listed(store.journal());
  await store.close();
  const db = new Database(file);
  const filed = db.prepare<[], Subject>('SELECT subject FROM journal ORDER BY seq').pluck().all();
  db.close();
  // As the journal has it: what the tables say of where a student is filed is no help here.
  return entries.map((entry, n) => ({ ...entry, subject: filed[n] ?? entry.subject }));
};

type Row = Readonly<Record<string, unknown>>;
/** Rows in no order, with what was stored as JSON read. */
const comparable = (found: readonly Row[]) =>
  found
    .map(({ dossier, company, ...row }) => ({
      ...row,
      ...(dossier !== undefined && { dossier: JSON.parse(String(dossier)) as unknown }),
      ...(company !== undefined && {
        company: String(company).startsWith('{') ? (JSON.parse(String(company)) as unknown) : company,
      }),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function tablesOf(file: string): Record<string, readonly Row[]> {
  const connection = new Database(file);
  const db = drizzle(connection, { casing: 'snake_case' });
  const found = Object.entries(PROJECTED).map(([name, table]) => [name, comparable(db.select().from(table).all())]);
  connection.close();
  return Object.fromEntries(found);
}

/** The companies, as the entries have them. */
function hostsIn(entries: readonly JournalEntry[]): Companies {
  const subjects = [...new Set(entries.map((entry) => entry.subject))].filter((one) => one.startsWith('company:'));
  const found = subjects.flatMap((subject) => {
    const of = entries.filter((entry) => entry.subject === subject);
    return replay<Company, CompanyChange>(of as unknown as Said<CompanyChange>[], evolveCompany) ?? [];
  });
  return new Map(found.map((one) => [one.code, one]));
}

type Said<C> = { readonly seq: number; readonly change: C | TakenBack };
/** What the tables should hold, from the journal alone. */
function replayed(entries: readonly JournalEntry[]): Record<string, readonly Row[]> {
  const tables: Record<string, Row[]> = Object.fromEntries(Object.keys(PROJECTED).map((name) => [name, []]));
  const hosts = hostsIn(entries);
  for (const subject of new Set(entries.map((entry) => entry.subject))) {
    const of = entries.filter((entry) => entry.subject === subject);
    const revision = of.at(-1)?.seq ?? 0;
    const student = subject.startsWith('student:')
      ? replay<Dossier, StudentChange>(of as unknown as Said<StudentChange>[], evolve)
      : undefined;
    const company = subject.startsWith('company:')
      ? replay<Company, CompanyChange>(of as unknown as Said<CompanyChange>[], evolveCompany)
      : undefined;
    const office =
      subject === 'office'
        ? replay<OfficeFacts, OfficeChange>(of as unknown as Said<OfficeChange>[], evolveOffice)
        : undefined;
    const made = {
      ...(student && rows(student, hosts)),
      ...(company && companyRows(company)),
      ...(office && officeRows(office)),
    };
    for (const [table, lines] of Object.entries(made)) {
      const key = subject.slice(subject.indexOf(':') + 1);
      const filed = student && { filedAs: student.student.number === key ? null : key };
      const more = {
        ...(['students', 'companies', 'office'].includes(table) && { revision }),
        ...(table === 'students' && filed),
      };
      tables[table]?.push(...lines.map((line) => ({ ...line, ...more })));
    }
  }
  return Object.fromEntries(Object.entries(tables).map(([name, lines]) => [name, comparable(lines)]));
}

it('the tables are what the journal says, after any history', async () => {
  const filled = new Set<string>();
  const missing = () => Object.keys(PROJECTED).filter((name) => !filled.has(name));
  const holds = fc.asyncProperty(history(), async (operations) => {
    const file = await written(operations);
    const entries = await entriesOf(file);
    expect(entries.length).toBe(operations.flatMap(({ writes }) => writes).length);
    const tables = tablesOf(file);
    expect(tables).toEqual(replayed(entries));
    for (const [name, lines] of Object.entries(tables)) if (lines.length > 0) filled.add(name);
  });
  await fc.assert(holds, runs(80));
  // A generator that leaves a table empty would prove nothing of it. By chance one may be empty for a while: other seeds, other histories.
  const { seed = 0 } = fc.readConfigureGlobal();
  for (let more = 1; more <= 10 && missing().length > 0; more += 1) {
    await fc.assert(holds, { ...runs(40), seed: seed + more });
  }
  expect(missing()).toEqual([]);
});

it('tables built anew from the journal are the same as before', async () => {
  await fc.assert(
    fc.asyncProperty(history(), async (operations) => {
      const file = await written(operations);
      const before = tablesOf(file);
      const db = new Database(file);
      db.exec('UPDATE projection SET version = 0; UPDATE students SET name = number, step = 12; DELETE FROM reviews');
      db.close();
      await (await open(file)).close();
      expect(tablesOf(file)).toEqual(before);
    }),
    runs(20),
  );
});

it('as of any day, dossiers are those of the entries up to it; as of the last, those of today', async () => {
  await fc.assert(
    fc.asyncProperty(history(), async (operations) => {
      const file = await written(operations);
      const entries = await entriesOf(file);
      const store = await open(file);
      for (const day of new Set(entries.map((entry) => entry.day))) {
        const known = entries.filter((entry) => entry.day <= day);
        const found = (await listed(store.dossiersAsOf(day))).map(({ value }) => ({
          ...rows(value, hostsIn(known)).students[0],
        }));
        const expected = replayed(known).students?.map(({ revision, filedAs, ...row }) => row);
        expect(comparable(found)).toEqual(expected);
      }
      const last = entries.at(-1)?.day;
      if (last) expect(await listed(store.dossiersAsOf(last))).toEqual(await listed(store.dossiers()));
      await store.close();
    }),
    runs(40),
  );
});

const STORED = 'SELECT journal.*, salt, text FROM journal LEFT JOIN journal_content USING (seq) ORDER BY seq';
const chainOf = (db: Database.Database) => walk(db.prepare<[], StoredLine>(STORED).all()).findings[0];

it('the chain is whole after any history, and one changed character anywhere is found where it stands', async () => {
  const columns = ['at', 'day', 'operation', 'actor', 'subject', 'version', 'digest', 'hash', 'salt', 'text'];
  await fc.assert(
    fc.asyncProperty(
      history(),
      fc.constantFrom(...columns),
      fc.nat(),
      fc.nat(),
      async (operations, column, which, where) => {
        const db = new Database(await written(operations));
        expect(chainOf(db)).toBeUndefined();
        const lines = db.prepare<[], Record<string, string | number>>(STORED).all();
        const line = lines[which % (lines.length || 1)];
        if (line) {
          const seq = Number(line.seq);
          db.exec('DROP TRIGGER journal_keeps; DROP TRIGGER journal_content_keeps');
          const content = column === 'salt' || column === 'text';
          db.prepare(`UPDATE ${content ? 'journal_content' : 'journal'} SET ${column} = ? WHERE seq = ?`).run(
            altered(line[column] ?? '', where),
            seq,
          );
          expect(chainOf(db)).toEqual({ seq, what: content ? 'content-changed' : 'entry-changed' });
        }
        db.close();
      },
    ),
    runs(60),
  );
});

/** The same with one character exchanged, or the next number. */
function altered(value: string | number, where: number): string | number {
  if (typeof value === 'number') return value + 1;
  const letters = [...value];
  const at = where % letters.length;
  letters[at] = letters[at] === 'x' ? 'y' : 'x';
  return letters.join('');
}
