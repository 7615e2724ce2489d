import type { SheetRecord } from '../spreadsheets.ts';
import { Damaged } from './archive.ts';
import { type NumberFormat, numberText, shownAs } from './numbers.ts';
import { textReader, type Workbook } from './workbook.ts';
import { tokens, unescaped } from './xml.ts';

/** A formula whose result was not saved with it. */
export class NoResult extends Error {
  readonly cell: string;
  constructor(cell: string) {
    super(cell);
    this.cell = cell;
  }
}

/** The last row and column of a sheet of Excel: 1,048,576 and XFD. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const PLAIN = shownAs('');

/** A cell while it is read. */
interface OpenCell {
  readonly column: number;
  readonly name: string;
  readonly type: string;
  readonly format: NumberFormat;
  value?: string;
  text: string;
  formula: boolean;
}

/** Rows of a sheet that hold anything, each with its number. A cell that is merged over several rows stands in each of them. */
export function* rowsIn(xml: Buffer, book: Workbook): Generator<SheetRecord> {
  const merges = mergesIn(xml);
  /** Cells that reach into the rows below, by column. */
  const reaching = new Map<number, { readonly to: number; readonly value: string }>();
  const readText = textReader();
  let row = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let column = 0;
  let inValue = false;

  const put = (at: number, value: string) => {
    while (cells.length < at) cells.push('');
    cells[at - 1] = value;
  };
  const closed = (one: OpenCell) => {
    const value = textOf(one, book);
    if (value !== '') put(one.column, value);
  };

  for (const token of tokens(xml)) {
    if (token.is === 'text') {
      if (inValue && cell) cell.value = (cell.value ?? '') + token.text;
      else if (cell) cell.text += readText(token);
      continue;
    }
    if (token.is === 'open' && token.name === 'row') {
      const { r } = token.attributes;
      row = r === undefined ? row + 1 : Number(r);
      if (!(row >= 1 && row <= LAST_ROW)) throw new Damaged();
      cells = [];
      column = 0;
    } else if (token.is === 'open' && token.name === 'c') {
      const { r: name, s: style = 0, t: type = 'n' } = token.attributes;
      column = name === undefined ? column + 1 : columnOf(name);
      if (!(column >= 1 && column <= LAST_COLUMN)) throw new Damaged();
      const format = book.formats[Number(style)] ?? PLAIN;
      cell = { column, name: name ?? `${row}:${column}`, type, format, text: '', formula: false };
    } else if (cell && token.name === 'f') cell.formula = true;
    else if (cell && token.name === 'v') {
      inValue = token.is === 'open';
      if (inValue) cell.value = '';
    } else if (cell && token.is === 'close' && token.name === 'c') {
      closed(cell);
      cell = undefined;
    } else if (cell) readText(token);
    if (token.name === 'row' && token.is === 'close') {
      for (const [at, { to, value }] of reaching) {
        if (row <= to) put(at, value);
        else reaching.delete(at);
      }
      for (const merge of merges.get(row) ?? []) {
        reaching.set(merge.column, { to: merge.to, value: cells[merge.column - 1] ?? '' });
      }
      if (cells.length > 0) yield { line: row, cells };
    }
    if (token.is === 'close' && token.name === 'sheetData') return;
  }
}

function textOf(cell: OpenCell, { strings, from1904 }: Workbook): string {
  const { type, value, format } = cell;
  if (type === 'inlineStr') return unescaped(cell.text);
  if (value === undefined) {
    if (cell.formula) throw new NoResult(cell.name);
    return '';
  }
  // An empty value is none: not the first text, and not FALSE.
  if (value.trim() === '' && type !== 'str') return '';
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw new Damaged();
      return text;
    }
    case 'str':
      return unescaped(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
    case 'n':
      return numberText(value, format, from1904);
    default:
      // What a formula failed with, such as #N/A, stands in the cell for everybody to see.
      return value;
  }
}

/** The number of a column by its letters: A is 1, AA is 27. */
const columnOf = (name: string): number =>
  [...(/^[A-Z]+/i.exec(name)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + Number.parseInt(letter, 36) - 9, 0);

/** A cell that is merged with those below it, down to a row. */
interface Merge {
  readonly column: number;
  readonly to: number;
}

/** Cells merged over several rows, by the first of them; they stand behind the rows. */
function mergesIn(xml: Buffer): ReadonlyMap<number, readonly Merge[]> {
  const tail = xml.toString('latin1', xml.lastIndexOf('sheetData>') + 1);
  const merges = new Map<number, Merge[]>();
  for (const [, letters = '', first, last] of tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g,
  )) {
    const [from, to] = [Number(first), Number(last)];
    if (to <= from) continue;
    const starting = merges.get(from) ?? [];
    starting.push({ column: columnOf(letters), to });
    merges.set(from, starting);
  }
  return merges;
}
