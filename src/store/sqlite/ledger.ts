import type Database from 'better-sqlite3';
import type { JournalHead } from '../../core/journal/head.ts';
import { type Content, entryOf, type JournalPage, pageAfter } from '../journal.ts';
import type { JournalEntry, Stamp, StoredLine, Subject } from '../store.ts';

/** Lines held at a time. */
const PAGE = 1000;
const SUBJECTS = 500;
const LAST_DAY = '9999-12-31';
const LINES =
  'SELECT journal.seq, at, day, operation, actor, subject, version, digest, hash, salt, text FROM journal LEFT JOIN journal_content USING (seq)';

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
    /** The lines after a seq, oldest first; empty at the end. */
    lines: (seq: number): readonly StoredLine[] => all.all({ seq }),
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
        page.push(entryOf(file, line));
      }
      return page;
    },
    /** All entries of one subject, oldest first, up to a day of the office if given. */
    of: (subject: Subject, asOf: string = LAST_DAY): readonly JournalEntry[] =>
      ofSubject.all(subject, asOf).map((stored) => entryOf(file, stored)),
    /** The next subjects in order; empty at the end. */
    subjects: (after: string): readonly Subject[] => subjects.all(after),
  };
}
export type JournalReader = ReturnType<typeof reader>;

/** Puts lines of the journal in, with their content where there is one. */
export function putter(db: Database.Database) {
  const putLine = db.prepare(
    'INSERT INTO journal (seq, at, day, operation, actor, subject, version, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const putContent = db.prepare('INSERT INTO journal_content (seq, salt, text) VALUES (?, ?, ?)');
  return ({ seq, at, day, operation, actor, subject, version, digest, hash, salt, text }: StoredLine): void => {
    putLine.run(seq, at, day, operation, actor, subject, version, digest, hash);
    if (salt !== null && text !== null) putContent.run(seq, salt, text);
  };
}

/** Writes entries at the end of the journal. Call `open` in each transaction before the first append, `close` after the last. */
export function ledger(db: Database.Database) {
  const head = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const put = putter(db);
  const folded = db.prepare('UPDATE projection SET seq = ?, hash = ?');
  return {
    open: (stamp: Stamp): JournalPage => pageAfter(head.get(), stamp, (line, content) => put({ ...line, ...content })),
    /** The projected tables hold what was appended. */
    close(page: JournalPage): void {
      const { seq, hash } = page.head();
      if (page.count() > 0) folded.run(seq, hash);
    },
  };
}
