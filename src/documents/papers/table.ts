import type { LocalizedText } from '../../core/text/language.ts';
import { asPart, type Box, type Mark, moved } from '../../formats/pdf/marks.ts';
import type { Setter } from '../../formats/pdf/setter.ts';
import { contentOf, labelOf } from './fields.ts';
import { evenEnds, sliced } from './slices.ts';
import { type Density, TEXT_WIDTH } from './style.ts';

const GAP = 12;
/** A row of this height at most is not parted over two pages. */
const WHOLE = 200;
/** As wide as a text may ever be wanted. */
const ENDLESS = 10_000;

interface PaperTable {
  readonly columns: readonly LocalizedText[];
  readonly rows: readonly (readonly LocalizedText[])[];
}

/** A heading, which every page repeats, and a box for each row, a hairline under it. */
export function tableBoxes({ columns, rows }: PaperTable, setter: Setter, density: Density): readonly Box[] {
  const widths = widthsOf({ columns, rows }, setter, density);
  const rule: Mark = { type: 'rule', x: 0, y: 0, width: TEXT_WIDTH, weight: 0.4, ink: 'faint' };
  const boxOf = (texts: readonly LocalizedText[], set: typeof labelOf): Box => {
    const cells = texts.map((text, n) => set(text, widths[n] ?? 0, setter, density));
    const height = Math.max(0, ...cells.map((cell) => cell.height)) + 2 * density.row;
    const left = (n: number) => widths.slice(0, n).reduce((sum, width) => sum + width + GAP, 0);
    const marks = cells.flatMap((cell, n) => moved(cell.marks, left(n), density.row));
    return { height, marks: [...marks, { ...rule, y: height }], before: 0, stretch: 0, withNext: false };
  };
  // Without a part: read aloud once, on later pages it only runs along.
  const head = boxOf(columns, labelOf);
  const rowBoxes = rows.flatMap((row) => {
    const box = read(boxOf(row, contentOf));
    return box.height <= WHOLE ? [box] : sliced(box, evenEnds(box, density));
  });
  return [
    { ...read(head), before: density.gap / 2, stretch: 1, withNext: true },
    ...rowBoxes.map((box) => ({ ...box, head })),
  ];
}

/** A row is read aloud as one. */
const read = (box: Box): Box => ({ ...box, marks: asPart({ role: 'P' }, box.marks) });

/**
 * What each column needs where a line bears one language; where that is too much, the wide ones share what the narrow ones
 * leave. Room that is left lets both languages stand on one line, where that takes least first; the last column takes the rest.
 */
function widthsOf({ columns, rows }: PaperTable, setter: Setter, density: Density): readonly number[] {
  const wanted = (inline: boolean) => {
    const own = { ...density, inline };
    return columns.map((column, n) => {
      const cells = rows.map((row) => contentOf(row[n] ?? [], ENDLESS, setter, own).width);
      return { n, width: Math.max(labelOf(column, ENDLESS, setter, own).width, ...cells) + 1 };
    });
  };
  let room = TEXT_WIDTH - GAP * (columns.length - 1);
  const widths = columns.map(() => 0);
  const give = (n: number, width: number) => {
    widths[n] = (widths[n] ?? 0) + width;
    room -= width;
  };
  const inOrder = (wished: ReturnType<typeof wanted>) => wished.sort((a, b) => a.width - b.width);
  inOrder(wanted(false)).forEach(({ width, n }, done) => {
    give(n, Math.min(width, room / (columns.length - done)));
  });
  const more = wanted(density.inline).map(({ n, width }) => ({ n, width: width - (widths[n] ?? 0) }));
  for (const { n, width } of inOrder(more)) if (width > 0 && width <= room) give(n, width);
  give(columns.length - 1, room);
  return widths;
}
