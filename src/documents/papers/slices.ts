import type { Box } from '../../formats/pdf/marks.ts';
import type { SetText } from '../../formats/pdf/setter.ts';
import type { Density } from './style.ts';

/** Of fewer lines a box stays whole. */
const MANY = 8;

/** A box of many lines in slices of one each, that go on to the next page by themselves; `ends` is where each line ends. */
export function sliced(box: Box, ends: readonly number[]): readonly Box[] {
  if (ends.length < MANY) return [box];
  return ends.map((end, n) => {
    const last = n === ends.length - 1;
    const from = ends[n - 1] ?? 0;
    const to = last ? box.height : end;
    const marks = box.marks
      .filter((mark) => (n === 0 || mark.y >= from) && (last || mark.y < to))
      .map((mark) => ({ ...mark, y: mark.y - from }));
    // Neither the first line nor the last one stands alone on a page.
    const withNext = n === 0 || n === ends.length - 2 || (last && box.withNext);
    const begins = n === 0 ? {} : { before: 0, stretch: 0 };
    return { ...box, ...begins, height: to - from, marks, withNext };
  });
}

/** Where lines of one height end, within a box that keeps `row` above and below them. */
export function evenEnds(
  { height }: Pick<Box, 'height'>,
  { row, leading }: Pick<Density, 'leading' | 'row'>,
): readonly number[] {
  const count = Math.max(1, Math.round((height - 2 * row) / leading));
  return Array.from({ length: count }, (_, n) => row + (n + 1) * leading);
}

/** Where the lines of texts end that stand under each other. */
export function endsOf(sets: readonly (SetText & { readonly leading: number })[], gap = 0): readonly number[] {
  let top = 0;
  return sets.flatMap(({ height, leading }) => {
    const ends = Array.from({ length: Math.round(height / leading) }, (_, n) => top + (n + 1) * leading);
    top += height + gap;
    return ends;
  });
}
