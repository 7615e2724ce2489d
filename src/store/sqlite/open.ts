import type { Store } from '../store.ts';
import { connect, type SqliteOptions } from './connect.ts';
import { sqliteStore } from './sqlite.ts';

export type { SqliteOptions };

/** Opens the records of a file, bringing an older database up to date. Throws Abort `store-…` (exit 5). */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const db = await connect(options);
  try {
    return sqliteStore(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
}
