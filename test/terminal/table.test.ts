import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { paints } from '../../src/terminal/paint.ts';
import { drawTable, layOut } from '../../src/terminal/table.ts';
import { visibleLines } from '../../src/terminal/visible.ts';
import { width, wrap } from '../../src/terminal/width.ts';
import { runs } from '../helpers/properties.ts';

/** What offices write, and what breaks tables: wide, half-width kana, combining, variation sequences, emoji, compatibility kanji. */
const PIECES = [
  '髙﨑',
  '𠮷野家',
  '葛\u{e0100}城',
  '辻\u{e0101}',
  'ｶﾞｷﾞｸﾞ',
  'か\u3099',
  '神\ufa19',
  'Ş',
  'ễ',
  '👨‍👩‍👧',
  '☎️',
  '①②',
  'a b',
  '-',
  '/',
  'MIHON Taro',
  '、。「」',
  '\u1100\u1161\u11a8',
  ' ',
  '\t',
  '\u001b[31m',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const plain = paints(false);
const ruleOf = (lines: readonly string[]): number => lines.findIndex((line) => /^─+$/.test(line));
/** Nothing is lost and nothing added but blanks. */
const letters = (texts: readonly string[]): readonly string[] => [...texts.join('').replace(/\s/gu, '')].sort();

test('a table keeps every character of every cell, in every width of terminal', async () => {
  const paint = await plain;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 20, max: 120 }),
      async (rows, columns) => {
        const lines = await drawTable(
          { head: ['番号', 'Name', 'c'], rows, right: [false, false, true] },
          columns,
          paint,
        );
        const rule = ruleOf(lines);
        expect(letters([...lines.slice(0, rule), ...lines.slice(rule + 1)])).toEqual(
          letters(['番号', 'Name', 'c', ...rows.flat().flatMap(visibleLines)]),
        );
      },
    ),
    runs(300),
  );
});

test('no table loses or reorders a character: what is shown and what is named as left out are all columns, in order', async () => {
  const paint = await plain;
  const flags = fc.constantFrom(true, false, undefined);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text, text, text, text, text), { minLength: 1, maxLength: 4 }),
      fc.tuple(flags, flags, flags, flags, flags, flags),
      fc.integer({ min: 20, max: 200 }),
      async (rows, spare, columns) => {
        const head = ['番号', '氏名', 'コース', '次のSTEP', '受入企業', '案件'];
        const grid = { head, rows, right: head.map(() => false), spare };
        const layout = layOut(grid, columns);
        expect([...layout.kept, ...layout.leftOut].sort()).toEqual([0, 1, 2, 3, 4, 5]);
        expect(layout.kept).toEqual(layout.kept.toSorted());
        for (const at of layout.leftOut) expect(spare[at]).not.toBe(false);
        const lines = await drawTable(grid, columns, paint, layout);
        if (!layout.isTooNarrow) for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        const rule = ruleOf(lines);
        const kept = [head, ...rows].flatMap((row) => layout.kept.map((at) => row[at] ?? ''));
        expect(letters([...lines.slice(0, rule), ...lines.slice(rule + 1)])).toEqual(
          letters(kept.flatMap(visibleLines)),
        );
      },
    ),
    runs(300),
  );
});

test('a row on one line has its cells in the order of the columns', async () => {
  const rows = [['20261234', '見本 太郎', '3']];
  const lines = await drawTable({ head: ['番号', '氏名', '次'], rows, right: [false, false, true] }, 80, await plain);
  expect(lines).toEqual(['番号      氏名       次', '───────────────────────', '20261234  見本 太郎   3']);
});

test('no line of a table is wider than its rule, and none ends with blanks', async () => {
  const paint = await plain;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 20, max: 120 }),
      async (rows, columns) => {
        const lines = await drawTable({ head: ['氏名', 'mail'], rows, right: [false, false] }, columns, paint);
        const rule = width(lines[ruleOf(lines)] ?? '');
        expect(rule).toBeLessThanOrEqual(Math.max(columns, 20));
        for (const line of lines) expect([width(line) <= rule, line]).toEqual([true, line.trimEnd()]);
      },
    ),
    runs(300),
  );
});

test('wrapped lines fit, and give the text again when put together', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (words, columns) => {
      const safe = visibleLines(words).join('');
      const lines = wrap(safe, columns);
      expect(lines.join('')).toBe(safe);
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
    }),
    runs(1000),
  );
});

