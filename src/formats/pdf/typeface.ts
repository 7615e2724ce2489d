import { create, type Font } from 'fontkit';
import type { FontFault } from '../../errors/files.ts';
import { exactCharacters, exactVariants, type Face, type Position, type Shaped } from './exact.ts';
import { remembered } from './remembered.ts';
import { isSelector } from './selectors.ts';

/** Thrown by `typeface`, and where a font proves damaged when it is drawn. */
export class UnfitFont extends Error {
  readonly why: FontFault;
  constructor(why: FontFault) {
    super(why);
    this.name = 'UnfitFont';
    this.why = why;
  }
}

/** One font. */
export interface Typeface extends Face {
  readonly name: string;
  /** Has it all that this character, or its variation sequence, needs? */
  has(grapheme: string): boolean;
}

/** Which texts of a font want to be shaped. */
export type Wants = (text: string) => boolean;

/** More texts than this are not kept, so that a long batch takes no more memory than a short one. */
const TEXTS = 1_000;

/** A font that is opened. ベタ組み: its characters take their own widths one after the other, but for what wants shaping. Throws UnfitFont. */
export function typeface(name: string, bytes: Uint8Array, wants: Wants): Typeface {
  const font = opened(bytes);
  const variantOf = exactVariants(font);
  exactCharacters(font);
  return {
    name,
    font,
    has: remembered(TEXTS, (grapheme) => {
      const codes = [...grapheme].map((one) => one.codePointAt(0) ?? 0);
      return codes.every((code, n) =>
        isSelector(code) ? variantOf(codes[n - 1] ?? 0, code) !== 0 : font.hasGlyphForCodePoint(code),
      );
    }),
    shape: remembered(TEXTS, (text) => shaped(font, text, wants(text))),
    program(write, glyphs) {
      const bytes = write();
      // Not before: the parts are added as it is written.
      for (const glyph of glyphs) insistOnOutline(font, glyph);
      return bytes;
    },
  };
}

const EM = 1000;

function shaped(font: Font, text: string, shape: boolean): Shaped {
  const { glyphs, positions } = shape ? font.layout(text) : { glyphs: font.glyphsForString(text), positions: [] };
  const scale = EM / font.unitsPerEm;
  const placed = glyphs.map(({ advanceWidth }, n): Position => {
    const { xAdvance = advanceWidth, yAdvance = 0, xOffset = 0, yOffset = 0 } = positions[n] ?? {};
    return {
      xAdvance: xAdvance * scale,
      yAdvance: yAdvance * scale,
      xOffset: xOffset * scale,
      yOffset: yOffset * scale,
      advanceWidth: advanceWidth * scale,
    };
  });
  return { glyphs, positions: placed, advanceWidth: placed.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
}

/** What fontkit has read of a font file. */
interface Tables {
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  };
  readonly loca: { readonly offsets: readonly number[] };
  readonly 'OS/2'?: { readonly fsType: Readonly<Record<string, boolean>> };
}
const tablesOf = (font: Font) => font as unknown as Tables;

const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'];

/** fontkit reads a font as it is asked for it: whether the file is whole is seen to here. */
function opened(bytes: Uint8Array): Font {
  const kind = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (kind === 'ttcf') throw new UnfitFont('collection');
  if (kind === 'OTTO') throw new UnfitFont('outlines');
  if (kind !== '\0\x01\0\0' && kind !== 'true') throw new UnfitFont('not-a-font');
  const font = created(bytes);
  const { directory, 'OS/2': os2 } = tablesOf(font);
  const { tables } = directory;
  if (Object.values(tables).some(({ offset, length }) => offset + length > bytes.length))
    throw new UnfitFont('damaged');
  if (NEEDED.some((tag) => !tables[tag])) throw new UnfitFont('not-a-font');
  if (!tables.loca || !tables.glyf) throw new UnfitFont('outlines');
  const { noEmbedding, viewOnly, editable, bitmapOnly, noSubsetting } = os2?.fsType ?? {};
  if ((noEmbedding && !viewOnly && !editable) || bitmapOnly) throw new UnfitFont('embedding-forbidden');
  if (noSubsetting) throw new UnfitFont('subsetting-forbidden');
  if (!(font.unitsPerEm > 0)) throw new UnfitFont('damaged');
  return font;
}

function created(bytes: Uint8Array): Font {
  try {
    return create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Font;
  } catch {
    throw new UnfitFont('damaged');
  }
}

/** fontkit draws nothing for an outline that is not where it should be. */
function insistOnOutline(font: Font, glyph: number): void {
  const { loca, directory } = tablesOf(font);
  const [from = Number.NaN, to = Number.NaN] = loca.offsets.slice(glyph, glyph + 2);
  if (!(from <= to && to <= (directory.tables.glyf?.length ?? 0))) throw new UnfitFont('damaged');
}
