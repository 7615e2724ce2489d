import type { Block, Paper, PaperRow } from '../../src/core/papers/paper.ts';
import type { LocalizedText } from '../../src/core/text/language.ts';

/** A text in all languages of its paper. */
export const said = (text: LocalizedText): string => text.map((one) => one.text).join(' | ');

/** A paper as lines of text, each with what kind of block it is: the whole of it, to be compared at once. */
export const paperLines = ({ lang, title, number, issuedOn, proof, blocks }: Paper): readonly string[] => [
  [lang, title, number, issuedOn, ...(proof === undefined ? [] : [proof])].join(' · '),
  ...blocks.flatMap(blockLines),
];

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'fields':
      return block.rows.map(rowLine);
    case 'table':
      return [block.columns, ...block.rows].map((row) => `table ${row.map(said).join(' ; ')}`.trimEnd());
    case 'issuer':
      return [block.day, ...block.lines, block.seal, block.code].map((line) => `issuer ${said(line)}`);
    case 'contact':
      return [block.heading, ...block.lines].map((line) => `contact ${said(line)}`.trimEnd());
    default:
      return [`${block.type} ${said(block.text)}`];
  }
}

const rowLine = ({ label, value, blank }: PaperRow): string =>
  `${said(label)}: ${said(value)}${blank === undefined ? '' : ` [${blank} lines]`}`;
