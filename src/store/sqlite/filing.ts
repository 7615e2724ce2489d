import type Database from 'better-sqlite3';
import { byNumber, ownKey, type Renumbered } from '../filing.ts';
import { idOf, isStudent } from '../journal.ts';
import type { Subject } from '../store.ts';

/** Under which subjects the journal files students. */
export function filing(db: Database.Database) {
  const known = db
    .prepare<[string], string>('SELECT coalesce(filed_as, number) FROM students WHERE number = ?')
    .pluck();
  const isKey = db.prepare<[string], 1>('SELECT 1 FROM students WHERE filed_as = ?').pluck();
  const renumbered = db.prepare<[], Renumbered>(
    // Found by the index on filed_as; an index on numbers would visit every student.
    "SELECT number, filed_as AS key FROM students WHERE filed_as > '' ORDER BY +number",
  );
  const keys = { has: (key: string) => isKey.get(key) !== undefined };
  return {
    /** The subject as filed. */
    filed(subject: Subject, isNew = false): Subject {
      if (!isStudent(subject)) return subject;
      const number = idOf(subject);
      const key = isNew ? undefined : known.get(number);
      return `student:${key ?? ownKey(number, keys)}`;
    },
    /** The inverse, for many subjects: by today's number. */
    told: (): ((subject: Subject) => Subject) => byNumber(renumbered.all()),
  };
}
export type Filing = ReturnType<typeof filing>;
