import { archived } from './archive.ts';

/** A sheet as Excel keeps it: the XML of its rows, and of what stands behind them. */
export interface RawSheet {
  readonly name: string;
  readonly rows: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const mark = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** An Excel file, part by part, as other programs write it. `formats`: number formats by name or number, the styles 1, 2 … of the cells. */
export function workbookOf(
  sheets: readonly RawSheet[],
  {
    strings = [],
    formats = [],
    from1904 = false,
  }: {
    /** Shared strings: the XML inside of each. */
    readonly strings?: readonly string[];
    readonly formats?: readonly (string | number)[];
    readonly from1904?: boolean;
  } = {},
): Buffer {
  const ids = formats.map((format, at) => (typeof format === 'number' ? format : 170 + at));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return archived({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<Relationships/>',
    'xl/workbook.xml': `<?xml version="1.0"?>\n<workbook ${MAIN} xmlns:r="${OFFICE}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${mark(name)}" sheetId="${at + 7}"${state ? ` state="${state}"` : ''} r:id="r${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => relation(`r${at}`, 'worksheet', `worksheets/s${at}.xml`)).join('')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${formats.map((format, at) => (typeof format === 'string' ? `<numFmt numFmtId="${170 + at}" formatCode="${mark(format)}"/>` : '')).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  });
}

/** Cells as text within a row, `r` counted on by the reader. */
export const textRow = (cells: readonly string[]): string =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${mark(text)}</t></is></c>`).join('')}</row>`;
