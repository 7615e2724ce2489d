import { type Archive, Damaged } from './unzip.ts';
import { attribute, type Token, tokens, unescaped } from './xml.ts';

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
  /** The number format of each style. */
  readonly formats: readonly string[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file of the archive as text. */
export function textIn(archive: Archive, path: string): string | undefined {
  const bytes = archive.file(path);
  if (bytes === undefined) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Damaged();
  }
}

export const isWorkbook = ({ names }: Pick<Archive, 'names'>): boolean => names.includes(WORKBOOK);
const WORKBOOK = 'xl/workbook.xml';

export function workbookIn(archive: Archive): Workbook {
  const book = textIn(archive, WORKBOOK);
  const relations = textIn(archive, 'xl/_rels/workbook.xml.rels');
  if (book === undefined || relations === undefined) throw new Damaged();
  const files = new Map<string, string>();
  const byType = new Map<string, string>();
  for (const { attributes } of opened(tokens(relations), 'Relationship')) {
    const type = attribute(attributes, 'Type')?.split('/').at(-1) ?? '';
    const path = pathOf(attribute(attributes, 'Target') ?? '');
    byType.set(type, path);
    if (type === 'worksheet') files.set(attribute(attributes, 'Id') ?? '', path);
  }
  const text = (type: string) => textIn(archive, byType.get(type) ?? '');
  const [settings] = opened(tokens(book), 'workbookPr');
  return {
    sheets: [...opened(tokens(book), 'sheet')].flatMap(({ attributes }) => {
      const path = files.get(attribute(attributes, 'id') ?? '');
      const name = unescaped(attribute(attributes, 'name') ?? '');
      return path === undefined ? [] : [{ name, path, hidden: /hidden/i.test(attribute(attributes, 'state') ?? '') }];
    }),
    from1904: /^(?:1|true)$/.test(attribute(settings?.attributes ?? '', 'date1904') ?? ''),
    strings: stringsIn(text('sharedStrings') ?? ''),
    formats: formatsIn(text('styles') ?? ''),
  };
}

type Open = Extract<Token, { readonly is: 'open' }>;
function* opened(all: Iterable<Token>, name: string): Generator<Open> {
  for (const token of all) if (token.is === 'open' && token.name === name) yield token;
}

/** Relative to the folder of the workbook, unless it begins at the root. */
const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

/** Texts that several cells share. Furigana stand in the same item, and are not part of the text. */
function stringsIn(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  const reader = textReader();
  for (const token of tokens(xml)) {
    if (token.is === 'open' && token.name === 'si') {
      text = '';
      if (token.empty) strings.push('');
    } else if (token.is === 'close' && token.name === 'si') strings.push(unescaped(text));
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
    const begins = token.is === 'open' && !token.empty;
    if (token.name === 'rPh') reading = begins;
    if (token.name === 't') inText = begins;
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

function formatsIn(xml: string): readonly string[] {
  const named = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  for (const token of tokens(xml)) {
    if (token.is === 'text') continue;
    if (token.name === 'cellXfs') inCells = token.is === 'open';
    if (token.is !== 'open') continue;
    const id = attribute(token.attributes, 'numFmtId') ?? '';
    if (token.name === 'numFmt') named.set(id, attribute(token.attributes, 'formatCode') ?? '');
    if (token.name === 'xf' && inCells) formats.push(named.get(id) ?? BUILT_IN[Number(id)] ?? '');
  }
  return formats;
}
