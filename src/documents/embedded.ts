import { createHash } from 'node:crypto';
import { hex, num, type PdfFile, type Ref, utf16 } from './file.ts';
import type { Glyph, Typeface } from './typeface.ts';

/**
 * A font as one file holds it: the glyphs that are used, in the order of their characters. The same form for other characters (⼀
 * and 一, é and its two-part spelling) is embedded again, so that who copies the text gets the characters of the dossier.
 */
export class Embedded {
  readonly ref: Ref;
  readonly #face: Typeface;
  readonly #glyphs: readonly Glyph[];
  readonly #codes: ReadonlyMap<string, string>;

  constructor(face: Typeface, glyphs: Iterable<Glyph>, ref: Ref) {
    this.#face = face;
    this.#glyphs = [...glyphs].sort(byCharacters);
    // Number 0 is the empty box, which is never drawn.
    this.#codes = new Map(this.#glyphs.map(({ key }, n) => [key, hex(n + 1)]));
    this.ref = ref;
  }

  /** How a text of the file names the glyph: four digits. */
  codeOf(glyph: Glyph): string {
    const code = this.#codes.get(glyph.key);
    if (code === undefined) throw new Error(`glyph ${glyph.key} is not in the file`);
    return code;
  }

  write(file: PdfFile): void {
    const { sfnt } = this.#face;
    const program = this.#face.program(this.#glyphs.map(({ id }) => id));
    const name = `/${tagOf(this.#glyphs)}+${sfnt.postscriptName}`;
    const { bbox, ascent, descent, capHeight, italicAngle } = sfnt.metrics;
    const descriptor = file.put(
      `<</Type/FontDescriptor/FontName${name}/Flags 6/FontBBox[${bbox.map(num).join(' ')}]/ItalicAngle ${num(italicAngle)}` +
        `/Ascent ${num(ascent)}/Descent ${num(descent)}/CapHeight ${num(capHeight)}/StemV 80` +
        `/FontFile2 ${file.stream(program.bytes, `/Length1 ${program.bytes.length}`)}/CIDSet ${file.stream(all(program.glyphs.length))}>>`,
    );
    const font = file.put(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${descriptor}/CIDToGIDMap/Identity/W[${uneven(program.widths)}]>>`,
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

function byCharacters(a: Glyph, b: Glyph): number {
  for (let n = 0; n < Math.max(a.codes.length, b.codes.length); n++) {
    const difference = (a.codes[n] ?? -1) - (b.codes[n] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.id - b.id;
}

/** The widths of those glyphs that are not one em wide; a PDF takes the others to be that. */
function uneven(widths: readonly number[]): string {
  const lists: string[] = [];
  widths.forEach((width, n) => {
    if (width === EM) return;
    if (n > 0 && widths[n - 1] !== EM) lists.push(` ${num(width)}`);
    else lists.push(`${n === 0 ? '' : ']'}${n}[${num(width)}`);
  });
  return lists.length === 0 ? '' : `${lists.join('').replace(/^\]/, '')}]`;
}
const EM = 1000;

/** A range of a CMap may not leave the 256 codes that begin alike. */
const RANGE = 256;

/** Which characters each glyph stands for. */
function characterMap(glyphs: readonly Glyph[]): string {
  const texts = ['<0000>', ...glyphs.map(({ codes }) => `<${utf16(codes)}>`)];
  const lists: string[] = [];
  for (let n = 0; n < texts.length; n += RANGE) {
    const part = texts.slice(n, n + RANGE);
    lists.push(`1 beginbfrange\n<${hex(n)}> <${hex(n + part.length - 1)}> [${part.join('')}]\nendbfrange\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n' +
    `${lists.join('')}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  );
}
