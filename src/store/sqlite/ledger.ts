import type Database from 'better-sqlite3';
import type { LocalDate } from '../../core/dates.ts';
import { Abort } from '../../errors.ts';
import { BEGINNING, chained, content, digest, type Line, read, VERSION } from '../journal.ts';
import type { Entry, Stamp, Subject } from '../store.ts';

type Stored = Line & { readonly text: string | null };
/** How many lines are held at a time. */
const PAGE = 1000;
const SUBJECTS = 500;
const LINES =
  'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, text FROM journal LEFT JOIN journal_content USING (seq)';

function entry(file: string, { text, ...line }: Stored): Entry {
  if (text === null) return line;
  try {
    return { ...line, ...read(line.version, text) };
  } catch (error) {
    throw new Abort('store-damaged', { file, why: `journal ${line.seq}: ${String(error)}` });
  }
}

/** One page of the journal after a seq, oldest first: empty at the end. */
export function entriesAfter(
  db: Database.Database,
  file: string,
  seq: number,
  { subject, operation }: { readonly subject?: Subject; readonly operation?: number },
): readonly Entry[] {
  const wanted = [
    ...(subject === undefined ? [] : ['AND subject = @subject']),
    ...(operation === undefined ? [] : ['AND operation = @operation']),
  ].join(' ');
  return db
    .prepare<[object], Stored>(`${LINES} WHERE journal.seq > @seq ${wanted} ORDER BY journal.seq LIMIT ${PAGE}`)
    .all({ seq, subject, operation })
    .map((stored) => entry(file, stored));
}

/** All of one subject, oldest first; up to a day of the office where one is given. */
export function entriesOf(db: Database.Database, file: string, subject: Subject, asOf?: LocalDate): readonly Entry[] {
  return db
    .prepare<[object], Stored>(`${LINES} WHERE subject = @subject AND day <= @asOf ORDER BY journal.seq`)
    .all({ subject, asOf: asOf ?? '9999-12-31' })
    .map((stored) => entry(file, stored));
}

/** The subjects of the journal after one, in their order, some at a time: empty at the end. */
export function subjectsFrom(db: Database.Database, after: string): readonly Subject[] {
  return db
    .prepare<[string], Subject>(
      `SELECT DISTINCT subject FROM journal WHERE subject > ? ORDER BY subject LIMIT ${SUBJECTS}`,
    )
    .pluck()
    .all(after);
}

/** The end of the journal, at which entries are written. `open` is called in each transaction, before the first append. */
export function ledger(db: Database.Database) {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const putLine = db.prepare(
    'INSERT INTO journal (seq, at, day, operation, actor, subject, version, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putContent = db.prepare('INSERT INTO journal_content (seq, salt, text) VALUES (?, ?, ?)');
  return {
    open(stamp: Stamp) {
      const { at, day, actor, reason } = stamp;
      const last = head.get();
      const operation = (last?.seq ?? 0) + 1;
      let seq = operation - 1;
      let hash = last?.hash ?? BEGINNING;
      return {
        operation,
        /** How many entries were written. */
        count: () => seq - operation + 1,
        /** Writes one change and answers its seq. */
        append(subject: Subject, change: Parameters<typeof content>[0]): number {
          seq += 1;
          const written = content(change, reason);
          const line = { seq, at, day, operation, actor, subject, version: VERSION, digest: digest(written) };
          hash = chained(hash, line);
          putLine.run(seq, at, day, operation, actor, subject, VERSION, line.digest, hash);
          putContent.run(seq, written.salt, written.text);
          return seq;
        },
      };
    },
  };
}
