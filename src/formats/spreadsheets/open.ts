import { Abort } from '../../errors.ts';
import { type Charset, charsetOf, encodingOf, headOf, textOf } from './csv/encoding.ts';
import { type Delimiter, recordsOf } from './csv/records.ts';
import { BOM, separated } from './csv/separated.ts';
import { isLocked, kindOf } from './kinds.ts';
import { type FileSource, sourceOf, wholeOf } from './source.ts';
import {
  CELL_LIMIT,
  type Sheet,
  type SheetLayout,
  type SheetOptions,
  type SheetRecord,
  type SheetWriter,
  type Tables,
} from './spreadsheets.ts';

/** Spreadsheets from files and pipes. `-` reads `stdin`. */
export const openTables = (stdin: () => AsyncIterable<Uint8Array>): Tables & SheetWriter => ({
  async open(file, options = {}) {
    const source = await sourceOf(file, stdin);
    const head = await headOf(source);
    if (head.length === 0) throw new Abort('file-empty', { file });
    const kind = kindOf(head);
    if (kind === 'text') return textSheet(file, source, options);
    if (kind === 'archive') return workbook(file, source, options);
    const locked = kind === 'xls' && isLocked(await wholeOf(file, source, PACKED_LIMIT));
    throw new Abort('sheet-binary', { file, kind: locked ? 'protected' : kind });
  },
  csv: (rows) => like({ format: 'csv', encoding: 'utf-8' }, rows),
  like,
  separated,
  cp932: async (lines, rows, keys) => (await import('./csv/cp932.ts')).cp932(lines, rows, keys),
  xlsx: async (...made) => (await import('./xlsx/write.ts')).xlsx(...made),
});

/** Maximum size of an Excel file, in bytes as packed: it is held in memory. */
const PACKED_LIMIT = 100_000_000;

async function textSheet(file: string, source: FileSource, { encoding: asked }: SheetOptions): Promise<Sheet> {
  const charset = await charsetOf(file, source, asked);
  const encoding = encodingOf(charset);
  const delimiter = await delimiterOf(file, source, charset);
  let read = 0;
  const text = textOf(file, source, charset, (bytes) => {
    read += bytes;
  });
  return {
    encoding,
    layout: {
      format: delimiter === '\t' ? 'tsv' : 'csv',
      encoding,
      ...(charset === 'utf-16be' && { bigEndian: true }),
      ...(delimiter === ';' && { delimiter }),
    },
    pages: recordsOf(file, text, delimiter),
    ...(source.size !== undefined && { size: source.size }),
    read: () => read,
  };
}

async function workbook(file: string, source: FileSource, options: SheetOptions): Promise<Sheet> {
  const { openXlsx } = await import('./xlsx/open.ts');
  const bytes = await wholeOf(file, source, PACKED_LIMIT);
  const { sheet, records } = await openXlsx(file, bytes, options);
  return {
    encoding: 'utf-8',
    layout: { format: 'xlsx', sheet },
    pages: within(file, records),
    ...(source.size !== undefined && { size: source.size }),
    read: () => bytes.length,
  };
}

/** Records of an Excel file per page. */
const PAGE = 1000;

async function* within(file: string, records: Iterable<SheetRecord>): AsyncIterable<readonly SheetRecord[]> {
  let page: SheetRecord[] = [];
  for (const record of records) {
    if (record.cells.some((cell) => cell.length > CELL_LIMIT)) {
      throw new Abort('sheet-cell-too-long', { file, line: record.line, limit: CELL_LIMIT });
    }
    page.push(record);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  yield page;
}

/** A tab if the file's name says so; otherwise whichever of comma, tab and semicolon splits the first lines most evenly. */
async function delimiterOf(file: string, source: FileSource, charset: Charset): Promise<Delimiter> {
  if (/\.(?:tsv|tab)$/i.test(file)) return '\t';
  const lines = new TextDecoder(charset).decode((await headOf(source)).subarray(0, HEAD)).split(/[\r\n]+/);
  const most = alike(lines, '\t') > alike(lines, ',') ? '\t' : ',';
  // Cells often contain semicolons, so these must split the lines more evenly and into more cells.
  const isBy = (measure: typeof alike) => measure(lines, ';') > measure(lines, most);
  return isBy(alike) && isBy(places) ? ';' : most;
}

const HEAD = 4096;

/** How many lines have how many parts, if more than one. */
function partsOf(lines: readonly string[], delimiter: Delimiter): readonly (readonly [parts: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const parts = line.split(delimiter).length;
    if (parts > 1) counts.set(parts, (counts.get(parts) ?? 0) + 1);
  }
  return [...counts];
}

/** Number of lines with the most common number of parts; more parts count a little more. */
const alike = (lines: readonly string[], delimiter: Delimiter): number =>
  Math.max(0, ...partsOf(lines, delimiter).map(([parts, count]) => count + parts / LARGE));
const LARGE = 100_000;

/** Number of places where lines are split alike. */
const places = (lines: readonly string[], delimiter: Delimiter): number =>
  Math.max(0, ...partsOf(lines, delimiter).map(([parts, count]) => (parts - 1) * count));

/** Rows as their sender laid them out; in UTF-8 where a reason beside them has letters that the sender's encoding lacks. */
export async function like(layout: SheetLayout, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  if (layout.format === 'xlsx') return textBook(layout.sheet, rows);
  const { format, encoding, bigEndian = false, delimiter } = layout;
  const lines = await separated(rows, format, delimiter);
  if (encoding === 'utf-16') {
    const bytes = Buffer.from(BOM + lines, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  }
  // iconv-lite does not write JIS.
  const legacy =
    encoding === 'utf-8' || encoding === 'iso-2022-jp'
      ? undefined
      : (await import('./csv/cp932.ts')).encoded(lines, encoding);
  return legacy ?? Buffer.from(BOM + lines, 'utf8');
}

/** Every cell is text: a day was read as one, and is written as it was read. */
async function textBook(name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { xlsx } = await import('./xlsx/write.ts');
  return xlsx([{ name, title: name, columns: [], rows }]);
}
