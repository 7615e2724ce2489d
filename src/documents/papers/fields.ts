import type { PaperRow } from '../../core/papers/paper.ts';
import type { LocalizedText } from '../../core/text/language.ts';
import { asPart, type Box, type Mark, moved, type Part } from '../../formats/pdf/marks.ts';
import { type SetText, type Setter, type TextLook, under } from '../../formats/pdf/setter.ts';
import { evenEnds, sliced } from './slices.ts';
import { type Density, TEXT_WIDTH } from './style.ts';

const LABELS_AT_MOST = 0.36;
const COLUMN_GAP = 16;
const HALF_GAP = 20;
const HALF_WIDTH = (TEXT_WIDTH - HALF_GAP) / 2;

/** The width that the labels of a paper need: all its tables have the same columns. */
export function labelColumn(rows: readonly PaperRow[], setter: Setter, density: Density): number {
  const widths = rows.map(({ label }) => labelOf(label, TEXT_WIDTH, setter, density).width);
  return Math.min(Math.max(0, ...widths) + 1, TEXT_WIDTH * LABELS_AT_MOST);
}

/** Label and value in two columns, a hairline under each row: one box a row, and one a line where a value is long. */
export function fieldBoxes(
  rows: readonly PaperRow[],
  column: number,
  setter: Setter,
  density: Density,
): readonly Box[] {
  const left = column + COLUMN_GAP;
  const rule: Mark = { type: 'rule', x: 0, y: 0, width: TEXT_WIDTH, weight: 0.4, ink: 'faint' };
  const top: Box = { height: 0.4, marks: [rule], before: density.gap, stretch: 2, withNext: true };
  const set = rows.map((one) => {
    const row: Part = { role: 'P' };
    const cell = (of: SetText): SetText => ({ ...of, marks: asPart(row, of.marks) });
    return {
      label: cell(labelOf(one.label, column, setter, density)),
      value: cell(valueCell(one, TEXT_WIDTH - left, setter, density)),
    };
  });
  return [top, ...paired(set, left, density).flatMap((cells) => rowBoxes(cells, left, rule, density))];
}

interface Cells {
  readonly label: SetText;
  readonly value: SetText;
}

/** Neighbours that each need less than half of the width share a line. */
function paired(
  rows: readonly Cells[],
  left: number,
  { paired: wanted, leading }: Density,
): readonly (readonly Cells[])[] {
  const isShort = ({ label, value }: Cells) =>
    Math.max(label.height, value.height) <= leading && left + value.width <= HALF_WIDTH;
  const lines: Cells[][] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (wanted && last?.length === 1 && last.every(isShort) && isShort(row)) last.push(row);
    else lines.push([row]);
  }
  return lines;
}

/** A short row is never parted; a long value goes on to the next page, line by line. */
function rowBoxes(cells: readonly Cells[], left: number, rule: Mark, { row, leading }: Density): readonly Box[] {
  const height = Math.max(...cells.flatMap(({ label, value }) => [label.height, value.height])) + 2 * row;
  const drop = (marks: readonly Mark[], x: number, y: number) =>
    marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));
  const marks = cells.flatMap(({ label, value }, n) => {
    const x = n * (HALF_WIDTH + HALF_GAP);
    return [...drop(label.marks, x, row), ...drop(value.marks, x + left, row)];
  });
  const whole: Box = {
    height,
    marks: [...marks, { ...rule, y: height }],
    before: 0,
    stretch: 0,
    withNext: false,
    onTop: [rule],
  };
  return sliced(whole, evenEnds(whole, { row, leading }));
}

export function labelOf(label: LocalizedText, width: number, setter: Setter, density: Density): SetText {
  return cell(label, width, setter, density, (n) => ({
    size: n === 0 ? density.size - 1 : density.second - 0.7,
    leading: n === 0 ? density.leading : density.secondLeading,
    beside: n === 0 ? density.size : density.second,
    ink: 'grey',
  }));
}

export function contentOf(value: LocalizedText, width: number, setter: Setter, density: Density): SetText {
  return cell(value, width, setter, density, (n) => ({
    size: n === 0 ? density.size : density.second,
    leading: n === 0 ? density.leading : density.secondLeading,
  }));
}

/** How high a line for handwriting is, and how far what stands in a blank keeps from its frame. */
const BY_HAND = 19;
const INSET = 6;

/** A value; or a framed blank, in which it is said small at the right who fills it in. */
function valueCell({ value, blank }: PaperRow, width: number, setter: Setter, density: Density): SetText {
  if (blank === undefined) return contentOf(value, width, setter, density);
  const look: TextLook = { size: density.second - 1, leading: density.secondLeading - 1, ink: 'grey' };
  const hint = cell(value, width - 2 * INSET, setter, density, () => look);
  const high = Math.max(hint.height + INSET, blank * BY_HAND);
  const frame: Mark = { type: 'frame', x: 0, y: 1, width, height: high };
  const said = moved(hint.marks, width - INSET - hint.width, 1 + (high - hint.height) / 2);
  return { marks: [frame, ...said], height: high + 2, width };
}

function cell(
  text: LocalizedText,
  width: number,
  setter: Setter,
  density: Density,
  look: (n: number) => TextLook,
): SetText {
  const sets = text.map((piece, n) => setter.paragraph(piece, width, { ...look(n), justify: piece.lang === 'ja' }));
  const beside = density.inline ? sideBySide(sets, look(0), look(1), width) : undefined;
  return beside ?? under(sets);
}

/** Two languages on one line, the second on the baseline of the first. */
function sideBySide(sets: readonly SetText[], first: TextLook, second: TextLook, width: number): SetText | undefined {
  const [a, b] = sets;
  if (!a || !b || sets.length > 2 || a.height > first.leading || b.height > second.leading) return undefined;
  const gap = first.size * 0.9;
  if (a.width + gap + b.width > width) return undefined;
  const base = a.marks[0]?.y ?? 0;
  const marks = [...a.marks, ...b.marks.map((mark) => ({ ...mark, x: mark.x + a.width + gap, y: base }))];
  return { marks, height: a.height, width: a.width + gap + b.width };
}
