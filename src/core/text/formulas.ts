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

/** The inverse of `harmless`, for input. */
export const asTyped = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
