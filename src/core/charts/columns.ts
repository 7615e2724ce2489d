import { type Drawing, type DrawnShape, fitted, type Room, SERIES, textAt, widest } from './drawing.ts';

/** A named group of values. */
export interface Group {
  readonly label: string;
  readonly values: readonly { readonly value: number | null; readonly text: string }[];
}

/** Height of the plot, in text sizes. */
const PLOT = 13;

/** The step of an axis up to `most` with about four lines: 1, 2 or 5 times a power of ten. */
export function stepOf(most: number): number {
  const rough = Math.max(most / 4, 1);
  const ten = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((one) => one * ten >= rough) ?? 10) * ten;
}

/** Groups of vertical columns over axis lines; the legend tells the values of a group apart. */
export function columns(groups: readonly Group[], legend: readonly string[], room: Room): Drawing {
  const { size, width } = room;
  const keys = legend.length > 1 ? legendOf(legend, room) : { shapes: [], height: 0 };
  const most = Math.max(...groups.flatMap(({ values }) => values.map(({ value }) => value ?? 0)), 1);
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step);
  const left = widest(ticks.map(String), room) + 6;
  const start = keys.height + size * 1.4;
  const height = size * PLOT;
  const foot = start + height;
  const y = (value: number) => foot - (value / top) * height;
  const axis = ticks.flatMap((tick): readonly DrawnShape[] => [
    { type: 'line', x1: left, y1: y(tick), x2: width, y2: y(tick), tone: 'line' },
    textAt(left - 5, y(tick), String(tick), { size, anchor: 'end', tone: 'muted' }),
  ]);
  const share = (width - left) / Math.max(1, groups.length);
  const column = Math.min((share * 0.72) / Math.max(1, legend.length), size * 3.2);
  const every = Math.max(
    1,
    Math.ceil(
      (widest(
        groups.map(({ label }) => label),
        room,
      ) +
        size) /
        share,
    ),
  );
  const thinned = groups.length > 6 && every > 1;
  const drawn = groups.flatMap(({ label, values }, at): readonly DrawnShape[] => {
    const middle = left + (at + 0.5) * share;
    const from = middle - (column * values.length) / 2;
    const name = thinned ? (at % every === 0 ? label : '') : fitted(label, share - 4, room);
    return [
      ...values.flatMap(({ value, text }, n) => standing(value, text, from + n * column, n)),
      ...(name === '' ? [] : [textAt(middle, foot + size, name, { size, anchor: 'middle', tone: 'muted' })]),
    ];
  });
  function standing(value: number | null, text: string, x: number, n: number): readonly DrawnShape[] {
    if (value === null || value <= 0) return [];
    const tone = SERIES[n % SERIES.length] ?? 'first';
    const rect = { x: x + column * 0.06, y: y(value), width: column * 0.88, height: foot - y(value) };
    const tells = room.measure(text) * size <= column + 2;
    return [
      { type: 'rect', ...rect, tone },
      ...(tells ? [textAt(x + column / 2, y(value) - size * 0.65, text, { size, anchor: 'middle' })] : []),
    ];
  }
  return { width, height: foot + size * 1.8, shapes: [...keys.shapes, ...axis, ...drawn] };
}

/** Squares with their names, on as many lines as needed. */
function legendOf(
  names: readonly string[],
  room: Room,
): { readonly shapes: readonly DrawnShape[]; readonly height: number } {
  const { size, width, measure } = room;
  const line = size * 1.8;
  let [x, row] = [0, 0];
  const shapes = names.flatMap((name, n): readonly DrawnShape[] => {
    const text = fitted(name, width - size * 1.5, room);
    const need = size * 1.5 + measure(text) * size;
    if (x > 0 && x + need > width) {
      x = 0;
      row += 1;
    }
    const [at, middle] = [x, (row + 0.5) * line];
    x += need + size * 1.6;
    const tone = SERIES[n % SERIES.length] ?? 'first';
    return [
      { type: 'rect', x: at, y: middle - size / 2, width: size, height: size, tone },
      textAt(at + size * 1.5, middle, text, { size, tone: 'muted' }),
    ];
  });
  return { shapes, height: (row + 1) * line };
}
