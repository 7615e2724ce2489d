import type { Block, Cell } from '../../core/papers/paper.ts';
import { asPart, type Box, type Mark, moved } from '../../formats/pdf/marks.ts';
import { baseOf, contentOf, labelOf, rule } from './fields.ts';
import type { Page } from './page.ts';
import { beside, EMPTY, type SetLines, stacked } from './said.ts';
import { signMark } from './signs.ts';
import { sliced } from './slices.ts';
import { mm, RULES } from './style.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

const GAP = mm(1.6);
/** A row of this height at most is not parted over two pages. */
const WHOLE = 200;

/** A heading, which every page repeats, and a box for each row, in the columns that the paper declares. */
export function tableBoxes({ columns, rows }: Of<'table'>, page: Page): readonly Box[] {
  const { grid, scale } = page;
  const starts = columns.map((_, n) => mm(columns.slice(0, n).reduce((sum, { width }) => sum + width, 0)));
  const titled = columns.some(({ title }) => title.length > 0);
  const boxOf = (cells: readonly SetLines[], least: number): Box => {
    const base = Math.max(0, ...cells.map((one) => one.base));
    const text = Math.max(0, ...cells.map((one) => base - one.base + one.height));
    const height = Math.max(text + 2 * scale.row, least);
    const down = (height - text) / 2;
    const marks = cells.flatMap((cell, n) => moved(cell.marks, starts[n] ?? 0, down + base - cell.base));
    return { height, marks, before: 0, stretch: 0, withNext: false };
  };
  const widthOf = (n: number) => mm(columns[n]?.width ?? 0) - (n < columns.length - 1 ? GAP : 0);
  const ruled = (box: Box, weight: number): Box =>
    weight === 0 ? box : { ...box, marks: [rule(grid.width, weight), ...box.marks] };
  const head = boxOf(
    columns.map(({ title }, n) => labelOf(title, widthOf(n), page)),
    0,
  );
  const boxes = rows.flatMap((row, n) => {
    const cells = row.map((cell, at) => cellOf(cell, widthOf(at), page));
    const box = read(ruled(boxOf(cells, scale.least), n === 0 && !titled ? 0 : RULES.fine));
    const ends = cells.reduce((longest, one) => (one.ends.length > longest.ends.length ? one : longest), EMPTY).ends;
    const again = titled ? {} : { onTop: [rule(grid.width, RULES.strong)] };
    return (
      box.height <= WHOLE
        ? [box]
        : sliced(
            box,
            ends.map((end) => end + scale.row),
            2,
          )
    ).map((one) => ({
      ...one,
      ...again,
    }));
  });
  // Without a part: read aloud once, on later pages it only runs along.
  const heading = ruled(head, RULES.strong);
  const end = rule(grid.width, titled ? RULES.strong : RULES.fine);
  const before = mm((titled ? 2 : 0.6) * scale.gaps);
  return [
    ...(titled ? [{ ...read(heading), before, stretch: 1, withNext: true }] : []),
    ...boxes.map((box, n) => ({
      ...box,
      ...(n === 0 && !titled && { before }),
      ...(titled && { head: heading }),
      marks: n === boxes.length - 1 ? [...box.marks, { ...end, y: box.height }] : box.marks,
      // A last row does not stand alone on a page.
      withNext: box.withNext || n === boxes.length - 2,
    })),
  ];
}

/** A row is read aloud as one. */
const read = (box: Box): Box => ({ ...box, marks: asPart({ role: 'P' }, box.marks) });

function cellOf(cell: Cell, width: number, page: Page): SetLines {
  const { scale, setter } = page;
  const { value, second } = scale;
  if ('sign' in cell) return { ...EMPTY, ...signed(signMark(cell), baseOf(value)), base: baseOf(value) };
  if (!('strong' in cell)) return contentOf(cell, width, page);
  return beside(
    cell.strong,
    width,
    [
      { ...value, cut: 'medium' },
      { ...second, cut: 'medium' },
    ],
    setter,
  );
}

const signed = (mark: Mark, base: number) => ({ marks: moved([mark], 0, base), height: base, width: mm(2.6) });

/** Short items with a sign each, down the left half and then down the right. */
export function checkBoxes({ items }: Of<'checks'>, page: Page): readonly Box[] {
  const { grid, scale, setter } = page;
  const many = Math.ceil(items.length / 2);
  const middle = grid.width / 2 + mm(2);
  const indent = mm(5);
  const rows = Array.from({ length: many }, (_, n) => [items[n], items[n + many]]);
  const boxes = rows.map((row, n): Box => {
    const sets = row.map((item) => {
      if (!item) return EMPTY;
      const cut = item.sign === 'dot' ? 'medium' : 'regular';
      return stacked(
        item.text,
        grid.width / 2 - mm(2) - indent,
        [
          { ...scale.value, cut },
          { ...scale.second, cut },
        ],
        setter,
      );
    });
    const height = Math.max(...sets.map((set) => set.height)) + 2 * mm(0.5);
    const marks = sets.flatMap((set, at) => {
      const [item, x] = [row[at], at === 0 ? 0 : middle];
      if (!item) return [];
      const part = { role: 'P' } as const;
      return [
        ...moved([signMark(item)], x, mm(0.5) + baseOf(scale.value)),
        ...asPart(part, moved(set.marks, x + indent, mm(0.5))),
      ];
    });
    const line = n === 0 ? [] : [rule(grid.width, RULES.fine)];
    return { height, marks: [...line, ...marks], before: 0, stretch: 0, withNext: n < many - 1 };
  });
  const end = rule(grid.width, RULES.strong);
  return boxes.map((box, n) => ({
    ...box,
    marks: [...(n === 0 ? [end] : []), ...box.marks, ...(n === boxes.length - 1 ? [{ ...end, y: box.height }] : [])],
  }));
}
