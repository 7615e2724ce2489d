import type { Context } from '../../context.ts';
import type { Encoding } from '../../core/encodings.ts';
import type { AnyField, ListKind } from '../../core/registration/fields.ts';
import type { Columns, HeadingMap, Headings } from '../../core/registration/headings.ts';
import type { LocatedWarning } from '../../core/registration/problems.ts';
import { Abort } from '../../errors.ts';
import type { Sheet, SheetRecord } from '../../tables/tables.ts';
import { given } from '../arguments.ts';
import { checkMapName, pairsOf } from './maps.ts';

/** A file whose heading line was found. */
export interface ImportList<F extends AnyField = AnyField> {
  readonly sheet: Sheet;
  readonly columns: Columns<F>;
  /** As they stand above the table, and the heading line itself. */
  readonly above: readonly (readonly string[])[];
  readonly headings: readonly string[];
  readonly warnings: readonly LocatedWarning[];
  /** The records below the heading line. */
  readonly records: AsyncIterable<SheetRecord>;
}

/** The list of any kind, for those who tell of it. */
export interface AnyList extends Omit<ImportList, 'columns'> {
  readonly columns: Omit<Columns<AnyField>, 'heading'>;
}

export interface ListOptions {
  readonly file: string;
  readonly encoding?: Encoding;
  /** The sheet of an Excel file; the first that is not hidden where it is left out. */
  readonly sheet?: string;
  /** `氏名=name_kanji` each. */
  readonly map?: readonly string[];
  readonly saveMap?: string;
}

/** Whose headings are looked for. */
export interface Known<F extends AnyField> {
  readonly of: ListKind;
  readonly headings: Headings<F>;
  /** The office's own headings, each with its key. */
  readonly own: Readonly<Record<string, string>>;
}

/** Title rows above a table are not longer than this. */
const LOOKED = 30;

/** Opens a file and looks for its heading line. Throws the `file-…` and `sheet-…` aborts. */
export async function openList<F extends AnyField>(
  { tables, office }: Context,
  options: ListOptions,
  { of, headings, own }: Known<F>,
): Promise<ImportList<F>> {
  const { file, encoding, sheet: wanted, map = [] } = options;
  checkMapName(options);
  const pairs = pairsOf(map, office.import.maps);
  const meanings = new Map([
    ...meaningsOf(headings, Object.entries(own), 'import.headings'),
    ...meaningsOf(headings, pairs.all, '--map'),
  ]);
  const sheet = await tables.open(file, given({ encoding, sheet: wanted }));
  const records = sheet.records[Symbol.asyncIterator]();
  const above: SheetRecord[] = [];
  for (let looked = 0; looked < LOOKED; looked += 1) {
    const { value: record, done } = await records.next();
    if (done) break;
    if (!headings.isHeadingLine(record.cells, meanings)) {
      above.push(record);
      continue;
    }
    // Headings of two lines: what is merged over both stands in each, and the lower one names the columns.
    const below = await records.next();
    const lower = below.done || !headings.isHeadingLine(below.value.cells, meanings) ? undefined : below.value;
    if (lower) above.push(record);
    const { line, cells } = lower ?? record;
    const found = headings.columnsOf(line, cells, meanings);
    if (!found.ok) {
      await records.return?.();
      throw new Abort('sheet-heading-twice', { file, line: found.line, headings: found.twice });
    }
    return {
      sheet,
      columns: found.columns,
      above: above.map((one) => one.cells),
      headings: cells,
      warnings: headings.headingWarnings(
        found.columns,
        pairs.typed.map(([heading]) => heading),
      ),
      records: lower || below.done ? { [Symbol.asyncIterator]: () => records } : ahead(below.value, records),
    };
  }
  await records.return?.();
  const counted = above.map(({ line, cells }) => ({ line, cells, count: headings.recognised(cells, meanings).count }));
  throw noHeading(of, file, counted);
}

/** Records, with one that was looked at already. */
async function* ahead(first: SheetRecord, rest: AsyncIterator<SheetRecord>): AsyncIterable<SheetRecord> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

function noHeading(
  of: Known<AnyField>['of'],
  file: string,
  counted: readonly (SheetRecord & { readonly count: number })[],
): Abort {
  const [best] = counted.toSorted((a, b) => b.count - a.count);
  if (!best || best.cells.every((cell) => cell.trim() === '')) return new Abort('file-empty', { file });
  const headings = best.cells.map((cell) => cell.trim()).filter(Boolean);
  return new Abort('sheet-no-heading', {
    file,
    of,
    looked: counted.length,
    ...(best.count > 0 && { nearest: { line: best.line, headings } }),
  });
}

function meaningsOf<F extends AnyField>(
  { headingMap }: Headings<F>,
  pairs: Iterable<readonly [string, string]>,
  flag: string,
): HeadingMap<F> {
  const read = headingMap(pairs);
  if ('map' in read) return read.map;
  const { unknown, nearest, allowed } = read;
  throw new Abort('not-one-of', { value: unknown, flag, allowed, ...(nearest !== undefined && { nearest }) });
}
