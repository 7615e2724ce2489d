import { Damaged } from './unzip.ts';

/** A piece of an XML text: an element that begins, one that ends, or text. Names come without their prefix. */
export type Token =
  | { readonly is: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

const TOKEN =
  /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^>"'/]*(?:(?:"[^"]*"|'[^']*')[^>"'/]*)*)(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|([^<]+)/y;

/** The parts of an Excel file are plain XML: no document type, so no entities but the five and numbers. Throws Damaged. */
export function* tokens(xml: string): Generator<Token> {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < xml.length; ) {
    // Another reading may go on between two pieces.
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(xml);
    if (found === null) throw new Damaged();
    at = TOKEN.lastIndex;
    const [, end, name, attributes = '', empty, cdata, text] = found;
    if (name !== undefined) {
      yield end === '/' ? { is: 'close', name } : { is: 'open', name, attributes, empty: empty === '/' };
    } else if (cdata !== undefined) yield { is: 'text', text: cdata };
    else if (text !== undefined) yield { is: 'text', text: plain(text) };
  }
}

const readers = new Map<string, RegExp>();

/** An attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let reader = readers.get(name);
  if (reader === undefined) {
    reader = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    readers.set(name, reader);
  }
  const found = reader.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_, hex?: string, decimal?: string, name = '') => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    const letter = Number.isNaN(code) ? ENTITIES.get(name) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (letter === undefined) throw new Damaged();
    return letter;
  });
}

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
