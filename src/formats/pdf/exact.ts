/**
 * Where pdfkit 0.20.2 and fontkit 2.0.4 would print another paper than the one meant, mended from inside. Both are pinned, and
 * exact.test.ts has a test for each point: it turns red when a later version no longer needs it, or no longer heeds it.
 */
import type { Font, Glyph } from 'fontkit';
import PDFDocument from 'pdfkit';

/** Where a glyph stands, in thousandths of an em; `advanceWidth` is what the font alone would say of the way to the next. */
export interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

/** A text as one font draws it, in thousandths of an em. */
export interface Shaped {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** A font that a document draws with. */
export interface Face {
  readonly font: Font;
  shape(text: string): Shaped;
  /** What fontkit writes as a font of its own with these glyphs, and those that they are put together from. Throws UnfitFont where an outline is damaged. */
  program(write: () => Uint8Array, glyphs: readonly number[]): Uint8Array;
}

/** What fontkit keeps of a font's variation sequences. */
interface Selector {
  readonly varSelector: number;
  readonly defaultUVS: readonly { readonly startUnicodeValue: number; readonly additionalCount: number }[] | null;
  readonly nonDefaultUVS: readonly { readonly unicodeValue: number; readonly glyphID: number }[] | null;
}
interface CharacterMap {
  readonly uvs: { readonly varSelectors: { toArray(): readonly Selector[] } } | null;
  lookup(code: number): number;
  getVariationSelector(code: number, selector: number): number;
}

/** The glyph of a variation sequence, of 葛󠄀; 0 where the font does not know it. */
export type Variants = (code: number, selector: number) => number;

/** fontkit looks for a form of its own only where it has found the sequence among the plain forms: 葛󠄀 would be drawn as 葛. */
export function exactVariants(font: Font): Variants {
  const { _cmapProcessor: map } = font as unknown as { readonly _cmapProcessor: CharacterMap };
  let known: ReadonlyMap<number, Selector> | undefined;
  const variantOf: Variants = (code, selector) => {
    known ??= new Map((map.uvs?.varSelectors.toArray() ?? []).map((one) => [one.varSelector, one]));
    const { defaultUVS, nonDefaultUVS } = known.get(selector) ?? {};
    const own = nonDefaultUVS?.find(({ unicodeValue }) => unicodeValue === code);
    if (own !== undefined) return own.glyphID;
    const isPlain = defaultUVS?.some(
      ({ startUnicodeValue: from, additionalCount }) => from <= code && code <= from + additionalCount,
    );
    return isPlain ? map.lookup(code) : 0;
  };
  map.getVariationSelector = variantOf;
  return variantOf;
}

/**
 * fontkit keeps a glyph with the characters that it was first asked for: ⼀ (U+2F00) would read as 一 in the next paper, and a
 * paper's bytes would depend on those made before it.
 */
export function exactCharacters(font: Font): void {
  const plain = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = plain(id);
    // Asked for once, it is known to all that are made of this one.
    void glyph.advanceWidth;
    return Object.assign(Object.create(glyph) as Glyph, { codePoints });
  };
}

/** What pdfkit keeps of a font in a file. */
interface Embedded {
  readonly id: string;
  readonly scale: number;
  readonly subset: { readonly glyphs: number[]; readonly mapping: Record<number, number>; encode(): Uint8Array };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  layout(text: string): Shaped;
  encode(text: string): readonly [codes: readonly string[], positions: Shaped['positions']];
}
interface Inside {
  _font: Embedded;
  _fontFamilies: Readonly<Record<string, Embedded>>;
  readonly outline: { readonly options: object };
}

/** A PDF document that says what is on its pages. */
export class ExactDocument extends PDFDocument {
  readonly #faces = new Map<Face, Embedded>();

  constructor(options: PDFKit.PDFDocumentOptions) {
    super(options);
    // The list of contents says how many entries it has, as PDF wants it, only where it is expanded.
    Object.assign(this.#inside.outline, { options: { expanded: true } });
  }

  get #inside(): Inside {
    return this as unknown as Inside;
  }

  /** Sets in a font what follows. */
  face(face: Face, size: number): this {
    const known = this.#faces.get(face) ?? this.#embedded(face);
    this.#faces.set(face, known);
    this.#inside._font = known;
    return this.fontSize(size);
  }

  /** An entry of the list of contents: this height of the current page. */
  bookmark(title: string, y: number): void {
    this.outline.addItem(title, { top: y } as object);
  }

  /** pdfkit takes a font for another one that has its name; here each is itself. */
  #embedded(face: Face): Embedded {
    const inside = this.#inside;
    const others = inside._fontFamilies;
    inside._fontFamilies = {};
    this.font(face.font as unknown as PDFKit.Mixins.PDFFontSource);
    const font = inside._font;
    inside._fontFamilies = { ...others, [font.id]: font };
    shapeBy(face, font);
    tellWidthsOfParts(face, font);
    return font;
  }

  /** pdfkit puts a title into XML as it is. */
  override endMetadata(): void {
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escaped(value) : value]),
    );
    super.endMetadata();
    this.info = info;
  }
}

const escaped = (text: string) =>
  text.replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'));

/**
 * pdfkit shapes a text word by word, with all that a font offers; and of characters that share a form it tells the first. Here a
 * text is drawn as it was measured, and the form is embedded again for each (⼀ and 一, é and its two-part spelling), so that who
 * copies the text gets the characters of the dossier.
 */
function shapeBy(face: Face, font: Embedded): void {
  const { subset, widths, unicode, scale } = font;
  const codes = new Map<string, string>();
  const codeOf = ({ id, codePoints, advanceWidth }: Glyph): string => {
    const key = `${id} ${codePoints.join(' ')}`;
    const known = codes.get(key);
    if (known !== undefined) return known;
    const place = subset.glyphs.push(id) - 1;
    subset.mapping[id] ??= place;
    widths[place] = advanceWidth * scale;
    unicode[place] = codePoints;
    const code = place.toString(16).padStart(4, '0');
    codes.set(key, code);
    return code;
  };
  font.layout = (text) => face.shape(text);
  font.encode = (text) => {
    const { glyphs, positions } = face.shape(text);
    return [glyphs.map(codeOf), positions];
  };
}

/** Glyphs are put together from others (é from e and ´), of which pdfkit embeds the outlines and forgets to tell: the file is no PDF/A. */
function tellWidthsOfParts(face: Face, { subset, widths, scale }: Embedded): void {
  const encode = subset.encode.bind(subset);
  subset.encode = () => {
    const bytes = face.program(encode, subset.glyphs);
    subset.glyphs.forEach((id, place) => {
      widths[place] ??= face.font.getGlyph(id).advanceWidth * scale;
    });
    return bytes;
  };
}
