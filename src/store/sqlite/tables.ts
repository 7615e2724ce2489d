import type Database from 'better-sqlite3';
import { type RowChange, rowChanges, type SubjectRows, snake, type TableLayout, type TableRow } from '../layout.ts';

/** In the order of the row's keys, the same for all rows of a table. SQLite has no truth values. */
const cells = (row: TableRow): (string | number | null)[] =>
  Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value));

const columns = (row: TableRow, end = ''): readonly string[] =>
  Object.keys(row).map((name) => `"${snake(name)}"${end}`);

/** Replaces a subject's rows. */
export function tables(db: Database.Database, layout: TableLayout) {
  const prepared = new Map<string, Database.Statement>();
  const statement = (name: string, sql: () => string): Database.Statement => {
    const known = prepared.get(name);
    if (known) return known;
    const made = db.prepare(sql());
    prepared.set(name, made);
    return made;
  };

  function perform(change: RowChange): void {
    const { what, table } = change;
    const run = (sql: () => string) => statement(`${what} ${table}`, sql);
    if (what === 'insert') {
      const sql = () => `INSERT INTO ${table} (${columns(change.row)}) VALUES (${columns(change.row).map(() => '?')})`;
      run(sql).run(cells(change.row));
      return;
    }
    const [column, value] = change.by;
    if (what === 'delete') run(() => `DELETE FROM ${table} WHERE ${column} = ?`).run(value);
    else {
      const sql = () => `UPDATE ${table} SET ${columns(change.row, ' = ?')} WHERE ${column} = ?`;
      run(sql).run([...cells(change.row), value]);
    }
  }

  return {
    /** `subject` is its key in the journal. */
    replace(subject: string, before: SubjectRows | undefined, after: SubjectRows | undefined, revision: number): void {
      for (const change of rowChanges(layout, subject, before, after, revision)) perform(change);
    },
    clear(): void {
      for (const table of [...layout.parts, layout.main]) db.prepare(`DELETE FROM ${table}`).run();
    },
  };
}
