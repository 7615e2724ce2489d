import type { Box } from '../../formats/pdf/marks.ts';

/** Of fewer lines a box stays whole. */
const MANY = 8;

/** A box of many lines in slices of one each, that go on to the next page by themselves; `ends` is where each line ends. */
export function sliced(box: Box, ends: readonly number[], many = MANY): readonly Box[] {
  if (ends.length < many) return [box];
  return ends.map((end, n) => {
    const last = n === ends.length - 1;
    const from = n === 0 ? 0 : (ends[n - 1] ?? 0);
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
