/** Variation selectors: each tells which form of the character before it is meant. */
const SELECTOR = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

export const isSelector = (code: number): boolean =>
  code >= 0xfe00 && withoutSelectors(String.fromCodePoint(code)) === '';
export const withoutSelectors = (text: string): string => text.replace(SELECTOR, '');