test.each([
  ['説明会の案内を送付したことを記録します。', 20, ['説明会の案内を送付', 'したことを記録し', 'ます。']],
  ['期限は2026年10月5日（月）です。', 20, ['期限は2026年10月5日', '（月）です。']],
  ['ジョブディスクリプションの名称', 26, ['ジョブディスクリプションの', '名称']],
  ['週の時間には --hours-per-week を付けます', 20, ['週の時間には ', '--hours-per-week を', '付けます']],
  ['受入企業「株式会社見本製作所」、見本大学', 28, ['受入企業「株式会社見本', '製作所」、見本大学']],
  ['オリエンテーション)、リテラシー', 18, ['オリエンテーショ', 'ン)、リテラシー']],
  ['書き込まれていません。', 18, ['書き込まれてい', 'ません。']],
  ['取り消すことができませんでした。', 26, ['取り消すことができ', 'ませんでした。']],
  ['学生を登録しました。', 16, ['学生を登録', 'しました。']],
])('%s is broken between words, and no sign begins or ends a line where it must not', (text, columns, lines) => {
  expect(wrap(text, columns)).toEqual(lines);
});

test('a name of compatibility kanji stays the character it is', async () => {
  const lines = await drawTable({ head: ['氏名'], rows: [['神\ufa19\ufa10']], right: [false] }, 10, await plain);
  expect(lines.join('')).toContain('\ufa19');
  expect(lines.join('')).toContain('\ufa10');
});

test('a narrow terminal breaks long cells, and every part stays', async () => {
  const rows = [['20261234', '見本 太郎 (統計科学コース)', 'mihon@example.ac.jp']];
  const lines = await drawTable(
    { head: ['番号', '氏名', 'メール'], rows, right: [false, false, false] },
    44,
    await plain,
  );
  expect(lines).toEqual([
    '番号      氏名              メール',
    '────────────────────────────────────────────',
    '20261234  見本 太郎 (統計   mihon@',
    '          科学コース)       example.ac.jp',
  ]);
});

test('numbers line up on the right, and a second paragraph stays in its cell', async () => {
  const rows = [
    ['9', '一\n二'],
    ['10', '三'],
  ];
  const lines = await drawTable({ head: ['n', 'x'], rows, right: [true, false] }, 40, await plain);
  expect(lines.slice(2)).toEqual([' 9  一', '    二', '10  三']);
});

test('a narrow terminal costs the spare columns, the last first, before it costs a day or a name', async () => {
  const request = {
    head: ['氏名', 'コース', '開始日', '結果', '確認者'],
    rows: [['見本 太郎', '情報学コース', '2026-10-05', '確認済', '事務局']],
    right: [false, false, false, false, false],
    spare: [false, true, false, true, true],
  };
  const heads = async (columns: number) => {
    const lines = await drawTable(request, columns, await plain);
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
    return lines.join('\n');
  };
  expect(await heads(62)).toMatch(/コース.*結果.*確認者/);
  const [withoutLast, least] = [await heads(44), await heads(24)];
  expect(withoutLast).toMatch(/コース.*結果/);
  expect(withoutLast).not.toMatch(/確認者/);
  expect(least).not.toMatch(/コース|結果/);
  expect(least).toMatch(/見本 太郎 {2}2026-10-05/);
});

test('kana, kanji and plain letters are as wide as any other text would be measured', () => {
  const letters = [...' ~Aaz09、。々ぁんァヺーㄱ'].concat([
    '㐀',
    '䶿',
    '一',
    '龯',
    '\u9fff',
    '葛\u{e0100}',
    'か\u3099',
    'é',
  ]);
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((some) => some.join(''));
  fc.assert(
    fc.property(text, (one) => {
      expect(width(one)).toBe(stringWidth(one, { ambiguousIsNarrow: true }));
    }),
  );
});

test('a cell of many lines, as long as a cell may be, is drawn at once', async () => {
  const text = '理由 '.repeat(3000);
  const lines = await drawTable(
    { head: ['氏名', '理由'], rows: [['見本', text]], right: [false, false] },
    40,
    await plain,
  );
  expect(lines.join('').match(/理/g)).toHaveLength(3001);
});
