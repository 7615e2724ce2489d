export const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
export const list = (words: readonly string[]) => words.join(', ');
export const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean ${nearest}?`);
export const days = 'Write a day as 2026-10-05, today, -3d or 令和8年10月5日.';
/** A value quoted for a shell if necessary. */
export const quotable = (value: string) => (/[\s()&|;<>*$`'"]/.test(value) ? `"${value}"` : value);
