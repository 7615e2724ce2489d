import type { Hue } from './out.ts';
import { type Paint, toned } from './paint.ts';
import { visibleLines } from './visible.ts';
import { width, wrap } from './width.ts';

/** The texts of a table as recorded; escaped here. */
export interface Grid {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How a cell is toned. */
  readonly toneOf?: (row: number, column: number) => Hue | undefined;
  /** Columns of numbers, aligned to the right. */
  readonly right: readonly boolean[];
  /** Columns to leave out, last first, where the terminal is too narrow: `true` before the others, `false` never. */
  readonly spare?: readonly (boolean | undefined)[];
}

/** Minimum width of a column, so that a word of two kanji stays whole. A table may then exceed the terminal. */
const LEAST = 4;
/** Between columns. */
const GAP = '  ';

/** Words up to this length (days, numbers, references, names) stay whole as long as possible. */
const WORD = 12;
const NAME = 10;

type CellLines = readonly (readonly (readonly string[])[])[];
const total = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one, 0);
const gaps = (count: number) => GAP.length * Math.max(0, count - 1);

/** The columns' natural widths, and the widths below which words would be broken. */
function extent(lines: CellLines, count: number) {
  const all = Array.from({ length: count }, (_, at) => lines.flatMap((row) => row[at] ?? []));
  const natural = all.map((texts) => texts.reduce((most, text) => Math.max(most, width(text)), 1));
  const floors = all.map((texts, at) => {
    const words = texts.flatMap((text) => text.match(/[!-~]+/g) ?? []);
    const word = words.reduce((most, one) => Math.max(most, Math.min(one.length, WORD)), 0);
    return Math.min(natural[at] ?? 1, Math.max(word, NAME));
  });
  return { natural, floors };
}

/** So many columns still tell who and what: fewer are no table. */
const FEWEST = 3;

/** How a table is laid into a width. */
export interface Layout {
  /** The columns that are shown, in their order. */
  readonly kept: readonly number[];
  readonly leftOut: readonly number[];
  /** Words and days would be broken even so: then rows are better shown one by one. */
  readonly isTooNarrow: boolean;
}

export function layOut({ head, rows, spare = [] }: Grid, columns: number): Layout {
  const { floors } = extent(
    [head, ...rows].map((row) => row.map(visibleLines)),
    head.length,
  );
  const all = floors.map((_, at) => at);
  let kept = all;
  const fits = () => total(kept.map((at) => floors[at] ?? 0)) + gaps(kept.length) <= columns;
  const last = all.toReversed();
  const spared = last.filter((at) => spare[at] === true);
  const others = last.filter((at) => spare[at] === undefined && at >= FEWEST);
  for (const at of [...spared, ...others]) if (!fits()) kept = kept.filter((one) => one !== at);
  return { kept, leftOut: all.filter((at) => !kept.includes(at)), isTooNarrow: !fits() };
}

/** The width of each column: that of its widest line, narrowing the widest columns first on a narrow terminal. */
function measure(lines: CellLines, count: number, columns: number): number[] {
  const { natural, floors: whole } = extent(lines, count);
  const room = columns - gaps(count);
  const floors = total(whole) <= room ? whole : natural.map((one) => Math.min(one, LEAST));
  const pressedTo = (cap: number) => natural.map((one, at) => Math.min(one, Math.max(cap, floors[at] ?? LEAST)));
  let cap = Math.max(...natural);
  while (cap > LEAST && total(pressedTo(cap)) > room) cap -= 1;
  const pressed = pressedTo(cap);
  // The remaining room goes to the narrowed columns.
  const left = room - total(pressed);
  const under = pressed.flatMap((one, at) => (one < (natural[at] ?? 0) ? [at] : [])).slice(0, Math.max(0, left));
  return pressed.map((one, at) => (under.includes(at) ? one + 1 : one));
}

/** Placeholder for text of known width while cli-table3 draws: it counts variation selectors as columns, but this as one. */
const STAND_IN = '\ue000';
const NONE = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', left: '', 'left-mid': '', right: '' };
const BELOW = { bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '', 'right-mid': '' };
const CHARS = { ...NONE, ...BELOW, mid: '─', 'mid-mid': '─'.repeat(GAP.length), middle: GAP };

/**
 * The lines of a table: a heading, one rule, and the rows. cli-table3 lays out one line of placeholders as wide as the columns, and the
 * lines of text replace these. Its measuring and wrapping thus never touch a name, and a hundred thousand rows cost no more than their
 * texts.
 */
export async function drawTable(
  request: Grid,
  columns: number,
  paint: Paint,
  { kept: left } = layOut(request, columns),
): Promise<string[]> {
  const { default: Table } = await import('cli-table3');
  const all = [request.head, ...request.rows].map((row) => row.map(visibleLines));
  const [head = [], ...rows] = all.map((row) => left.map((at) => row[at] ?? []));
  const right = left.map((at) => request.right[at] ?? false);
  const widths = measure([head, ...rows], left.length, columns);
  const standIns = widths.map((one) => STAND_IN.repeat(one));
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 0 };
  const table = new Table({ chars: CHARS, style, head: standIns });
  table.push(standIns);
  const [line = '', rule = ''] = table.toString().split('\n');
  const between = line.split(new RegExp(`${STAND_IN}+`));

  /** The lines of a row whose cells may have several lines. Tones are on the text alone, not on the blanks around it. */
  const drawn = (row: readonly (readonly string[])[], ink: (text: string, at: number) => string): string[] => {
    const cells = row.map((lines, at) => lines.flatMap((one) => wrap(one, widths[at] ?? LEAST)));
    const height = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, n) => {
      const texts = cells.map((lines, at) => {
        const text = (lines[n] ?? '').trimEnd();
        const blanks = ' '.repeat(Math.max(0, (widths[at] ?? LEAST) - width(text)));
        const inked = text === '' ? '' : ink(text, at);
        return right[at] ? blanks + inked : inked + blanks;
      });
      return between
        .map((gap, at) => gap + (texts[at] ?? ''))
        .join('')
        .trimEnd();
    });
  };
  return [
    ...drawn(head, (text) => paint.bold(text)),
    rule,
    ...rows.flatMap((row, n) => drawn(row, (text, at) => toned(text, request.toneOf?.(n, left[at] ?? at), paint))),
  ];
}
