import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { create, type Font } from 'fontkit';
import type * as mupdf from 'mupdf';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { ExactDocument, exactCharacters, exactVariants } from '../../src/formats/pdf/exact.ts';
import { typeface } from '../../src/formats/pdf/typeface.ts';
import { open, pagesOf, solid } from '../helpers/papers.ts';

// Each test looks at the package as it is first: where that turns red the package has learnt it, and our mending can go.

const require = createRequire(import.meta.url);
const bytesOf = (name: string) => readFileSync(require.resolve(`@expo-google-fonts/${name}`));
const JAPANESE = bytesOf('noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf');
const LATIN = bytesOf('noto-serif/400Regular/NotoSerif_400Regular.ttf');

const opened = (bytes: Uint8Array) => create(Buffer.from(bytes)) as Font;
const solidFace = () => typeface('face', JAPANESE, () => false);
const kernedFace = () => typeface('face', LATIN, () => true);

const OPTIONS = {
  pdfVersion: '1.4',
  subset: 'PDF/A-1b',
  font: '',
  autoFirstPage: false,
  info: { Title: 'A & B <C>', CreationDate: new Date(0) },
} as const satisfies PDFKit.PDFDocumentOptions;

/** A file of one page, as pdfkit makes it and as ours does. */
async function both(
  draw: (doc: PDFKit.PDFDocument | ExactDocument) => void,
): Promise<{ readonly plain: Uint8Array; readonly exact: Uint8Array }> {
  const made = (doc: PDFKit.PDFDocument) => {
    doc.addPage();
    draw(doc);
    doc.end();
    return buffer(doc);
  };
  return { plain: await made(new PDFDocument(OPTIONS)), exact: await made(new ExactDocument(OPTIONS)) };
}

/** Sets in a font what follows. */
function use(doc: PDFKit.PDFDocument | ExactDocument, bytes: Uint8Array, face = kernedFace()): void {
  if (doc instanceof ExactDocument) doc.face(face, 12);
  else doc.font(opened(bytes) as unknown as PDFKit.Mixins.PDFFontSource, 12);
}

const rootOf = (bytes: Uint8Array) => open(bytes).getTrailer().get('Root');

/** The fonts of the first page. */
function fontsOf(bytes: Uint8Array): readonly mupdf.PDFObject[] {
  const found: mupdf.PDFObject[] = [];
  const fonts = open(bytes).findPage(0).get('Resources').get('Font');
  fonts.forEach((font) => {
    found.push(font.get('DescendantFonts').get(0));
  });
  return found;
}

test('fontkit draws 葛󠄀 as 葛; here it is drawn as itself, and what the font does not know is not drawn', () => {
  const font = opened(JAPANESE);
  const glyph = (text: string) => font.glyphsForString(text).map(({ id }) => id);
  const [usual] = glyph('葛');
  expect(glyph('葛\u{E0100}')).toEqual([usual]);
  const variantOf = exactVariants(font);
  expect(glyph('葛\u{E0100}')).not.toEqual([usual]);
  expect(glyph('葛\u{E0100}')).toEqual([variantOf(0x845b, 0xe0100)]);
  expect(glyph('見')).toEqual([variantOf(0x898b, 0xe0100)]);
  expect(variantOf(0x845b, 0xe01ef)).toBe(0);
});

test('a range of plain forms is known from its first character to its last, and a form of its own before them', () => {
  const lookup = (code: number) => code * 10;
  const plain = [{ startUnicodeValue: 20, additionalCount: 2 }];
  const varSelectors = {
    toArray: () => [
      { varSelector: 1, defaultUVS: plain, nonDefaultUVS: [{ unicodeValue: 21, glyphID: 7 }] },
      { varSelector: 2, defaultUVS: null, nonDefaultUVS: null },
    ],
  };
  const variantOf = exactVariants({ _cmapProcessor: { uvs: { varSelectors }, lookup } } as unknown as Font);
  expect([19, 20, 21, 22, 23].map((code) => variantOf(code, 1))).toEqual([0, 200, 7, 220, 0]);
  expect([variantOf(20, 2), variantOf(20, 3)]).toEqual([0, 0]);
  const none = exactVariants({ _cmapProcessor: { uvs: null, lookup } } as unknown as Font);
  expect(none(20, 1)).toBe(0);
});

