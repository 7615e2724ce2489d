import type { FontFault } from '../core/papers/font-fault.ts';

/** Thrown by `openSfnt`, and where a font proves damaged when it is drawn. */
export class UnfitFont extends Error {
  readonly why: FontFault;
  constructor(why: FontFault) {
    super(why);
    this.name = 'UnfitFont';
    this.why = why;
  }
}

/** What a PDF says of a font, in thousandths of an em. */
export interface Metrics {
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
}

/** A font file with TrueType outlines, read where it lies: nothing is unpacked before a paper asks for it. */
export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly metrics: Metrics;
  table(tag: string): DataView | undefined;
  /** The glyph of a character; 0 where the font has none. */
  glyphOf(code: number): number;
  /** The glyph of a variation sequence; undefined where the font does not know the sequence. */
  variantOf(code: number, selector: number): number | undefined;
  /** In units of the font. */
  advanceOf(glyph: number): number;
  /** Where its left edge stands. */
  bearingOf(glyph: number): number;
  /** The bytes that draw it; empty for a blank. */
  outlineOf(glyph: number): Uint8Array;
}

const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'];

/** Throws UnfitFont. */
export function openSfnt(bytes: Uint8Array): Sfnt {
  try {
    return read(bytes);
  } catch (error) {
    // A number that points out of the file.
    if (error instanceof RangeError) throw new UnfitFont('damaged');
    throw error;
  }
}

function read(bytes: Uint8Array): Sfnt {
  const tables = directory(bytes);
  const table = (tag: string) => tables.get(tag);
  if (NEEDED.some((tag) => !tables.has(tag))) throw new UnfitFont('not-a-font');
  const need = (tag: string): DataView => {
    const found = table(tag);
    if (found === undefined) throw new UnfitFont('outlines');
    return found;
  };
  const [head, hhea, hmtx, maxp] = [need('head'), need('hhea'), need('hmtx'), need('maxp')];
  const [loca, glyf] = [need('loca'), need('glyf')];
  // OS/2 fsType: what the maker of the font forbids. Bit 9 allows nothing but bitmaps.
  const os2 = table('OS/2');
  const forbidden = os2?.getUint16(8) ?? 0;
  if ((forbidden & 0xf) === 2 || (forbidden & 0x200) !== 0) throw new UnfitFont('embedding-forbidden');
  if ((forbidden & 0x100) !== 0) throw new UnfitFont('subsetting-forbidden');
  const unitsPerEm = head.getUint16(18);
  if (unitsPerEm === 0) throw new UnfitFont('damaged');
  const glyphs = maxp.getUint16(4);
  const metricsCount = hhea.getUint16(34);
  const long = head.getInt16(50) === 1;
  const offsetOf = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const thousandths = (units: number) => (units * 1000) / unitsPerEm;
  const ascent = thousandths(hhea.getInt16(4));
  const cmap = characters(need('cmap'));
  // The last glyph's end is looked at, so that a cut file is found when it is opened.
  if (glyphs === 0 || offsetOf(glyphs) > glyf.byteLength) throw new UnfitFont('damaged');
  hmtx.getUint16((metricsCount - 1) * 4);
  return {
    bytes,
    postscriptName: postscriptName(table('name')),
    unitsPerEm,
    metrics: {
      bbox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)].map(thousandths) as [
        number,
        number,
        number,
        number,
      ],
      ascent,
      descent: thousandths(hhea.getInt16(6)),
      capHeight: os2 !== undefined && os2.byteLength >= 90 ? thousandths(os2.getInt16(88)) : ascent,
      italicAngle: (table('post')?.getInt32(4) ?? 0) / 65536,
    },
    table,
    glyphOf: cmap.glyphOf,
    variantOf: cmap.variantOf,
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricsCount - 1) * 4),
    bearingOf: (glyph) => hmtx.getInt16(glyph < metricsCount ? glyph * 4 + 2 : metricsCount * 2 + glyph * 2),
    outlineOf(glyph) {
      const [from, to] = [offsetOf(glyph), offsetOf(glyph + 1)];
      if (from > to || to > glyf.byteLength) throw new UnfitFont('damaged');
      return new Uint8Array(glyf.buffer, glyf.byteOffset + from, to - from);
    },
  };
}

