import { create, type Font, type Glyph } from 'fontkit';
import type { Sfnt } from './sfnt.ts';
import type { Shaper } from './typeface.ts';

/** fontkit's shaping of a font. It takes as long to load as a paper to be set, so it is asked only where a text wants it. */
export function shaperOf(sfnt: Sfnt): Shaper {
  const { buffer, byteOffset, byteLength } = sfnt.bytes;
  const font = create(Buffer.from(buffer, byteOffset, byteLength));
  if (!('layout' in font)) throw new Error('a collection of fonts');
  drawVariants(font, sfnt);
  tellCodePoints(font);
  const em = font.unitsPerEm;
  return (text) => {
    const { glyphs, positions } = font.layout(text);
    return glyphs.map(({ id, codePoints, advanceWidth }, n) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[n] ?? {};
      const place = { advance: xAdvance / em, own: advanceWidth / em, dx: xOffset / em, dy: yOffset / em };
      return { id, codes: codePoints, ...place };
    });
  };
}

/** fontkit 2.0.4 looks for a variant only after finding it among the plain ones, which is the wrong way round. */
function drawVariants(font: Font, sfnt: Sfnt): void {
  const { _cmapProcessor: processor } = font as unknown as {
    readonly _cmapProcessor: { getVariationSelector(code: number, selector: number): number };
  };
  processor.getVariationSelector = (code, selector) => sfnt.variantOf(code, selector) ?? 0;
}

/**
 * It keeps each glyph with the characters that it was first asked for, so that ⼀ (U+2F00) would read as 一 in the next paper,
 * and a paper's bytes would depend on those made before it. Here a glyph has the characters that it stands for now.
 */
function tellCodePoints(font: Font): void {
  const plain = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => Object.assign(Object.create(plain(id)) as Glyph, { codePoints });
}
