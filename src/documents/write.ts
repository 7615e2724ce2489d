import type { Paper } from '../core/papers/paper.ts';
import { Embedded } from './embedded.ts';
import { num, PdfFile, type Ref } from './file.ts';
import { operators, type Used } from './ink.ts';
import { insistOnXml, writeMetadata } from './metadata.ts';
import type { Sheet } from './pages.ts';
import { greyProfile } from './profile.ts';
import { PAGE } from './style.ts';
import { Tags } from './tags.ts';
import type { Glyph, Typeface } from './typeface.ts';

/** A paper, and its pages. */
export interface SetPaper {
  readonly paper: Paper;
  readonly sheets: readonly Sheet[];
}

/** One certificate says what it vouches for; several would contradict each other. */
const keywordsOf = ([first, ...more]: readonly SetPaper[]) =>
  first?.paper.proof !== undefined && more.length === 0 ? { keywords: first.paper.proof } : {};

/** Papers that are set, as one PDF/A-1b file with a tree of their parts. The same papers give the same bytes. */
export function writePdf(papers: readonly SetPaper[]): Uint8Array {
  const [first] = papers;
  if (first === undefined) throw new Error('no paper to write');
  for (const { paper } of papers) for (const text of [paper.title, paper.proof ?? '']) insistOnXml(text);
  const file = new PdfFile();
  const [root, pages] = [file.ref(), file.ref()];
  const lang = first.paper.lang === 'en' ? 'en' : 'ja';
  const tags = new Tags(file);
  const fonts = fontsOf(papers, file);
  const resources = file.ref();
  const kids: Ref[] = [];
  for (const { sheets } of papers) {
    if (papers.length > 1) tags.paper();
    for (const marks of sheets) {
      const page = file.ref();
      const place = tags.page();
      const content = file.stream(Buffer.from(operators(marks, { page, lang, tags, fonts }), 'latin1'));
      file.put(
        `<</Type/Page/Parent ${pages}/MediaBox[0 0 ${num(PAGE.width)} ${num(PAGE.height)}]/Resources ${resources}` +
          `/Contents ${content}/StructParents ${place}>>`,
        page,
      );
      kids.push(page);
    }
  }
  for (const { font } of fonts.values()) font.write(file);
  const named = [...fonts.values()].map(({ name, font }) => `/${name} ${font.ref}`);
  file.put(`<</Font<<${named.join('')}>>>>`, resources);
  file.put(`<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`, pages);
  // Of many papers the first and the last.
  const ends = papers.length > 1 ? [first, papers.at(-1) ?? first] : [first];
  const title = ends.map(({ paper }) => `${paper.title} ${paper.number}`).join(' – ');
  const { xmp, info } = writeMetadata(file, { title, made: first.paper.issuedOn, ...keywordsOf(papers) });
  const intent =
    `[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Grey gamma 2.2)/Info(Grey gamma 2.2)` +
    `/DestOutputProfile ${file.stream(greyProfile(), '/N 1')}>>]`;
  file.put(
    `<</Type/Catalog/Pages ${pages}/Metadata ${xmp}/Lang(${lang})/MarkInfo<</Marked true>>/StructTreeRoot ${tags.write()}` +
      `/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents${intent}>>`,
    root,
  );
  return file.end(root, info);
}

/** The fonts of all pages, each with the glyphs that it draws. */
function fontsOf(papers: readonly SetPaper[], file: PdfFile): ReadonlyMap<Typeface, Used> {
  const drawn = new Map<Typeface, Map<string, Glyph>>();
  for (const mark of papers.flatMap(({ sheets }) => sheets.flat())) {
    if (mark.type !== 'text') continue;
    const glyphs = drawn.get(mark.face) ?? new Map<string, Glyph>();
    drawn.set(mark.face, glyphs);
    for (const glyph of mark.face.shape(mark.text).glyphs) glyphs.set(glyph.key, glyph);
  }
  return new Map(
    [...drawn].map(([face, glyphs], n) => {
      const font = new Embedded(face, glyphs.values(), file.ref());
      return [face, { name: `F${n + 1}`, font }];
    }),
  );
}
