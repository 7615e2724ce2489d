/** Characters that make a spreadsheet read a cell as a formula; some programs accept the full-width ones too. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const ESCAPED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Would a spreadsheet run it? */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/**
 * Escapes a cell for output so that no spreadsheet runs it. A cell that starts with ' and such a character gets another ', so that
 * `asTyped` reverses it.
 */
export const harmless = (text: string): string => (FORMULA.test(text) || ESCAPED.test(text) ? `'${text}` : text);

/** ="0026": how some programs keep a spreadsheet from reading a text as a number. */
const AS_TEXT = /^\s*[=＝]\s*"((?:[^"]|"")*)"\s*$/;

/** The inverse of `harmless`, for input; a formula that is nothing but a text is that text. */
export const asTyped = (text: string): string =>
  ESCAPED.test(text) ? text.slice(1) : text.startsWith('=') ? text.replace(AS_TEXT, '$1').replaceAll('""', '"') : text;
