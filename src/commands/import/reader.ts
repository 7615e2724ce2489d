import type { Context } from '../../context.ts';
import type { HeadingMap, Headings, ListColumns, ListKind } from '../../core/imports/headings.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';
import { isBlankRow, isRemarkRow, isTotalRow } from '../../core/imports/rows.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import type { Encoding } from '../../core/text/encodings.ts';
import { Abort } from '../../errors.ts';
import type { Sheet, SheetRecord } from '../../formats/spreadsheets/spreadsheets.ts';
import { given } from '../shared/arguments.ts';
import { pairsOf } from './maps.ts';

/** A file whose heading line was found. */
export interface ImportList<F extends AnyField = AnyField> {
  readonly sheet: Sheet;
  readonly columns: ListColumns<F>;
  /** As they stand above the table, and the heading line itself. */
  readonly above: readonly (readonly string[])[];
  readonly headings: readonly string[];
  readonly warnings: readonly LocatedWarning[];
  /** The records below the heading line, some at a time. */
  readonly pages: AsyncIterable<readonly SheetRecord[]>;
}

/** The list of any kind, for those who tell of it. */
export interface AnyList extends Omit<ImportList, 'columns'> {
  readonly columns: Omit<ListColumns<AnyField>, 'heading'>;
}

export interface ListOptions {
  readonly file: string;
  readonly encoding?: Encoding;
  /** The sheet of an Excel file; the first that is not hidden where it is left out. */
  readonly sheet?: string;
  /** `氏名=name_kanji` each. */
  readonly map?: readonly string[];
}

/** Whose headings are looked for. */
export interface Sought<F extends AnyField> {
  readonly of: ListKind;
  readonly headings: Headings<F>;
  /** The office's own headings, each with its key. */
  readonly own: Readonly<Record<string, string>>;
}

/** Title rows above a table are not longer than this. */
const LOOKED = 30;

/** No list of students has as many columns; each unknown one is compared with all known headings. */
const COLUMNS = 1000;

/** What was said of headings, in the profile or on the command line. */
function saidOf<F extends AnyField>({ office }: Context, { map = [] }: ListOptions, { headings, own }: Sought<F>) {
  const pairs = pairsOf(map, office.import.maps);
  const meanings = new Map([
    ...meaningsOf(headings, Object.entries(own), 'import.headings'),
    ...meaningsOf(headings, pairs.all, '--map'),
  ]);
  return { typed: pairs.typed.map(([heading]) => heading), meanings };
}

/** Which columns the heading line has. */
function columnsIn<F extends AnyField>(
  file: string,
  { line, cells }: Pick<SheetRecord, 'line' | 'cells'>,
  { headings }: Sought<F>,
  { typed, meanings }: ReturnType<typeof saidOf<F>>,
): Pick<ImportList<F>, 'columns' | 'warnings'> {
  const found = headings.columnsOf(line, cells, meanings);
  if (!found.ok) throw new Abort('sheet-heading-twice', { file, line: found.line, headings: found.twice });
  return { columns: found.columns, warnings: headings.headingWarnings(found.columns, typed) };
}

/** The same list, with more said of its headings than when it was opened. */
export const readAs = <F extends AnyField>(
  context: Context,
  list: ImportList<F>,
  options: ListOptions,
  sought: Sought<F>,
): ImportList<F> => {
  const heading = { line: list.columns.line, cells: list.headings };
  return { ...list, ...columnsIn(options.file, heading, sought, saidOf(context, options, sought)) };
};

