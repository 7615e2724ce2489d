import type Database from 'better-sqlite3';
import { idOf, isStudent } from '../journal.ts';
import type { Subject } from '../store.ts';

/** A student whose entries are filed under another key than the number. */
interface Moved {
  readonly number: string;
  readonly key: string;
}

/**
 * Maps numbers to the subjects under which the journal files students: the number with which the student was added, whatever it is now,
 * so that a student's entries stay together. Numbers contain no `~`, so a key with one is never a number.
 */
export function filing(db: Database.Database) {
  const known = db
    .prepare<[string], string>('SELECT coalesce(filed_as, number) FROM students WHERE number = ?')
    .pluck();
  const isKept = db.prepare<[string], 1>('SELECT 1 FROM students WHERE filed_as = ?').pluck();
  const moved = db.prepare<[], Moved>(
    // Found by the index on filed_as; an index on numbers would visit every student.
    "SELECT number, filed_as AS key FROM students WHERE filed_as > '' ORDER BY +number",
  );
  return {
    /** The subject as filed. A new student whose number is still another's key gets a key of its own. */
    filed(subject: Subject, isNew = false): Subject {
      if (!isStudent(subject)) return subject;
      const number = idOf(subject);
      const key = isNew ? undefined : known.get(number);
      if (key !== undefined) return `student:${key}`;
      let own = number;
      for (let n = 2; isKept.get(own) !== undefined; n += 1) own = `${number}~${n}`;
      return `student:${own}`;
    },
    /** The inverse, for many subjects: by today's number. */
    told(): (subject: Subject) => Subject {
      const numbers = new Map<string, string>(moved.all().map(({ number, key }) => [`student:${key}`, number]));
      return (subject) => {
        const number = numbers.get(subject);
        return number === undefined ? subject : `student:${number}`;
      };
    },
  };
}
export type Filing = ReturnType<typeof filing>;
