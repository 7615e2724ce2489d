import { between, eq, type SQL, sql } from 'drizzle-orm';
import { folded } from '../../core/text/names.ts';
import { asked } from '../listed.ts';
import type { StudentFilter } from '../store.ts';
import { students } from './schema.ts';

/** A filter, asked of the tables. Truth values stand as literals: partial indexes need them. */
export function conditions(filter: StudentFilter): readonly SQL[] {
  const truth =
    (column: typeof students.open | typeof students.owing | typeof students.jsps | typeof students.mext) =>
    (wanted: boolean) =>
      sql`${column} = ${sql.raw(wanted ? '1' : '0')}`;
  const { startsFrom, startsTo } = filter;
  const starts = between(sql`first_day`, startsFrom ?? '', startsTo ?? '9999-12-31');
  return [
    ...asked(
      filter.numbers,
      (list) => sql`${students.number} IN (SELECT value FROM json_each(${JSON.stringify(list)}))`,
    ),
    ...asked(filter.find, found),
    ...asked(filter.step, (n) => eq(students.step, n)),
    ...asked(filter.next, (n) => eq(students.next, n)),
    ...asked(filter.program, (name) => eq(students.program, name)),
    ...asked(filter.placed, (is) => sql`${students.placement} IS ${sql.raw(is ? 'NOT NULL' : 'NULL')}`),
    ...asked(filter.open, truth(students.open)),
    ...asked(filter.owing, truth(students.owing)),
    ...asked(
      filter.running,
      (is) =>
        sql`${students.number} ${sql.raw(is ? 'IN' : 'NOT IN')} (SELECT student FROM placements WHERE state = 'running')`,
    ),
    ...asked(
      startsFrom ?? startsTo,
      () => sql`${students.number} IN (SELECT student FROM placements WHERE open = 1 AND ${starts})`,
    ),
    ...asked(filter.jsps, truth(students.jsps)),
    ...asked(filter.mext, truth(students.mext)),
    ...asked(filter.residence, (status) => eq(students.residence, status)),
  ];
}

/** Part of a number, a mail address or a name. The index `students_find` holds all three: rows are read of those alone who are found. */
function found(find: string): SQL {
  const text = find.normalize('NFKC').trim().toLowerCase();
  // Empty where the word holds no letter and no digit: then no name fits.
  const key = folded(find);
  const name = key === '' ? sql`` : sql` OR instr(name_key, ${key}) > 0`;
  const fits = sql`instr(lower(number), ${text}) > 0 OR instr(lower(email), ${text}) > 0${name}`;
  return sql`${students.number} IN (SELECT number FROM students WHERE ${fits})`;
}
