import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Change } from '../../core/changes.ts';
import type { Draft, Revision, Subject, Write } from '../store.ts';
import { guarded } from './problems.ts';

interface Laid {
  readonly subject: Subject;
  readonly expect: Revision | 'new';
  readonly changes: string;
}

/** Writes in a database without a name: SQLite holds a little of it in memory, and the rest in a file that no folder lists. */
export function draft(file: string, since: Revision): Draft {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.exec('CREATE TABLE writes (subject TEXT, expect ANY, changes TEXT, revision INTEGER)');
  // Never committed: each write would be a transaction of its own.
  db.exec('BEGIN');
  const put = db.prepare('INSERT INTO writes VALUES (?, ?, ?, ?)');
  const all = db.prepare<[], Laid>('SELECT subject, expect, changes FROM writes ORDER BY rowid');
  const bySubject = () => {
    db.exec('CREATE INDEX IF NOT EXISTS writes_subject ON writes (subject)');
    return db.prepare<[Subject], { readonly changes: string; readonly revision: Revision }>(
      'SELECT changes, revision FROM writes WHERE subject = ? ORDER BY rowid',
    );
  };
  let find: ReturnType<typeof bySubject> | undefined;
  let revision = since;
  return {
    since,
    add({ subject, expect, changes }) {
      // As apply will number them.
      revision += changes.length;
      guarded(file, () => put.run(subject, expect, JSON.stringify(changes), revision));
    },
    of(subject) {
      // Most who lay aside never ask: the index is made for the first who does.
      find ??= bySubject();
      const laid = find.all(subject);
      const last = laid.at(-1);
      return last && { changes: laid.flatMap((one) => JSON.parse(one.changes) as Change[]), revision: last.revision };
    },
    digest() {
      const hash = createHash('sha256');
      for (const { subject, changes } of all.iterate()) hash.update(`${subject} ${changes}\n`);
      return hash.digest('hex');
    },
    *[Symbol.iterator]() {
      for (const { changes, ...write } of all.iterate()) yield { ...write, changes: JSON.parse(changes) } as Write;
    },
    close: () => db.close(),
  };
}
