/** What only a person knows, in a command that is otherwise ready to be typed. */
export const BLANK = '…';

/** The same where words take its place: with the quotation marks that these need. */
export const BLANK_WORDS = `"${BLANK}"`;

/** Was a value left as it stood in a hint: `…`, `"..."`, `supervisor=…`? Then it is none, and nothing is recorded of it. */
export const isBlank = (value: string): boolean => /(?:^|=)["'「]?(?:…|\.{3})["'」]?$/u.test(value.trim());
