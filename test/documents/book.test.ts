import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import * as mupdf from 'mupdf';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { type Book, type Leaf, writeBook } from '../../src/formats/pdf/book.ts';
import { ink } from '../../src/formats/pdf/ink.ts';
import type { Mark, Part } from '../../src/formats/pdf/marks.ts';
import { codeOf } from '../../src/formats/pdf/qr-code.ts';
import { typeface } from '../../src/formats/pdf/typeface.ts';
import { open } from '../helpers/papers.ts';
import { expectPinned } from '../helpers/pinned.ts';

const require = createRequire(import.meta.url);
const face = typeface('NotoSerif', readFileSync(require.resolve('#fonts/NotoSerif_400Regular.ttf')), () => true);

const said = (text: string, y: number, more: Partial<Extract<Mark, { type: 'text' }>> = {}): Mark => ({
  ...{ type: 'text', x: 50.126, y, text, lang: 'ja', face, size: 12.345, ink: 'black', spacing: 0.126, width: 100 },
  ...more,
});
const leaf = (marks: readonly Mark[], more: Partial<Leaf> = {}): Leaf => ({
  ...{ width: 300, height: 400, draw: (plate) => ink(marks, plate) },
  ...more,
});
const book = (leaves: readonly Leaf[], more: Partial<Book> = {}) =>
  writeBook({ title: '見本の本', made: '2026-11-22' as LocalDate, lang: 'ja', leaves, ...more });

const contentOf = (bytes: Uint8Array, page = 0) => open(bytes).findPage(page).get('Contents').readStream().asString();
const rootOf = (bytes: Uint8Array) => open(bytes).getTrailer().get('Root');

describe('what a file says of itself', () => {
  const infoOf = (bytes: Uint8Array) =>
    Object.fromEntries(
      ['Title', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate'].map((key) => {
        const value = open(bytes).getTrailer().get('Info').get(key);
        return [key, value.isNull() ? undefined : value.asString()];
      }),
    );
  const common = { Title: '見本の本', Creator: 'coopj', Producer: 'coopj', CreationDate: 'D:20261122000000Z' };

  test('is its title, its day, its program, and proof and journal where there are any', async () => {
    const all = await book([leaf([])], { keywords: '見本の証明', subject: '見本の履歴' });
    expect(infoOf(all)).toEqual({ ...common, Subject: '見本の履歴', Keywords: '見本の証明' });
    expect(infoOf(await book([leaf([])]))).toEqual(common);
  });
  test('is that it is a PDF/A-1b of version 1.4 with parts, in its language, under its title', async () => {
    for (const lang of ['ja', 'en'] as const) {
      const bytes = await book([leaf([])], { lang });
      const text = Buffer.from(bytes).toString('latin1');
      expect(text).toMatch(/^%PDF-1\.4\n/);
      expect(text).toContain('<pdfaid:part>1</pdfaid:part>');
      expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
      const root = rootOf(bytes);
      expect(root.get('MarkInfo').get('Marked').asBoolean()).toBe(true);
      expect(root.get('Lang').asString()).toBe(lang);
      expect(root.get('ViewerPreferences').get('DisplayDocTitle').asBoolean()).toBe(true);
    }
  });
  test('is the same to the byte whenever it is made', async () => {
    const make = () => book([leaf([said('Mihon', 60)])]);
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });
});

test('pages have the size of their leaves, in their order, and no other font is named than is drawn with', async () => {
  const bytes = await book([leaf([]), leaf([said('Mihon', 60)], { width: 500, height: 600 })]);
  const document = open(bytes);
  expect(document.countPages()).toBe(2);
  expect([0, 1].map((page) => document.loadPage(page).getBounds())).toEqual([
    [0, 0, 300, 400],
    [0, 0, 500, 600],
  ]);
  expect(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/BaseFont \/\S+/g)
      ?.every((name) => /NotoSerif/.test(name)),
  ).toBe(true);
});

test('headings are listed for who looks for one, each at its place', async () => {
  const bookmarks = [
    { title: '見本の章', y: 30 },
    { title: '例の章', y: 200 },
  ];
  const outline = open(await book([leaf([]), leaf([], { bookmarks })])).loadOutline() ?? [];
  expect(outline.map(({ title, page }) => [title, page])).toEqual([
    ['見本の章', 1],
    ['例の章', 1],
  ]);
  const root = rootOf(await book([leaf([], { bookmarks })]));
  const first = root.get('Outlines').get('First');
  const tops = [first, first.get('Next')].map((item) => item.get('Dest').get(3).asNumber());
  expect(tops).toEqual([370, 200]);
});

const [p, picture]: readonly [Part, Part] = [{ role: 'P' }, { role: 'Figure', alt: '見本の印' }];

test('marks are drawn as pinned: in one ink each, to a hundredth of a point, each in its part or as an artifact', async () => {
  const marks: readonly Mark[] = [
    said('Mihon', 60, { part: p, lang: 'en' }),
    said('AVAV', 80, { part: p, ink: 'grey' }),
    said('AVAV', 85, { part: p }),
    said('1/2', 90, { ink: 'faint', spacing: 0 }),
    { type: 'rule', x: 1, y: 2, width: 3, weight: 0.5, ink: 'faint' },
    { type: 'path', x: 1, y: 2, path: 'M0 0 h3 v4 Z', ink: 'black', weight: 0.5, dash: 2 },
    { type: 'path', x: 1, y: 2, path: 'M0 0 h3 v4 Z', ink: 'ground', part: picture },
    { type: 'code', x: 10, y: 20, width: 30, text: 'coopj', part: picture },
  ];
  const bytes = await book([leaf(marks), leaf([said('Mihon', 60, { part: p })], { begins: true })]);
  expectPinned(
    'pdf/book.txt',
    [0, 1].flatMap((page) => contentOf(bytes, page).split('\n')),
  );
});

