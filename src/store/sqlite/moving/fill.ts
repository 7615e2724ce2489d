import Database from 'better-sqlite3';
import type { HistoryFinding } from '../../../core/journal/findings.ts';
import { Abort } from '../../../errors.ts';
import { erases, walker } from '../../chain.ts';
import { idOf } from '../../journal.ts';
import type { Store, StoredLine } from '../../store.ts';
import { undone } from '../apply.ts';
import { commit, rollBack } from '../guard/commit.ts';
import { noteHead } from '../guard/head-file.ts';
import { inTurnOn, type Turns } from '../guard/turns.ts';
import { announce, withdraw } from '../guard/writer-file.ts';
import { type JournalReader, putter } from '../ledger.ts';
import { guarded } from '../problems.ts';
import { rebuild } from '../update.ts';

/** Takes over the journal of an office, in one transaction that is ended by hand, as those of `apply`. */
export async function fill(
  db: Database.Database,
  file: string,
  journal: JournalReader,
  turns: Turns,
  ...[lines, beside]: Parameters<Store['fill']>
): Promise<readonly HistoryFinding[]> {
  await inTurnOn(db, file, turns, () => db.exec('BEGIN IMMEDIATE'));
  announce(file, turns.self);
  try {
    const there = guarded(file, () => journal.head());
    if (there) throw new Abort('office-taken', { file, entries: there.seq });
    const { look, end } = walker();
    const put = inOrder(db);
    for await (const line of lines) {
      look(line);
      guarded(file, () => put(line));
    }
    const { head, findings } = end();
    if (findings.length > 0) return findings;
    const unreadable: HistoryFinding[] = [];
    guarded(file, () => rebuild(db, file, (subject) => unreadable.push(unreadableOf(idOf(subject)))));
    if (unreadable.length > 0) return unreadable;
    await beside();
    if (head) {
      commit(db, file, head);
      noteHead(file, head, turns.self?.pid ?? 0);
    }
    return [];
  } catch (error) {
    if (isUnfit(error)) return [{ what: 'content-unreadable' }];
    throw undone(error);
  } finally {
    rollBack(db);
    withdraw(file, turns.self);
  }
}

const unreadableOf = (key: string): HistoryFinding => ({ what: 'content-unreadable', key });

/** No journal of this program says what the tables do not take. */
const isUnfit = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');

/** Puts lines in as long as they follow one another: the walk tells of the first that does not. */
function inOrder(db: Database.Database) {
  const put = putter(db);
  const putErasure = db.prepare('INSERT INTO erasures (seq, subject) VALUES (?, ?)');
  let last = 0;
  return (line: StoredLine): void => {
    const { seq, subject, text } = line;
    if (seq !== last + 1) return;
    last = seq;
    put(line);
    if (text !== null && erases(text)) putErasure.run(seq, subject);
  };
}
