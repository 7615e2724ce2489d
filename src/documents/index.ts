import { instantOf } from '../core/dates.ts';
import type { Block, Paper, Said } from '../core/papers/paper.ts';
import { undrawn } from './clusters.ts';
import { faceOf } from './face.ts';
import { chain, type Typeface, type Weight } from './fonts.ts';
import type { Ink, Mark } from './marks.ts';
import { pagesOf, type Sheet } from './pages.ts';
import { type Chains, Setter } from './setter.ts';
import { PAGE } from './style.ts';

/** Sets a paper and writes it as PDF. The same paper gives the same bytes. Throws Abort `glyph-missing`. */
export const pdf = (paper: Paper): Promise<Uint8Array> => printFile([paper]);

/** Each paper as a file of its own, in their order. */
export async function pdfs(papers: readonly Paper[]): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const paper of papers) files.push(await pdf(paper));
  return files;
}

/** Several papers one after the other in one file. */
export async function printFile(papers: readonly Paper[]): Promise<Uint8Array> {
  const [first] = papers;
  if (first === undefined) throw new Error('no paper to print');
  const { default: PDFDocument } = await import('pdfkit');
  const sheets: Sheet[] = [];
  for (const paper of papers) sheets.push(...pagesOf(paper, new Setter(await chainsFor(paper))));
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    // No default font: it would be parsed and never used.
    font: '',
    pdfVersion: '1.7',
    lang: first.lang === 'en' ? 'en' : 'ja',
    displayTitle: true,
    info: {
      Title: papers.map(({ title, number }) => `${title} ${number}`).join(', '),
      Author: '',
      Producer: 'coopj',
      Creator: 'coopj',
      // The file's id is made of these, so the day of the paper stands here and not the moment.
      CreationDate: instantOf(first.issuedOn),
    },
  });
  const parts: Uint8Array[] = [];
  const written = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', resolve);
    document.on('error', reject);
  });
  draw(document, sheets);
  document.end();
  await written;
  return Buffer.concat(parts);
}

/** The fonts that this paper needs, and no other. */
async function chainsFor(paper: Paper): Promise<Chains> {
  const loaded = new Map<string, readonly Typeface[]>();
  for (const lang of ['ja', 'en'] as const) {
    for (const weight of ['regular', 'bold'] as const) {
      const texts = paper.blocks
        .flatMap((block) => textsOf(block, weight))
        .flatMap((one) => (one.lang === lang ? [one.text] : []));
      const fonts: Typeface[] = [];
      if (texts.length > 0) {
        for await (const font of chain(paper.lang === 'both' ? 'ja' : lang, weight)) {
          fonts.push(font);
          if (!undrawn(texts, fonts)) break;
        }
      }
      loaded.set(`${lang} ${weight}`, fonts);
    }
  }
  return (lang, weight) => loaded.get(`${lang} ${weight}`) ?? [];
}

/** All is set in regular somewhere; in bold stands a title in its first language. */
const textsOf = (block: Block, weight: Weight): Said =>
  weight === 'regular' ? saidOf(block).flat() : block.type === 'title' ? block.text.slice(0, 1) : [];

function saidOf(block: Block): readonly Said[] {
  switch (block.type) {
    case 'fields':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'issuer':
      return [block.day, ...block.lines, block.seal];
    case 'contact':
      return [block.heading, ...block.lines];
    default:
      return [block.text];
  }
}

const INKS: Readonly<Record<Ink, string>> = { black: '#000000', grey: '#4d4d4d', faint: '#b3b3b3' };

function draw(document: PDFKit.PDFDocument, sheets: readonly Sheet[]): void {
  const known = new Set<string>();
  const use = ({ name, font }: Typeface) => {
    if (!known.has(name)) document.registerFont(name, faceOf(font) as unknown as PDFKit.Mixins.PDFFontSource);
    known.add(name);
    return name;
  };
  for (const sheet of sheets) {
    document.addPage();
    for (const mark of sheet) drawMark(document, mark, use);
  }
}

function drawMark(document: PDFKit.PDFDocument, mark: Mark, use: (face: Typeface) => string): void {
  switch (mark.type) {
    case 'text':
      document
        .font(use(mark.face), mark.size)
        .fillColor(INKS[mark.ink])
        .text(mark.text, mark.x, mark.y, {
          lineBreak: false,
          baseline: 'alphabetic',
          ...(mark.spacing !== 0 && { characterSpacing: mark.spacing }),
        });
      return;
    case 'rule':
      document
        .moveTo(mark.x, mark.y)
        .lineTo(mark.x + mark.width, mark.y)
        .lineWidth(mark.weight)
        .stroke(INKS[mark.ink]);
      return;
    case 'frame':
      document.rect(mark.x, mark.y, mark.width, mark.height).lineWidth(0.6).stroke(INKS.grey);
  }
}
