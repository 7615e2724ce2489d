import type { Plot, Shape } from './plot.ts';

/** A month and what was counted in it. */
export interface MonthValue {
  /** What stands below it, if anything. */
  readonly name?: string;
  readonly value: number | null;
}

const GAP = 0.22;

/** Columns from zero, the last one dark. */
function columns(months: readonly MonthValue[], top: number, height: number): readonly Shape[] {
  const most = Math.max(...months.map(({ value }) => value ?? 0), 1);
  const share = 1 / Math.max(months.length, 1);
  return months.flatMap(({ value }, at): readonly Shape[] => {
    if (value === null) return [];
    const tall = value === 0 ? 1 : Math.max((value / most) * height, 2);
    const tone = at === months.length - 1 ? 'bar' : value === 0 ? 'rule' : 'pale';
    const x = (at + GAP / 2) * share;
    return [{ type: 'rect', x, width: share * (1 - GAP), y: top + height - tall, height: tall, tone }];
  });
}

/** So small that it stands beside a figure, without a word. */
export const spark = (months: readonly MonthValue[]): Plot => ({
  width: 96,
  height: 24,
  shapes: columns(months, 0, 24),
});

const SIZE = 13;
const PLOT = 64;
const HEAD = 18;
const FOOT = 18;

/** A plot of its own scale: values on the highest and the last column only, no grid, names below the months that have one. */
export function small(months: readonly MonthValue[], text: (value: number) => string): Plot {
  const share = 1 / Math.max(months.length, 1);
  const most = Math.max(...months.map(({ value }) => value ?? 0), 0);
  const last = months.length - 1;
  const highest = most === 0 ? -1 : months.findLastIndex(({ value }) => value === most);
  const told = months.flatMap(({ value }, at): readonly Shape[] => {
    const near = at !== last && last - at < 2;
    if (value === null || (at !== last && (at !== highest || near))) return [];
    const tall = most === 0 ? 1 : Math.max((value / most) * PLOT, 1);
    const edge =
      at === last ? ({ x: 1, anchor: 'end' } as const) : ({ x: (at + 0.5) * share, anchor: 'middle' } as const);
    const y = HEAD + PLOT - tall - 4;
    return [{ type: 'text', dx: 0, ...edge, y, text: text(value), size: SIZE, tone: 'ink' }];
  });
  const names = months.flatMap(({ name }, at): readonly Shape[] => {
    if (name === undefined) return [];
    const place =
      at === 0
        ? ({ x: 0, anchor: 'start' } as const)
        : at === last
          ? ({ x: 1, anchor: 'end' } as const)
          : ({ x: (at + 0.5) * share, anchor: 'middle' } as const);
    return [{ type: 'text', dx: 0, ...place, y: HEAD + PLOT + 14, text: name, size: SIZE, tone: 'muted' }];
  });
  const foot: Shape = { type: 'line', x1: 0, x2: 1, y1: HEAD + PLOT, y2: HEAD + PLOT, tone: 'rule' };
  return { width: 208, height: HEAD + PLOT + FOOT, shapes: [...columns(months, HEAD, PLOT), foot, ...told, ...names] };
}
