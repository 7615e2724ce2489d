import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import { pdf, writePdf } from '../../src/documents/papers/pdf.ts';
import { Chain } from '../../src/formats/pdf/fonts.ts';
import type { Mark } from '../../src/formats/pdf/marks.ts';
import { ENROLLED, enrollment, open } from '../helpers/papers.ts';

const SCALE = 8;

interface Line {
  readonly text: string;
  readonly bbox: { readonly y: number; readonly h: number };
}

/** What is drawn of a name, as a picture of ink: rows of # and space, cut to what is there. */
async function drawn(name: string): Promise<string> {
  const page = open(await pdf(await enrollment({ student: { ...ENROLLED, nameKanji: name } }))).loadPage(0);
  const { blocks } = JSON.parse(page.toStructuredText('preserve-whitespace').asJSON());
  const label = blocks
    .flatMap(({ lines }: { lines: Line[] }) => lines)
    .find(({ text }: Line) => text.trim() === '氏名');
  const { y, h } = label.bbox;
  return picture(page, { left: 160, right: 500, top: y - 8, bottom: y + h + 5 });
}

/** The empty box that a font draws for what it lacks: no paper holds it. */
async function empty(): Promise<string> {
  const fonts = new Chain('ja');
  await fonts.ready(['見']);
  const [face] = fonts.faces;
  if (face === undefined) throw new Error('no font');
  const box: Mark = {
    ...{ type: 'text', text: '\u1E25', lang: 'ja', face, ink: 'black', size: 11, spacing: 0 },
    ...{ x: 20, y: 30, width: 11 },
  };
  const bytes = await writePdf([{ paper: await enrollment(), sheets: [[box]] }]);
  return picture(open(bytes).loadPage(0), { left: 0, right: 100, top: 0, bottom: 100 });
}

interface Cut {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function picture(page: mupdf.Page, { left, right, top, bottom }: Cut): string {
  const pixmap = page.toPixmap(mupdf.Matrix.scale(SCALE, SCALE), mupdf.ColorSpace.DeviceGray, false);
  const pixels = pixmap.getPixels();
  const width = pixmap.getWidth();
  const rows: string[] = [];
  for (let y = Math.round(top * SCALE); y < Math.round(bottom * SCALE); y++) {
    const row = pixels.subarray(y * width + left * SCALE, y * width + right * SCALE);
    rows.push(
      Array.from(row, (grey) => (grey < 128 ? '#' : ' '))
        .join('')
        .trimEnd(),
    );
  }
  const inked = rows.filter((row) => row !== '');
  const indent = Math.min(...inked.map((row) => row.search('#')));
  return inked.map((row) => row.slice(indent)).join('\n');
}

test.each([...'髙﨑𠮷Şễḥ', '葛\u{E0100}', '辻\u{E0100}'])(
  '%s is drawn, and is not the empty box',
  async (character) => {
    const ink = await drawn(character);
    expect(ink.match(/#/g)?.length).toBeGreaterThan(300);
    expect(ink).not.toBe(await empty());
  },
);

test.each([
  ['髙', '高'],
  ['﨑', '崎'],
  ['𠮷', '吉'],
  ['Ş', 'S'],
  ['葛\u{E0100}', '葛'],
  ['辻\u{E0100}', '辻'],
])('%s does not look like %s', async (one, other) => {
  expect(await drawn(one)).not.toBe(await drawn(other));
});

test('José in two-part spelling is as wide as with a dot that the Latin font alone has: its accent is not beside the e', async () => {
  const width = async (name: string) => Math.max(...(await drawn(name)).split('\n').map((row) => row.length));
  expect(await width('Jose\u0301')).toBe(await width('Jose\u0323'));
});

test('a name in letters of two fonts is set in one of them', async () => {
  const fallback = await drawn('ŞEmre');
  expect(fallback.endsWith(await drawn('Emre'))).toBe(false);
  expect(fallback).not.toBe(await drawn('SEmre'));
});
