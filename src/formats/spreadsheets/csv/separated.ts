import { harmless } from '../../../core/text/formulas.ts';
import type { BookCell } from '../spreadsheets.ts';

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
