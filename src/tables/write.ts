import { harmless } from '../core/formulas.ts';

/** Rows as Japanese offices open them: UTF-8 with byte order mark, CRLF, no cell that a spreadsheet would run. */
export async function separated(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync');
  // csv-stringify quotes a CRLF, and by itself neither CR nor LF.
  const cells = rows.map((row) => row.map(harmless));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }), 'utf8');
}
