import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { harmless, looksLikeFormula } from '../../src/core/text/formulas.ts';
import { openTables } from '../../src/formats/spreadsheets/open.ts';
import type { BookSheet, SheetLayout } from '../../src/formats/spreadsheets/spreadsheets.ts';
import { unpacked } from '../helpers/archive.ts';
import { NAUGHTY } from '../helpers/naughty.ts';
import { withProgram } from '../helpers/outside.ts';
import { runs } from '../helpers/properties.ts';
import { tempFolder } from '../helpers/run.ts';

const tables = openTables(async function* () {});
const reading = (bytes: Uint8Array) =>
  openTables(async function* () {
    yield bytes;
  });
async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const { pages } = await reading(bytes).open('-');
  const rows: (readonly string[])[] = [];
  for await (const page of pages) rows.push(...page.map(({ cells }) => cells));
  return rows;
}

const LAYOUTS: readonly SheetLayout[] = [
  { format: 'csv', encoding: 'utf-8' },
  { format: 'tsv', encoding: 'utf-8' },
  { format: 'csv', encoding: 'utf-16' },
  { format: 'tsv', encoding: 'utf-16', bigEndian: true },
  { format: 'xlsx', sheet: '名簿' },
];

/** What spreadsheet programs run, or show as what it is not. */
const DANGEROUS = [
  ...[
    '=1+1',
    '+81',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    "'=1",
    "''+",
    "'",
    '=cmd|"/C calc"!A0',
  ],
  ...['00251012', '1E5', '1-2', '2026/4/1', 'TRUE', '#N/A', '_x0041_', '_x005F_x0041_', 'constructor', '__proto__'],
  ...[
    'a\nb',
    'a\r\nb',
    'a\rb',
    ' a ',
    '"',
    ',',
    'a\tb',
    '\u0001\u000b\u001f',
    '\u0085',
    '\ufffe',
    '\u2028',
    '𠮷葛\u{e0100}',
  ],
];

const HEADINGS = ['番号', '文字', '備考'];

describe('a cell goes out and comes in as it was', () => {
  it.each(LAYOUTS)('every naughty string, and whatever a spreadsheet would run: %o', async (layout) => {
    const texts = [...DANGEROUS, ...NAUGHTY].filter((text) => text !== '');
    const rows = [HEADINGS, ...texts.map((text, at) => [String(at), text, '.'])];
    expect(await cellsOf(await tables.like(layout, rows))).toEqual(rows);
  });

  it.each(LAYOUTS)('any text at all: %o', async (layout) => {
    const letter = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(...DANGEROUS, '_x', '_'));
    // A NUL is in no text file, and half of a pair in no encoding but that of JavaScript.
    const cell = fc
      .array(letter, { maxLength: 4 })
      .map((parts) => parts.join('').replaceAll('\u0000', ''))
      .filter((text) => Buffer.from(text).toString() === text);
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, async (pairs) => {
        const rows = [HEADINGS, HEADINGS, ...pairs.map((pair) => [...pair, '.'])];
        expect(await cellsOf(await tables.like(layout, rows))).toEqual(rows);
      }),
      runs(50),
    );
  });

  it('half of a pair of letters too, in an Excel file', async () => {
    const rows = [['a\ud842', '\udfb7', '\u0000', '\ud83f\udffe']];
    expect(await cellsOf(await tables.like({ format: 'xlsx', sheet: 'a' }, rows))).toEqual(rows);
  });

  it('and goes back in the encoding that it came in, or in UTF-8 where a reason has letters that one lacks', async () => {
    for (const encoding of ['cp932', 'euc-jp'] as const) {
      const rows = [['髙橋', '①～'].map((text) => (encoding === 'cp932' ? text : '見本')), ['=1', '']];
      const bytes = await tables.like({ format: 'csv', encoding }, rows);
      const { layout, pages } = await reading(bytes).open('-', encoding === 'euc-jp' ? { encoding } : {});
      expect(layout).toEqual({ format: 'csv', encoding });
      const read = [];
      for await (const page of pages) read.push(...page.map(({ cells }) => cells));
      expect(read).toEqual(rows);
      const beyond = [['𠮷', 'é']];
      expect(await cellsOf(await tables.like({ format: 'csv', encoding }, beyond))).toEqual(beyond);
    }
  });
});

describe('csv-spectrum', () => {
  const folder = fileURLToPath(new URL('../../node_modules/csv-spectrum/', import.meta.url));
  it.each(readdirSync(join(folder, 'csvs')).map((name) => basename(name, '.csv')))('%s', async (name) => {
    const sheet = await tables.open(join(folder, 'csvs', `${name}.csv`));
    const rows: (readonly string[])[] = [];
    for await (const page of sheet.pages) rows.push(...page.map(({ cells }) => cells));
    const [headings = [], ...rest] = rows;
    const records = rest
      .filter((cells) => cells.some((cell) => cell !== ''))
      .map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at]])));
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
    // Two of its files do not agree on a telephone number.
    const agreed = name === 'location_coordinates' ? [{ ...expected, 'Contact Phone Number': '2095257564' }] : expected;
    expect(records).toEqual(agreed);
  });
});

