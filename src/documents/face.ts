import type { Font, Glyph, Subset } from 'fontkit';
import { as } from './mended.ts';

/** Beyond every glyph of a font: where the numbers of twins begin. */
const TWINS = 0x10000;

/** pdfkit asks a subset for the number of a glyph in it; these are its lists. */
interface OpenSubset {
  readonly glyphs: number[];
  readonly mapping: Record<number, number>;
  includeGlyph(glyph: number | Glyph): number;
}

/**
 * A font as one document sees it. Characters that share a glyph (⼀ and 一, é and its two-part spelling) each get a glyph of
 * their own in the file, so that a reader who copies the text gets the characters of the dossier.
 */
export function faceOf(font: Font): Font {
  const known = new Map<string, Glyph>();
  const counts = new Map<number, number>();
  const twin = (glyph: Glyph): Glyph => {
    const key = `${glyph.id} ${glyph.codePoints.join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    const count = counts.get(glyph.id) ?? 0;
    counts.set(glyph.id, count + 1);
    const own = count === 0 ? glyph : as(glyph, { id: glyph.id + count * TWINS });
    known.set(key, own);
    return own;
  };
  const layout: Font['layout'] = (...words) => {
    const run = font.layout(...words);
    run.glyphs = run.glyphs.map(twin);
    return run;
  };
  const createSubset = (): Subset => {
    const subset = font.createSubset() as unknown as OpenSubset;
    const plain = subset.includeGlyph.bind(subset);
    subset.includeGlyph = (glyph) => {
      const id = typeof glyph === 'number' ? glyph : glyph.id;
      if (id < TWINS) return plain(id);
      const place = subset.mapping[id] ?? subset.glyphs.push(id % TWINS) - 1;
      subset.mapping[id] = place;
      return place;
    };
    return subset as unknown as Subset;
  };
  return Object.assign(Object.create(font) as Font, { layout, createSubset });
}
