import { createHash } from 'node:crypto';
import { num, type PdfFile, type Ref, utf16 } from './file.ts';
import { programOf } from './outlines.ts';
import type { Glyph, Typeface } from './typeface.ts';

/**
 * A font as one file holds it: the glyphs that are used, in the order of their use. The same form for other characters (⼀ and 一,
 * é and its two-part spelling) is embedded again, so that who copies the text gets the characters of the dossier.
 */
export class Embedded {
  readonly ref: Ref;
  readonly #face: Typeface;
  readonly #glyphs: Glyph[] = [];
  readonly #codes = new Map<string, string>();

  constructor(face: Typeface, ref: Ref) {
    this.#face = face;
    this.ref = ref;
  }

  /** How a text of the file names the glyph: four digits. Number 0 is the empty box, which is never drawn. */
  codeOf(glyph: Glyph): string {
    const known = this.#codes.get(glyph.key);
    if (known !== undefined) return known;
    const code = this.#glyphs.push(glyph).toString(16).padStart(4, '0');
    this.#codes.set(glyph.key, code);
    return code;
  }

  write(file: PdfFile): void {
    const { sfnt } = this.#face;
    const program = programOf(sfnt, [0, ...this.#glyphs.map(({ id }) => id)]);
    const name = `/${tagOf(this.#glyphs)}+${sfnt.postscriptName}`;
    const { bbox, ascent, descent, capHeight, italicAngle } = sfnt.metrics;
    const descriptor = file.put(
      `<</Type/FontDescriptor/FontName${name}/Flags 6/FontBBox[${bbox.map(num).join(' ')}]/ItalicAngle ${num(italicAngle)}` +
        `/Ascent ${num(ascent)}/Descent ${num(descent)}/CapHeight ${num(capHeight)}/StemV 80` +
        `/FontFile2 ${file.stream(program.bytes, `/Length1 ${program.bytes.length}`)}/CIDSet ${file.stream(all(program.glyphs.length))}>>`,
    );
    const widths = program.glyphs.map((id) => num((sfnt.advanceOf(id) * 1000) / sfnt.unitsPerEm));
    const font = file.put(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor}/CIDToGIDMap/Identity/W[0[${widths.join(' ')}]]>>`,
    );
    const unicode = file.stream(Buffer.from(characterMap(this.#glyphs), 'latin1'));
    file.put(
      `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${font}]/ToUnicode ${unicode}>>`,
      this.ref,
    );
  }
}

/** Six letters that tell this choice of glyphs from others of the same font. */
function tagOf(glyphs: readonly Glyph[]): string {
  const digest = createHash('sha256')
    .update(glyphs.map(({ key }) => key).join())
    .digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

/** One bit for each glyph that is there: all of them. */
function all(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let n = 0; n < count; n++) bits[n >> 3] = (bits[n >> 3] ?? 0) | (0x80 >> (n & 7));
  return bits;
}

/** A list in a CMap has at most a hundred lines. */
const LINES = 100;

/** Which characters each glyph stands for. */
function characterMap(glyphs: readonly Glyph[]): string {
  const lines = glyphs.flatMap(({ codes }, n) =>
    codes.length === 0 ? [] : [`<${(n + 1).toString(16).padStart(4, '0')}><${utf16(codes)}>`],
  );
  const lists: string[] = [];
  for (let n = 0; n < lines.length; n += LINES) {
    const part = lines.slice(n, n + LINES);
    lists.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n' +
    `${lists.join('')}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  );
}
