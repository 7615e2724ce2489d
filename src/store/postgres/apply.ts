import { Abort } from '../../errors.ts';
import { ownKey } from '../filing.ts';
import { givenBy } from '../given.ts';
import { idOf, isStudent, pageAfter } from '../journal.ts';
import { PROJECTED } from '../layout.ts';
import { PROJECTION } from '../projection.ts';
import type { Applied, Store, Subject, Write } from '../store.ts';
import { inTime, writer } from '../writing.ts';
import { batch } from './batch.ts';
import { filing } from './filing.ts';
import { beginWriting, type Head, moveHead, unpermitted } from './head.ts';
import { reader } from './ledger.ts';
import { isLost, isPassing, isTaken, problem } from './problems.ts';
import { isLastTry, pauseBefore, type Session } from './session.ts';
import { subjectTables } from './subjects.ts';

/** Writes held at a time. */
const PAGE = 500;
/** After so many entries at once the server's statistics of the tables are of no use. */
const MANY = 1000;

/** The commit was asked for and not answered, and the journal does not have what was written. */
class NotRecorded extends Error {}

/**
 * The only writer. Each apply is one transaction that locks the office's head row first, so that writers queue. What is lost on the way
 * before the commit is tried again where the writes can be gone through again; where the answer to the commit is lost, the journal is
 * asked first.
 */
export function applier(session: Session, office: string) {
  async function once(...[writes, stamp, since]: Parameters<Store['apply']>): Promise<Applied> {
    const rows = batch(session, office);
    try {
      const tables = subjectTables(session, office, rows);
      // What is at hand is looked up in the same message as the lock.
      const first: readonly Write[] = Array.isArray(writes) ? writes.slice(0, PAGE) : [];
      let isAhead = first.length > 0;
      const head = await beginWriting(session, office, (on) =>
        tables.students.lookAhead(first.flatMap(studentLoaded), on),
      );
      if (head.version !== PROJECTION)
        throw new Abort('store-newer', { file: session.at, found: head.version, known: PROJECTION });
      const journal = reader(session, office);
      const files = filing(session, office);
      const page = pageAfter(head, stamp, (line, { salt, text }, change) => {
        rows.add('journal', { ...line }, line.subject);
        rows.add('journal_content', { seq: line.seq, salt, text, given: givenBy(change) ?? null }, line.subject);
      });
      if (since !== undefined && page.operation !== since + 1) {
        const [entered] = await journal.after(since, {});
        if (entered) throw new Abort('conflict', { subject: (await files.told())(entered.subject) });
      }
      /** Keys that are no numbers of today, as long as nothing happened that may change them. */
      let keys: Set<string> | undefined;
      const write = writer({
        ...tables,
        students: {
          ...tables.students,
          async save(key, before, after, revision) {
            if (before !== undefined && before.student.number !== after?.student.number) keys = undefined;
            await tables.students.save(key, before, after, revision);
          },
        },
        async filed(subject, isNew) {
          if (!isStudent(subject)) return subject;
          // Who is not new was loaded just now.
          if (!isNew) return `student:${tables.students.keyOf(idOf(subject)) ?? idOf(subject)}`;
          if (keys === undefined) {
            await rows.flush();
            keys = await files.keys();
          }
          const own = ownKey(idOf(subject), keys);
          if (own !== idOf(subject)) keys.add(own);
          return `student:${own}`;
        },
        entriesOf: async (subject) => {
          await rows.flush();
          return journal.of(subject);
        },
        letGo: async (subject, seq) => {
          await rows.flush();
          await letGo(session, office, subject, seq);
        },
        isTaken,
      });
      for await (const some of byPage(writes)) {
        if (!isAhead) await tables.students.lookAhead(some.flatMap(studentLoaded));
        isAhead = false;
        for (const one of some) {
          await inTime(write(page, one));
          await rows.sendMany();
        }
      }
      if (page.count() === 0) return { operation: null, entries: 0 };
      const { seq, hash } = page.head();
      await commit(session, office, { seq, hash }, (ending) =>
        rows.flushWith(() => moveHead(session, office, { seq, hash }), ending),
      );
      return { operation: page.operation, entries: page.count() };
    } finally {
      await rows.settled();
      await session.rollBack();
    }
  }

  async function apply(...asked: Parameters<Store['apply']>): Promise<Applied> {
    for (let tries = 1; ; tries += 1) {
      try {
        const done = await once(...asked);
        if (done.entries >= MANY) await refresh(session);
        return done;
      } catch (error) {
        const again = isPassing(error) || isLost(error) || error instanceof NotRecorded;
        if (!again || isLastTry(tries) || !areRepeatable(asked[0])) throw told(error, session.at);
        await pauseBefore(tries);
      }
    }
  }

  return (...asked: Parameters<Store['apply']>): Promise<Applied> => session.alone(() => apply(...asked));
}

