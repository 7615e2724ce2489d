import type Database from 'better-sqlite3';
import type { StudentErased, TakenBack } from '../../core/journal/changes.ts';
import { Abort } from '../../errors.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import type { Applied, Store, Subject, Write } from '../store.ts';
import type { Filing } from './filing.ts';
import { commit, rollBack } from './guard/commit.ts';
import { letGo } from './guard/erase.ts';
import { noteHead } from './guard/head-file.ts';
import { atOnce, inTurn, type Turns } from './guard/turns.ts';
import { announce, withdraw } from './guard/writer-file.ts';
import { type JournalReader, ledger } from './ledger.ts';
import { guarded, isTaken } from './problems.ts';
import type { SubjectKind, SubjectTables } from './subjects.ts';

type Page = ReturnType<ReturnType<typeof ledger>['open']>;

/**
 * The only writer. BEGIN IMMEDIATE and COMMIT are explicit because better-sqlite3's transactions take no async function: everything
 * after its first await would be committed on its own. A generator of writes may read this store, but must not apply to it: it would
 * wait for itself.
 */
export function applier(
  db: Database.Database,
  file: string,
  { students, companies, office }: SubjectTables,
  journal: JournalReader,
  { filed, told }: Filing,
  turns: Turns,
) {
  const { open } = ledger(db);
  let last: Promise<unknown> = Promise.resolve();

  const writeOne = (page: Page, write: Write): void => {
    if (write.subject === 'office') writeTo(page, office, write);
    else if (isStudent(write.subject)) writeTo(page, students, write);
    else writeTo(page, companies, write);
  };

  function writeTo<T, C extends { readonly type: string }>(page: Page, kind: SubjectKind<T, C>, write: Write): void {
    // The type of Write pairs subject and changes.
    const changes = write.changes as unknown as readonly (C | TakenBack)[];
    const isNew = write.expect === 'new';
    // A new subject is not looked up first: if the number or code is taken, inserting its row fails.
    const before = isNew && changes.length > 0 ? undefined : kind.load(idOf(write.subject));
    if ((before?.revision ?? 'new') !== write.expect) throw new Abort('conflict', { subject: write.subject });
    if (changes.length === 0) return;
    const subject = filed(write.subject, isNew);
    let revision = 0;
    for (const change of write.changes) revision = page.append(subject, change);
    if (isErasure(write.changes)) {
      kind.save(idOf(subject), before?.value, undefined, revision);
      letGo(db, subject, revision);
      return;
    }
    const after = changes.some(isTakenBack)
      ? replayed(journal.of(subject), kind.fold)
      : (changes as readonly C[]).reduce<T | undefined>(kind.fold, before?.value);
    if (after !== undefined && !changes.some(canRename) && kind.nameOf(after) !== idOf(write.subject)) {
      throw new Error(`the changes of ${write.subject} would be filed under ${kind.nameOf(after)}`);
    }
    save(write.subject, () => kind.save(idOf(subject), before?.value, after, revision));
  }

  async function apply(...[writes, stamp, since]: Parameters<Store['apply']>): Promise<Applied> {
    await inTurn(file, turns, () => guarded(file, () => atOnce(db, () => db.exec('BEGIN IMMEDIATE'))));
    const writer = turns.self && { ...turns.self, since: stamp.at };
    announce(file, writer);
    try {
      const page = guarded(file, () => open(stamp));
      const [entered] = since === undefined || page.operation === since + 1 ? [] : journal.after(since, {});
      if (entered) throw new Abort('conflict', { subject: told()(entered.subject) });
      for await (const write of writes) guarded(file, () => writeOne(page, write));
      guarded(file, () => page.close());
      const entries = page.count();
      if (entries === 0) rollBack(db);
      else commit(db, file, page.head());
      if (entries > 0) noteHead(file, page.head(), turns.self?.pid ?? 0);
      return { operation: entries === 0 ? null : page.operation, entries };
    } catch (error) {
      throw undone(error);
    } finally {
      rollBack(db);
      withdraw(file, writer);
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

const isErasure = (changes: Write['changes']): changes is readonly [StudentErased] =>
  changes[0]?.type === 'student-erased';

/** Nothing else changes a number. */
const canRename = (change: { readonly type: string }): boolean =>
  isTakenBack(change) || change.type === 'student-renumbered';
const isTakenBack = (change: { readonly type: string }): change is TakenBack => change.type === 'taken-back';

function save(subject: Subject, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw isTaken(error) ? new Abort('conflict', { subject }) : error;
  }
}

/** A commit says by itself what stands; before it, a disk that fails leaves nothing. */
const undone = (error: unknown): unknown =>
  error instanceof Abort && error.problem === 'store-disk'
    ? new Abort('store-disk', { ...(error as Abort<'store-disk'>).data, undone: true })
    : error;
