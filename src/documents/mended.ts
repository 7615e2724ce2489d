import type { Font, Glyph, GlyphRun } from 'fontkit';

interface Selector {
  readonly varSelector: number;
  readonly nonDefaultUVS?: Iterable<{ readonly unicodeValue: number; readonly glyphID: number }>;
}
interface Inner {
  readonly _cmapProcessor: {
    readonly uvs?: { readonly varSelectors: { toArray(): readonly Selector[] } } | null;
    getVariationSelector(codePoint: number, selector: number): number;
  };
}

/** fontkit 2.0.4 with two things mended without which a paper would not say what the dossier says, and Japanese set solid. */
export function mended(font: Font, japanese: boolean): Font {
  drawVariants(font);
  tellCodePoints(font);
  if (japanese) setSolid(font);
  return font;
}

/**
 * It looks for a character's variant only after finding it among the default ones, which is the wrong way round: 葛󠄀 came out
 * as 葛. Here the variants are asked, and 0 leaves the plain character.
 */
function drawVariants(font: Font): void {
  const { _cmapProcessor: processor } = font as unknown as Inner;
  const variants = new Map<string, number>();
  for (const { varSelector, nonDefaultUVS } of processor.uvs?.varSelectors.toArray() ?? []) {
    for (const { unicodeValue, glyphID } of nonDefaultUVS ?? [])
      variants.set(`${unicodeValue} ${varSelector}`, glyphID);
  }
  processor.getVariationSelector = (codePoint, selector) => variants.get(`${codePoint} ${selector}`) ?? 0;
}

/**
 * It keeps each glyph with the characters that it was first asked for, so that ⼀ (U+2F00) would read as 一 in the next paper,
 * and a paper's bytes would depend on those made before it. Here a glyph has the characters that it stands for now.
 */
function tellCodePoints(font: Font): void {
  const plain = font.getGlyph.bind(font);
  const known = new Map<string, Glyph>();
  font.getGlyph = (id, codePoints = []) => {
    const key = `${id} ${codePoints.join(' ')}`;
    const glyph = known.get(key) ?? as(plain(id), { codePoints });
    known.set(key, glyph);
    return glyph;
  };
}

/**
 * ベタ組み: each character takes its own width, and nothing is pulled together. The font's kerning is made for another way of
 * setting and tears kana apart. Without it there is nothing to shape but marks, and a paper is set in half the time.
 */
function setSolid(font: Font): void {
  const shape = font.layout.bind(font);
  font.layout = (text, features = { kern: false }, ...rest) =>
    /\p{M}/u.test(text.replace(SELECTORS, ''))
      ? shape(text, features, ...rest)
      : (solid(font.glyphsForString(text)) as GlyphRun);
}

const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** A run as pdfkit asks for one: it scales the positions where they stand, and adds them up afterwards. */
function solid(glyphs: Glyph[]): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> {
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return {
    glyphs,
    positions: positions as GlyphRun['positions'],
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}

/** A glyph that differs in some of its properties. */
export const as = (glyph: Glyph, properties: Partial<Pick<Glyph, 'id' | 'codePoints'>>): Glyph =>
  Object.assign(Object.create(glyph) as Glyph, properties);
