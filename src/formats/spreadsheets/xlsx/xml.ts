import { SaxesParser } from 'saxes';
import { Damaged } from './archive.ts';

/** A piece of an XML text: an element that begins, one that ends, or text. Names of elements come without their prefix. */
export type Token =
  | { readonly is: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

/** Bytes that are read at a time: few, as all that stands in them is held until it is handed on. */
const CHUNK = 4096;
/** What saxes holds is bounded here: elements within each other, and bytes without the end of a tag or a text. */
const DEEPEST = 100;
const LONGEST = 4_000_000;

/** The parts of an Excel file are plain XML: no entities but the five and numbers. Throws Damaged. */
export function* tokens(xml: Buffer): Generator<Token> {
  let found: Token[] = [];
  let depth = 0;
  let unended = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new Damaged();
    found.push({ is: 'open', name: bare(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    found.push({ is: 'close', name: bare(name) });
  });
  const text = (piece: string) => found.push({ is: 'text', text: piece });
  parser.on('text', text);
  parser.on('cdata', text);

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = (at: number) => {
    try {
      parser.write(decoder.decode(xml.subarray(at, at + CHUNK), { stream: true }));
      if (at + CHUNK >= xml.length) parser.write(decoder.decode()).close();
    } catch {
      throw new Damaged();
    }
  };
  for (let at = 0; at < xml.length; at += CHUNK) {
    read(at);
    unended = found.length === 0 ? unended + CHUNK : 0;
    if (unended > LONGEST) throw new Damaged();
    yield* found;
    found = [];
  }
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Excel writes what XML has no place for as _x0008_, and a text that looks like that as _x005F_x0008_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Not in XML 1.0, or changed by its readers: controls, halves of pairs, what is no character, CR. */
const OUTSIDE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|_(?=x[0-9a-f]{4}_)/giu;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands between tags or in an attribute; `unescaped` gives it back. */
export const escaped = (text: string): string =>
  text
    .replace(OUTSIDE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (one) => MARKS[one] ?? one);