const BOOK: readonly BookSheet[] = [
  {
    name: "'月次 [10/11]: 報告'",
    title: '月次報告 A&B',
    columns: [
      { title: '学籍番号' },
      { title: '氏名' },
      { title: '開始日', type: 'day' },
      { title: '時間', type: 'number' },
    ],
    rows: [
      ['00251012', '=1+1', '2026-10-05', 38.75],
      ['00251013', '+81 90', '2026-02-29', null],
      ['1E5', '2026-10-05', null, 0],
    ],
  },
  { name: '月次  10 11   報告', title: '', columns: [{ title: 'x' }], rows: [] },
];

describe('an Excel file that another program wrote', () => {
  it('is read to the letter', async () => {
    // It has no place for what XML discourages, and for words that mean something to JavaScript.
    const texts = [...DANGEROUS, ...NAUGHTY].filter((text) => text !== '' && !STRANGE.test(text) && !(text in {}));
    const rows = texts.map((text, at) => [
      { value: text, type: String },
      { value: at, type: Number },
      { value: new Date('2026-10-05T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' },
    ]);
    const bytes = await writeExcelFile(rows).toBuffer();
    expect(await cellsOf(bytes)).toEqual(texts.map((text, at) => [text, String(at), '2026-10-05']));
  });
});
const STRANGE = /[^\P{Cc}\n\t]|[\ufffd-\uffff\ufdd0-\ufdef]|_x[0-9a-f]{4}_/iu;

describe('an Excel file that we write', () => {
  it('is the same to the byte when it is made again', async () => {
    expect(Buffer.compare(await tables.xlsx(BOOK), await tables.xlsx(BOOK))).toBe(0);
    expect(Buffer.from(await tables.xlsx(BOOK)).includes(Buffer.from([0, 0, 0x21, 0]))).toBe(true);
  });

  it('is understood by another reader: texts, real days, numbers', async () => {
    const file = join(tempFolder(), 'a.xlsx');
    writeFileSync(file, await tables.xlsx(BOOK));
    expect(await readSheet(file, { trim: false })).toEqual([
      ['学籍番号', '氏名', '開始日', '時間'],
      ['00251012', '=1+1', new Date('2026-10-05T00:00:00Z'), 38.75],
      ['00251013', '+81 90', '2026-02-29', null],
      ['1E5', '2026-10-05', null, 0],
    ]);
  });

  it('holds no formula, keeps its heading in sight and in print, has a filter, and fits on A4', async () => {
    const book = await tables.xlsx(BOOK);
    const xml = (name: string) => unpacked(book, name);
    const sheet = xml('xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:D4"/>');
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    const columns = [
      { title: '備考', type: 'text' },
      { title: '対応方法', type: 'code' },
    ] as const;
    const rows = [['長い文'.repeat(20), `coopj ${'x'.repeat(70)}`], [`${'長'.repeat(5000)}`]];
    const long = unpacked(
      await tables.xlsx([{ ...BOOK[0], columns, rows }] as unknown as typeof BOOK),
      'xl/worksheets/sheet1.xml',
    );
    // A row is as high as its lines need, no higher than may be; a command stands on one line.
    expect([...long.matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, height]) => Number(height))).toEqual([30, 52, 409]);
    expect(long).toMatch(/<col min="2" max="2" width="79" /);
    expect(sheet).toContain('<oddHeader>&amp;L月次報告 A&amp;&amp;B</oddHeader>');
    expect(sheet).toMatch(/<col min="1" max="1" width="11" /);
    expect(xml('xl/workbook.xml')).toContain('Print_Titles" localSheetId="0">\'月次  10 11   報告\'!$1:$1<');
    expect(xml('xl/workbook.xml')).toContain('<sheet name="月次  10 11   報告 2"');
  });

  it('has no sheet of a name that Excel keeps for itself', async () => {
    expect(await tabsOf(['history', '履歴', 'History', '履歴の一覧'])).toEqual([
      'history 2',
      '履歴 2',
      'History 3',
      '履歴の一覧',
    ]);
  });

  it('has no name of a sheet that Excel calls damaged: 31 characters at most, each once', async () => {
    const long = '月次報告'.repeat(10);
    const cut = long.slice(0, 31);
    expect(await tabsOf([long, long, `${cut}以下`])).toEqual([cut, `${long.slice(0, 29)} 2`, `${long.slice(0, 29)} 3`]);
    expect(await tabsOf(Array.from({ length: 10 }, () => 'x'.repeat(31)))).toContain(`${'x'.repeat(28)} 10`);
    // What is cut ends neither within a letter nor with a quote.
    expect(await tabsOf([`${'x'.repeat(30)}𠮷`, `${'y'.repeat(30)}'s`])).toEqual(['x'.repeat(30), 'y'.repeat(30)]);
    expect(await tabsOf([`${'x'.repeat(28)}𠮷`, `${'x'.repeat(28)}𠮷`])).toEqual([
      `${'x'.repeat(28)}𠮷`,
      `${'x'.repeat(28)} 2`,
    ]);
  });

  it('is refused where Excel could not hold it', async () => {
    const long: BookSheet = { name: 'a', title: 'a', columns: [{ title: '備考' }], rows: [['x'.repeat(32_768)]] };
    await expect(tables.xlsx([long])).rejects.toMatchObject({
      problem: 'not-in-xlsx',
      data: { cell: { line: 2, column: '備考' } },
    });
    const rows = {
      *[Symbol.iterator]() {
        for (let n = 0; n < 1_048_576; n += 1) yield [];
      },
    };
    await expect(tables.xlsx([{ ...long, rows }])).rejects.toMatchObject({
      problem: 'not-in-xlsx',
      data: { limit: 1_048_576 },
    });
  });
});

