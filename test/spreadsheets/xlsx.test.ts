import { describe, expect, it } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { openTables } from '../../src/formats/spreadsheets/open.ts';
import { archived, claiming } from '../helpers/archive.ts';
import { type RawSheet, textRow, workbookOf } from '../helpers/workbook.ts';

async function read(bytes: Uint8Array, sheet?: string) {
  const tables = openTables(async function* () {
    yield bytes.subarray(0, 100);
    yield bytes.subarray(100);
  });
  const opened = await tables.open('-', sheet === undefined ? {} : { sheet });
  const records = [];
  for await (const page of opened.pages) records.push(...page);
  return { records, layout: opened.layout };
}
const cells = async (bytes: Uint8Array) => (await read(bytes)).records.map((record) => record.cells);
const refusal = (bytes: Uint8Array, sheet?: string) =>
  read(bytes, sheet).then(
    () => 'read',
    (error: unknown) => (error instanceof Abort ? { problem: error.problem, ...error.data } : String(error)),
  );
const one = (rows: string, more: Partial<RawSheet> = {}): readonly RawSheet[] => [{ name: '名簿', rows, ...more }];

describe('an Excel file', () => {
  it('is read by its bytes, whatever its name: rows by the numbers that Excel shows', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>学籍番号</t></is></c><c r="C1" t="inlineStr"><is><t>氏名</t></is></c></row>' +
      '<row r="4"><c r="B4"><v>3</v></c></row><row r="5"/><row r="6"><c r="A6" s="1"/></row>';
    expect(await read(workbookOf(one(rows)))).toEqual({
      layout: { format: 'xlsx', sheet: '名簿' },
      records: [
        { line: 1, cells: ['学籍番号', '', '氏名'] },
        { line: 4, cells: ['', '3'] },
      ],
    });
  });

  it('gives texts whole, without furigana, and what XML has no letters for', async () => {
    const strings = [
      '<t>見本</t><rPh sb="0" eb="2"><t>ミホン</t></rPh><phoneticPr fontId="1"/>',
      '<r><rPr><b/></rPr><t xml:space="preserve">山田 </t></r><r><t>太郎</t></r><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>',
      '<t>a&amp;b&#x9;&lt;c&gt; _x005F_x0041_ _x000D_</t>',
      '<t><![CDATA[<d>]]></t>',
    ];
    const rows = `<row>${strings.map((_, at) => `<c t="s"><v>${at}</v></c>`).join('')}</row>`;
    expect(await cells(workbookOf(one(rows), { strings }))).toEqual([
      ['見本', '山田 太郎', 'a&b\t<c> _x0041_ \r', '<d>'],
    ]);
  });

  it('gives nothing where a value is empty, whatever it would be of', async () => {
    const rows =
      '<row><c t="s"><v></v></c><c t="b"><v/></c><c><v> </v></c><c t="str"><f>""</f><v></v></c><c><v>1</v></c></row>';
    expect(await cells(workbookOf(one(rows), { strings: ['<t>見本</t>'] }))).toEqual([['', '', '', '', '1']]);
  });

  it('is damaged where a text names a letter that XML does not have', async () => {
    expect(await refusal(workbookOf(one(textRow(['A&amp;B']).replace('&amp;amp;', '&constructor;'))))).toMatchObject({
      problem: 'sheet-damaged',
    });
  });

  it('gives days as days, however they are shown, also in Japanese eras', async () => {
    const days = [14, 27, 30, 31, 36, 57, 58, 'yyyy/m/d', '[$-411]ggge"年"m"月"d"日";@', '[$-411]ge.m.d', 'm"月"d"日"'];
    const formats = [...days, 'yyyy/m/d h:mm', 'h:mm', 22, '[Red]General', '@'];
    const rows = `<row>${formats.map((_, at) => `<c s="${at + 1}"><v>46113.375</v></c>`).join('')}</row>`;
    const [row = []] = await cells(workbookOf(one(rows), { formats }));
    expect(row).toEqual([
      ...days.map(() => '2026-04-01'),
      '2026-04-01 9:00',
      '9:00',
      '2026-04-01 9:00',
      '46113.375',
      '46113.375',
    ]);
    const old = workbookOf(one('<row><c s="1"><v>44651</v></c><c t="d" s="1"><v>2026-04-01T00:00:00</v></c></row>'), {
      formats: [14],
      from1904: true,
    });
    expect(await cells(old)).toEqual([['2026-04-01', '2026-04-01']]);
    const early = workbookOf(one('<row><c s="1"><v>1</v></c><c s="1"><v>61</v></c></row>'), { formats: [14] });
    expect(await cells(early)).toEqual([['1900-01-01', '1900-03-01']]);
  });

  it('gives numbers as they are seen: leading zeros by format, no rounding noise, an exponent only beyond fifteen digits', async () => {
    const formats = ['00000000', '000-0000', '"S"0000', '0%', '#,##0"円"', '0.0'];
    const shown: readonly (readonly [value: string, style: number, text: string])[] = [
      ['251012', 1, '00251012'],
      ['1234567890', 1, '1234567890'],
      ['2400193', 2, '240-0193'],
      ['42', 3, 'S0042'],
      ['0.5', 4, '50%'],
      ['1200', 5, '1200'],
      ['38.75', 6, '38.75'],
      ['20241002', 0, '20241002'],
      ['2.0241002E7', 0, '20241002'],
      ['0.30000000000000004', 0, '0.3'],
      ['1E-7', 0, '0.0000001'],
      ['-3', 0, '-3'],
      ['5.57E+92', 0, '5.57E+92'],
    ];
    const rows = `<row>${shown.map(([value, style]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;
    expect(await cells(workbookOf(one(rows), { formats }))).toEqual([shown.map(([, , text]) => text)]);
  });

  it('gives what a formula came to, and is refused where that was not saved', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>T("")</f><v></v></c><c r="C1" t="b"><f>TRUE()</f><v>1</v></c><c r="D1" t="e"><f>NA()</f><v>#N/A</v></c></row>';
    expect(await cells(workbookOf(one(rows)))).toEqual([['2', '', 'TRUE', '#N/A']]);
    const empty = workbookOf(one('<row r="9"><c r="AB9"><f>1+1</f></c></row>'));
    expect(await refusal(empty)).toEqual({ problem: 'sheet-no-result', file: '-', cell: 'AB9' });
  });

  it('gives a cell that covers several rows in each of them', async () => {
    const rows = `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c><c r="B4"/><c r="C4"><v>9</v></c></row>`;
    const after = '<mergeCells count="2"><mergeCell ref="B2:B4"/><mergeCell ref="A9:C9"/></mergeCells>';
    expect(await cells(workbookOf(one(rows, { after })))).toEqual([
      ['1', '5'],
      ['2', '5'],
      ['3', '5', '9'],
    ]);
    const next = ['A1:A2', 'A3:A4', 'B2:B4'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const four = ['a', '', 'c', ''].map((text, at) => textRow([text, at === 1 ? 'b' : '', String(at)])).join('');
    expect(await cells(workbookOf(one(four, { after: `<mergeCells>${next}</mergeCells>` })))).toEqual([
      ['a', '', '0'],
      ['a', 'b', '1'],
      ['c', 'b', '2'],
      ['c', 'b', '3'],
    ]);
  });

  it('is read whatever the prefixes of its elements', async () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:');
    const sheet = `<worksheet xmlns:x="x"><sheetData>${textRow(['a'])}${textRow([''])}</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`;
    const book = Object.entries({ ...PARTS, 'xl/worksheets/s0.xml': sheet });
    expect(await cells(archived(Object.fromEntries(book.map(([name, xml]) => [name, prefixed(xml)]))))).toEqual([
      ['a'],
      ['a'],
    ]);
  });

  it('is read from its first sheet that is to be seen, or from the one that was named', async () => {
    const book = workbookOf([
      { name: '一覧(旧)', rows: textRow(['old']), state: 'hidden' },
      { name: 'マスター', rows: textRow(['master']), state: 'veryHidden' },
      { name: '名簿 & 他', rows: textRow(['new']) },
    ]);
    expect(await read(book)).toMatchObject({ layout: { sheet: '名簿 & 他' }, records: [{ cells: ['new'] }] });
    expect(await read(book, 'ﾏｽﾀｰ')).toMatchObject({ records: [{ cells: ['master'] }] });
    expect(await refusal(book, '別')).toMatchObject({
      problem: 'not-one-of',
      flag: '--sheet',
      allowed: ['一覧(旧)', 'マスター', '名簿 & 他'],
    });
  });
});

describe('what looks like an Excel file', () => {
  const book = workbookOf(one(textRow(['a', 'b'])));
  it('is damaged where it was cut short, changed on its way, or is no XML', async () => {
    const damaged = { problem: 'sheet-damaged', file: '-' };
    for (const end of [200, Math.floor(book.length / 2), book.length - 3]) {
      expect(await refusal(book.subarray(0, end))).toEqual(damaged);
    }
    const name = 'xl/worksheets/s0.xml';
    const whole = archived({ ...PARTS, [name]: `<worksheet>${' '.repeat(100)}</worksheet>` });
    expect(await cells(whole)).toEqual([]);
    const changed = Buffer.from(whole);
    const at = changed.indexOf(name) + name.length;
    changed.writeUInt8(changed.readUInt8(at + 3) ^ 1, at + 3);
    expect(await refusal(changed)).toEqual(damaged);
    for (const claims of [
      { crc: (crc: number) => (crc ^ 1) >>> 0 },
      { unpacked: (size: number) => size + 1 },
      { packed: (size: number) => size - 5 },
      { packed: () => 1_000_000 },
      { at: () => 4_000_000_000 },
      { at: (at: number) => at + 1 },
      { method: () => 12 },
    ]) {
      expect(await refusal(claiming(whole, name, claims)), Object.keys(claims).join()).toEqual(damaged);
    }
    for (const lost of Object.keys(PARTS).slice(1)) {
      const kept = Object.entries({ ...PARTS, [name]: '<worksheet/>' }).filter(([part]) => part !== lost);
      expect(await refusal(archived(Object.fromEntries(kept))), lost).toEqual(damaged);
    }
    expect(await refusal(archived(PARTS))).toEqual(damaged);
    for (const rows of [
      '<row><c t="s"><v>3</v></c></row>',
      '<row r="0"/>',
      '<row><c r="ZZZZ1"/></row>',
      '<row &',
      '&x;',
      '<row>',
      '</row>',
      '<row r="1" r="2"/>',
      '<row><c><v>\u0001</v></c></row>',
    ]) {
      expect(await refusal(workbookOf(one(rows))), rows).toEqual(damaged);
    }
    expect(await refusal(workbookOf([]))).toEqual(damaged);
  });

  it('is named where it is another thing: locked, old, OpenDocument, a ZIP archive', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    const zip = (name: string) => archived({ [name]: 'x' });
    const kinds = [
      [ole, 'xls'],
      [locked, 'protected'],
      [zip('content.xml'), 'ods'],
      [zip('xl/workbook.bin'), 'xls'],
      [zip('word/document.xml'), 'zip'],
      [claiming(book, 'xl/workbook.xml', { flags: (flags) => flags | 1 }), 'protected'],
    ] as const;
    for (const [bytes, kind] of kinds) expect(await refusal(bytes)).toMatchObject({ problem: 'sheet-binary', kind });
  });

  it('is not unpacked where it would unpack to more than it may, or to more than it says', async () => {
    const bomb = archived({ ...PARTS, 'xl/worksheets/s0.xml': ' '.repeat(10_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    const honest = claiming(bomb, 'xl/worksheets/s0.xml', { unpacked: () => 450_000_000 });
    const lying = claiming(bomb, 'xl/worksheets/s0.xml', { unpacked: () => 1000 });
    for (const bytes of [honest, lying]) {
      expect(await refusal(bytes)).toMatchObject({ problem: 'sheet-too-large', what: 'unpacked' });
    }
  });

  it('is damaged where its XML would fill the memory: a tag of a million attributes, a text without end, elements in elements', async () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ');
    const deep = 100_000;
    for (const rows of [
      `<row ${attributes}/>`,
      '&amp;'.repeat(1_000_000),
      `<!--${' '.repeat(5_000_000)}-->`,
      '<x>'.repeat(deep) + '</x>'.repeat(deep),
    ]) {
      expect(await refusal(workbookOf(one(rows))), rows.slice(0, 20)).toEqual({ problem: 'sheet-damaged', file: '-' });
    }
  });

  it('has a cell that no spreadsheet holds', async () => {
    const long = workbookOf(one(textRow(['a']) + textRow(['x'.repeat(1_000_000)])));
    expect(await refusal(long)).toMatchObject({ problem: 'sheet-cell-too-long', line: 2 });
  });
});

/** All of a workbook but its sheet. */
const PARTS = {
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r0"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r0" Type="x/worksheet" Target="worksheets/s0.xml"/></Relationships>',
};
