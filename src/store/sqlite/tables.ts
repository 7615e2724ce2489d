import type Database from 'better-sqlite3';
import type { SubjectRows, TableLayout, TableRow } from '../layout.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** In the order of the row's keys, the same for all rows of a table. SQLite has no truth values. */
const cells = (row: TableRow): (string | number | null)[] =>
  Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value));

/** Replaces a subject's rows. */
export function tables(db: Database.Database, { main, key, pointer, filed, parts }: TableLayout) {
  const prepared = new Map<string, Database.Statement>();
  const statement = (name: string, sql: () => string): Database.Statement => {
    const known = prepared.get(name);
    if (known) return known;
    const made = db.prepare(sql());
    prepared.set(name, made);
    return made;
  };

  const insert = (table: string, row: TableRow, more: TableRow = {}) =>
    statement(`insert ${table}`, () => {
      const columns = [...Object.keys(row), ...Object.keys(more)].map((name) => `"${snake(name)}"`);
      return `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`;
    }).run(cells(row).concat(cells(more)));

  const update = (row: TableRow, more: TableRow, subject: string) =>
    statement(`update ${main}`, () => {
      const columns = [...Object.keys(row), ...Object.keys(more)].map((name) => `"${snake(name)}" = ?`);
      return `UPDATE ${main} SET ${columns} WHERE ${key} = ?`;
    }).run([...cells(row), ...cells(more), subject]);

  const remove = (table: string, column: string, subject: string) =>
    statement(`delete ${table}`, () => `DELETE FROM ${table} WHERE ${column} = ?`).run(subject);

  return {
    /** Without `before` the subject has no rows yet; without `after` it will have none. `subject` is its key in the journal. */
    replace(subject: string, before: SubjectRows | undefined, after: SubjectRows | undefined, revision: number): void {
      const stood = String(before?.[main]?.[0]?.[key] ?? subject);
      for (const part of parts) if (before?.[part]?.length) remove(part, pointer, stood);
      const [row] = after?.[main] ?? [];
      if (row === undefined) {
        if (before !== undefined) remove(main, key, stood);
        return;
      }
      const ours = { revision, ...(filed !== undefined && { [filed]: row[key] === subject ? null : subject }) };
      if (before === undefined) insert(main, row, ours);
      else update(row, ours, stood);
      for (const part of parts) for (const one of after?.[part] ?? []) insert(part, one);
    },
    clear(): void {
      for (const table of [...parts, main]) db.prepare(`DELETE FROM ${table}`).run();
    },
  };
}
