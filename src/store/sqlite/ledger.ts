import type Database from 'better-sqlite3';
import type { Change } from '../../core/journal/changes.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { Abort } from '../../errors.ts';
import { BEGINNING, type Content, chained, content, digest, type JournalLine, read, VERSION } from '../journal.ts';
import type { JournalEntry, Stamp, Subject } from '../store.ts';

type StoredLine = JournalLine & { readonly salt: string | null; readonly text: string | null };
/** Lines held at a time. */
const PAGE = 1000;
const SUBJECTS = 500;
const LAST_DAY = '9999-12-31';
const LINES =
  'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, salt, text FROM journal LEFT JOIN journal_content USING (seq)';

function entry(file: string, { salt, text, ...line }: StoredLine): JournalEntry & Partial<Content> {
  if (salt === null || text === null) return line;
  try {
    return { ...line, ...read(line.version, text), salt, text };
  } catch (error) {
    throw new Abort('store-damaged', { file, why: `journal ${line.seq}: ${String(error)}` });
  }
}

/** Reads the journal in pages, leaving the connection free in between. */
export function reader(db: Database.Database, file: string) {
  const ofSubject = db.prepare<[string, string], StoredLine>(
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
  const head = db.prepare<[], JournalHead>('SELECT seq, hash, day FROM journal ORDER BY seq DESC LIMIT 1');
  const later = db
    .prepare<[string], Subject>('SELECT DISTINCT subject FROM journal INDEXED BY journal_day WHERE day > ?')
    .pluck();
  const all = db.prepare<[object], StoredLine>(`${LINES} WHERE journal.seq > @seq ORDER BY journal.seq LIMIT ${PAGE}`);
  const some = db.prepare<[object], StoredLine>(
    `${LINES} WHERE journal.seq > @seq AND subject = @subject ORDER BY journal.seq LIMIT ${PAGE}`,
  );
  return {
    /** The last entry; undefined if there is none. */
    head: (): JournalHead | undefined => head.get(),
    /** Subjects with entries after a day. */
    changedAfter: (day: string): readonly Subject[] => later.all(day),
    /** Companies with entries after a day. */
    companiesAfter: (day: string): readonly Subject[] => companies.all(day),
    /** The page after a seq, oldest first; empty at the end. */
    after(
      seq: number,
      filter: { readonly subject?: Subject; readonly operation?: number },
    ): readonly (JournalEntry & Partial<Content>)[] {
      const { subject, operation = 0 } = filter;
      // The entries of an operation are consecutive, starting with the one it is named after.
      const from = Math.max(seq, operation - 1);
      const lines = subject === undefined ? all.iterate({ seq: from }) : some.iterate({ seq: from, subject });
      const page: (JournalEntry & Partial<Content>)[] = [];
      for (const line of lines) {
        if (operation > 0 && line.operation !== operation) break;
        page.push(entry(file, line));
      }
      return page;
    },
    /** All entries of one subject, oldest first, up to a day of the office if given. */
    of: (subject: Subject, asOf: string = LAST_DAY): readonly JournalEntry[] =>
      ofSubject.all(subject, asOf).map((stored) => entry(file, stored)),
    /** The next subjects in order; empty at the end. */
    subjects: (after: string): readonly Subject[] => subjects.all(after),
  };
}
export type JournalReader = ReturnType<typeof reader>;

/** Writes entries at the end of the journal. Call `open` in each transaction before the first append, `close` after the last. */
export function ledger(db: Database.Database) {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const putLine = db.prepare(
    'INSERT INTO journal (seq, at, day, operation, actor, subject, version, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putContent = db.prepare('INSERT INTO journal_content (seq, salt, text) VALUES (?, ?, ?)');
  const folded = db.prepare('UPDATE projection SET seq = ?, hash = ?');
  return {
    open(stamp: Stamp) {
      const { at, day, actor, reason } = stamp;
      const last = head.get();
      const operation = (last?.seq ?? 0) + 1;
      let seq = operation - 1;
      let hash = last?.hash ?? BEGINNING;
      return {
        operation,
        /** Number of entries written. */
        count: () => seq - operation + 1,
        /** The last entry. */
        head: () => ({ seq, hash }),
        /** Writes one change and returns its seq. */
        append(subject: Subject, change: Change): number {
          seq += 1;
          const written = content(change, reason);
          const line = { seq, at, day, operation, actor, subject, version: VERSION, digest: digest(written) };
          hash = chained(hash, line);
          putLine.run(seq, at, day, operation, actor, subject, VERSION, line.digest, hash);
          putContent.run(seq, written.salt, written.text);
          return seq;
        },
        /** The projected tables hold what was appended. */
        close(): void {
          if (seq >= operation) folded.run(seq, hash);
        },
      };
    },
  };
}
