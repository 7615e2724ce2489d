import type { Paint } from './paint.ts';
import { visibleLines } from './visible.ts';
import { pad, width, wrap } from './width.ts';

/** What a table shows: texts as the records have them; they are made harmless here. */
export interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, which line up on the right. */
  readonly right: readonly boolean[];
}

/** A column is never pressed below this, so that a word of two kanji stays whole; then the table is wider than the terminal. */
const LEAST = 4;
/** A border and a blank on each side of a column, and the last border. */
const FRAME = 3;

/** Columns for each column of the grid: as wide as its widest line, the widest pressed first where the terminal is narrow. */
function measure(lines: readonly (readonly (readonly string[])[])[], count: number, columns: number): number[] {
  const natural = Array.from({ length: count }, (_, at) =>
    lines.reduce((most, row) => Math.max(most, ...(row[at] ?? []).map(width)), 1),
  );
  const room = columns - FRAME * count - 1;
  const fits = (cap: number) => natural.reduce((sum, one) => sum + Math.min(one, cap), 0) <= room;
  let cap = Math.max(...natural);
  while (cap > LEAST && !fits(cap)) cap -= 1;
  const pressed = natural.map((one) => Math.min(one, cap));
  // What the last press left over goes to the columns that were pressed.
  const left = room - pressed.reduce((sum, one) => sum + one, 0);
  const under = pressed.flatMap((one, at) => (one < (natural[at] ?? 0) ? [at] : [])).slice(0, Math.max(0, left));
  return pressed.map((one, at) => (under.includes(at) ? one + 1 : one));
}

/** Stands in for text of known width while cli-table3 draws: it counts variation selectors as columns, this character as one. */
const STAND_IN = '\ue000';

/**
 * The lines of a table, all equally wide. cli-table3 draws the frame around stand-ins that are exactly as wide as the text,
 * and the text takes their place afterwards: so neither its measuring nor its wrapping ever touches a name.
 */
export async function drawTable({ head, rows, right }: Grid, columns: number, paint: Paint): Promise<string[]> {
  const { default: Table } = await import('cli-table3');
  const grid = [head, ...rows].map((row) => row.map(visibleLines));
  const widths = measure(grid, head.length, columns);
  const cells = grid.map((row) => row.map((lines, at) => lines.flatMap((line) => wrap(line, widths[at] ?? LEAST))));
  const texts: string[] = [];
  const standIns = cells.map((row, rowNumber) => {
    const height = Math.max(...row.map(({ length }) => length));
    for (let line = 0; line < height; line++) {
      row.forEach((lines, at) => {
        const text = pad(lines[line] ?? '', widths[at] ?? LEAST, right[at] ? 'right' : 'left');
        texts.push(rowNumber === 0 ? paint.bold(text) : text);
      });
    }
    return widths.map((one) => Array.from({ length: height }, () => STAND_IN.repeat(one)).join('\n'));
  });
  const table = new Table({ style: { head: [], border: [] }, head: standIns[0] ?? [] });
  table.push(...standIns.slice(1));
  let next = 0;
  const standing = new RegExp(`${STAND_IN}+`, 'g');
  return table
    .toString()
    .split('\n')
    .filter((line, at) => at < afterHead(cells) || !line.startsWith('├'))
    .map((line) => line.replace(standing, () => texts[next++] ?? ''));
}

/** Lines up to the rule below the headings: the rules between rows, which come later, are left out. */
const afterHead = (cells: readonly (readonly (readonly string[])[])[]): number =>
  2 + Math.max(1, ...(cells[0] ?? []).map(({ length }) => length));
