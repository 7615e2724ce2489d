/** Signs with which a spreadsheet takes a cell for a formula; some programs take the full-width ones for them. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const ESCAPED = /^'+[=+\-@\t\r＝＋－＠]/;

/** Would a spreadsheet run it? */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/** A cell on its way out: no spreadsheet runs it. One that begins with ' and a sign gets a ' too, so that `asTyped` gives back what was written. */
export const harmless = (text: string): string => (FORMULA.test(text) || ESCAPED.test(text) ? `'${text}` : text);

/** A cell on its way in: as it was before `harmless`. */
export const asTyped = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
