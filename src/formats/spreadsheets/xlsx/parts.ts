import { escaped } from './xml.ts';

/** The files of a workbook that hold no cells. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const sheetPath = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;
export const sheetHead = `${HEAD}<worksheet xmlns="${MAIN}">`;

/** Words about the whole file, which no cell holds. */
export const aboutPath = 'docProps/core.xml';
export const aboutXml = (about: string): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${escaped(about)}</dc:description></cp:coreProperties>`;
const ABOUT_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

export const contentTypes = (count: number, about = false): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${each(count, (at) => `<Override PartName="/${sheetPath(at)}" ContentType="${TYPES}.worksheet+xml"/>`)}${about ? `<Override PartName="/${aboutPath}" ContentType="${ABOUT_TYPE}"/>` : ''}</Types>`;

const relations = (list: readonly (readonly [type: string, target: string])[], more = ''): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}${more}</Relationships>`;

export const packageRelations = (about = false): string =>
  relations(
    [['officeDocument', 'xl/workbook.xml']],
    about
      ? `<Relationship Id="about" Type="${PACKAGE}/relationships/metadata/core-properties" Target="${aboutPath}"/>`
      : '',
  );
export const workbookRelations = (count: number): string =>
  relations([
    ...Array.from({ length: count }, (_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ['styles', 'styles.xml'],
  ]);

const each = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join('');

/** A sheet's name, and the cells of its filter: `$A$1:$I$9`; none where it has no headings. */
export interface NamedSheet {
  readonly name: string;
  readonly filter?: string;
}

/** The heading line is printed on every page. */
export const workbookXml = (sheets: readonly NamedSheet[]): string => {
  const defined = (at: number, name: string, of: string, hidden = '') =>
    `<definedName name="_xlnm.${name}" localSheetId="${at}"${hidden}>${of}</definedName>`;
  const names = sheets.flatMap(({ name, filter }, at) => {
    const sheet = escaped(`'${name.replaceAll("'", "''")}'`);
    if (filter === undefined) return [];
    return [
      defined(at, '_FilterDatabase', `${sheet}!${filter}`, ' hidden="1"'),
      defined(at, 'Print_Titles', `${sheet}!$1:$1`),
    ];
  });
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`;
};

/** The styles of `stylesXml`, by what a cell holds. */
export const STYLE = {
  plain: 0,
  text: 1,
  day: 2,
  heading: 3,
  number: 4,
  numberHeading: 5,
  code: 6,
  red: 7,
  yellow: 8,
  title: 9,
  link: 10,
} as const;

const TEXT_FORMAT = 49;
const DAY_FORMAT = 164;
/** Family 2: a computer without this font takes another without serifs. */
const font = (before = '', colour = '', size = 11) =>
  `<font>${before}<sz val="${size}"/>${colour === '' ? '' : `<color rgb="FF${colour}"/>`}<name val="Yu Gothic"/><family val="2"/><charset val="128"/></font>`;
const FONTS = [
  font(),
  font('<b/>'),
  font('', '4D5761'),
  font('<b/>', 'B3201B'),
  font('<b/>', '', 16),
  font('<u/>', '1A4F8B'),
];
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  fill('E7ECF2'),
  fill('FDECEA'),
  fill('FFF4DB'),
];
interface Look {
  readonly font?: number;
  readonly fill?: number;
  readonly border?: number;
  readonly wrap?: true;
  readonly align?: 'left' | 'right';
}
/** In the middle of the row, whatever fonts the cells beside it take; a little off the line. */
const style = (format: number, { font = 0, fill = 0, border = 0, wrap, align }: Look) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${align ? ` horizontal="${align}" indent="1"` : ''}${wrap ? ' wrapText="1"' : ''}/></xf>`;
const HEADING = { font: 1, fill: 2, border: 1, wrap: true } as const;
/** In the order of STYLE. */
const STYLES = [
  style(0, {}),
  style(TEXT_FORMAT, { wrap: true, align: 'left' }),
  style(DAY_FORMAT, { align: 'left' }),
  style(TEXT_FORMAT, { ...HEADING, align: 'left' }),
  style(0, { align: 'right' }),
  style(TEXT_FORMAT, { ...HEADING, align: 'right' }),
  style(TEXT_FORMAT, { font: 2, align: 'left' }),
  style(TEXT_FORMAT, { font: 3, fill: 3, align: 'left' }),
  style(TEXT_FORMAT, { fill: 4, align: 'left' }),
  style(TEXT_FORMAT, { font: 4 }),
  style(TEXT_FORMAT, { font: 5, align: 'left' }),
];
const listOf = (tag: string, all: readonly string[]) => `<${tag} count="${all.length}">${all.join('')}</${tag}>`;

export const stylesXml =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  listOf('fonts', FONTS) +
  listOf('fills', FILLS) +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8496AC"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  listOf('cellXfs', STYLES) +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
