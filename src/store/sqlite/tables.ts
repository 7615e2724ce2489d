import type Database from 'better-sqlite3';
import { type RowChange, rowChanges, type SubjectRows, snake, type TableLayout, type TableRow } from '../layout.ts';

const NOTHING: TableRow = {};
/** In the order of the row's keys, the same for all rows of a table. SQLite has no truth values. */
const cells = (row: TableRow): (string | number | null)[] =>
  Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value));

const columns = (row: TableRow, more: TableRow, end = ''): readonly string[] =>
  [...Object.keys(row), ...Object.keys(more)].map((name) => `"${snake(name)}"${end}`);

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
    if (what === 'delete') {
      const [column, value] = change.by;
      run(() => `DELETE FROM ${table} WHERE ${column} = ?`).run(value);
      return;
    }
    const { row, more = NOTHING } = change;
    const values = cells(row).concat(cells(more));
    if (what === 'insert') {
      const names = () => columns(row, more);
      run(() => `INSERT INTO ${table} (${names()}) VALUES (${names().map(() => '?')})`).run(values);
    } else {
      const [column, value] = change.by;
      run(() => `UPDATE ${table} SET ${columns(row, more, ' = ?')} WHERE ${column} = ?`).run([...values, value]);
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
