import { describe, expect, test } from 'vitest';
import { bar } from '../../src/core/charts/bars.ts';
import { calendar } from '../../src/core/charts/calendar.ts';
import { dots } from '../../src/core/charts/dots.ts';
import { small, spark } from '../../src/core/charts/months.ts';
import type { Plot, Shape } from '../../src/core/charts/plot.ts';
import { day } from '../helpers/dossiers.ts';

const of = <Type extends Shape['type']>({ shapes }: Plot, type: Type) =>
  shapes.filter((shape): shape is Extract<Shape, { type: Type }> => shape.type === type);
const texts = (plot: Plot) => of(plot, 'text').map(({ text }) => text);

/** Every shape lies within its plot. */
function expectInside(plot: Plot) {
  for (const shape of plot.shapes) {
    const xs =
      shape.type === 'rect'
        ? [shape.x, shape.x + shape.width]
        : shape.type === 'line'
          ? [shape.x1, shape.x2]
          : [shape.x];
    const ys =
      shape.type === 'rect'
        ? [shape.y, shape.y + shape.height]
        : shape.type === 'line'
          ? [shape.y1, shape.y2]
          : [shape.y];
    for (const x of xs) expect(x >= -0.0001 && x <= 1.0001, JSON.stringify(shape)).toBe(true);
    for (const y of ys) expect(y >= 0 && y <= plot.height, JSON.stringify(shape)).toBe(true);
  }
}

describe('a bar', () => {
  const widths = (plot: Plot) => of(plot, 'rect').map(({ tone, width }) => [tone, Math.round(width * 100)]);
  test('is as long as its value is of the most, its parts one after the other', () => {
    const plot = bar(
      [
        { value: 10, tone: 'overdue' },
        { value: 30, tone: 'bar' },
      ],
      80,
    );
    expect(widths(plot)).toEqual([
      ['overdue', 13],
      ['bar', 38],
    ]);
    expect(of(plot, 'rect').map(({ x }) => x)).toEqual([0, 0.125]);
    expectInside(plot);
  });
  test('of nothing is not drawn, of very little is seen', () => {
    expect(bar([{ value: 0, tone: 'bar' }], 80).shapes).toEqual([]);
    expect(bar([{ value: -3, tone: 'bar' }], 0).shapes).toEqual([]);
    expect(widths(bar([{ value: 1, tone: 'bar' }], 1000))).toEqual([['bar', 1]]);
  });
});

describe('months', () => {
  const year = [3, 0, null, 8, 5, 2, 1, 4, 6, 7, 2, 4].map((value, at) => ({
    value,
    ...(at % 11 === 0 && { name: `m${at}` }),
  }));
  test('stand on zero; only the highest and the last say their value, and only those with a name are named', () => {
    const plot = small(year, (value) => `${value}名`);
    expect(texts(plot)).toEqual(['8名', '4名', 'm0', 'm11']);
    const columns = of(plot, 'rect');
    expect(columns).toHaveLength(11);
    expect(columns.map(({ tone }) => tone).slice(-2)).toEqual(['pale', 'bar']);
    expect((columns[2]?.height ?? 0) / (columns.at(-1)?.height ?? 1)).toBeCloseTo(2);
    expectInside(plot);
  });
  test('of which nothing is known, or none counts, are drawn without a value that is not there', () => {
    expect(texts(small([{ value: null }, { value: null }], String))).toEqual([]);
    expect(texts(small([{ value: 0 }, { value: 0 }], String))).toEqual(['0']);
    expect(small([], String).shapes.filter(({ type }) => type === 'rect')).toEqual([]);
  });
  test('beside a figure are columns without a word', () => {
    expect(spark(year).shapes.every(({ type }) => type === 'rect')).toBe(true);
    expectInside(spark(year));
  });
});

describe('a strip of dots', () => {
  test('has a dot for each; those of one day stand over each other, a ring still waits', () => {
    const plot = dots([{ days: 4 }, { days: 4 }, { days: 9 }, { days: 4, waits: true }], 4);
    const drawn = of(plot, 'dot');
    expect(drawn.map(({ ring }) => ring ?? false)).toEqual([false, false, true, false]);
    expect(new Set(drawn.slice(0, 3).map(({ x }) => x)).size).toBe(1);
    expect(new Set(drawn.slice(0, 3).map(({ y }) => y)).size).toBe(3);
    expect(of(plot, 'line').at(-1)?.x1).toBe(drawn[0]?.x);
    expectInside(plot);
  });
  test('tells how many more there are than have room, and puts what took longer than a month at its end', () => {
    const many = dots(
      Array.from({ length: 20 }, () => ({ days: 400 })),
      null,
    );
    expect(texts(many)).toContain('+8');
    expect(of(many, 'dot')).toHaveLength(12);
    expect(of(many, 'dot').every(({ x }) => x > 0.95)).toBe(true);
    expectInside(many);
  });
});

describe('a calendar', () => {
  const period = { from: day('2026-10-01'), to: day('2026-10-31') };
  const spans = [
    { from: day('2026-10-01'), to: day('2026-10-31') },
    { from: day('2026-10-15'), to: null },
    { from: day('1999-01-01'), to: day('2099-01-01') },
  ];
  const drawn = calendar(spans, { period, end: day('2026-10-20') }, (month) => month);
  const bars = spans.map((span) => drawn.row({ ...span, tone: 'bar', text: 'end' }));
  test('draws both days included, and marks the period and the day', () => {
    const [band, bar] = of(bars[0] ?? drawn.head, 'rect');
    expect([bar?.x, bar?.width]).toEqual([band?.x, band?.width]);
    expect(of(bars[0] ?? drawn.head, 'line').some(({ dashed }) => dashed)).toBe(true);
    expect(texts(drawn.head)).toContain('2026-10');
  });
  test('goes to its edge where an end is open or far away, and not beyond', () => {
    for (const plot of [drawn.head, ...bars]) expectInside(plot);
    expect(of(bars[2] ?? drawn.head, 'rect')[1]).toMatchObject({ x: 0, width: 1 });
    expect(texts(drawn.head).at(0)).toBe('2026-06');
  });
  test('writes the end where there is room for it', () => {
    const places = bars.map((plot) => of(plot, 'text').map(({ x, anchor, tone }) => [x > 0.9, anchor, tone]));
    expect(places).toEqual([[[false, 'start', 'ink']], [[false, 'end', 'ink']], [[true, 'end', 'paper']]]);
  });
});
