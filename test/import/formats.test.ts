import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openTables } from '../../src/formats/spreadsheets/open.ts';
import { readyOffice } from '../helpers/run.ts';
import { textRow, workbookOf } from '../helpers/workbook.ts';

const HEAD = ['学籍番号', '氏名', 'メール', '専攻', '承認日'];
const good = (number: string) => [number, '見本 一', 'ichi@example.ac.jp', '情報学コース', '2026/4/1'];
const bad = ['00251013', '見本 二', 'not-an-address', '情報学コース', '=A1'];
const tables = openTables(async function* () {});

async function office() {
  const { cwd, coopj } = await readyOffice();
  const take = async (...argv: string[]) => {
    const { code, stdout, stderr } = await coopj(['import', 'students', ...argv, '--json']);
    return { code, answer: JSON.parse(stdout || '{}'), stderr };
  };
  const read = async (file: string, options = {}) => {
    const { layout, pages } = await tables.open(join(cwd, file), options);
    const cells: (readonly string[])[] = [];
    for await (const page of pages) cells.push(...page.map((record) => record.cells));
    return { layout, cells };
  };
  return { cwd, coopj, take, read };
}

describe('a list of students comes in', () => {
  it('as an Excel file like any other: numbers, days and texts as they are seen, the same again changes nothing', async () => {
    const { cwd, coopj, take } = await office();
    const rows =
      textRow(['登録者一覧(2026年度)']) +
      '<row/>' +
      textRow(HEAD) +
      '<row><c s="1"><v>251012</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>ichi@example.ac.jp</t></is></c><c t="inlineStr"><is><t>情報学コース</t></is></c><c s="2"><v>46113</v></c></row>';
    const strings = ['<r><t>見本 </t></r><r><t>太郎</t></r><rPh sb="0" eb="2"><t>ミホン</t></rPh>'];
    const formats = ['00000000', '[$-411]ggge"年"m"月"d"日";@'];
    writeFileSync(join(cwd, 'list.xlsx'), workbookOf([{ name: '名簿', rows }], { strings, formats }));
    expect(await take('list.xlsx')).toMatchObject({ code: 0, answer: { created: 1 } });
    const { stdout } = await coopj(['student', 'show', '00251012', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ number: '00251012', nameKanji: '見本 太郎' });
    expect((await coopj(['step', 'list', '00251012', '--format', 'csv'])).stdout).toContain('2026-04-01');
    expect(await take('list.xlsx')).toMatchObject({ code: 0, answer: { created: 0, unchanged: 1 } });
  });

  it('from the sheet that was named, and problems are told by the rows that Excel shows', async () => {
    const { cwd, take } = await office();
    const book = workbookOf([
      { name: '説明', rows: textRow(['お読みください']) },
      { name: '名簿', rows: `${textRow(HEAD)}<row r="7">${textRow(bad).replace(/<\/?row>/g, '')}</row>` },
    ]);
    writeFileSync(join(cwd, 'list.xlsx'), book);
    expect((await take('list.xlsx')).stderr).toContain('sheet-no-heading');
    const { answer } = await take('list.xlsx', '--sheet', '名簿');
    expect(answer.problems).toMatchObject([
      { line: 7, column: 'メール' },
      { line: 7, column: '承認日' },
    ]);
    expect((await take('list.xlsx', '--sheet', '別')).code).toBe(2);
  });

  it('under headings of two lines, whose upper cells are merged with the lower ones', async () => {
    const { cwd, take, coopj } = await office();
    const rows =
      textRow(['学籍番号', '氏名', '連絡先', '', '専攻']) +
      textRow(['', '', 'メール', '電話番号', '']) +
      textRow(['00251012', '見本 一', 'ichi@example.ac.jp', '03-0000-0000', '情報学コース']) +
      textRow(['00251013', '見本 二', 'ni@example.ac.jp', '', '']);
    const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2', 'E3:E4'].map((ref) => `<mergeCell ref="${ref}"/>`);
    const after = `<mergeCells>${merges.join('')}</mergeCells>`;
    writeFileSync(join(cwd, 'list.xlsx'), workbookOf([{ name: 'a', rows, after }]));
    expect(await take('list.xlsx')).toMatchObject({ code: 0, answer: { created: 2, warnings: [] } });
    expect((await coopj(['student', 'show', '00251013', '--json'])).stdout).toContain('情報学コース');
  });
});

describe('the rows that were kept out', () => {
  const csv = (delimiter: string) => [HEAD, good('00251012'), bad].map((row) => row.join(delimiter)).join('\r\n');
  const book = () =>
    workbookOf([{ name: '名簿', rows: [HEAD, good('00251012'), bad].map((row) => textRow(row)).join('') }]);
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['list.csv', iconv.encode(csv(','), 'cp932'), [], { format: 'csv', encoding: 'cp932' }],
    ['list.txt', utf16(csv('\t')), [], { format: 'tsv', encoding: 'utf-16' }],
    ['list.tsv', Buffer.from(csv('\t')), [], { format: 'tsv', encoding: 'utf-8' }],
    ['list.csv', iconv.encode(csv(','), 'euc-jp'), ['--encoding', 'euc-jp'], { format: 'csv', encoding: 'euc-jp' }],
    ['list.xlsx', book(), [], { format: 'xlsx', sheet: '名簿' }],
  ] as const)('go back as they came, and in once they are mended: %s, %#', async (file, bytes, flags, layout) => {
    const { cwd, take, read } = await office();
    writeFileSync(join(cwd, file), bytes);
    const back = file.replace('list', 'rejects');
    // The reasons are Japanese, so that every encoding holds them.
    const partial = ['--partial', '--rejects', back, '--lang', 'ja', ...flags];
    expect(await take(file, ...partial)).toMatchObject({ code: 0, answer: { created: 1, rejected: 1 } });
    const options = layout.format !== 'xlsx' && layout.encoding === 'euc-jp' ? { encoding: 'euc-jp' } : {};
    const { layout: found, cells } = await read(back, options);
    expect(found).toEqual(layout);
    expect(cells).toEqual([
      [...HEAD, 'rejected_line', 'rejected_reason'],
      [...bad, '3', expect.stringMatching(/^メール: .* \/ 承認日: /)],
    ]);
    const mended = cells.map((row) =>
      row.map((cell) => (cell === '=A1' ? '' : cell.replace('not-an-address', 'ni@example.ac.jp'))),
    );
    writeFileSync(join(cwd, back), await tables.like(layout, mended), { flag: 'w' });
    expect(await take(back, ...flags)).toMatchObject({ code: 0, answer: { created: 1, problems: [], warnings: [] } });
  });

  it('take the format that their file is named for', async () => {
    const { cwd, take } = await office();
    writeFileSync(join(cwd, 'list.xlsx'), book());
    await take('list.xlsx', '--partial', '--rejects', 'rejects.csv');
    expect(readFileSync(join(cwd, 'rejects.csv'), 'utf8')).toMatch(/^\ufeff学籍番号,.*\r\n00251013,/);
  });
});
