import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** The digest of the schema that the migrations make. A test says what it must be. */
export const SCHEMA_DIGEST = '0c645be6fb299aa2d26faae673a4c2f7dd50910d693ad03663d7d0a6ab3cbce8';

/** A table, index, trigger or view as a database declares it. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  /** Without spaces and quotation marks, which another version of SQLite may set otherwise. */
  readonly sql: string;
}

/** All that a database declares, but for SQLite's own statistics. */
export function schemaOf(db: Database.Database): readonly SchemaObject[] {
  const rows = db
    .prepare<[], SchemaObject>(
      `SELECT type, name, tbl_name AS "table", coalesce(sql, '') AS sql FROM sqlite_schema
       WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat2', 'sqlite_stat3', 'sqlite_stat4'))
       ORDER BY type, name`,
    )
    .all();
  return rows.map(({ sql, ...object }) => ({ ...object, sql: String(sql).replace(/[\s`"]+/g, '') }));
}

export function digestOfSchema(db: Database.Database): string {
  const objects = schemaOf(db).map(({ type, name, table, sql }) => [type, name, table, sql]);
  return createHash('sha256').update(JSON.stringify(objects)).digest('hex');
}
