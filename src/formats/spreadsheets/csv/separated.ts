import { harmless } from '../../../core/text/formulas.ts';
import type { BookCell, Layout } from '../spreadsheets.ts';

const textOf = (cell: BookCell): string => (typeof cell === 'string' ? harmless(cell) : String(cell ?? ''));

const SEPARATORS = { csv: ',', tsv: '\t' } as const;

/** Lines of csv or tsv, each ended with CRLF; no cell that a spreadsheet would run. */
export async function separated(
  rows: readonly (readonly BookCell[])[],
  format: 'csv' | 'tsv',
  delimiter: string = SEPARATORS[format],
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(
    rows.map((row) => row.map(textOf)),
    // csv-stringify quotes a CRLF, and by itself neither CR nor LF.
    { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}

/** Excel takes a file without it for CP932. */
export const BOM = '\ufeff';

/** Rows as their sender laid them out; in UTF-8 where a reason beside them has letters that the sender's encoding lacks. */
export async function like(layout: Layout, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  if (layout.format === 'xlsx') return workbook(layout.sheet, rows);
  const { format, encoding, bigEndian = false, delimiter } = layout;
  const lines = await separated(rows, format, delimiter);
  if (encoding === 'utf-16') {
    const bytes = Buffer.from(BOM + lines, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  }
  const legacy = encoding === 'utf-8' ? undefined : (await import('./cp932.ts')).encoded(lines, encoding);
  return legacy ?? Buffer.from(BOM + lines, 'utf8');
}

/** Every cell is text: a day was read as one, and is written as it was read. */
async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { xlsx } = await import('../xlsx/write.ts');
  return xlsx([{ name, title: name, columns: [], rows }]);
}
