export const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
export const list = (words: readonly string[]) => words.join('、');
export const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` ${nearest} ではありませんか。`);
export const days = '日付は 2026-10-05、today、-3d、令和8年10月5日 のように書いてください。';
/** A value quoted for a shell if necessary. */
export const quotable = (value: string) => (/[\s()&|;<>*$`'"]/.test(value) ? `"${value}"` : value);
