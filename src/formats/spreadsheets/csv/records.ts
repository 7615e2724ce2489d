import { asTyped } from '../../../core/text/formulas.ts';
import { Abort } from '../../../errors.ts';
import { CELL_LIMIT, ROW_LIMIT, type SheetRecord } from '../spreadsheets.ts';
export type Delimiter = ',' | ';' | '\t';
type CsvRow = readonly string[];

/** Records of a table as text, in pages, each with its first line. Lines end with CRLF, LF or CR. */
export async function* recordsOf(
  file: string,
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncIterable<readonly SheetRecord[]> {
  let line = 1;
  let read = 0;
  for await (const rows of rowsOf(file, text, delimiter, () => line)) {
    read += rows.length;
    if (read > ROW_LIMIT) throw new Abort('sheet-too-large', { file, what: 'rows', limit: ROW_LIMIT });
    const page: SheetRecord[] = [];
    for (const cells of rows) {
      if (cells.some((cell) => cell.length > CELL_LIMIT)) {
        throw new Abort('sheet-cell-too-long', { file, line, limit: CELL_LIMIT });
      }
      page.push({ line, cells: cells.map(asTyped) });
      line += 1 + breaksIn(cells);
    }
    yield page;
  }
}

const breaksIn = (cells: CsvRow): number => {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
};

/** Until the first quote, lines are simply split; from that line on csv-parse reads, at a third of the speed. */
async function* rowsOf(
  file: string,
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  line: () => number,
): AsyncIterable<readonly CsvRow[]> {
  const pieces = text[Symbol.asyncIterator]();
  try {
    let rest = '';
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
      rest += piece.value;
      if (rest.includes('"')) return yield* quoted(file, rest, pieces, delimiter, line);
      // A CR at the very end may be half of a CRLF.
      const end = Math.max(rest.lastIndexOf('\n'), rest.slice(0, -1).lastIndexOf('\r'));
      const half = rest.slice(end - 1, end + 1) === '\r\n' ? end - 1 : end;
      if (end >= 0) yield linesOf(rest.slice(0, half)).map((one) => one.split(delimiter));
      rest = rest.slice(end + 1);
      // A line without an end must not be collected for ever.
      if (rest.length - rest.lastIndexOf(delimiter) > CELL_LIMIT + 1) yield [rest.split(delimiter)];
      if (rest.length > RECORD_LIMIT) throw new Abort('sheet-cell-too-long', { file, line: line(), limit: CELL_LIMIT });
    }
    if (rest !== '') yield [rest.replace(/\r$/, '').split(delimiter)];
  } finally {
    await pieces.return?.();
  }
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

/** The longest record, in bytes. */
const RECORD_LIMIT = 4_000_000;

async function* quoted(
  file: string,
  begun: string,
  pieces: AsyncIterator<string>,
  delimiter: Delimiter,
  line: () => number,
): AsyncIterable<readonly CsvRow[]> {
  const { CsvError, parse } = await import('csv-parse');
  const rows: CsvRow[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Accepts quotes within a cell, as in 37°36'37.8"N; only an unclosed one is an error.
    relax_quotes: true,
    max_record_size: RECORD_LIMIT,
    // Collected immediately: records before a fault are needed to name its line. csv-parse counts a CRLF in quotes twice.
    on_record: (row: string[]) => {
      rows.push(row);
      return null;
    },
  });
  parser.resume();
  parser.on('error', () => {});
  const told = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise<Error | undefined>((resolve) => work((error) => resolve(error ?? undefined)));

  for (let piece: IteratorResult<string> = { value: begun }; ; piece = await pieces.next()) {
    const chunk = piece.done ? undefined : piece.value;
    const failure = await told((done) => (chunk === undefined ? parser.end(done) : parser.write(chunk, done)));
    yield rows.splice(0);
    if (failure instanceof CsvError) throw malformed(file, line(), failure.code);
    if (failure !== undefined) throw failure;
    if (chunk === undefined) return;
  }
}

function malformed(file: string, line: number, code: string): Abort {
  if (code === 'CSV_MAX_RECORD_SIZE') return new Abort('sheet-cell-too-long', { file, line, limit: CELL_LIMIT });
  return new Abort('sheet-malformed', { file, line });
}
