import type Database from 'better-sqlite3';
import type { Change, TakenBack } from '../../core/journal/changes.ts';
import type { Companies, CompanyCode } from '../../core/model/company.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import { COMPANY, OWN, STUDENT, type SubjectKind } from '../kinds.ts';
import type { JournalEntry, Subject, Versioned } from '../store.ts';
import { parsed } from '../stored.ts';
import { tables } from './tables.ts';

/** The projected tables, read and written by subject. */
export function subjectTables(db: Database.Database, file: string) {
  /** The hosts of a student, as they stand in the tables. */
  const hosts = (codes: readonly CompanyCode[]): Companies =>
    new Map(codes.flatMap((code) => companies.load(code)?.value ?? []).map((one) => [one.code, one]));
  const companies = records(db, file, COMPANY, hosts);
  const students = records(db, file, STUDENT, hosts);
  const office = records(db, file, OWN, hosts);
  const hosted = db.prepare<[string], { number: string; key: string }>(
    `SELECT number, coalesce(filed_as, number) AS key FROM students
     WHERE number IN (SELECT student FROM placements WHERE company = ?)`,
  );
  return {
    students,
    companies,
    office,
    /** Students with a placement at a company, and their keys in the journal. */
    hostedBy: (code: CompanyCode) => hosted.all(code),
    clear(): void {
      students.clear();
      companies.clear();
      office.clear();
    },
    /** Writes the rows of a subject that has none, from all its entries. */
    replay(subject: Subject, entries: readonly JournalEntry[]): void {
      const revision = entries.at(-1)?.seq ?? 0;
      const into = subject === 'office' ? office : isStudent(subject) ? students : companies;
      into.restore(idOf(subject), entries, revision);
    },
  };
}
export type SubjectTables = ReturnType<typeof subjectTables>;

function records<T, C extends Exclude<Change, TakenBack>>(
  db: Database.Database,
  file: string,
  { layout, snapshot, isWhole, read, rows, hosts, fold }: SubjectKind<T, C>,
  hostsOf: (codes: readonly CompanyCode[]) => Companies,
) {
  const { replace, clear } = tables(db, layout);
  const one = db.prepare<[string], { revision: number; snapshot: string }>(
    `SELECT revision, ${snapshot} AS snapshot FROM ${layout.main} WHERE ${layout.key} = ?`,
  );
  const all = (value: T | undefined) => (value === undefined ? undefined : rows(value, hostsOf(hosts(value))));
  return {
    clear,
    load(named: string): Versioned<T> | undefined {
      const row = one.get(named);
      return (
        row && { value: read(parsed(file, `${layout.main} ${named}`, row.snapshot, isWhole)), revision: row.revision }
      );
    },
    save(key: string, before: T | undefined, after: T | undefined, revision: number): void {
      replace(key, all(before), all(after), revision);
    },
    restore(key: string, entries: readonly JournalEntry[], revision: number): void {
      const value = replayed<T, C>(entries, fold);
      if (value !== undefined) replace(key, undefined, all(value), revision);
    },
  };
}
