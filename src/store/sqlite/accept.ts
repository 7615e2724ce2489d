import type { OfficeChange } from '../../core/journal/changes.ts';
import type { Stamp } from '../store.ts';
import { connect, type SqliteOptions } from './connect.ts';
import { type Behind, behind } from './guard/head-file.ts';
import { inTurnOn } from './guard/turns.ts';
import { guarded } from './problems.ts';
import { sqliteStore } from './sqlite.ts';
import { rebuild } from './update.ts';

/**
 * Goes on with records that openSqlite refuses as `store-behind`: the tables are made again from the journal, and that what was noted
 * is not in it is an entry of the office, with the numbers that the lost entries gave. Answers how they disagreed; undefined where they
 * do not.
 */
export async function acceptHead(
  options: SqliteOptions,
  stamp: Stamp,
  given: readonly string[] = [],
): Promise<Behind | undefined> {
  const { file } = options;
  const db = await connect({ ...options, examine: true });
  try {
    const found = guarded(file, () => behind(db, file, true));
    if (found === undefined) return undefined;
    await inTurnOn(db, file, options, () => rebuild(db, file));
    const store = sqliteStore(db, options);
    const expect = (await store.office())?.revision ?? 'new';
    const { seq, hash } = found.noted;
    const lost = { seq, hash };
    const change: OfficeChange = { type: 'head-accepted', lost, ...(given.length > 0 && { given }) };
    await store.apply([{ subject: 'office', expect, changes: [change] }], stamp);
    return found;
  } finally {
    db.close();
  }
}
