import type Database from 'better-sqlite3';
import type { Change, CompanyChange, OfficeChange, StudentChange, TakenBack } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { evolveCompany } from '../../core/journal/evolve-company.ts';
import { evolveOffice } from '../../core/journal/evolve-office.ts';
import type { Companies, Company } from '../../core/model/company.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { OfficeFacts } from '../../core/model/office-facts.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import { COMPANIES, OFFICE, STUDENTS, type SubjectRows, type TableLayout } from '../layout.ts';
import { companyRows, officeRows, rows, unpacked } from '../projection.ts';
import type { JournalEntry, Subject, Versioned } from '../store.ts';
import { isCompany, isDossier, isOfficeFacts, type Whole } from '../stored.ts';
import { parsed } from './problems.ts';
import { tables } from './tables.ts';

/** What differs between students, companies and the office. */
export interface SubjectKind<T, C extends { readonly type: string }> {
  /** Loads the record of a number or code from the one row that holds all of it. */
  load(named: string): Versioned<T> | undefined;
  /** The number or code. */
  nameOf(value: T): string;
  /** Replaces the rows of a subject; `key` is its key in the journal. */
  save(key: string, before: T | undefined, after: T | undefined, revision: number): void;
  fold(state: T | undefined, change: C): T;
}

const asItIs = <T>(value: T): T => value;

/** The projected tables, read and written by subject. */
export function subjectTables(db: Database.Database, file: string) {
  /** The hosts of a student, as they stand in the tables. */
  const hostsOf = ({ placements }: Dossier): Companies => {
    const codes = [...new Set(placements.map(({ company }) => company))];
    return new Map(codes.flatMap((code) => companies.load(code)?.value ?? []).map((one) => [one.code, one]));
  };
  const students = kind<Dossier, StudentChange>(db, file, {
    layout: STUDENTS,
    snapshot: 'dossier',
    isWhole: isDossier,
    read: unpacked,
    rows: (dossier) => rows(dossier, hostsOf(dossier)),
    nameOf: ({ student }) => student.number,
    fold: evolve,
  });
  const companies = kind<Company, CompanyChange>(db, file, {
    layout: COMPANIES,
    snapshot: 'company',
    isWhole: isCompany,
    read: asItIs,
    rows: companyRows,
    nameOf: ({ code }) => code,
    fold: evolveCompany,
  });
  const office = kind<OfficeFacts, OfficeChange>(db, file, {
    layout: OFFICE,
    snapshot: 'facts',
    isWhole: isOfficeFacts,
    read: asItIs,
    rows: officeRows,
    nameOf: () => 'office',
    fold: evolveOffice,
  });
  const hosted = db.prepare<[string], { number: string; key: string }>(
    `SELECT number, coalesce(filed_as, number) AS key FROM students
     WHERE number IN (SELECT student FROM placements WHERE company = ?)`,
  );
  return {
    students,
    companies: {
      ...companies,
      /** STEP 9 of the company's interns rests on its agreements. */
      save(...[code, before, after, revision]: Parameters<typeof companies.save>): void {
        companies.save(code, before, after, revision);
        if (before?.agreements === after?.agreements) return;
        for (const { number, key } of hosted.all(code)) {
          const student = students.load(number);
          if (student) students.save(key, student.value, student.value, student.revision);
        }
      },
    },
    office,
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

function kind<T, C extends Exclude<Change, TakenBack>>(
  db: Database.Database,
  file: string,
  made: {
    readonly layout: TableLayout;
    /** The column with the whole record, and the function that reads its JSON. */
    readonly snapshot: string;
    readonly isWhole: Whole<T>;
    readonly read: (said: T) => T;
    readonly rows: (value: T) => SubjectRows;
    readonly nameOf: (value: T) => string;
    readonly fold: (state: T | undefined, change: C) => T;
  },
) {
  const { layout, snapshot, isWhole, read, rows: rowsOf, nameOf, fold } = made;
  const { replace, clear } = tables(db, layout);
  const one = db.prepare<[string], { revision: number; snapshot: string }>(
    `SELECT revision, ${snapshot} AS snapshot FROM ${layout.main} WHERE ${layout.key} = ?`,
  );
  const all = (value: T | undefined) => (value === undefined ? undefined : rowsOf(value));
  return {
    fold,
    nameOf,
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