/** So many at a time: what they rest on is read at once. */
async function* byPage(writes: Iterable<Write> | AsyncIterable<Write>): AsyncGenerator<readonly Write[]> {
  let page: Write[] = [];
  for await (const one of writes) {
    page.push(one);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** The student whom a write rests on. */
const studentLoaded = ({ subject, expect }: Write): readonly string[] =>
  isStudent(subject) && expect !== 'new' ? [idOf(subject)] : [];

/**
 * Commits what ends with this entry, which the tables hold. Where the answer is lost, the journal is asked what stands; throws
 * NotRecorded where that is nothing.
 */
export async function commit(
  session: Session,
  office: string,
  { seq, hash }: Pick<Head, 'seq' | 'hash'>,
  last: (ending: () => Promise<void>) => Promise<unknown> = (ending) => ending(),
): Promise<void> {
  try {
    await last(() => session.commit());
  } catch (error) {
    if (!isLost(error)) throw error;
    const stands = await lookFor(session, office, { seq, hash });
    if (stands === 'recorded') return;
    if (stands === 'not-recorded') throw new NotRecorded('not recorded', { cause: error });
    throw new Abort('store-unsure', { file: session.at, why: (error as Error).message, entry: seq, stands });
  }
}

/** Asked under the lock: the transaction whose answer was lost may still be at its end. */
async function lookFor(
  session: Session,
  office: string,
  { seq, hash }: Pick<Head, 'seq' | 'hash'>,
): Promise<'recorded' | 'not-recorded' | 'unknown'> {
  try {
    await beginWriting(session, office);
    const [line] = await session.query<{ hash: string }>('SELECT hash FROM journal WHERE office = $1 AND seq = $2', [
      office,
      seq,
    ]);
    return line?.hash === hash ? 'recorded' : 'not-recorded';
  } catch {
    return 'unknown';
  } finally {
    await session.rollBack();
  }
}

/** The server plans by its statistics of the tables, which it renews only from time to time. Asked by whoever does not own them, it does nothing. */
export async function refresh({ query }: Session): Promise<void> {
  try {
    for (const table of ['journal', 'journal_content', ...PROJECTED]) await query(`ANALYZE ${table}`);
  } catch {
    // What was recorded is recorded: nobody waits for a server that is gone by now.
  }
}

/** What whoever asked for a transaction is told. */
export function told(error: unknown, at: string): unknown {
  return problem(error instanceof NotRecorded ? error.cause : error, at);
}

/** Can they be gone through from their beginning again? */
const areRepeatable = (writes: Iterable<Write> | AsyncIterable<Write>): boolean =>
  Symbol.iterator in writes && (writes[Symbol.iterator]() as unknown) !== writes;

/** A subject's content before its erasure; earlier erasures keep theirs. */
const BEFORE = `FROM journal_content WHERE office = $1 AND seq < $2
  AND seq NOT IN (SELECT seq FROM erasures WHERE office = $1)
  AND seq IN (SELECT seq FROM journal WHERE office = $1 AND subject = $3)`;

/** Takes it away. What a login may not delete is passed over in silence. */
async function letGo({ query, at }: Session, office: string, subject: Subject, seq: number): Promise<void> {
  await query('INSERT INTO erasures (office, seq, subject) VALUES ($1, $2, $3)', [office, seq, subject]);
  await query(`DELETE ${BEFORE}`, [office, seq, subject]);
  const stays = await query(`SELECT ${BEFORE} LIMIT 1`, [office, seq, subject]);
  if (stays.length > 0) throw unpermitted(at);
}
