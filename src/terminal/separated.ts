import { harmless } from '../core/formulas.ts';
import { Abort } from '../errors.ts';
import type { Cell } from './out.ts';

const textOf = (cell: Cell): string => (typeof cell === 'string' ? harmless(cell) : String(cell ?? ''));

const SEPARATORS = { csv: ',', tsv: '\t' } as const;

/** Lines of csv or tsv, each ended with CRLF. */
export async function separated(rows: readonly (readonly Cell[])[], format: 'csv' | 'tsv'): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    rows.map((row) => row.map(textOf)),
    // csv-stringify quotes a CRLF, and by itself neither CR nor LF.
    { delimiter: SEPARATORS[format], record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}

const NAMES: Readonly<Record<string, OutEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  cp932: 'cp932',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  sjis: 'cp932',
  'windows-31j': 'cp932',
};
export type OutEncoding = 'utf-8' | 'cp932';

/** The encoding that was asked for by any of its names. */
export function encodingOf(name: string): OutEncoding {
  const found = NAMES[name.normalize('NFKC').trim().toLowerCase()];
  if (found) return found;
  throw new Abort('not-one-of', { value: name, flag: '--encoding', allowed: ['utf-8', 'cp932'] });
}

/** Characters that CP932 holds under another code: the wave dash and its kin, as Windows writes them. */
const TWINS: Readonly<Record<string, string>> = { '〜': '～', '−': '－', '—': '―', '‖': '∥', '¥': '￥' };
const twinned = (text: string) => text.replace(/[〜−—‖¥]/g, (character) => TWINS[character] ?? character);

/** Cells named in one message; the rest is counted. */
const NAMED = 20;

/** To CP932, or the abort that names every cell it cannot hold: iconv-lite alone would write `?` and say nothing. */
export async function cp932(rows: readonly (readonly Cell[])[], keys: readonly string[], text: string) {
  const { default: iconv } = await import('iconv-lite');
  const lost = (cell: string) =>
    [...new Set(twinned(cell))].filter((one) => iconv.decode(iconv.encode(one, 'cp932'), 'cp932') !== one).join('');
  const sent = twinned(text);
  const bytes = iconv.encode(sent, 'cp932');
  if (iconv.decode(bytes, 'cp932') === sent) return bytes;
  const cells = rows.flatMap((row, at) =>
    row
      .map((cell, column) => ({ line: at + 1, column: keys[column] ?? '', characters: lost(String(cell ?? '')) }))
      .filter(({ characters }) => characters !== ''),
  );
  throw new Abort('not-in-cp932', { cells: cells.slice(0, NAMED), more: Math.max(0, cells.length - NAMED) });
}
