import type { Block, Paper, Said } from '../core/papers/paper.ts';
import { undrawn } from './clusters.ts';
import { chain, type Weight } from './fonts.ts';
import { pagesOf, type Sheet } from './pages.ts';
import { type Chains, Setter } from './setter.ts';
import type { Typeface } from './typeface.ts';
import { writePdf } from './write.ts';

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
  const set: { paper: Paper; sheets: readonly Sheet[] }[] = [];
  for (const paper of papers) set.push({ paper, sheets: pagesOf(paper, new Setter(await chainsFor(paper))) });
  return writePdf(set);
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
          await font.ready(texts);
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
      return [block.day, ...block.lines, block.seal, block.code];
    case 'contact':
      return [block.heading, ...block.lines];
    default:
      return [block.text];
  }
}