/** Opens a file and looks for its heading line. Throws the `file-…` and `sheet-…` aborts. */
export async function openList<F extends AnyField>(
  context: Context,
  options: ListOptions,
  sought: Sought<F>,
): Promise<ImportList<F>> {
  const { of, headings } = sought;
  const { file, encoding, sheet: wanted } = options;
  const said = saidOf(context, options, sought);
  const { meanings } = said;
  const sheet = await context.tables.open(file, given({ encoding, sheet: wanted }));
  if (wanted !== undefined && sheet.layout.format !== 'xlsx')
    throw new Abort('flags-disagree', { flags: [file, '--sheet'] });
  const pages = sheet.pages[Symbol.asyncIterator]();
  const top = await topOf(pages);
  if (top.slice(0, LOOKED).some(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > COLUMNS)) {
    await pages.return?.();
    throw new Abort('sheet-too-large', { file, what: 'columns', limit: COLUMNS });
  }
  const isHeading = ({ cells }: SheetRecord) => headings.isHeadingLine(cells, meanings);
  const upper = top.slice(0, LOOKED).findIndex(isHeading);
  // Headings of two lines: what is merged over both stands in each, and the lower one names the columns.
  const at = upper + Number(upper >= 0 && top.slice(upper + 1, upper + 2).some(isHeading));
  const heading = top[at];
  if (heading === undefined) {
    await pages.return?.();
    const looked = top.slice(0, LOOKED);
    const counted = looked.map((one) => ({ ...one, count: headings.recognised(one.cells, meanings).count }));
    throw noHeading(of, file, counted);
  }
  try {
    return {
      sheet,
      ...columnsIn(file, heading, sought, said),
      above: top.slice(0, at).map(({ cells }) => cells),
      headings: heading.cells,
      pages: ahead(top.slice(at + 1), pages),
    };
  } catch (error) {
    await pages.return?.();
    throw error;
  }
}

type RecordPages = AsyncIterator<readonly SheetRecord[]>;

/** As many pages as hold the lines that are looked at, and one below them. */
async function topOf(pages: RecordPages): Promise<readonly SheetRecord[]> {
  let top: readonly SheetRecord[] = [];
  while (top.length <= LOOKED) {
    const page = await pages.next();
    if (page.done) break;
    top = [...top, ...page.value];
  }
  return top;
}

/** Pages, with one that was looked at already. */
async function* ahead(first: readonly SheetRecord[], rest: RecordPages): AsyncIterable<readonly SheetRecord[]> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

const SHOWN = 60;
const shortened = (cell: string) => ([...cell].length > SHOWN ? `${[...cell].slice(0, SHOWN).join('')}…` : cell);

function noHeading(of: ListKind, file: string, counted: readonly (SheetRecord & { readonly count: number })[]): Abort {
  const [best] = counted.toSorted((a, b) => b.count - a.count);
  if (!best || best.cells.every((cell) => cell.trim() === '')) return new Abort('file-empty', { file });
  const headings = best.cells.map((cell) => cell.trim()).filter(Boolean);
  return new Abort('sheet-no-heading', {
    file,
    of,
    looked: counted.length,
    ...(counted.every(({ cells }) => cells.length === 1) && {
      single: { line: best.line, cell: shortened(best.cells[0] ?? '') },
    }),
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
  const { heading, unknown, nearest, allowed } = read;
  const before = `${heading}=`;
  throw new Abort('not-one-of', { value: unknown, flag, allowed, before, ...(nearest !== undefined && { nearest }) });
}

/** The rows of the list, some at a time, without blank ones; totals and remarks below the table are left out with a warning. */
export async function* rowsOf<F extends AnyField>(
  { out, words }: Context,
  { columns, sheet, pages }: ImportList<F>,
  warnings: LocatedWarning[],
): AsyncIterable<readonly SheetRecord[]> {
  const bar = out.progress(words.imports.reading, sheet.size);
  let read: number | undefined;
  try {
    for await (const page of pages) {
      // A short file is read before a bar would be seen.
      if (read !== undefined) bar.step(sheet.read() - read);
      read = read === undefined ? 0 : sheet.read();
      yield page.filter(({ line, cells }) => {
        if (isBlankRow(cells)) return false;
        const code = isTotalRow(cells) ? 'total-row' : isRemarkRow(cells) ? 'note-row' : undefined;
        if (code !== undefined) warnings.push(leftOut(columns, { line, cells }, code));
        return code === undefined;
      });
    }
  } finally {
    bar.end();
  }
}

function leftOut<F extends AnyField>(
  { columns }: ListColumns<F>,
  { line, cells }: SheetRecord,
  code: 'total-row' | 'note-row',
): LocatedWarning {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const value = cells[at]?.trim() ?? '';
  return { line, column: columns[at]?.heading ?? '', value, problem: { code } };
}
