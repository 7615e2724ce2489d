import { Kept } from './kept.ts';
import { type Program, programOf } from './outlines.ts';
import { isSelector } from './selectors.ts';
import { openSfnt, type Sfnt } from './sfnt.ts';

/** A glyph where a text puts it, in ems. */
export interface Glyph {
  /** Tells it from every other of its font: the same form for other characters is another one. */
  readonly key: string;
  readonly id: number;
  /** The characters that it stands for. */
  readonly codes: readonly number[];
  /** From here to the next glyph; `own` is what the font alone would say. */
  readonly advance: number;
  readonly own: number;
  readonly dx: number;
  readonly dy: number;
}

/** A text as one font draws it, in ems. */
export interface Shaped {
  readonly glyphs: readonly Glyph[];
  readonly width: number;
}

/** One font. */
export interface Typeface {
  readonly name: string;
  readonly sfnt: Sfnt;
  /** Has it all that this character, or its variation sequence, needs? */
  has(grapheme: string): boolean;
  /** To be called with the texts of a paper before they are shaped. */
  ready(texts: readonly string[]): Promise<void>;
  shape(text: string): Shaped;
  /** A font of its own with these glyphs, and how wide each is, in thousandths of an em. */
  program(glyphs: readonly number[]): Program & { readonly widths: readonly number[] };
}

/** Places the glyphs of a text that has more to it than one after the other: kerning, ligatures, marks on their letters. */
export type Shaper = (text: string) => readonly Omit<Glyph, 'key'>[];

/** Which texts of a font want a shaper. */
export type Wants = (text: string) => boolean;

const keyOf = (id: number, codes: readonly number[]) => `${id} ${codes.join(' ')}`;
/** More texts than this are not kept, so that a long batch takes no more memory than a short one. */
const TEXTS = 2_000;

/** A font that is opened. ベタ組み: its characters take their own widths one after the other, but for what wants a shaper. Throws UnfitFont. */
export function typeface(name: string, bytes: Uint8Array, wants: Wants): Typeface {
  const sfnt = openSfnt(bytes);
  const idOf = ([code, selector]: Sequence): number =>
    (selector === undefined ? sfnt.glyphOf(code) : sfnt.variantOf(code, selector)) ?? 0;
  const solid = (text: string): readonly Glyph[] =>
    sequences(text).map((codes) => {
      const id = idOf(codes);
      const own = sfnt.advanceOf(id) / sfnt.unitsPerEm;
      return { key: keyOf(id, codes), id, codes, advance: own, own, dx: 0, dy: 0 };
    });
  const had = new Kept<boolean>(TEXTS);
  const set = new Kept<Shaped>(TEXTS);
  let shaper: Shaper | undefined;
  const shaped = (text: string): readonly Glyph[] => {
    if (shaper === undefined) throw new Error(`${name} was not made ready for ${text}`);
    return shaper(text).map((one) => ({ ...one, key: keyOf(one.id, one.codes) }));
  };
  return {
    name,
    sfnt,
    has: (grapheme) => had.get('', grapheme, () => sequences(grapheme).every((codes) => idOf(codes) !== 0)),
    async ready(texts) {
      if (shaper === undefined && texts.some(wants)) shaper = (await import('./shaper.ts')).shaperOf(sfnt);
    },
    shape: (text) =>
      set.get('', text, () => {
        const glyphs = wants(text) ? shaped(text) : solid(text);
        return { glyphs, width: glyphs.reduce((sum, { advance }) => sum + advance, 0) };
      }),
    program(asked) {
      const program = programOf(sfnt, asked);
      return { ...program, widths: program.glyphs.map((id) => (sfnt.advanceOf(id) * 1000) / sfnt.unitsPerEm) };
    },
  };
}

/** The characters of a text, each with the selector that follows it. */
function sequences(text: string): readonly Sequence[] {
  const found: Sequence[] = [];
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0;
    const last = found.at(-1);
    if (isSelector(code) && last?.length === 1) found[found.length - 1] = [last[0], code];
    else found.push([code]);
  }
  return found;
}
type Sequence = readonly [code: number] | readonly [code: number, selector: number];
