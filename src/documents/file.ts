import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Something in the file that others point to. */
export type Ref = `${number} 0 R`;

const latin = (text: string) => Buffer.from(text, 'latin1');

/** A PDF 1.4 file, object by object. */
export class PdfFile {
  readonly #parts: Uint8Array[] = [];
  readonly #places: number[] = [];
  #length = 0;

  constructor() {
    // Four bytes beyond ASCII tell programs that copy it that this is no text.
    this.#add(latin('%PDF-1.4\n%\xE2\xE3\xCF\xD3\n'));
  }

  #add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** For what is written later. */
  ref(): Ref {
    return `${this.#places.push(0)} 0 R`;
  }

  put(body: string, ref: Ref = this.ref()): Ref {
    this.#object(ref, latin(`${body}\n`));
    return ref;
  }

  /** `entries` are those of its dictionary, beside length and filter. */
  stream(bytes: Uint8Array, entries = '', { plain = false } = {}): Ref {
    const ref = this.ref();
    const data = plain ? bytes : deflateSync(bytes);
    const filter = plain ? '' : '/Filter/FlateDecode';
    const head = latin(`<</Length ${data.length}${filter}${entries}>>stream\n`);
    this.#object(ref, head, data, latin('\nendstream\n'));
    return ref;
  }

  #object(ref: Ref, ...parts: readonly Uint8Array[]): void {
    const id = Number.parseInt(ref, 10);
    this.#places[id - 1] = this.#length;
    for (const part of [latin(`${id} 0 obj\n`), ...parts, latin('endobj\n')]) this.#add(part);
  }

  /** All bytes. The file's id is made of them, so that the same content has the same one. */
  end(root: Ref, info: Ref): Uint8Array {
    const hash = createHash('sha256');
    for (const part of this.#parts) hash.update(part);
    const id = hash.digest('hex').slice(0, 32);
    const places = this.#places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
    const count = places.length + 1;
    const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
    const trailer = `trailer\n<</Size ${count}/Root ${root}/Info ${info}/ID[<${id}><${id}>]>>\nstartxref\n${this.#length}\n%%EOF\n`;
    this.#add(latin(table + trailer));
    // In memory of its own, so that it can be handed to another thread.
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

/** Four digits. */
export const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** UTF-16 in hexadecimal, as PDF wants characters. */
export function utf16(codes: readonly number[]): string {
  return codes
    .map((code) =>
      code > 0xffff ? hex(0xd800 | ((code - 0x10000) >> 10)) + hex(0xdc00 | ((code - 0x10000) & 0x3ff)) : hex(code),
    )
    .join('');
}

/** A text that people read, in UTF-16: a title. */
export function textOf(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('latin1');
  return `(${bytes.replace(/[()\\]/g, '\\$&').replaceAll('\r', '\\r')})`;
}

/** A length, to a hundredth of a point. */
export const num = (value: number): string => String(Math.round(value * 100) / 100);