/** The names of its sheets, as another program reads them. */
async function tabsOf(names: readonly string[]): Promise<readonly string[]> {
  const sheets = names.map((name) => ({ name, title: name, columns: [], rows: [['1']] }));
  const xml = unpacked(await tables.xlsx(sheets), 'xl/workbook.xml');
  return [...xml.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => name);
}

describe('LibreOffice', () => {
  const OFFICE = 'soffice';
  const install = 'apt-get install --no-install-recommends libreoffice-calc-nogui';
  const texts = [...DANGEROUS, ...NAUGHTY].filter((text) => text !== '' && !/[^\P{Cc}\n\t]|\ufffe/u.test(text));

  /** What its cells show: a formula would show what it came to. */
  async function shown(file: string, read: readonly string[] = []): Promise<readonly (readonly string[])[]> {
    const folder = tempFolder();
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const write = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false';
    const line = [profile, '--headless', ...read, '--convert-to', write, '--outdir', folder, file];
    execFileSync(OFFICE, line, { stdio: 'pipe' });
    return plain(readFileSync(join(folder, basename(file).replace(/\w+$/, 'csv'))));
  }

  withProgram(OFFICE, install, 'finds the same cells in our Excel file: no formula, no zero lost', async () => {
    const file = join(tempFolder(), 'a.xlsx');
    const rows = texts.map((text, at) => [String(at).padStart(5, '0'), text, '2026-10-05', at]);
    const columns = [{ title: '番号' }, { title: '文字' }, { title: '日', type: 'day' }, { title: '数' }] as const;
    writeFileSync(file, await tables.xlsx([{ name: '名簿', title: '名簿', columns, rows }]));
    expect(await shown(file)).toEqual([['番号', '文字', '日', '数'], ...rows.map((row) => row.map(String))]);
  });

  withProgram(OFFICE, install, 'finds the same cells in our CSV, whose columns it is told are text', async () => {
    const file = join(tempFolder(), 'a.csv');
    const rows = [HEADINGS, ...texts.map((text) => ['00251012', text, '1E5'])];
    writeFileSync(file, await tables.csv(rows));
    const asText = await shown(file, ['--infilter=CSV:44,34,76,1,1/2/2/2/3/2']);
    expect(asText).toEqual(rows.map((row) => row.map(harmless)));
  });

  withProgram(
    OFFICE,
    install,
    'writes Excel files that we read: days, numbers, texts, results of formulas',
    async () => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'a.csv'), '00251012,見本 太郎,2026-04-01,38.75,=1+1\r\n');
      // Text, text, a day, and twice what it takes them for.
      const read = '--infilter=CSV:44,34,76,1,1/2/2/2/3/5/4/1/5/1,,false,false,true,true';
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const line = [profile, '--headless', read, '--convert-to', 'xlsx', '--outdir', folder, join(folder, 'a.csv')];
      execFileSync(OFFICE, line, { stdio: 'pipe' });
      expect(await cellsOf(readFileSync(join(folder, 'a.xlsx')))).toEqual([
        ['00251012', '見本 太郎', '2026-04-01', '38.75', '2'],
      ]);
    },
  );

  withProgram(OFFICE, install, 'runs nothing in our CSV when it guesses by itself', async () => {
    const file = join(tempFolder(), 'a.csv');
    const formulas = DANGEROUS.filter((text) => looksLikeFormula(text) && !text.includes('\r')).map(
      (text) => `${text}+1`,
    );
    writeFileSync(file, await tables.csv(formulas.map((text) => ['x', text])));
    expect((await shown(file, ['--infilter=CSV:44,34,76'])).map(([, text = '']) => text.replace(/^'/, ''))).toEqual(
      formulas,
    );
  });
});

/** Records of a CSV file of another program, as they stand. */
async function plain(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const { parse } = await import('csv-parse/sync');
  return parse(bytes, { bom: true, relax_column_count: true });
}