function directory(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const kind = bytes.byteLength < 12 ? '' : tag(0);
  if (kind === 'ttcf') throw new UnfitFont('collection');
  if (kind === 'OTTO') throw new UnfitFont('outlines');
  if (kind !== '\0\x01\0\0' && kind !== 'true') throw new UnfitFont('not-a-font');
  const tables = new Map<string, DataView>();
  for (let n = 0; n < file.getUint16(4); n++) {
    const at = 12 + n * 16;
    const view = new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12));
    tables.set(tag(at), view);
  }
  return tables;
}

/** The name that a PDF calls the font by. */
function postscriptName(table: DataView | undefined): string {
  for (let n = 0; table !== undefined && n < table.getUint16(2); n++) {
    const at = 6 + n * 12;
    if (table.getUint16(at + 6) !== 6) continue;
    const from = table.getUint16(4) + table.getUint16(at + 10);
    const codes = Array.from({ length: table.getUint16(at + 8) }, (_, k) => table.getUint8(from + k));
    const name = String.fromCharCode(...codes).replace(/[^\w.-]/g, '');
    if (name !== '') return name;
  }
  return 'Font';
}

/** `cmap`: the whole of Unicode (format 12), or its first plane (4); variation sequences (14). */
function characters(cmap: DataView): Pick<Sfnt, 'glyphOf' | 'variantOf'> {
  const found = new Map<number, DataView>();
  for (let n = 0; n < cmap.getUint16(2); n++) {
    const platform = cmap.getUint16(4 + n * 8);
    const offset = cmap.getUint32(8 + n * 8);
    const view = new DataView(cmap.buffer, cmap.byteOffset + offset, cmap.byteLength - offset);
    const isUnicode = platform === 0 || (platform === 3 && [1, 10].includes(cmap.getUint16(6 + n * 8)));
    if (isUnicode) found.set(view.getUint16(0), view);
  }
  const [whole, plane, sequences] = [found.get(12), found.get(4), found.get(14)];
  if (whole === undefined && plane === undefined) throw new UnfitFont('not-a-font');
  const glyphOf = (code: number) => (whole ? ofWhole(whole, code) : plane ? ofPlane(plane, code) : 0);
  return {
    glyphOf,
    variantOf: (code, selector) => (sequences ? ofSequence(sequences, code, selector, glyphOf) : undefined),
  };
}

/** The last of so many sorted records that does not begin after a code; -1 where all do. */
function lastUpTo(code: number, count: number, startOf: (n: number) => number): number {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= code) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

function ofWhole(view: DataView, code: number): number {
  const at = 16 + 12 * lastUpTo(code, view.getUint32(12), (n) => view.getUint32(16 + 12 * n));
  if (at < 16 || code > view.getUint32(at + 4)) return 0;
  return view.getUint32(at + 8) + code - view.getUint32(at);
}

function ofPlane(view: DataView, code: number): number {
  if (code > 0xffff) return 0;
  const count = view.getUint16(6) / 2;
  const starts = 16 + count * 2;
  const n = lastUpTo(code, count, (k) => view.getUint16(starts + k * 2));
  if (n < 0 || code > view.getUint16(14 + n * 2)) return 0;
  const delta = view.getUint16(starts + count * 2 + n * 2);
  const rangeAt = starts + count * 4 + n * 2;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (code + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + (code - view.getUint16(starts + n * 2)) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

const uint24 = (view: DataView, at: number) => (view.getUint16(at) << 8) | view.getUint8(at + 2);

function ofSequence(
  view: DataView,
  code: number,
  selector: number,
  plain: (code: number) => number,
): number | undefined {
  const record = 10 + 11 * lastUpTo(selector, view.getUint32(6), (n) => uint24(view, 10 + 11 * n));
  if (record < 10 || uint24(view, record) !== selector) return undefined;
  const own = view.getUint32(record + 7);
  if (own !== 0) {
    const at = own + 4 + 5 * lastUpTo(code, view.getUint32(own), (n) => uint24(view, own + 4 + 5 * n));
    if (at > own && uint24(view, at) === code) return view.getUint16(at + 3);
  }
  const usual = view.getUint32(record + 3);
  if (usual === 0) return undefined;
  const at = usual + 4 + 4 * lastUpTo(code, view.getUint32(usual), (n) => uint24(view, usual + 4 + 4 * n));
  return at > usual && code <= uint24(view, at) + view.getUint8(at + 3) ? plain(code) || undefined : undefined;
}
