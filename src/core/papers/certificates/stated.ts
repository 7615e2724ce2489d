import type { Stated } from '../../model/certificate.ts';
import type { LocalizedText } from '../../text/language.ts';
import type { Block, Paper } from '../paper.ts';

/**
 * What a paper states, as printed: addressee, rows by label, sentences, issuer. Number, title, marks and contact state nothing about
 * the person. Texts under one name are joined as lines.
 */
export function statedBy({ blocks }: Paper): Stated {
  const stated = new Map<string, string>();
  for (const [what, text] of blocks.flatMap(factsOf)) {
    const before = stated.get(what);
    stated.set(what, before === undefined ? text : `${before}\n${text}`);
  }
  return [...stated];
}

function factsOf(block: Block): Stated {
  switch (block.type) {
    case 'fields':
      return block.rows.map(({ label, value }) => [plain(label), plain(value)] as const);
    case 'issuer':
      return [block.day, ...block.lines].map((line) => ['issuer', plain(line)] as const);
    case 'addressee':
    case 'paragraph':
      return [[block.type, plain(block.text)]];
    default:
      return [];
  }
}

const plain = (text: LocalizedText): string => text.map((one) => one.text).join(' / ');

/** How papers of earlier releases said what is now said otherwise: the fact is the same. */
const formerly = (text: string): string => text.replaceAll('円(税引前)', '円(税込)');

/** The paper in the words in which it was stated before: who holds both copies reads the same on them. */
export function repeating(paper: Paper, before: Stated): Paper {
  const was = new Map(before);
  const blocks = paper.blocks.map((block) => {
    if (block.type !== 'fields') return block;
    const rows = block.rows.map((row) => {
      const value = row.value.map(({ lang, text }) => ({ lang, text: formerly(text) }));
      return was.get(plain(row.label))?.includes(plain(value)) ? { ...row, value } : row;
    });
    return { ...block, rows };
  });
  return { ...paper, blocks };
}

/** A fact on which two papers differ; a text is missing if its paper does not state the fact. */
export interface ChangedFact {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** All of them, in the first paper's order. */
export function changedFacts(before: Stated, after: Stated): readonly ChangedFact[] {
  const [was, is] = [new Map(before), new Map(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((what) => {
    const [one, other] = [was.get(what), is.get(what)];
    if (one === other || (one !== undefined && other !== undefined && formerly(one) === formerly(other))) return [];
    return [{ what, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }];
  });
}
