import type { PaperRow } from '../../core/papers/paper.ts';
import type { LocalizedText } from '../../core/text/language.ts';
import { asPart, type Box, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { baseline } from '../../formats/pdf/setter.ts';
import type { Page } from './page.ts';
import { beside, EMPTY, type Looks, runs, type SetLines, stacked } from './said.ts';
import { sliced } from './slices.ts';
import { mm, RULES } from './style.ts';

/** Label and value on the first baseline, so far from the left. */
interface Cell {
  readonly label: SetLines;
  readonly value: SetLines;
  /** Where the label begins, and where the value does and ends. */
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly row: PaperRow;
}

/** Label and value in the columns of the grid, two pairs on a line where they are declared: a box a line, between two strong rules. */
export function fieldBoxes(rows: readonly PaperRow[], page: Page, continued: LocalizedText = []): readonly Box[] {
  const all = linesOf(rows);
  const byHand = (line: readonly PaperRow[] = []) => line.some((row) => row.byHand !== undefined);
  const lines = all.flatMap((line, n) => rowBoxes(line, n === 0 || byHand(all[n - 1]), page, continued));
  if (lines.length === 0) return [];
  const top: Box = {
    ...RULE,
    marks: [rule(page.grid.width, RULES.strong)],
    before: mm(2 * page.scale.gaps),
    stretch: 1,
  };
  const end = rule(page.grid.width, RULES.strong);
  return [
    top,
    ...lines.map((box, n) =>
      n === lines.length - 1 ? { ...box, marks: [...box.marks, { ...end, y: box.height }] } : box,
    ),
  ];
}

const RULE = { height: 0, before: 0, stretch: 0, withNext: true } as const;
export const rule = (width: number, weight: number): Extract<Mark, { type: 'rule' }> => ({
  ...{ type: 'rule', x: 0, y: 0, ink: 'black' },
  width,
  weight,
});

/** Those that share a line; a row whose partner is not known has the line to itself. */
function linesOf(rows: readonly PaperRow[]): readonly (readonly PaperRow[])[] {
  const lines: PaperRow[][] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (row.pair === 'right' && last?.length === 1 && last[0]?.pair === 'left') last.push(row);
    else lines.push([row]);
  }
  return lines;
}

function rowBoxes(line: readonly PaperRow[], isFirst: boolean, page: Page, continued: LocalizedText): readonly Box[] {
  const { grid, scale } = page;
  const { width, label, gap, half, rightLabel } = grid;
  const middle = label + gap + half + gap;
  const cells = line.map((row, n): Cell => {
    const [x, labels] = n === 0 ? [0, label] : [middle, rightLabel];
    const from = x + labels + gap;
    const to = n === 0 && line.length > 1 ? label + gap + half : width;
    return { row, x, from, to, ...set(row, labels, to - from, page) };
  });
  const byHand = Math.max(0, ...line.map((row) => mm(row.byHand ?? 0) * (scale.hand ?? 1)));
  const base = Math.max(...cells.map(({ value, label: own }) => Math.max(value.base, own.base)));
  const foot = (said: SetLines) => base - said.base + said.height;
  const text = Math.max(...cells.flatMap((cell) => [foot(cell.label), foot(cell.value)]));
  const height = Math.max(text + 2 * scale.row, byHand, scale.least);
  // What is lower than its row stands in the middle of it, but for lines to write on.
  const down = byHand > 0 ? height - scale.row - text : (height - text) / 2;
  const part: Part = { role: 'P' };
  const marks = cells.flatMap(({ label: own, value, x, from, to, row }) => [
    ...moved(own.marks, x, down + base - own.base),
    ...moved(value.marks, from, down + base - value.base),
    // A rule to write on closes the row; beside it goes on what would part it from the next.
    ...(byHand === 0
      ? []
      : moved(
          [rule(row.byHand ? to - from : to - x, row.byHand ? RULES.hand : RULES.fine)],
          row.byHand ? from : x,
          height,
        )),
  ]);
  const above = isFirst ? [] : [rule(width, RULES.fine)];
  const whole: Box = {
    height,
    marks: [...above, ...asPart(part, marks)],
    before: 0,
    stretch: 0,
    withNext: false,
    onTop: [rule(width, RULES.strong), ...again(cells, page, continued)],
  };
  const [cell] = cells;
  if (cells.length !== 1 || !cell) return [whole];
  return sliced(
    whole,
    cell.value.ends.map((end) => down + base - cell.value.base + end),
  );
}

/** The label of what goes on from the page before. */
function again([cell]: readonly Cell[], page: Page, continued: LocalizedText): readonly Mark[] {
  if (!cell || continued.length === 0) return [];
  const label = cell.row.label.map((piece) => ({
    ...piece,
    text: `${piece.text}${continued.find(({ lang }) => lang === piece.lang)?.text ?? ''}`,
  }));
  const said = labelOf(label, page.grid.label, page);
  return moved(said.marks, cell.x, baseOf(page.scale.value) - said.base);
}

function set(row: PaperRow, labels: number, width: number, page: Page): Pick<Cell, 'label' | 'value'> {
  const label = labelOf(row.label, labels, page);
  const note = row.note ? beside(row.note, labels, noteLooks(page), page.setter) : EMPTY;
  return {
    label: {
      ...label,
      marks: [...label.marks, ...moved(note.marks, 0, label.height)],
      height: label.height + note.height,
    },
    value: row.named ? nameOf(row.value, width, page) : contentOf(row.value, width, page),
  };
}

export const labelOf = (label: LocalizedText, width: number, { scale, setter }: Page): SetLines =>
  (scale.flat ? beside : stacked)(
    label,
    width,
    [
      { ...scale.label, ink: 'grey' },
      { ...scale.labelSecond, ink: 'grey' },
    ],
    setter,
  );

const noteLooks = ({ scale }: Page): Looks => [
  { ...scale.labelSecond, size: 6.8, ink: 'grey' },
  { ...scale.labelSecond, size: 6.8, ink: 'grey' },
];

export const contentOf = (value: LocalizedText, width: number, { scale, setter }: Page): SetLines => {
  const running = runs(width, scale.value.size);
  return beside(
    value,
    width,
    value.map(({ lang }) => lang)[0] === 'en' || !running
      ? [scale.value, scale.second]
      : [{ ...scale.value, running, solid: true }, scale.second],
    setter,
  );
};

/** Whom the paper is about; in the second language it is not larger than its other values. */
const nameOf = (value: LocalizedText, width: number, { scale, setter }: Page): SetLines =>
  beside(
    value,
    width,
    [
      { ...scale.name, cut: 'medium' },
      { ...scale.value, leading: scale.name.leading },
    ],
    setter,
  );

/** Where a text of this look has its baseline. */
export const baseOf = ({ size, leading }: { readonly size: number; readonly leading: number }): number =>
  baseline(size, leading);
