import { idOf, isStudent } from '../journal.ts';
import type { Subject } from '../store.ts';
import type { Session } from './session.ts';

/**
 * Maps numbers to the subjects under which the journal files students: the number with which the student was added, whatever it is now,
 * so that a student's entries stay together. Numbers contain no `~`, so a key with one is never a number.
 */
export function filing({ query }: Pick<Session, 'query'>, office: string) {
  const moved = () =>
    query<{ number: string; key: string }>(
      'SELECT number, filed_as AS key FROM students WHERE office = $1 AND filed_as IS NOT NULL ORDER BY number',
      [office],
    );
  return {
    /** Students whose number is not the key of their entries. */
    moved,
    /** The subject as filed. */
    async filed(subject: Subject): Promise<Subject> {
      if (!isStudent(subject)) return subject;
      const number = idOf(subject);
      const [known] = await query<{ key: string }>(
        'SELECT coalesce(filed_as, number) AS key FROM students WHERE office = $1 AND number = $2',
        [office, number],
      );
      return `student:${known?.key ?? ownKey(number, new Set((await moved()).map(({ key }) => key)))}`;
    },
    /** The inverse, for many subjects: by today's number. */
    async told(): Promise<(subject: Subject) => Subject> {
      const numbers = new Map<string, string>((await moved()).map(({ number, key }) => [`student:${key}`, number]));
      return (subject) => {
        const number = numbers.get(subject);
        return number === undefined ? subject : `student:${number}`;
      };
    },
  };
}
export type OfficeFiling = ReturnType<typeof filing>;

/** A new student whose number is still another's key gets a key of its own. */
export function ownKey(number: string, taken: ReadonlySet<string>): string {
  let own = number;
  for (let n = 2; taken.has(own); n += 1) own = `${number}~${n}`;
  return own;
}
