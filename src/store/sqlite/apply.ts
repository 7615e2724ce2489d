import type Database from 'better-sqlite3';
import { Abort } from '../../errors.ts';
import type { Applied, Store } from '../store.ts';
import { atOnce, writer } from '../writing.ts';
import type { Filing } from './filing.ts';
import { commit, rollBack } from './guard/commit.ts';
import { letGo } from './guard/erase.ts';
import { noteHead } from './guard/head-file.ts';
import { inTurnOn, type Turns } from './guard/turns.ts';
import { announce, withdraw } from './guard/writer-file.ts';
import { type JournalReader, ledger } from './ledger.ts';
import { guarded, isTaken } from './problems.ts';
import type { SubjectTables } from './subjects.ts';

/**
 * The only writer. BEGIN IMMEDIATE and COMMIT are explicit because better-sqlite3's transactions take no async function: everything
 * after its first await would be committed on its own. A generator of writes may read this store, but must not apply to it: it would
 * wait for itself.
 */
export function applier(
  db: Database.Database,
  file: string,
  tables: SubjectTables,
  journal: JournalReader,
  { filed, told }: Filing,
  turns: Turns,
) {
  const { open, close } = ledger(db);
  let last: Promise<unknown> = Promise.resolve();

  const write = writer({
    ...tables,
    filed,
    entriesOf: (subject) => journal.of(subject),
    letGo: (subject, seq) => letGo(db, subject, seq),
    isTaken,
  });

  async function apply(...[writes, stamp, since]: Parameters<Store['apply']>): Promise<Applied> {
    await inTurnOn(db, file, turns, () => db.exec('BEGIN IMMEDIATE'));
    const self = turns.self && { ...turns.self, since: stamp.at };
    announce(file, self);
    try {
      const page = guarded(file, () => open(stamp));
      const [entered] = since === undefined || page.operation === since + 1 ? [] : journal.after(since, {});
      if (entered) throw new Abort('conflict', { subject: told()(entered.subject) });
      for await (const one of writes) guarded(file, () => atOnce(write(page, one)));
      guarded(file, () => close(page));
      const entries = page.count();
      if (entries === 0) rollBack(db);
      else commit(db, file, page.head());
      if (entries > 0) noteHead(file, page.head(), turns.self?.pid ?? 0);
      return { operation: entries === 0 ? null : page.operation, entries };
    } catch (error) {
      throw undone(error);
    } finally {
      rollBack(db);
      withdraw(file, self);
    }
  }

  return {
    /** One at a time on this connection, in the order in which they were asked for. */
    apply(...asked: Parameters<Store['apply']>): Promise<Applied> {
      const done = last.then(() => apply(...asked));
      last = done.catch(() => undefined);
      return done;
    },
    /** Resolves when everything requested is written. */
    settled: (): Promise<unknown> => last,
  };
}

/** A commit says by itself what stands; before it, a disk that fails leaves nothing. */
export const undone = (error: unknown): unknown =>
  error instanceof Abort && error.problem === 'store-disk'
    ? new Abort('store-disk', { ...(error as Abort<'store-disk'>).data, undone: true })
    : error;
