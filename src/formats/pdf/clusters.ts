import { Abort } from '../../errors.ts';
import { withoutSelectors } from './selectors.ts';
import type { Typeface } from './typeface.ts';

/** What a reader takes for one character, with the font that draws all of it: marks and variation selectors stay with their base. */
export interface Cluster {
  readonly text: string;
  readonly face: Typeface;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]|[\u{1B000}-\u{1B16F}]|[\u{20000}-\u{3FFFF}]/u;

/** A character set in the Japanese manner: a line may break before and after it. */
export const isWide = (grapheme: string): boolean => WIDE.test(grapheme);
export const isSpace = (grapheme: string): boolean => /^[ \t\u3000]$/.test(grapheme);

/** Scripts that run from right to left. Nothing here turns a line around. */
const LEFTWARD =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** More marks on one letter than any spelling has would run into the lines above and below. */
const HEAP = /\p{M}{4}/u;

/**
 * Does a font draw it? A variation sequence that the font does not know is not drawn: the plain form would be another one than that
 * recorded. What nobody can see on the paper (controls, joiners, fillers, turns of direction) is drawn by none, whatever a font says.
 */
export const draws = (face: Typeface, text: string): boolean =>
  !/\p{C}/u.test(text) &&
  !/\p{DI}/u.test(withoutSelectors(text)) &&
  !LEFTWARD.test(text) &&
  !HEAP.test(text) &&
  face.has(text);

/** Kana, kanji and ASCII without any mark: each is a character by itself, and the segmenter need not be asked. */
const PLAIN = /^[ -~\u3000-\u3029\u3030-\u3098\u309D-\u30FF\u4E00-\u9FFF\uFF01-\uFF9D]*$/;

export const graphemesOf = (text: string): readonly string[] =>
  PLAIN.test(text) ? [...text] : [...graphemes.segment(text)].map(({ segment }) => segment);

/**
 * Each grapheme with its font, the first of the chain that draws it. Letters that stand together are kept in one font where one
 * has them all: ŞAHİN Emre in two designs would look like a forgery. Throws Abort `glyph-missing`.
 */
export function clusters(text: string, chain: readonly Typeface[]): readonly Cluster[] {
  return stretches(graphemesOf(text)).flatMap((stretch) => {
    const own = stretch.map((grapheme): Cluster => {
      const face = chain.find((one) => draws(one, grapheme));
      if (face === undefined) throw new Abort('glyph-missing', missing(grapheme, text));
      return { text: grapheme, face };
    });
    // Not beyond the last font that it needs: whether a later one is open already depends on the papers set before.
    const last = own.reduce((latest, { face }) => Math.max(latest, chain.indexOf(face)), 0);
    const whole = chain.slice(0, last + 1).find((face) => stretch.every((grapheme) => draws(face, grapheme)));
    return whole === undefined ? own : own.map((cluster) => ({ ...cluster, face: whole }));
  });
}

/** Letters and the spaces between them; a wide character stands alone. */
function stretches(all: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const grapheme of all) {
    const last = found.at(-1);
    const previous = last?.at(-1);
    if (last && previous !== undefined && !isWide(grapheme) && !isWide(previous)) last.push(grapheme);
    else found.push([grapheme]);
  }
  return found;
}

/** What is said of a character that cannot be printed, and of the text in which it stands. */
export const missing = (character: string, text: string) => ({
  character: /^\p{C}/u.test(character) ? '' : character,
  codePoint: [...character]
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' '),
  text: text.replace(/\p{C}/gu, '�'),
});

/** The graphemes of texts that none of these fonts draws. */
export const undrawn = (texts: readonly string[], chain: readonly Typeface[]): boolean =>
  texts.some((text) => graphemesOf(text).some((grapheme) => !chain.some((face) => draws(face, grapheme))));
