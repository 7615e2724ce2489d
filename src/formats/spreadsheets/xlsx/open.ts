import { Abort, type Problems } from '../../../errors.ts';
import type { SheetOptions, SheetRecord } from '../spreadsheets.ts';
import { archiveOf, Damaged, TooMuch } from './archive.ts';
import { NoResult, rowsIn } from './rows.ts';
import { isWorkbook, type SheetEntry, workbookIn } from './workbook.ts';

/** What an Excel file may unpack to, in bytes: a hundred thousand rows of forty columns need less. */
const UNPACKED_LIMIT = 400_000_000;

/** The records of one sheet of an Excel file. Throws the `sheet-…` aborts. */
export async function openXlsx(
  file: string,
  bytes: Buffer,
  { sheet: wanted }: SheetOptions,
): Promise<{ readonly sheet: string; readonly records: Iterable<SheetRecord> }> {
  try {
    const archive = await archiveOf(bytes, UNPACKED_LIMIT);
    if (archive.isEncrypted) throw new Abort('sheet-binary', { file, kind: 'protected' });
    if (!isWorkbook(archive)) throw new Abort('sheet-binary', { file, kind: kindOf(archive.names) });
    const book = await workbookIn(archive);
    const entry = chosen(book.sheets, wanted);
    const xml = await archive.file(entry.path);
    if (xml === undefined) throw new Damaged();
    return { sheet: entry.name, records: guarded(file, rowsIn(xml, book)) };
  } catch (error) {
    throw told(file, error);
  }
}

/** The sheet of that name, hidden or not; else the first that is to be seen. */
function chosen(sheets: readonly SheetEntry[], wanted: string | undefined): SheetEntry {
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  if (first === undefined) throw new Damaged();
  if (wanted === undefined) return first;
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  const found = sheets.find(({ name }) => plain(name) === plain(wanted));
  if (found) return found;
  throw new Abort('not-one-of', { value: wanted, flag: '--sheet', allowed: sheets.map(({ name }) => name) });
}

/** An archive that holds no workbook as XML. */
function kindOf(names: readonly string[]): Problems['sheet-binary']['kind'] {
  if (names.includes('content.xml')) return 'ods';
  return names.some((name) => /^xl\/workbook\.bin$/i.test(name)) ? 'xls' : 'zip';
}

function* guarded(file: string, records: Iterable<SheetRecord>): Generator<SheetRecord> {
  try {
    yield* records;
  } catch (error) {
    throw told(file, error);
  }
}

function told(file: string, error: unknown): unknown {
  if (error instanceof Damaged) return new Abort('sheet-damaged', { file });
  if (error instanceof TooMuch) return new Abort('sheet-too-large', { file, what: 'unpacked', limit: UNPACKED_LIMIT });
  if (error instanceof NoResult) return new Abort('sheet-no-result', { file, cell: error.cell });
  return error;
}
