import type Database from 'better-sqlite3';
import { Abort } from '../../../errors.ts';
import type { Subject } from '../../store.ts';
import { inTurnOn, type Turns } from './turns.ts';

/** Takes the content of a subject's entries before the erasure away, overwritten where it lay. Earlier erasures keep theirs. */
export function letGo(db: Database.Database, subject: Subject, seq: number): void {
  db.pragma('secure_delete = ON');
  db.prepare('INSERT INTO erasures (seq, subject) VALUES (?, ?)').run(seq, subject);
  db.prepare(
    `DELETE FROM journal_content WHERE seq < @seq AND seq NOT IN (SELECT seq FROM erasures)
     AND seq IN (SELECT seq FROM journal WHERE subject = @subject)`,
  ).run({ seq, subject });
}

/**
 * Writes the file anew and empties the log beside it: rows that were replaced lie in free space of both until then. False where
 * another program keeps the file open for as long as one waits, or the disk does not take it.
 */
export async function scrub(db: Database.Database, file: string, turns: Turns): Promise<boolean> {
  const once = (work: () => void) => inTurnOn(db, file, turns, work);
  try {
    // Only once: each time the whole file goes into the log, which stays as long as somebody reads.
    await once(() => db.exec('VACUUM'));
    await once(() => emptyLog(db, file));
    return true;
  } catch (error) {
    if (error instanceof Abort && ['store-locked', 'store-disk'].includes(error.problem)) return false;
    throw error;
  }
}

function emptyLog(db: Database.Database, file: string): void {
  const busy = db.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
  if (busy !== 0) throw new Abort('store-locked', { file, waited: 0 });
}
