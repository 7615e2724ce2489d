import jsQR from 'jsqr';
import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { enrollment, HOST, internship, open } from '../helpers/papers.ts';

/** What a scanner reads from a printed page. */
async function scanned(paper: Paper, dotsAnInch = 200): Promise<string | undefined> {
  const document = open(await pdf(paper));
  const scale = mupdf.Matrix.scale(dotsAnInch / 72, dotsAnInch / 72);
  for (let n = 0; n < document.countPages(); n += 1) {
    const pixmap = document.loadPage(n).toPixmap(scale, mupdf.ColorSpace.DeviceGray, false);
    const grey = pixmap.getPixels();
    const pixels = new Uint8ClampedArray(grey.length * 4);
    for (const [at, shade] of grey.entries()) pixels.set([shade, shade, shade, 255], at * 4);
    const found = jsQR.default(pixels, pixmap.getWidth(), pixmap.getHeight(), { inversionAttempts: 'dontInvert' });
    if (found) return new TextDecoder().decode(new Uint8Array(found.binaryData));
  }
  return undefined;
}

test.each(['ja', 'en', 'both'] as const)('the code on a paper (%s) is read by a scanner, to the byte', async (lang) => {
  for (const paper of [await enrollment({ lang }), await internship({ lang })]) {
    expect(paper.proof).toMatch(/^coopj-certificate=1\n/);
    expect(await scanned(paper)).toBe(paper.proof);
  }
});

test('the longest code that a paper can carry is still read', async () => {
  const long = '株式会社見本国際先端技術総合研究開発機構インターナショナルホールディングス'.repeat(2);
  const student = {
    nameOnCard: 'MIHON-MIHONOVICH VAN DER MIHON ALEXANDRA MARIA CONCEPCION',
    number: '2024100200000000',
    email: 'x@example.ac.jp',
    program: '情報学コース',
    nameKanji: '見本山見本太郎左衛門尉見本之介',
  };
  const paper = await internship({
    lang: 'both',
    student,
    company: { ...HOST, name: long },
  });
  expect(paper.proof?.length).toBeGreaterThan(350);
  expect(await scanned(paper)).toBe(paper.proof);
});
