import { encode } from 'uqr';

/** A QR code as a picture of one bit a module, dark ones set: rows from the top, each filled up to whole bytes, in hexadecimal. */
export interface QrCode {
  /** Modules a side, without the quiet zone around it. */
  readonly size: number;
  readonly rows: readonly string[];
}

/** A text in UTF-8 as a QR code. A seventh of it may be soiled. */
export function codeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, rows: data.map(hexOf) };
}

function hexOf(row: readonly boolean[]): string {
  const bits = row.map((dark) => (dark ? '1' : '0')).join('');
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}
