import iconv from 'iconv-lite';
import type { Encoding } from '../../../core/text/encodings.ts';
import { Abort } from '../../../errors.ts';
import type { BookCell } from '../spreadsheets.ts';

/** Characters that CP932 has under another code point, as Windows writes them: the wave dash and the like. */
const TWINS: Readonly<Record<string, string>> = { '〜': '～', '−': '－', '—': '―', '‖': '∥', '¥': '￥' };
const twinned = (text: string) => text.replace(/[〜−—‖¥]/g, (character) => TWINS[character] ?? character);

/** Cells named in one message; the others are only counted. */
const NAMED = 20;

/** A text in an older encoding; undefined if a character has no code there, for which iconv-lite would silently write `?`. */
export function encoded(text: string, encoding: Encoding): Buffer | undefined {
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding) === text ? bytes : undefined;
}

/** Lines in CP932, or the abort that names every cell it cannot hold. */
export function cp932(lines: string, rows: readonly (readonly BookCell[])[], keys: readonly string[]): Uint8Array {
  const bytes = encoded(twinned(lines), 'cp932');
  if (bytes) return bytes;
  const lost = (cell: string) =>
    [...new Set(twinned(cell))].filter((one) => encoded(one, 'cp932') === undefined).join('');
  const cells = rows.flatMap((row, at) =>
    row
      .map((cell, column) => ({ line: at + 1, column: keys[column] ?? '', characters: lost(String(cell ?? '')) }))
      .filter(({ characters }) => characters !== ''),
  );
  throw new Abort('not-in-cp932', { cells: cells.slice(0, NAMED), more: Math.max(0, cells.length - NAMED) });
}
