import { between, eq, type SQL, sql } from 'drizzle-orm';
import { folded } from '../../core/text/names.ts';
import type { StudentFilter } from '../store.ts';
import { students } from './schema.ts';

export const asked = <T>(wanted: T | undefined, condition: (wanted: T) => SQL) =>
  wanted === undefined ? [] : [condition(wanted)];

/** A filter, asked of the tables. Truth values stand as literals: partial indexes need them. */
export function conditions(filter: StudentFilter): readonly SQL[] {
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

/** Part of a number, a mail address or a name. The index `students_find` holds all three: rows are read of those alone who are found. */
function found(find: string): SQL {
  const text = find.normalize('NFKC').trim().toLowerCase();
  // Empty where the word holds no letter and no digit: then no name fits.
  const key = folded(find);
  const name = key === '' ? sql`` : sql` OR instr(name_key, ${key}) > 0`;
  const fits = sql`instr(lower(number), ${text}) > 0 OR instr(lower(email), ${text}) > 0${name}`;
  return sql`${students.number} IN (SELECT number FROM students WHERE ${fits})`;
}
