import { isDay } from '../core/calendar/dates.ts';
import { type Encoding, encodingNamed } from '../core/text/encodings.ts';
import { Abort } from '../errors.ts';
import type { BookCell, BookSheet, SheetWriter } from '../formats/spreadsheets/spreadsheets.ts';
import type { Column, FORMATS, List, ListCell } from './out.ts';
import type { Target } from './target.ts';
import { json, visible } from './visible.ts';

/** Writes a list for machines row by row in bounded memory, until the reader goes away. One function per format. */
export type ListWriter = <Row>(list: List<Row>, target: Target, making: Making) => Promise<void>;

/** What some formats need. */
export interface Making {
  readonly sheets: SheetWriter;
  /** By any of its names; utf-8 by default. */
  readonly encoding?: string;
  /** The list's name, for the sheet's tab and the page header. */
  readonly name: string;
  readonly title: string;
}

/** Rows per write. */
const BATCH = 500;

async function* batches<Row>(rows: List<Row>['rows'], target: Target): AsyncIterable<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    if (target.closed) return;
    batch.push(row);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const recordOf = <Row>(columns: readonly Column<Row>[], row: Row): Record<string, ListCell> =>
  Object.fromEntries(columns.map(({ key, cell }) => [key, cell(row)]));

async function writeJson<Row>({ columns, rows }: List<Row>, target: Target): Promise<void> {
  let begun = false;
  for await (const batch of batches(rows, target)) {
    const records = batch.map((row) => `  ${json(recordOf(columns, row), 2).replaceAll('\n', '\n  ')}`);
    await target.write(`${begun ? ',\n' : '[\n'}${records.join(',\n')}`);
    begun = true;
  }
  await target.write(begun ? '\n]\n' : '[]\n');
}

async function writeNdjson<Row>({ columns, rows }: List<Row>, target: Target): Promise<void> {
  for await (const batch of batches(rows, target)) {
    await target.write(batch.map((row) => `${json(recordOf(columns, row))}\n`).join(''));
  }
}

/** A cell for formats without lists. */
const flat = (cell: ListCell): BookCell => (typeof cell === 'object' ? (cell?.join(',') ?? null) : cell);

const plainCell = (cell: ListCell): string => visible(String(flat(cell) ?? ''));
export const plainLine = (cells: readonly ListCell[]): string => `${cells.map(plainCell).join('\t')}\n`;

async function writePlain<Row>({ columns, rows }: List<Row>, target: Target): Promise<void> {
  for await (const batch of batches(rows, target)) {
    await target.write(batch.map((row) => plainLine(columns.map(({ cell }) => cell(row)))).join(''));
  }
}

/** Without it Excel assumes CP932. In a pipe it would become part of the first heading. */
const BOM = '\ufeff';

const headingsOf = <Row>({ columns, titled }: List<Row>): readonly string[] =>
  columns.map(({ key, title }) => (titled ? title : key));

/** Rows of csv or tsv, with the keys of JSON as headings. */
async function* separatedRows<Row>(list: List<Row>, target: Target): AsyncIterable<(readonly BookCell[])[]> {
  const { columns, rows } = list;
  yield [headingsOf(list)];
  for await (const batch of batches(rows, target)) yield batch.map((row) => columns.map(({ cell }) => flat(cell(row))));
}

const writeSeparated =
  (format: 'csv' | 'tsv'): ListWriter =>
  async (list, target, { encoding: wanted, sheets: { separated, cp932 } }) => {
    const encoding = wanted === undefined ? 'utf-8' : encodingOf(wanted);
    if (encoding === 'utf-8' && target.file) await target.write(BOM);
    // CP932 is all or nothing: a cell it cannot hold must stop the answer before its first byte.
    const kept: (readonly BookCell[])[] = [];
    for await (const rows of separatedRows(list, target)) {
      if (encoding === 'cp932') kept.push(...rows);
      else await target.write(steady(await separated(rows, format), target));
    }
    if (encoding === 'cp932') await target.write(await cp932(await separated(kept, format), kept, headingsOf(list)));
  };

const OUT_ENCODINGS = ['utf-8', 'cp932'] as const satisfies readonly Encoding[];

/** The requested encoding, by any of its names. */
function encodingOf(name: string): (typeof OUT_ENCODINGS)[number] {
  const found = OUT_ENCODINGS.find((one) => one === encodingNamed(name).toLowerCase());
  if (found) return found;
  throw new Abort('not-one-of', { value: name, flag: '--encoding', allowed: OUT_ENCODINGS });
}

/** A worksheet has the headings and words for people, but days and numbers as values. */
export function sheetOf<Row>({ columns, rows }: List<Row>, target: Target, name: string, title: string): BookSheet {
  return {
    name,
    title,
    columns: columns.map((column) => ({ title: column.title, ...(column.type && { type: column.type }) })),
    rows: (async function* () {
      for await (const row of rows) {
        if (target.closed) return;
        yield columns.map((column) => bookCell(column, row));
      }
    })(),
  };
}

function bookCell<Row>({ cell, text, type }: Column<Row>, row: Row): BookCell {
  const value = cell(row);
  if (value === null || typeof value === 'number') return value;
  if (type === 'day' && typeof value === 'string' && isDay(value)) return value;
  return text ? text(row) : flat(value);
}

async function writeXlsx<Row>(list: List<Row>, target: Target, { sheets, name, title }: Making): Promise<void> {
  await target.write(await sheets.xlsx([sheetOf(list, target, name, title)]));
}

/** On a terminal nothing may control it, not even in csv; line breaks and tabs belong to the format. */
const steady = (text: string, target: Target): string =>
  target.isTTY ? text.replace(/[^\r\n\t]+/g, (part) => visible(part)) : text;

export const LISTS: Readonly<Record<Exclude<(typeof FORMATS)[number], 'table'>, ListWriter>> = {
  plain: writePlain,
  json: writeJson,
  ndjson: writeNdjson,
  csv: writeSeparated('csv'),
  tsv: writeSeparated('tsv'),
  xlsx: writeXlsx,
};

/** A value as a list of records, for csv and tsv of a card or of a write. Nested parts are JSON. */
export function listOf(value: unknown): List<Readonly<Record<string, unknown>>> {
  const rows = (Array.isArray(value) ? value : [value]).map((row: unknown) =>
    typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : { value: row },
  );
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (one: unknown): ListCell =>
    one === undefined || one === null ? null : typeof one === 'object' ? json(one) : (one as ListCell);
  return { columns: keys.map((key) => ({ key, title: key, cell: (row) => cell(row[key]) })), rows, empty: '' };
}
