import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate as migratePostgres, SCHEMA as POSTGRES_SCHEMA } from '../../src/store/postgres/migrate.ts';
import * as postgresSchema from '../../src/store/postgres/schema.ts';
import { session } from '../../src/store/postgres/session.ts';
import type { Sql } from '../../src/store/postgres/sql.ts';
import { SCHEMA } from '../../src/store/sqlite/connect.ts';
import { alone, migrate } from '../../src/store/sqlite/update.ts';
import { inProcess } from '../helpers/pglite.ts';
import { MIGRATIONS, POSTGRES_MIGRATIONS } from '../helpers/records.ts';

/** A table, as either database tells of it. */
interface Shape {
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
  readonly pointers: readonly string[];
  readonly indexes: Readonly<Record<string, string>>;
}
type Shapes = Readonly<Record<string, Shape>>;

/** PostgreSQL alone has an office in each row, first in each key and index. */
const own = (names: readonly string[]) => names.filter((name) => name !== 'office');

function sqliteShapes(): Shapes {
  const db = new Database(':memory:');
  alone(db, () => migrate(db, MIGRATIONS));
  const all = <T>(sql: string) => db.prepare<[], T>(sql).all();
  const tables = all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
  );
  return Object.fromEntries(
    tables.map(({ name: table }) => {
      const columns = all<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(
        `PRAGMA table_info(${table})`,
      );
      const indexes = all<{ name: string; unique: number; origin: string; partial: number }>(
        `PRAGMA index_list(${table})`,
      ).filter(({ origin }) => origin === 'c');
      return [
        table,
        {
          columns: Object.fromEntries(
            columns.map(({ name, type, notnull, dflt_value }) => [
              name,
              `${type.toLowerCase()}${notnull ? ' not null' : ''}${dflt_value === null ? '' : ` default ${dflt_value}`}`,
            ]),
          ),
          key: columns.filter(({ pk }) => pk > 0).map(({ name }) => name),
          pointers: all<{ table: string; from: string; to: string }>(`PRAGMA foreign_key_list(${table})`).map(
            ({ table: other, from, to }) => `${from} -> ${other}.${to}`,
          ),
          indexes: Object.fromEntries(
            indexes.map(({ name, unique, partial }) => {
              const on = all<{ name: string | null }>(`PRAGMA index_info(${name})`).map((one) => one.name ?? '()');
              const sql = db
                .prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
                .pluck()
                .get(name);
              const where = partial ? ` where ${sql?.split(' WHERE ')[1]}` : '';
              return [name, `${unique ? 'unique ' : ''}${on.join(', ')}${where}`];
            }),
          ),
        },
      ];
    }),
  );
}

/** SQLite has no truth values and one kind of fraction. */
const TYPES: Readonly<Record<string, string>> = { boolean: 'integer', 'double precision': 'real' };