test('fontkit reads ⼀ as 一 once it has seen that; here each glyph stands for what was asked for', () => {
  const font = opened(JAPANESE);
  const characters = (text: string) => font.glyphsForString(text).map(({ codePoints }) => codePoints);
  characters('一');
  expect(characters('⼀')).toEqual([[0x4e00]]);
  exactCharacters(font);
  expect(characters('⼀一')).toEqual([[0x2f00], [0x4e00]]);
});

test('pdfkit embeds a form once, for its first characters; here ⼀ and 一 are read back apart', async () => {
  const { plain, exact } = await both((doc) => {
    use(doc, JAPANESE, solidFace());
    doc.text('⼀一⼀', 50, 50, { lineBreak: false });
  });
  expect(solid(pagesOf(plain).join(''))).not.toBe('⼀一⼀');
  expect(solid(pagesOf(exact).join(''))).toBe('⼀一⼀');
});

test('pdfkit shapes by itself, with the kerning of kana; here a text is as wide as it was measured', async () => {
  const text = 'ト、ヨ「ッ」';
  const widths: number[] = [];
  await both((doc) => {
    use(doc, JAPANESE, solidFace());
    widths.push(doc.widthOfString(text));
  });
  const measured = (solidFace().shape(text).advanceWidth * 12) / 1000;
  expect(measured).toBe(12 * text.length);
  expect(widths[0]).not.toBeCloseTo(measured, 6);
  expect(widths[1]).toBeCloseTo(measured, 6);
});

test('pdfkit forgets the parts that é is put together from; here the file tells of all that it embeds', async () => {
  const { plain, exact } = await both((doc) => {
    use(doc, LATIN);
    doc.text('é', 50, 50, { lineBreak: false });
  });
  const told = (bytes: Uint8Array) => {
    const [font] = fontsOf(bytes);
    const descriptor = font?.get('FontDescriptor');
    const set = descriptor?.get('CIDSet').readStream().asUint8Array() ?? [];
    const ones = Array.from(set, (byte) => byte.toString(2).replaceAll('0', '').length);
    const program = opened(descriptor?.get('FontFile2').readStream().asUint8Array() ?? new Uint8Array());
    return { told: ones.reduce((sum, count) => sum + count, 0), embedded: program.numGlyphs };
  };
  expect(told(plain)).toEqual({ told: 2, embedded: 4 });
  expect(told(exact)).toEqual({ told: 4, embedded: 4 });
});

test('pdfkit takes fonts of one name for one; here each is embedded as itself', async () => {
  const { plain, exact } = await both((doc) => {
    for (const x of [50, 150]) {
      use(doc, LATIN);
      doc.text('A', x, 50, { lineBreak: false });
    }
  });
  expect(fontsOf(plain)).toHaveLength(1);
  expect(fontsOf(exact)).toHaveLength(2);
});

test('pdfkit puts & and < into XML as they are; here they are escaped there, and nowhere else', async () => {
  const { plain, exact } = await both(() => {});
  expect(Buffer.from(plain).toString('latin1')).toContain('>A & B <C></rdf:li>');
  expect(Buffer.from(exact).toString('latin1')).toContain('>A &amp; B &lt;C&gt;</rdf:li>');
  expect(open(exact).getMetaData('info:Title')).toBe('A & B <C>');
});

test('pdfkit does not say how many entries the list of contents has; here it does', async () => {
  const { plain, exact } = await both((doc) => {
    if (doc instanceof ExactDocument) doc.bookmark('見本', 50);
    else doc.outline.addItem('見本');
  });
  expect(rootOf(plain).get('Outlines').get('Count').isNull()).toBe(true);
  expect(rootOf(exact).get('Outlines').get('Count').asNumber()).toBe(1);
});
