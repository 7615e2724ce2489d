import type { Subject } from './store.ts';

/** A student whose number is no longer the key under which the journal files the entries. */
export interface Renumbered {
  readonly number: string;
  readonly key: string;
}

/**
 * The key of a new student: the number, which stays the key whatever it becomes, so that a student's entries stay together. Where it is
 * still another's key, one of its own; numbers contain no `~`, so a key with one is never a number.
 */
export function ownKey(number: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  let own = number;
  for (let n = 2; taken.has(own); n += 1) own = `${number}~${n}`;
  return own;
}

/** From subjects as filed to those by today's number. */
export function byNumber(renumbered: readonly Renumbered[]): (subject: Subject) => Subject {
  const numbers = new Map<string, Subject>(
    renumbered.map(({ number, key }) => [`student:${key}`, `student:${number}`]),
  );
  return (subject) => numbers.get(subject) ?? subject;
}
