import type { Block, Paper, Said } from '../../core/papers/paper.ts';
import { pagesOf } from './pages.ts';
import { Setter } from '../../formats/pdf/setter.ts';
import { type SetPaper, writePdf } from '../write.ts';

/** What an office prints with. */
export interface Press {
  /** Files of further fonts, asked after ours. */
  readonly fonts: readonly string[];
}
const PLAIN: Press = { fonts: [] };

/** Sets a paper and writes it as PDF. The same paper gives the same bytes. Throws Abort `glyph-missing`, `font-unfit` and `file-…`. */
export const pdf = (paper: Paper, press: Press = PLAIN): Promise<Uint8Array> => printFile([paper], press);

/** Several papers, each a file of its own, in their order. Throws what the first that cannot be set throws. */
export async function pdfs(papers: readonly Paper[], press: Press = PLAIN): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (const paper of papers) files.push(await pdf(paper, press));
  return files;
}

/** Several papers one after the other in one file. */
export async function printFile(papers: readonly Paper[], press: Press = PLAIN): Promise<Uint8Array> {
  const set: SetPaper[] = [];
  for (const paper of papers) {
    const setter = setterFor(paper, press);
    await setter.ready(paper.blocks.flatMap(saidOf).flat());
    set.push({ paper, sheets: pagesOf(paper, setter) });
  }
  return writePdf(set);
}

const setters = new Map<string, Setter>();

/** What was set in one paper need not be set again for the next: labels, titles, whom to ask. */
function setterFor({ lang }: Paper, { fonts }: Press): Setter {
  const key = [lang === 'both' ? 'both' : 'one', ...fonts].join('\n');
  // The Latin letters of the Japanese font go with the Japanese beside them.
  const setter = setters.get(key) ?? new Setter({ ja: 'ja', en: lang === 'both' ? 'ja' : 'en' }, fonts);
  setters.set(key, setter);
  return setter;
}

function saidOf(block: Block): readonly Said[] {
  switch (block.type) {
    case 'fields':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'issuer':
      return [block.day, ...block.lines, block.seal, block.code];
    case 'contact':
      return [block.heading, ...block.lines];
    default:
      return [block.text];
  }
}