async function postgresShapes(sql: Sql): Promise<Shapes> {
  const columns = await sql.query<{ of: string; name: string; type: string; rule: string; standard: string | null }>(
    `SELECT table_name AS of, column_name AS name, data_type AS type, is_nullable AS rule, column_default AS standard
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' ORDER BY ordinal_position`,
  );
  const keys = await sql.query<{ of: string; kind: string; on: string[]; to: string | null; there: string[] }>(
    `SELECT conrelid::regclass::text AS of, contype::text AS kind, confrelid::regclass::text AS to,
       array(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (n, at) JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY at) AS on,
       array(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS k (n, at) JOIN pg_attribute ON attrelid = confrelid AND attnum = n ORDER BY at) AS there
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  );
  const indexes = await sql.query<{ of: string; name: string; unique: boolean; on: string[]; where: string | null }>(
    `SELECT indrelid::regclass::text AS of, indexrelid::regclass::text AS name, indisunique AS unique,
       pg_get_expr(indpred, indrelid) AS where,
       array(SELECT attname::text FROM unnest(indkey::int[]) WITH ORDINALITY AS k (n, at) JOIN pg_attribute ON attrelid = indrelid AND attnum = n ORDER BY at) AS on
     FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
     WHERE relnamespace = 'public'::regnamespace AND NOT indisprimary`,
  );
  const tables = [...new Set(columns.map(({ of }) => of))];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      {
        columns: Object.fromEntries(
          columns
            .filter(({ of, name }) => of === table && name !== 'office')
            .map(({ name, type, rule, standard }) => [
              name,
              `${TYPES[type] ?? type}${rule === 'NO' ? ' not null' : ''}${standard === null ? '' : ` default ${standard.replace(/::\w+$/, '')}`}`,
            ]),
        ),
        key: own(keys.find(({ of, kind }) => of === table && kind === 'p')?.on ?? []),
        pointers: keys
          .filter(({ of, kind }) => of === table && kind === 'f')
          .map(({ on, to, there }) => `${own(on)} -> ${to}.${own(there)}`),
        indexes: Object.fromEntries(
          indexes
            .filter(({ of, name }) => of === table && !name.startsWith('__'))
            .map(({ name, unique, on, where }) => [
              name,
              `${unique ? 'unique ' : ''}${own(on).join(', ')}${where === null ? '' : ` where ${where.replace(/^\((.*)\)$/, '$1')}`}`,
            ]),
        ),
      },
    ]),
  );
}

/** The same in the words of PostgreSQL: a truth value stands for itself. */
const inWords = (shapes: Shapes): Shapes =>
  JSON.parse(
    JSON.stringify(shapes)
      .replaceAll(/where (open|owing) = 1/g, 'where $1')
      .replaceAll(/ default false/g, ' default false'),
  );

describe('the tables of SQLite and of PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof inProcess>>;
  let sql: Sql;
  beforeAll(async () => {
    server = await inProcess();
    sql = await server.connect();
    await migratePostgres(session(server.connect, 'PGlite'), POSTGRES_MIGRATIONS);
  });
  afterAll(() => server.close());

  it('are the same by number, name, columns, keys, pointers and indexes, but for what is said here', async () => {
    expect(POSTGRES_SCHEMA).toBe(SCHEMA);
    const [wanted, found] = [inWords(sqliteShapes()), await postgresShapes(sql)];
    // SQLite takes the number that an entry gave from its text; PostgreSQL has it beside the text.
    const { journal_content: content, blobs, files, people, ...rest } = found;
    // What lies beside the file of SQLite lies in the shared store, and only there do people have rights.
    expect([blobs?.key, files?.key, files?.pointers, people?.key]).toEqual([
      ['sha256'],
      ['name', 'version'],
      ['sha256 -> blobs.sha256'],
      ['login'],
    ]);
    expect(content?.columns.given).toBe('text');
    expect(content?.indexes.journal_content_given).toBe('given where given IS NOT NULL');
    expect(Object.keys(found).sort()).toEqual([...Object.keys(wanted), 'blobs', 'files', 'people'].sort());
    const { journal_content: ours, students, companies, ...others } = wanted;
    // An index of PostgreSQL takes no more than a third of a page: names may be longer.
    const { students_find: _, ...short } = students?.indexes ?? {};
    const beginnings = { companies_name: '', companies_name_en: '' };
    expect(rest).toEqual({
      ...others,
      students: { ...students, indexes: short },
      companies: { ...companies, indexes: { ...companies?.indexes, ...beginnings } },
    });
    const { given, ...columns } = content?.columns ?? {};
    expect(columns).toEqual(ours?.columns);
    expect([content?.key, content?.pointers]).toEqual([ours?.key, ours?.pointers]);
  });

  it('are told by another version of PostgreSQL in the words that `doctor` compares them with', async () => {
    const { structureOf, writtenStructure, STRUCTURE } = await import('../../src/store/postgres/checkup/structure.ts');
    const found = writtenStructure(await structureOf({ query: sql.query }));
    const kept = readFileSync(join(POSTGRES_MIGRATIONS, STRUCTURE), 'utf8');
    // No roles are made there, and nobody has rights but for functions.
    const ofTables = (text: string) => text.split('\n').filter((line) => !/^role |^grant .* to coopj_/.test(line));
    expect(ofTables(found)).toEqual(ofTables(kept));
  });

  it('have the same guards over the journal', async () => {
    const found = await sql.query<{ name: string }>(
      'SELECT tgname::text AS name FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1',
    );
    const db = new Database(':memory:');
    alone(db, () => migrate(db, MIGRATIONS));
    const ours = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    // A table of PostgreSQL can be emptied at once; that of SQLite can have a row replaced.
    const emptied = found.map(({ name }) => name).filter((name) => name.endsWith('_not_emptied'));
    expect(emptied).toHaveLength(3);
    const more = [...emptied, 'files_keep'];
    expect(found.map(({ name }) => name).filter((name) => !more.includes(name))).toEqual(ours.sort());
  });
});

describe('the migrations of PostgreSQL', () => {
  const json = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
  const steps = json<{ entries: readonly { idx: number; tag: string; when: number }[] }>(
    POSTGRES_MIGRATIONS,
    'meta/_journal.json',
  ).entries;
  const sqlite = json<{ entries: readonly { idx: number }[] }>(MIGRATIONS, 'meta/_journal.json').entries;

  it('bear the numbers of SQLite’s, from the last of those that were there before', () => {
    expect(steps.map(({ idx }) => idx)).toEqual(sqlite.map(({ idx }) => idx).filter((idx) => idx >= 11));
    const whens = steps.map(({ when }) => when);
    expect(whens).toEqual([...new Set(whens)].toSorted((a, b) => a - b));
  });
  it('are never edited', () => {
    const hashes = Object.fromEntries(
      steps.map(({ tag }) => [
        tag,
        createHash('sha256')
          .update(readFileSync(join(POSTGRES_MIGRATIONS, `${tag}.sql`), 'utf8'))
          .digest('hex'),
      ]),
    );
    expect(hashes).toEqual(json(import.meta.dirname, 'fixtures/migrations-postgres.json'));
  });
  it('make what schema.ts says', async () => {
    const name = `${String(POSTGRES_SCHEMA - 1).padStart(4, '0')}_snapshot.json`;
    const latest = json<Parameters<typeof generateMigration>[0]>(POSTGRES_MIGRATIONS, 'meta', name);
    const wanted = generateDrizzleJson({ ...postgresSchema }, latest.id, undefined, 'snake_case');
    expect(await generateMigration(latest, wanted)).toEqual([]);
  });
});
