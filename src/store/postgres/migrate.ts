import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Abort } from '../../errors.ts';
import { isPassing, isTaken, problem } from './problems.ts';
import { isLastTry, pauseBefore, type Session } from './session.ts';

/** Number of migrations, the same as SQLite's: equal numbers make equal tables. */
export const SCHEMA = 12;
/** Which of them were run. */
export const RUN = '"__drizzle_migrations"';

/** The number of the schema in the database; undefined where there is none of ours. */
export async function schemaOf({ query }: Pick<Session, 'query'>): Promise<number | undefined> {
  const [there] = await query<{ at: string | null }>(`SELECT to_regclass('${RUN}')::text AS at`);
  if (!there?.at) return undefined;
  const [last] = await query<{ schema: number | null }>(`SELECT max(id) AS schema FROM ${RUN}`);
  return last?.schema ?? 0;
}

/**
 * Runs the migrations that are newer than the last one run, all or nothing; of several programs that begin at once, the others find it
 * done. `folder`: `migrations/postgres`, whose first migration makes at once what SQLite's first twelve made.
 */
export async function migrate(session: Session, folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await once(session, folder);
      return;
    } catch (error) {
      // Two that make the first table at the same moment find each other in the server's own tables.
      const isAtOnce = isPassing(error) || isTaken(error);
      if (!isAtOnce || isLastTry(tries)) throw problem(error, session.at);
      await pauseBefore(tries);
    }
  }
}

async function once(session: Session, folder: string): Promise<void> {
  const { query } = session;
  await session.begin('ISOLATION LEVEL READ COMMITTED');
  try {
    await query(`CREATE TABLE IF NOT EXISTS ${RUN} (id integer PRIMARY KEY, hash text NOT NULL, created_at bigint)`);
    await query(`LOCK TABLE ${RUN} IN EXCLUSIVE MODE`);
    const found = (await schemaOf(session)) ?? 0;
    if (found > SCHEMA) throw new Abort('store-newer', { file: session.at, found, known: SCHEMA });
    const files = readMigrationFiles({ migrationsFolder: folder });
    for (const [n, { sql, hash, folderMillis }] of files.entries()) {
      const number = SCHEMA - files.length + n + 1;
      if (number <= found) continue;
      for (const statement of sql) await query(statement);
      await query(`INSERT INTO ${RUN} (id, hash, created_at) VALUES ($1, $2, $3)`, [number, hash, folderMillis]);
    }
    await session.commit();
  } finally {
    await session.rollBack();
  }
}