describe('parts', () => {
  interface Element {
    readonly role: string;
    readonly alt?: string;
    readonly kids: readonly (Element | number)[];
  }
  function treeOf(element: mupdf.PDFObject): Element {
    const kids = element.get('K');
    const list = kids.isArray() ? Array.from({ length: kids.length }, (_, n) => kids.get(n)) : [kids];
    const alt = element.get('Alt');
    const told = list.flatMap((kid): readonly (Element | number)[] => {
      if (kid.isNumber()) return [kid.asNumber()];
      if (!kid.isDictionary()) return [];
      return kid.get('S').isNull() ? [kid.get('MCID').asNumber()] : [treeOf(kid)];
    });
    return { role: element.get('S').asName(), ...(alt.isString() && { alt: alt.asString() }), kids: told };
  }
  const tree = (bytes: Uint8Array) => treeOf(rootOf(bytes).get('StructTreeRoot').get('K').get(0));

  test('are read in the order in which they begin, wherever they go on; a picture in words', async () => {
    const title: Part = { role: 'H1' };
    const first = [said('a', 20, { part: title }), said('b', 40, { part: p }), said('1', 390)];
    const code: Mark = { type: 'code', x: 10, y: 20, width: 30, text: 'coopj', part: picture };
    const second = [said('c', 20, { part: p }), code, said('d', 90, { part: p })];
    expect(tree(await book([leaf(first), leaf(second)]))).toEqual({
      role: 'Document',
      kids: [
        { role: 'H1', kids: [0] },
        { role: 'P', kids: [1, 0, 2] },
        { role: 'Figure', alt: '見本の印', kids: [1] },
      ],
    });
  });
  test('of several papers in one file are told apart', async () => {
    const of = () => leaf([said('a', 20, { part: { role: 'P' } })], { begins: true });
    const paper = { role: 'Part', kids: [{ role: 'P', kids: [0] }] };
    expect(tree(await book([of(), of()]))).toEqual({ role: 'Document', kids: [paper, paper] });
  });
  test('are marked once as long as they go on in one language', async () => {
    const marks = [
      said('a', 20, { part: p }),
      said('b', 30, { part: p }),
      said('c', 40, { part: p, lang: 'en' }),
      said('d', 50, { part: { role: 'P' }, lang: 'en' }),
      said('1', 60),
      said('2', 70, { lang: 'en' }),
    ];
    const content = contentOf(await book([leaf(marks)])).split('\n');
    expect(content.filter((line) => /B[DM]C$/.test(line))).toHaveLength(4);
    expect(content.filter((line) => line === 'EMC')).toHaveLength(4);
  });
});

describe('a code', () => {
  test('is read by a scanner as it was written, where it is drawn', async () => {
    const text = '見本 coopj 0123456789 '.repeat(8);
    const part = picture;
    const document = open(await book([leaf([{ type: 'code', x: 60, y: 80, width: 180, text, part }])]));
    const pixmap = document.loadPage(0).toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceRGB, true);
    const pixels = new Uint8ClampedArray(pixmap.getPixels());
    for (let at = 3; at < pixels.length; at += 4) {
      if (pixels[at] === 0) pixels.fill(255, at - 3, at + 1);
    }
    const found = jsQR.default(pixels, pixmap.getWidth(), pixmap.getHeight(), { inversionAttempts: 'dontInvert' });
    expect(new TextDecoder().decode(new Uint8Array(found?.binaryData ?? []))).toBe(text);
    const { topLeftCorner, bottomRightCorner } = found?.location ?? {};
    const near = (one: number | undefined, other: number) => expect(Math.abs((one ?? 0) / 2 - other)).toBeLessThan(2);
    near(topLeftCorner?.x, 60);
    near(topLeftCorner?.y, 80);
    near(bottomRightCorner?.x, 240);
    near(bottomRightCorner?.y, 260);
  });
  test('has whole bytes in each row, its dark corners, and no room around', () => {
    const { size, rows } = codeOf('a');
    expect([size, rows.length]).toEqual([21, 21]);
    const bits = rows.map((row) => BigInt(`0x${row}`).toString(2).padStart(24, '0'));
    expect(rows.every((row) => row.length === 6)).toBe(true);
    expect([0, 1, 6].map((row) => bits[row]?.slice(0, 7))).toEqual(['1111111', '1000001', '1111111']);
    expect(bits.map((row) => row.slice(21))).toEqual(Array.from({ length: 21 }, () => '000'));
  });
  test('takes as many modules as a code of which a seventh may be soiled', () => {
    expect(
      ['', 'x'.repeat(14), 'x'.repeat(15), 'x'.repeat(26), 'x'.repeat(27)].map((text) => codeOf(text).size),
    ).toEqual([21, 21, 25, 25, 29]);
  });
});
