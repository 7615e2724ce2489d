import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { xlsx } from '../../src/formats/spreadsheets/xlsx/write.ts';
import { expectPinned } from '../helpers/pinned.ts';

const SHEETS = [
  {
    name: 'students',
    title: '学生 & <見本>',
    columns: [
      { key: 'number', title: '学籍番号', type: 'text' },
      { key: 'on', title: 'Day', type: 'day' },
      { key: 'count', title: 'Count', type: 'number' },
      { key: 'is', title: 'Is', type: 'text' },
    ],
    rows: [
      ['00251012', '2026-04-01', 12.5, true],
      ['=1+1', '1900-02-28', 0, false],
      ['a\nlong line of text that is wider than the widest column of all', 'soon', null, ''],
    ],
  },
  { name: "[bad]/name:'", title: '', columns: [], rows: [['x', 1]] },
  { name: 'STUDENTS', title: 't', columns: [{ key: 'a', title: 'a', type: 'text' }], rows: [] },
  { name: 'History', title: 't', columns: [], rows: [] },
  { name: 'あ'.repeat(40), title: 't', columns: [], rows: [] },
  { name: 'あ'.repeat(41), title: 't', columns: [], rows: [] },
] as unknown as Parameters<typeof xlsx>[0];

const parts = async (about?: string): Promise<readonly string[]> =>
  Object.entries(unzipSync(await xlsx(SHEETS, about))).flatMap(([name, bytes]) => [
    `# ${name}`,
    ...Buffer.from(bytes).toString().replaceAll('><', '>\n<').split('\n'),
  ]);

test('a workbook has its parts as pinned: sheets, names, styles, widths, filters and what is printed', async () => {
  expectPinned('xlsx/workbook.txt', await parts('見本 <& all>'));
  const plain = (await parts()).join('\n');
  expect(plain).not.toContain('docProps');
  expect(plain).not.toContain('Id="about"');
});

test('the same rows make the same bytes, and the words about them can be found in the file', async () => {
  const [one, two] = [await xlsx(SHEETS, 'seen'), await xlsx(SHEETS, 'seen')];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  expect(Buffer.from(one).includes('<dc:description>seen</dc:description>')).toBe(true);
});

test('more than a thousand rows are all there, in their order', async () => {
  const rows = Array.from({ length: 2100 }, (_, n) => [n]);
  const made = unzipSync(
    await xlsx([{ name: 'n', title: '', columns: [], rows }] as unknown as Parameters<typeof xlsx>[0]),
  );
  const text = Buffer.from(made['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).toString();
  expect(
    [...text.matchAll(/<row r="(\d+)"[^>]*><c r="A\1"[^>]*><v>(\d+)<\/v>/g)].map(
      ([, line, value]) => Number(line) - Number(value),
    ),
  ).toEqual(rows.map(() => 1));
  expect(text.match(/<sheetData>/g)).toHaveLength(1);
});

const COVER = {
  name: '概要',
  title: '報告 & <見本>',
  lines: ['2026年10月1日～31日'],
  headings: ['項目', '当期間', '内訳'],
  figures: [
    ['要対応', 14, '至急 8'],
    ['中央値', null, ''],
  ],
  contents: ['シート', '数'],
  counts: [3, 1, 0, 0, 0, 0],
  foot: '該当なし：例外承認',
} as const;

test('a first sheet has the figures, and a link to each other sheet by the name on its tab', async () => {
  const made = unzipSync(await xlsx(SHEETS, undefined, COVER));
  const text = (part: string) => Buffer.from(made[part] ?? new Uint8Array()).toString();
  const [names, cover] = [text('xl/workbook.xml'), text('xl/worksheets/sheet1.xml')];
  expect([...names.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name).slice(0, 3)).toEqual([
    '概要',
    'students',
    'bad  name',
  ]);
  expect(cover).toContain('<c r="B5" s="4"><v>14</v></c>');
  expect([...cover.matchAll(/location="([^"]*)"/g)].map(([, place]) => place).slice(0, 2)).toEqual([
    "'students'!A1",
    "'bad  name'!A1",
  ]);
  expect(text('xl/worksheets/sheet2.xml')).toContain('学籍番号');
});
