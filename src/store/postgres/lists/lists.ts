import { and, asc, DrizzleQueryError, eq, gt, gte, lte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pg-proxy';
import { asked, entryColumns, lineColumns } from '../../listed.ts';
import { type ListQueries, listsFrom } from '../../lists.ts';
import type { OfficeFiling } from '../filing.ts';
import type { Ledger } from '../ledger.ts';
import { certificates, students } from '../schema.ts';
import type { Session } from '../session.ts';
import type { SqlValue } from '../sql.ts';
import { conditions } from './conditions.ts';
import { dated } from './dated.ts';

export const lists = (session: Session, office: string, journal: Ledger, files: OfficeFiling) =>
  listsFrom(session.at, queries(session, office), { ...journal, ...files });

/** The builder puts around an error what was asked, which may be somebody's name. */
function plainly(error: unknown): never {
  throw error instanceof DrizzleQueryError ? error.cause : error;
}

function queries(session: Session, office: string): ListQueries {
  const db = drizzle(
    async (text, values) => ({ rows: [...(await session.lists(text, values as readonly SqlValue[]))] }),
    { casing: 'snake_case' },
  );
  return {
    ...dated(session, office),

    lines: (filter, { after, most }) =>
      db
        .select(lineColumns(students))
        .from(students)
        .where(and(eq(students.office, office), gt(students.number, after), ...conditions(office, filter)))
        .orderBy(asc(students.number))
        .limit(most)
        .catch(plainly),

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
        .where(and(eq(certificates.office, office), gt(number, after), ...wanted))
        .orderBy(asc(number))
        .limit(most)
        .catch(plainly);
    },

    dossiers: (filter, { after, most }) =>
      db
        .select({ number: students.number, revision: students.revision, dossier: students.dossier })
        .from(students)
        .where(and(eq(students.office, office), gt(students.number, after), ...conditions(office, filter)))
        .orderBy(asc(students.number))
        .limit(most)
        .catch(plainly),
  };
}
