import type { Context } from '../../context.ts';
import { type Numbered, numbered } from '../../core/model/reference-numbers.ts';
import { Abort } from '../../errors.ts';

/** Attempts when another writer takes the number first. */
const TRIES = 20;

/** Writes with the next free number of a series, trying again if it is taken meanwhile. */
export async function withNextNumber<T>(
  { store }: Context,
  of: Numbered,
  attempt: (ref: string) => Promise<T>,
): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt(numbered(of, await store.next({ of })));
    } catch (error) {
      if (left <= 1 || !(error instanceof Abort) || error.problem !== 'conflict') throw error;
    }
  }
}
