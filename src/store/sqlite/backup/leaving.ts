import Database from 'better-sqlite3';
import type { EntryLine } from '../../../core/backup/database.ts';
import type { Change, StudentErased } from '../../../core/journal/changes.ts';
import type { JournalHead } from '../../../core/journal/head.ts';
import { tracesOf } from '../../../core/journal/traces.ts';
import type { StudentNumber } from '../../../core/model/student.ts';
import { Abort } from '../../../errors.ts';
import { idOf, read } from '../../journal.ts';
import type { Stamp, Store, Subject } from '../../store.ts';
import { connect, type SqliteOptions } from '../connect.ts';
import { GIVEN } from '../given.ts';
import { sqliteStore } from '../sqlite.ts';

const GIVEN_SINCE = `SELECT ${GIVEN} FROM journal_content WHERE seq > ? AND (${GIVEN}) IS NOT NULL`;

/** What was entered after a head; undefined where the database does not hold that head, or cannot be read. */
export const linesSince = (db: Database.Database, head: JournalHead | null): readonly EntryLine[] | undefined =>
  readable(() => {
    const there = head && db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck().get(head.seq);
    if (head && there !== head.hash) return undefined;
    return db
      .prepare<[number], Omit<EntryLine, 'erased'> & { readonly erased: string | null }>(
        `SELECT journal.seq, at, actor, subject, CASE WHEN json_valid(text) AND text ->> '$.change.type' = 'student-erased'
           THEN text ->> '$.change.number' END AS erased
         FROM journal LEFT JOIN journal_content USING (seq) WHERE journal.seq > ? ORDER BY journal.seq`,
      )
      .all(head?.seq ?? 0)
      .map(({ erased, ...line }) => (erased === null ? line : { ...line, erased }));
  });

/** What cannot be read has nothing to tell. */
function readable<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

/** A database that another one is about to replace, while nobody else can write to it; none where there was none, or no SQLite. */
export const leaving = (old: Database.Database | undefined, options: SqliteOptions) => ({
  since: (head: JournalHead | null) => old && linesSince(old, head),
  given: (head: JournalHead | null): readonly string[] =>
    (old &&
      readable(() =>
        old
          .prepare<[number], string>(GIVEN_SINCE)
          .pluck()
          .all(head?.seq ?? 0),
      )) ??
    [],
  async eraseIn(restored: string, by: Stamp): Promise<readonly StudentNumber[] | undefined> {
    const due = old && readable(() => erasuresSince(old, restored));
    return due && due.length > 0 ? await eraseAgain(due, by, { ...options, file: restored }) : due && [];
  },
});

interface Erasure {
  readonly subject: Subject;
  readonly version: number;
  readonly text: string;
}

/** The erasures after the last entry that both have: another office's history says nothing of the students in a backup. */
function erasuresSince(old: Database.Database, restored: string): readonly Erasure[] | undefined {
  const db = new Database(restored, { readonly: true });
  try {
    const there = db.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck();
    const isEmpty = db.prepare('SELECT count(*) FROM journal').pluck().get() === 0;
    const lines = old.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC');
    for (const { seq, hash } of lines.all()) {
      if (there.get(seq) !== hash) continue;
      return old
        .prepare<[number], Erasure>(
          `SELECT subject, version, text FROM journal JOIN journal_content USING (seq) WHERE seq > ?
           AND CASE WHEN json_valid(text) THEN text ->> '$.change.type' = 'student-erased' END ORDER BY seq`,
        )
        .all(seq);
    }
    return isEmpty ? [] : undefined;
  } finally {
    db.close();
  }
}

/**
 * By the key under which the journal files a student: the number may have been another's when the backup was made. The tombstone is
 * the same, and so is its reason, which was found to name nobody.
 */
async function eraseAgain(
  due: readonly Erasure[],
  { at, day, actor }: Stamp,
  { file, migrations, probe }: SqliteOptions,
): Promise<readonly StudentNumber[]> {
  const options = { file, migrations, ...(probe && { probe }) };
  const db = await connect(options);
  try {
    const store = sqliteStore(db, options);
    const bearer = db
      .prepare<[string], string>('SELECT number FROM students WHERE coalesce(filed_as, number) = ?')
      .pluck();
    const again: StudentNumber[] = [];
    for (const { subject, version, text } of due) {
      const number = bearer.get(idOf(subject));
      const found = number === undefined ? undefined : await store.dossier(number);
      const { change, reason } = read(version, text);
      if (number === undefined || !found || change.type !== 'student-erased') continue;
      const erased = { ...change, number, ...(await numbersOf(store, number, change)) };
      await store.apply([{ subject: `student:${number}`, expect: found.revision, changes: [erased] }], {
        ...{ at, day, actor },
        ...(reason !== undefined && { reason }),
      });
      again.push(number);
    }
    if (again.length > 0 && !(await store.scrub())) throw new Abort('store-disk', { file, why: 'VACUUM' });
    return again;
  } finally {
    db.close();
  }
}

/** The numbers that are never given again: those of the tombstone, and those that only the restored history gave. */
async function numbersOf(store: Store, number: StudentNumber, { certificates, placements }: StudentErased) {
  const changes: Change[] = [];
  for await (const { change } of store.journal({ subject: `student:${number}` })) if (change) changes.push(change);
  const own = tracesOf(changes);
  return {
    certificates: [...new Set([...certificates, ...own.certificates])],
    placements: [...new Set([...placements, ...own.placements])],
  };
}
