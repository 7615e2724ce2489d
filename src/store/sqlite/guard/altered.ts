import Database from 'better-sqlite3';
import type { SchemaDifference } from '../../layout.ts';
import { migrate } from '../update.ts';
import { type SchemaObject, schemaOf } from './schema-digest.ts';

/** Undefined where a database declares what the migrations make that were run on it, of so many that there are. */
export function schemaDifference(db: Database.Database, migrations: string, all: number): SchemaDifference | undefined {
  // Of one moment: another program may bring it up to date just now.
  const look = db.transaction(() => ({
    count: db.pragma('user_version', { simple: true }) === all ? all : migrated(db),
    declared: schemaOf(db),
  }));
  const { count, declared } = look();
  const found = byName(declared);
  const wanted = byName(count === 0 ? [] : madeBy(migrations, count));
  const foreign = [...found.keys()].filter((name) => !wanted.has(name));
  const missing = [...wanted.keys()].filter((name) => !found.has(name));
  const altered = [...found].flatMap(([name, text]) => (wanted.has(name) && wanted.get(name) !== text ? [name] : []));
  return foreign.length + missing.length + altered.length === 0 ? undefined : { foreign, missing, altered };
}

/** How many migrations a database says were run on it. */
const migrated = (db: Database.Database): number =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'").get() === undefined
    ? 0
    : (db.prepare<[], number>('SELECT count(*) FROM "__drizzle_migrations"').pluck().get() ?? 0);

const byName = (objects: readonly SchemaObject[]): ReadonlyMap<string, string> =>
  new Map(objects.map(({ type, name, table, sql }) => [`${type} ${name}`, `${table} ${sql}`]));

function madeBy(migrations: string, count: number): readonly SchemaObject[] {
  const db = new Database(':memory:');
  try {
    migrate(db, migrations, count);
    return schemaOf(db);
  } finally {
    db.close();
  }
}
