import { Abort } from '../../errors.ts';

/** What cannot be read is answered by something else. */
export function quietly<T, I>(work: () => T, instead: I): T | I {
  try {
    return work();
  } catch (error) {
    if (error instanceof Abort) return instead;
    throw error;
  }
}
