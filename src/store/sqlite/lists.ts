import type Database from 'better-sqlite3';
import { and, asc, between, eq, gt, gte, lte, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { StudentChange } from '../../core/changes.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { Dossier } from '../../core/dossier.ts';
import { evolve } from '../../core/evolve.ts';
import { rows } from '../../core/projection.ts';
import { passes, sought } from '../filter.ts';
import type { CertificateFilter, CertificateLine, StudentFilter, StudentLine, Subject, Versioned } from '../store.ts';
import { type Filing, isStudent, keyOf } from './filing.ts';
import type { Reader } from './ledger.ts';
import { guarded, parsed } from './problems.ts';
import { replayed } from './register.ts';
import { certificates, students } from './schema.ts';

/** How many students are held at a time. A page ends before it is handed on, so the connection is free meanwhile. */
const PAGE = 500;

const LINE = {
  number: students.number,
  name: students.name,
  program: students.program,
  step: students.step,
  next: students.next,
  placement: students.placement,
  company: students.company,
  open: students.open,
};

const ENTRY = {
  number: certificates.number,
  kind: certificates.kind,
  student: certificates.student,
  lang: certificates.lang,
  file: certificates.file,
  sha256: certificates.sha256,
  issuedOn: certificates.issuedOn,
  purpose: certificates.purpose,
  by: certificates.issuedBy,
  state: certificates.state,
};

/** Lists of students: from the tables for today, from the journal for a past day. */
export function lists(connection: Database.Database, file: string, journal: Reader, { moved }: Filing) {
  const db = drizzle(connection, { casing: 'snake_case' });

  /** Pages by number; `ask` answers the students after one. */
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

  /** All that students' entries are filed under, in the order of the numbers of today. */
  function* filed(): Generator<Subject> {
    const others = guarded(file, moved);
    const elsewhere = new Set<Subject>(others.map(({ key }): Subject => `student:${key}`));
    let put = 0;
    const before = (number?: string): Subject[] => {
      const from = put;
      while (put < others.length && (number === undefined || (others[put]?.number ?? '') < number)) put += 1;
      return others.slice(from, put).map(({ key }): Subject => `student:${key}`);
    };
    let after = 'student:';
    for (;;) {
      const page = guarded(file, () => journal.subjects(after)).filter(isStudent);
      for (const subject of page) {
        if (elsewhere.has(subject)) continue;
        yield* before(keyOf(subject));
        yield subject;
      }
      const last = page.at(-1);
      if (last === undefined) break;
      after = last;
    }
    yield* before();
  }

  return {
    students(filter: StudentFilter): Iterable<StudentLine> {
      const wanted = conditions(filter);
      return pages((after) =>
        db
          .select(LINE)
          .from(students)
          .where(and(gt(students.number, after), ...wanted))
          .orderBy(asc(students.number))
          .limit(PAGE)
          .all(),
      );
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
          .select(ENTRY)
          .from(certificates)
          .where(and(gt(number, after), ...wanted))
          .orderBy(asc(number))
          .limit(PAGE)
          .all(),
      ) as Iterable<CertificateLine>;
    },

    *dossiers(filter: StudentFilter): Generator<Versioned<Dossier>> {
      const wanted = conditions(filter);
      const { number, revision, dossier } = students;
      const found = pages((after) =>
        db
          .select({ number, revision, dossier })
          .from(students)
          .where(and(gt(number, after), ...wanted))
          .orderBy(asc(number))
          .limit(PAGE)
          .all(),
      );
      for (const row of found) yield { value: parsed<Dossier>(file, row.dossier), revision: row.revision };
    },

    /** What was on record at the end of a day of the office. */
    *dossiersAsOf(filter: StudentFilter, asOf: LocalDate): Generator<Versioned<Dossier>> {
      const all = Object.keys(filter).length === 0;
      for (const subject of filed()) {
        const entries = guarded(file, () => journal.of(subject, asOf));
        const value = replayed<Dossier, StudentChange>(entries, evolve);
        if (value && (all || passes(rows(value), filter))) yield { value, revision: entries.at(-1)?.seq ?? 0 };
      }
    },
  };
}

const asked = <T>(wanted: T | undefined, condition: (wanted: T) => SQL) =>
  wanted === undefined ? [] : [condition(wanted)];

/** The same questions as `passes` in filter.ts, asked of the tables. Truth values stand as literals: partial indexes need them. */
function conditions(filter: StudentFilter): readonly SQL[] {
  const {
    numbers,
    find,
    step,
    next,
    program,
    placed,
    open,
    owing,
    running,
    startsFrom,
    startsTo,
    jsps,
    mext,
    residence,
  } = filter;
  const truth =
    (column: typeof students.open | typeof students.owing | typeof students.jsps | typeof students.mext) =>
    (wanted: boolean) =>
      sql`${column} = ${sql.raw(wanted ? '1' : '0')}`;
  const starts = between(sql`first_day`, startsFrom ?? '', startsTo ?? '9999-12-31');
  return [
    ...asked(numbers, (list) => sql`${students.number} IN (SELECT value FROM json_each(${JSON.stringify(list)}))`),
    ...asked(find, found),
    ...asked(step, (n) => eq(students.step, n)),
    ...asked(next, (n) => eq(students.next, n)),
    ...asked(program, (name) => eq(students.program, name)),
    ...asked(placed, (is) => sql`${students.placement} IS ${sql.raw(is ? 'NOT NULL' : 'NULL')}`),
    ...asked(open, truth(students.open)),
    ...asked(owing, truth(students.owing)),
    ...asked(
      running,
      (is) =>
        sql`${students.number} ${sql.raw(is ? 'IN' : 'NOT IN')} (SELECT student FROM placements WHERE state = 'running')`,
    ),
    ...asked(
      startsFrom ?? startsTo,
      () => sql`${students.number} IN (SELECT student FROM placements WHERE open = 1 AND ${starts})`,
    ),
    ...asked(jsps, truth(students.jsps)),
    ...asked(mext, truth(students.mext)),
    ...asked(residence, (status) => eq(students.residence, status)),
  ];
}

function found(find: string): SQL {
  const { text, key } = sought(find);
  const name = key === '' ? sql`` : sql` OR instr(${students.nameKey}, ${key}) > 0`;
  return sql`(instr(lower(${students.number}), ${text}) > 0 OR instr(lower(${students.email}), ${text}) > 0${name})`;
}
