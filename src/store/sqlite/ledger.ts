import type Database from 'better-sqlite3';
import type { Change } from '../../core/changes.ts';
import { Abort } from '../../errors.ts';
import { BEGINNING, chained, content, digest, type Line, read, VERSION } from '../journal.ts';
import type { Entry, Stamp, Subject } from '../store.ts';

type Stored = Line & { readonly text: string | null };
/** How many lines are held at a time. */
const PAGE = 1000;
const SUBJECTS = 500;
const LAST_DAY = '9999-12-31';
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

/** The journal, read in pages: the connection is free between them. */
export function reader(db: Database.Database, file: string) {
  const ofSubject = db.prepare<[string, string], Stored>(
    `${LINES} WHERE subject = ? AND day <= ? ORDER BY journal.seq`,
  );
  const companies = db
    .prepare<[string], Subject>(
      "SELECT DISTINCT subject FROM journal WHERE subject > 'company:' AND subject < 'company;' AND day > ?",
    )
    .pluck();
  const subjects = db
    .prepare<[string], Subject>(
      `SELECT DISTINCT subject FROM journal WHERE subject > ? ORDER BY subject LIMIT ${SUBJECTS}`,
    )
    .pluck();
  const head = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM journal').pluck();
  const later = db
    .prepare<[string], Subject>('SELECT DISTINCT subject FROM journal INDEXED BY journal_day WHERE day > ?')
    .pluck();
  /** By what is asked for: a batch of ten thousand asks ten thousand times. */
  const pages = new Map<string, Database.Statement<[object], Stored>>();
  return {
    /** The seq of the last entry; 0 where there is none. */
    head: (): number => head.get() ?? 0,
    /** The subjects that have entries of days after one. */
    changedAfter: (day: string): readonly Subject[] => later.all(day),
    /** The companies that have entries of days after one. */
    companiesAfter: (day: string): readonly Subject[] => companies.all(day),
    /** One page after a seq, oldest first: empty at the end. */
    after(seq: number, filter: { readonly subject?: Subject; readonly operation?: number }): readonly Entry[] {
      const wanted = (['subject', 'operation'] as const).filter((column) => filter[column] !== undefined);
      const where = ['journal.seq > @seq', ...wanted.map((column) => `${column} = @${column}`)].join(' AND ');
      const known = pages.get(where);
      const page = known ?? db.prepare(`${LINES} WHERE ${where} ORDER BY journal.seq LIMIT ${PAGE}`);
      if (!known) pages.set(where, page);
      return page.all({ ...filter, seq }).map((stored) => entry(file, stored));
    },
    /** All of one subject, oldest first; up to a day of the office where one is given. */
    of: (subject: Subject, asOf: string = LAST_DAY): readonly Entry[] =>
      ofSubject.all(subject, asOf).map((stored) => entry(file, stored)),
    /** The subjects after one, in their order, some at a time: empty at the end. */
    subjects: (after: string): readonly Subject[] => subjects.all(after),
  };
}
export type Reader = ReturnType<typeof reader>;

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
        append(subject: Subject, change: Change): number {
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
