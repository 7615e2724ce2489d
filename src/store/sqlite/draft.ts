import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Draft, Revision, Subject, Write } from '../store.ts';
import { guarded } from './problems.ts';

/** How many are held at a time. */
const PAGE = 500;

/** A write as it was laid aside, and the revision that its subject will have by it. */
type Laid = Write & { readonly revision: Revision };

/**
 * Writes in a database without a name: SQLite holds a little of it in memory, and the rest in a file that no folder lists. Meanwhile
 * the records are looked at as of the entry `since`, until `end`. `file`: whose records.
 */
export function draft(file: string, { since, end }: { readonly since: Revision; end(): void }): Draft {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('cache_size = -2000');
  // Never committed: each write would be a transaction of its own.
  db.exec('CREATE TABLE writes (laid TEXT NOT NULL); BEGIN');
  const put = db.prepare('INSERT INTO writes VALUES (?)');
  const page = db
    .prepare<[number], string>(`SELECT laid FROM writes WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`)
    .pluck();
  const bySubject = () => {
    db.exec("CREATE INDEX writes_subject ON writes (laid ->> 'subject')");
    return db.prepare<[Subject], string>("SELECT laid FROM writes WHERE laid ->> 'subject' = ? ORDER BY rowid").pluck();
  };
  function* all(): Generator<Laid> {
    for (let read = 0, texts = page.all(read); texts.length > 0; read += texts.length, texts = page.all(read)) {
      for (const text of texts) yield JSON.parse(text) as Laid;
    }
  }
  let looking = true;
  let find: ReturnType<typeof bySubject> | undefined;
  let revision = since;
  const seal = () => {
    if (looking) end();
    looking = false;
  };
  return {
    since,
    add(write) {
      // As apply will number them.
      revision += write.changes.length;
      guarded(file, () => put.run(JSON.stringify({ ...write, revision })));
    },
    of(subject) {
      // Most who lay aside never ask: the index is made for the first who does.
      find ??= bySubject();
      const laid = find.all(subject).map((text) => JSON.parse(text) as Laid);
      const last = laid.at(-1);
      return last && { changes: laid.flatMap(({ changes }) => [...changes]), revision: last.revision };
    },
    seal,
    digest() {
      const hash = createHash('sha256');
      for (const { subject, changes } of all()) hash.update(`${JSON.stringify([subject, changes])}\n`);
      return hash.digest('hex');
    },
    [Symbol.iterator]: all,
    close() {
      seal();
      db.close();
    },
  };
}
