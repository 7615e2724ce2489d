import type Database from 'better-sqlite3';
import { and, asc, eq, gt, gte, lte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { asked, entryColumns, lineColumns } from '../listed.ts';
import { type ListQueries, listsFrom } from '../lists.ts';
import { conditions } from './conditions.ts';
import { hostedBy, quietSince, stirringSince, studentsWith } from './dated.ts';
import type { Filing } from './filing.ts';
import type { JournalReader } from './ledger.ts';
import { guardedAll } from './problems.ts';
import { certificates, students } from './schema.ts';

export const lists = (connection: Database.Database, file: string, journal: JournalReader, files: Filing) =>
  listsFrom(
    file,
    guardedAll(file, () => queries(connection)),
    { ...journal, ...files },
  );

function queries(connection: Database.Database) {
  const db = drizzle(connection, { casing: 'snake_case' });
  return {
    lines: (filter, { after, most }) =>
      db
        .select(lineColumns(students))
        .from(students)
        .where(and(gt(students.number, after), ...conditions(filter)))
        .orderBy(asc(students.number))
        .limit(most)
        .all(),

    certificates({ student, kind, state, from, to }, { after, most }) {
      const { number, issuedOn } = certificates;
      const wanted = [
        ...asked(student, (one) => eq(certificates.student, one)),
        ...asked(kind, (one) => eq(certificates.kind, one)),
        ...asked(state, (one) => eq(certificates.state, one)),
        ...asked(from, (day) => gte(issuedOn, day)),
        ...asked(to, (day) => lte(issuedOn, day)),
      ];
      return db
        .select(entryColumns(certificates))
        .from(certificates)
        .where(and(gt(number, after), ...wanted))
        .orderBy(asc(number))
        .limit(most)
        .all();
    },

    dossiers: (filter, { after, most }) =>
      db
        .select({ number: students.number, revision: students.revision, dossier: students.dossier })
        .from(students)
        .where(and(gt(students.number, after), ...conditions(filter)))
        .orderBy(asc(students.number))
        .limit(most)
        .all(),

    studentsWith: (what, day) => studentsWith(connection, what, day),
    hostedBy: (companies) => hostedBy(connection, companies),
    since: (day, changed, hosted) => ({
      stirring: stirringSince(connection, day, hosted),
      quiet: quietSince(connection, day, [...changed, ...hosted]),
    }),
  } satisfies ListQueries;
}
