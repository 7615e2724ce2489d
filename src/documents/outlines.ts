import type { Sfnt } from './sfnt.ts';

/** A font of its own with some glyphs of another, in their order: what a PDF needs of it. */
export interface Program {
  readonly bytes: Uint8Array;
  /** Its glyphs: those asked for, then the parts that these are put together from. */
  readonly glyphs: readonly number[];
}

const MORE_COMPONENTS = 0x20;
const WORDS = 0x1;
const SCALE = 0x8;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** A glyph may be asked for several times; each time it gets a place of its own. Number 0 stands first, and is left blank: nobody draws it. */
export function programOf(sfnt: Sfnt, asked: readonly number[]): Program {
  const glyphs = [0, ...asked];
  const places = new Map<number, number>();
  const placeOf = (glyph: number): number => {
    const known = places.get(glyph) ?? glyphs.push(glyph) - 1;
    places.set(glyph, known);
    return known;
  };
  const outlines: Uint8Array[] = [new Uint8Array()];
  // The list grows under the loop, by the parts of what is put together.
  for (let n = 1; n < glyphs.length; n++) outlines.push(outline(sfnt.outlineOf(glyphs[n] ?? 0), placeOf));
  return { bytes: assemble(sfnt, glyphs, outlines), glyphs };
}

/** A glyph that is put together from others names them by their new places. */
function outline(bytes: Uint8Array, placeOf: (glyph: number) => number): Uint8Array {
  if (bytes.length < 10 || new DataView(bytes.buffer, bytes.byteOffset).getInt16(0) >= 0) return bytes;
  const own = bytes.slice();
  const view = new DataView(own.buffer);
  let flags = MORE_COMPONENTS;
  for (let at = 10; flags & MORE_COMPONENTS; ) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, placeOf(view.getUint16(at + 2)));
    const matrix = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    at += 4 + (flags & WORDS ? 4 : 2) + matrix;
  }
  return own;
}

const padded = (length: number) => (length + 3) & ~3;
const even = (length: number) => (length + 1) & ~1;
/** Up to this length of all outlines their places are written in two bytes, counted in pairs. */
const SHORT = 0x1fffe;

function assemble(sfnt: Sfnt, glyphs: readonly number[], outlines: readonly Uint8Array[]): Uint8Array {
  const places = [0];
  for (const { length } of outlines) places.push((places.at(-1) ?? 0) + even(length));
  const end = places.at(-1) ?? 0;
  const short = end <= SHORT;
  const loca = new DataView(new ArrayBuffer(places.length * (short ? 2 : 4)));
  const advances = glyphs.map((glyph) => sfnt.advanceOf(glyph));
  // Where the widths at the end are all alike, one stands for them.
  let wide = glyphs.length;
  while (wide > 1 && advances[wide - 1] === advances[wide - 2]) wide -= 1;
  const hmtx = new DataView(new ArrayBuffer(wide * 2 + glyphs.length * 2));
  const glyf = new Uint8Array(end);
  places.forEach((place, n) => {
    if (short) loca.setUint16(n * 2, place / 2);
    else loca.setUint32(n * 4, place);
  });
  outlines.forEach((bytes, n) => {
    if (n < wide) hmtx.setUint16(n * 4, advances[n] ?? 0);
    hmtx.setInt16(n < wide ? n * 4 + 2 : wide * 2 + n * 2, sfnt.bearingOf(glyphs[n] ?? 0));
    glyf.set(bytes, places[n]);
  });
  const head = copied(sfnt.table('head'));
  head.setUint32(8, 0);
  head.setInt16(50, short ? 0 : 1);
  const hhea = copied(sfnt.table('hhea'));
  hhea.setUint16(34, wide);
  const maxp = copied(sfnt.table('maxp'));
  maxp.setUint16(4, glyphs.length);
  // What the instructions of its outlines need; without functions there are none.
  const hints = (sfnt.table('fpgm') ? ['cvt ', 'fpgm', 'prep'] : []).flatMap((tag): readonly [string, Uint8Array][] => {
    const table = sfnt.table(tag);
    return table ? [[tag, bytesOf(table)]] : [];
  });
  return font([
    ...hints,
    ['glyf', glyf],
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['maxp', bytesOf(maxp)],
  ]);
}

const bytesOf = (view: DataView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const copied = (view: DataView | undefined): DataView =>
  new DataView((view ? bytesOf(view).slice() : new Uint8Array(64)).buffer);

/** Tables behind their directory, in the order of their names. */
function font(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + sorted.length * 16;
  const bytes = new Uint8Array(sorted.reduce((sum, [, table]) => sum + padded(table.length), start));
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (sorted.length - power) * 16);
  let offset = start;
  sorted.forEach(([tag, table], n) => {
    const at = 12 + n * 16;
    bytes.set(table, offset);
    for (let k = 0; k < 4; k++) bytes[at + k] = tag.charCodeAt(k);
    view.setUint32(at + 4, checksum(view, offset, padded(table.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, table.length);
    offset += padded(table.length);
  });
  return bytes;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}
