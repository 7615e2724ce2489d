import { byNumber, ownKey, type Renumbered } from '../filing.ts';
import { idOf, isStudent } from '../journal.ts';
import type { Subject } from '../store.ts';
import type { Session } from './session.ts';

/** Under which subjects the journal files an office's students. */
export function filing({ query }: Pick<Session, 'query'>, office: string) {
  const renumbered = () =>
    query<Renumbered>(
      'SELECT number, filed_as AS key FROM students WHERE office = $1 AND filed_as IS NOT NULL ORDER BY number',
      [office],
    );
  /** Keys that are no numbers of today. */
  const keys = async (): Promise<Set<string>> => new Set((await renumbered()).map(({ key }) => key));
  return {
    keys,
    /** The subject as filed. */
    async filed(subject: Subject): Promise<Subject> {
      if (!isStudent(subject)) return subject;
      const number = idOf(subject);
      const [known] = await query<{ key: string }>(
        'SELECT coalesce(filed_as, number) AS key FROM students WHERE office = $1 AND number = $2',
        [office, number],
      );
      return `student:${known?.key ?? ownKey(number, await keys())}`;
    },
    /** The inverse, for many subjects: by today's number. */
    told: async (): Promise<(subject: Subject) => Subject> => byNumber(await renumbered()),
  };
}
export type OfficeFiling = ReturnType<typeof filing>;
