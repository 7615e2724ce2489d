import { type Archive, Damaged } from './archive.ts';
import { type NumberFormat, shownAs } from './numbers.ts';
import { type Token, tokens, unescaped } from './xml.ts';

/** What is said of a sheet beside its cells. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Its file in the archive. */
  readonly path: string;
}

/** A workbook without its cells. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Days are counted from 1904 on, as old Macintosh files do. */
  readonly from1904: boolean;
  readonly strings: readonly string[];
  /** How a number of each style is shown. */
  readonly formats: readonly NumberFormat[];
}

export const isWorkbook = ({ names }: Pick<Archive, 'names'>): boolean => names.includes(WORKBOOK);
const WORKBOOK = 'xl/workbook.xml';

export async function workbookIn(archive: Archive): Promise<Workbook> {
  const book = await archive.file(WORKBOOK);
  const relations = await archive.file('xl/_rels/workbook.xml.rels');
  if (book === undefined || relations === undefined) throw new Damaged();
  const files = new Map<string, string>();
  const byType = new Map<string, string>();
  for (const { Type = '', Target = '', Id = '' } of opened(relations, 'Relationship')) {
    const type = Type.split('/').at(-1) ?? '';
    byType.set(type, pathOf(Target));
    if (type === 'worksheet') files.set(Id, pathOf(Target));
  }
  const part = (type: string) => archive.file(byType.get(type) ?? '');
  const [{ date1904 = '' } = {}] = opened(book, 'workbookPr');
  const strings = await part('sharedStrings');
  const styles = await part('styles');
  return {
    sheets: [...opened(book, 'sheet')].flatMap((sheet) => {
      const path = files.get(relationOf(sheet));
      const { name = '', state = '' } = sheet;
      return path === undefined ? [] : [{ name: unescaped(name), path, hidden: /hidden/i.test(state) }];
    }),
    from1904: /^(?:1|true)$/.test(date1904),
    strings: strings ? stringsIn(strings) : [],
    formats: styles ? formatsIn(styles) : [],
  };
}

type Attributes = Readonly<Record<string, string>>;
function* opened(xml: Buffer, name: string): Generator<Attributes> {
  for (const token of tokens(xml)) if (token.is === 'open' && token.name === name) yield token.attributes;
}

/** `r:id`, whatever the prefix. */
const relationOf = (sheet: Attributes): string =>
  Object.entries(sheet).find(([name]) => /^(?:.*:)?id$/.test(name))?.[1] ?? '';

/** Relative to the folder of the workbook, unless it begins at the root. */
const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

/** Texts that several cells share. Furigana stand in the same item, and are not part of the text. */
function stringsIn(xml: Buffer): readonly string[] {
  const strings: string[] = [];
  let text = '';
  const reader = textReader();
  for (const token of tokens(xml)) {
    if (token.is === 'open' && token.name === 'si') text = '';
    else if (token.is === 'close' && token.name === 'si') strings.push(unescaped(text));
    else text += reader(token);
  }
  return strings;
}

/** What a token adds to the text of a cell: the runs of rich text, without furigana. */
export function textReader(): (token: Token) => string {
  let reading = false;
  let inText = false;
  return (token) => {
    if (token.is === 'text') return inText && !reading ? token.text : '';
    if (token.name === 'rPh') reading = token.is === 'open';
    if (token.name === 't') inText = token.is === 'open';
    return '';
  };
}

/** Formats that are known by number, as far as they change what is read. A Japanese Excel has further ones for its dates. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  ...among([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58], 'yyyy-mm-dd'),
  ...among([18, 19, 20, 21, 32, 33, 45, 46, 47], 'h:mm'),
  22: 'yyyy-mm-dd h:mm',
};
function among(numbers: readonly number[], format: string): Readonly<Record<number, string>> {
  return Object.fromEntries(numbers.map((number) => [number, format]));
}

function formatsIn(xml: Buffer): readonly NumberFormat[] {
  const named = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  for (const token of tokens(xml)) {
    if (token.is === 'text') continue;
    if (token.name === 'cellXfs') inCells = token.is === 'open';
    if (token.is !== 'open') continue;
    const { numFmtId = '', formatCode = '' } = token.attributes;
    if (token.name === 'numFmt') named.set(numFmtId, formatCode);
    if (token.name === 'xf' && inCells) formats.push(shownAs(named.get(numFmtId) ?? BUILT_IN[Number(numFmtId)] ?? ''));
  }
  return formats;
}
