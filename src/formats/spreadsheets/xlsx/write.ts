import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { daysBetween, instantOf, isDay, type LocalDate } from '../../../core/calendar/dates.ts';
import { Abort } from '../../../errors.ts';
import {
  type BookCell,
  type BookColumn,
  type BookCover,
  type BookSheet,
  CELL_LIMIT,
  ROW_LIMIT,
} from '../spreadsheets.ts';
import { coverXml } from './cover.ts';
import {
  aboutPath,
  aboutXml,
  contentTypes,
  type NamedSheet,
  packageRelations,
  STYLE,
  sheetHead,
  sheetPath,
  stylesXml,
  workbookRelations,
  workbookXml,
} from './parts.ts';
import { escaped } from './xml.ts';

/** The archive begins its time in 1980, and takes what is earlier for its first day: the same in every zone, whatever the clock says. */
const STAMP = { mtime: instantOf('1970-01-01' as LocalDate), forceDosTimestamp: true };

/** Sheets as an Excel file, with words about it that no cell holds. Row by row; what is held is packed. */
export async function xlsx(sheets: readonly BookSheet[], about?: string, cover?: BookCover): Promise<Uint8Array> {
  const first = cover ? 1 : 0;
  const count = sheets.length + first;
  const zip = new ZipFile();
  const part = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, STAMP);
  part('[Content_Types].xml', contentTypes(count, about !== undefined));
  part('_rels/.rels', packageRelations(about !== undefined));
  // Not packed: who looks for these words finds them in the file as they are.
  if (about !== undefined) zip.addBuffer(Buffer.from(aboutXml(about)), aboutPath, { ...STAMP, compress: false });
  part('xl/_rels/workbook.xml.rels', workbookRelations(count));
  part('xl/styles.xml', stylesXml);
  const packed = buffer(zip.outputStream);
  const [front, ...rest] = tabNames([...(cover ? [cover.name] : []), ...sheets.map(({ name }) => name)]);
  const names = cover ? rest : [front ?? '', ...rest];
  const named: NamedSheet[] = cover ? [{ name: front ?? '' }] : [];
  if (cover) part(sheetPath(0), coverXml(cover, names));
  for (const [at, sheet] of sheets.entries()) {
    const counted = { lines: 0 };
    const xml = Readable.from(sheetXml(sheet, at + first === 0, counted));
    zip.addReadStream(xml, sheetPath(at + first), STAMP);
    await finished(xml);
    const filter = filterOf(sheet, counted.lines);
    named.push({
      name: names[at] ?? '',
      ...(filter !== undefined && { filter: filter.replace(/[A-Z]+|\d+/g, '$$$&') }),
    });
  }
  part('xl/workbook.xml', workbookXml(named));
  zip.end();
  return packed;
}

/** Rows that are looked at for the widths of the columns. */
const MEASURED = 500;
/** Rows of XML that are packed together. */
const BATCH = 1000;

/** A sheet, some rows at a time; the first ones wait until the columns are measured. Its `lines` are known when it ends. */
async function* sheetXml(sheet: BookSheet, first: boolean, counted: { lines: number }): AsyncGenerator<string> {
  const { columns, rows } = sheet;
  const headings = columns.map((column) => column.title);
  const headed = headings.length > 0;
  let measured: (readonly BookCell[])[] | undefined = headed ? [headings] : [];
  let lines = headed
    ? [
        rowXml(
          1,
          headings.map((heading, at) =>
            textCell(at, 1, heading, columns[at]?.type === 'number' ? STYLE.numberHeading : STYLE.heading),
          ),
          0,
        ),
      ]
    : [];
  let line = lines.length;
  const head = (of: readonly (readonly BookCell[])[]) => {
    const wide = widths(of, columns);
    const cols = wide.map((one, at) => `<col min="${at + 1}" max="${at + 1}" width="${one}" customWidth="1"/>`);
    return `${sheetHead}${properties(sheet)}${view(first, headed, columns.length)}<sheetFormatPr defaultRowHeight="${ROW}"/>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`;
  };
  for await (const row of rows) {
    line += 1;
    if (line > ROW_LIMIT) throw new Abort('not-in-xlsx', { limit: ROW_LIMIT });
    measured?.push(row);
    lines.push(
      rowXml(
        line,
        row.map((value, at) => cellXml(value, at, line, columns[at])),
        Math.max(...row.map((value, at) => linesOf(value, columns[at]))),
      ),
    );
    if (lines.length < BATCH) continue;
    yield (measured ? head(measured.slice(0, MEASURED)) : '') + lines.join('');
    measured = undefined;
    lines = [];
  }
  counted.lines = line;
  const filter = filterOf(sheet, line);
  yield `${measured ? head(measured.slice(0, MEASURED)) : ''}${lines.join('')}</sheetData>${filter === undefined ? '' : `<autoFilter ref="${filter}"/>`}${printing(sheet)}</worksheet>`;
}

/** All that stands below headings can be filtered. */
const filterOf = ({ columns }: BookSheet, lines: number): string | undefined =>
  columns.length > 0 ? `A1:${letters(columns.length - 1)}${lines}` : undefined;

