import type { Block, Cell, Paper, PaperRow } from '../../src/core/papers/paper.ts';
import type { LocalizedText } from '../../src/core/text/language.ts';

/** A text in all languages of its paper. */
export const said = (text: LocalizedText): string => text.map((one) => one.text).join(' | ');

/** What stands in a cell of a table: a text, one that *stands out*, or a sign. */
export const told = (cell: Cell): string =>
  'sign' in cell ? `[${cell.sign}]` : 'strong' in cell ? `*${said(cell.strong)}*` : said(cell);

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
      return [block.columns.map(({ title }) => title), ...block.rows].map((row) =>
        `table ${row.map(told).join(' ; ')}`.trimEnd(),
      );
    case 'checks':
      return block.items.map((item) => `check ${told(item)} ${said(item.text)} (${said(item.word)})`);
    case 'steps':
      return block.steps.flatMap(({ title, text, typed }) => [
        `step ${said(title)}: ${said(text)}`,
        ...(typed === undefined ? [] : [`typed ${typed}`]),
      ]);
    case 'notice':
      return [block.heading, ...block.lines].map((line) => `notice ${said(line)}`);
    case 'typed':
      return block.text.split('\n').map((line) => `typed ${line}`);
    case 'stamp':
      return [`stamp ${said(block.label)} [${block.width} mm]`];
    case 'issuer':
      return [
        ...[block.day, block.end, ...block.lines, block.code, block.holds].map((line) =>
          `issuer ${said(line)}`.trimEnd(),
        ),
        `seal ${block.seal} mm`,
      ];
    case 'contact':
      return [block.heading, ...block.lines].map((line) => `contact ${said(line)}`.trimEnd());
    default:
      return [`${block.type} ${said(block.text)}`];
  }
}

const rowLine = ({ label, value, note = [], pair, byHand }: PaperRow): string =>
  [
    `${said(label)}: ${said(value)}`,
    ...(note.length > 0 ? [`(${said(note)})`] : []),
    ...(pair ? [`[${pair}]`] : []),
    ...(byHand === undefined ? [] : [`[${byHand} mm by hand]`]),
  ].join(' ');
