import iconv from 'iconv-lite';
import type { Encoding } from '../../../core/text/encodings.ts';
import { Abort } from '../../../errors.ts';
import type { BookCell } from '../spreadsheets.ts';

/** Characters that CP932 holds under another code: the wave dash and its kin, as Windows writes them. */
const TWINS: Readonly<Record<string, string>> = { '〜': '～', '−': '－', '—': '―', '‖': '∥', '¥': '￥' };
const twinned = (text: string) => text.replace(/[〜−—‖¥]/g, (character) => TWINS[character] ?? character);

/** Cells named in one message; the rest is counted. */
const NAMED = 20;

/** A text in an older encoding; undefined where it has no code for some letter: iconv-lite alone would write `?` and say nothing. */
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
