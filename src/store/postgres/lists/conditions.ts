import { between, eq, type SQL, sql } from 'drizzle-orm';
import { folded } from '../../../core/text/names.ts';
import { asked } from '../../listed.ts';
import type { StudentFilter } from '../../store.ts';
import { placements, students } from '../schema.ts';

/** A filter, asked of an office's tables. Truth values stand as literals: partial indexes need them. */
export function conditions(office: string, filter: StudentFilter): readonly SQL[] {
  const truth =
    (column: typeof students.open | typeof students.owing | typeof students.jsps | typeof students.mext) =>
    (wanted: boolean) =>
      wanted ? sql`${column}` : sql`NOT ${column}`;
  const placed = (which: SQL) =>
    sql`(SELECT ${placements.student} FROM ${placements} WHERE ${placements.office} = ${office} AND ${which})`;
  const { startsFrom, startsTo } = filter;
  const starts = between(placements.firstDay, startsFrom ?? '', startsTo ?? '9999-12-31');
  return [
    ...asked(filter.numbers, (list) => sql`${students.number} = ANY(${sql.param([...list])}::text[])`),
    ...asked(filter.find, found),
    ...asked(filter.step, (n) => eq(students.step, n)),
    ...asked(filter.next, (n) => eq(students.next, n)),
    ...asked(filter.program, (name) => eq(students.program, name)),
    ...asked(filter.placed, (is) => sql`${students.placement} IS ${sql.raw(is ? 'NOT NULL' : 'NULL')}`),
    ...asked(filter.open, truth(students.open)),
    ...asked(filter.owing, truth(students.owing)),
    ...asked(
      filter.running,
      (is) => sql`${students.number} ${sql.raw(is ? 'IN' : 'NOT IN')} ${placed(sql`${placements.state} = 'running'`)}`,
    ),
    ...asked(startsFrom ?? startsTo, () => sql`${students.number} IN ${placed(sql`${placements.open} AND ${starts}`)}`),
    ...asked(filter.jsps, truth(students.jsps)),
    ...asked(filter.mext, truth(students.mext)),
    ...asked(filter.residence, (status) => eq(students.residence, status)),
  ];
}

/** Part of a number, a mail address or a name. */
function found(find: string): SQL {
  const text = find.normalize('NFKC').trim().toLowerCase();
  // Empty where the word holds no letter and no digit: then no name fits.
  const key = folded(find);
  const name = key === '' ? sql`` : sql` OR strpos(${students.nameKey}, ${key}) > 0`;
  return sql`(strpos(lower(${students.number}), ${text}) > 0 OR strpos(lower(${students.email}), ${text}) > 0${name})`;
}