/** Points of a row of one line, of each further line, and of the heading. */
const ROW = 20;
const MORE = 16;
const HEADING = 30;
/** More is no height for Excel. */
const HIGHEST = 409;

/** Told to Excel as what fits, for rows of several lines: LibreOffice takes it over, and would otherwise show one line. */
const rowXml = (line: number, cells: readonly string[], lines: number): string => {
  const height = lines === 0 ? HEADING : Math.min(ROW + (lines - 1) * MORE, HIGHEST);
  return `<row r="${line}" ht="${height}"${lines > 1 ? '' : ' customHeight="1"'}>${cells.join('')}</row>`;
};

/** Lines that a cell takes; commands are not broken. */
const linesOf = (value: BookCell, column?: BookColumn): number =>
  typeof value !== 'string' || column?.type === 'code'
    ? 1
    : value.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(places(text) / (WIDEST - ROOM))), 0);

/** The first day that a spreadsheet counts right, and the day before its first. */
const COUNTED = '1900-03-01' as LocalDate;
const ZERO = '1899-12-30' as LocalDate;

function cellXml(value: BookCell, at: number, line: number, column: BookColumn | undefined): string {
  if (value === null || value === '') return '';
  const place = `r="${letters(at)}${line}"`;
  if (typeof value === 'boolean') return `<c ${place} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `<c ${place} s="${STYLE.number}"><v>${value}</v></c>`;
  if (column?.type === 'day' && isDay(value) && value >= COUNTED) {
    return `<c ${place} s="${STYLE.day}"><v>${daysBetween(ZERO, value)}</v></c>`;
  }
  if (value.length > CELL_LIMIT) {
    throw new Abort('not-in-xlsx', { limit: CELL_LIMIT, cell: { line, column: column?.title ?? letters(at) } });
  }
  const mark = column?.marks?.[value];
  return textCell(at, line, value, mark ? STYLE[mark] : column?.type === 'code' ? STYLE.code : STYLE.text);
}

/** A cell of text is never run, whatever it begins with; the text format keeps it text when somebody edits it. */
const textCell = (at: number, line: number, text: string, style: number): string =>
  `<c r="${letters(at)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** The letters of a column, counted from 0: A, Z, AA. */
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

/** A list of more columns keeps its first two in sight. */
const FEW = 4;

/** A list that is wider than a sheet of paper is fitted to its width, whatever the fonts; others keep their size. */
const properties = ({ urgent }: BookSheet): string =>
  `<sheetPr>${urgent ? '<tabColor rgb="FFB3201B"/>' : ''}<pageSetUpPr fitToPage="1"/></sheetPr>`;

/** The heading line and the first columns stay where they are when the rest is scrolled. */
const view = (first: boolean, headed: boolean, count: number): string => {
  const pane =
    count > FEW
      ? '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${headed ? pane : ''}</sheetView></sheetViews>`;
};

const NARROWEST = 8;
const WIDEST = 44;
const COMMAND = 90;
/** For the indent, and the arrow of the filter beside the heading. */
const ROOM = 3;

/** A full-width letter takes two places. */
const places = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0);

/** As wide as its widest line of text, within bounds. */
function widths(rows: readonly (readonly BookCell[])[], columns: readonly BookColumn[]): readonly number[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const width = (at: number) =>
    rows.reduce(
      (most, row) =>
        Math.max(
          most,
          ...String(row[at] ?? '')
            .split('\n')
            .map(places),
        ),
      0,
    );
  return Array.from({ length: count }, (_, at) => {
    const most = columns[at]?.type === 'code' ? COMMAND : WIDEST;
    return Math.min(Math.max(width(at) + ROOM, NARROWEST), most);
  });
}

/** Twelve millimetres, in inches. */
const MARGIN = 0.47;

function printing({ name, title, aside = '' }: BookSheet): string {
  const sides = ['left', 'right', 'top', 'bottom'].map(
    (side) => `${side}="${side === 'top' || side === 'bottom' ? 0.75 : MARGIN}"`,
  );
  return `<pageMargins ${sides.join(' ')} header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;L${printed(title)}${aside === '' ? '' : `&amp;R${printed(aside)}`}</oddHeader><oddFooter>&amp;L${printed(name)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
}

/** In the head of a page & begins a code. At most 255 characters stand there. */
const printed = (title: string): string => escaped(title.slice(0, 120).replaceAll('&', '&&'));

const TAB = 31;

/** Excel keeps these for itself, and calls a file damaged that has one. */
const RESERVED = ['history', '履歴'];

/** What Excel takes as names of sheets: no []/\:*?, no ' at the ends, 31 characters, each once, whatever the case. */
function tabNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>(RESERVED);
  return wanted.map((name) => {
    const plain = name.replace(/[[\]/\\:*?\p{Cc}]/gu, ' ').replace(/^[' ]+/, '');
    let tab = cut(plain, TAB) || 'Sheet';
    for (let n = 2; taken.has(tab.toLowerCase()); n += 1) tab = `${cut(plain, TAB - String(n).length - 1)} ${n}`;
    taken.add(tab.toLowerCase());
    return tab;
  });
}

/** Not within a letter of two halves. */
const cut = (name: string, length: number): string => name.slice(0, length).replace(/[\ud800-\udbff]$|[' ]+$/, '');
