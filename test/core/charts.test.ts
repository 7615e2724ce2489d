import { expect, test } from 'vitest';
import { columns, stepOf } from '../../src/core/charts/columns.ts';
import { about, type Drawing, type DrawnShape, fitted, type Room } from '../../src/core/charts/drawing.ts';
import { drawingOf } from '../../src/core/charts/index.ts';
import { bars, funnel } from '../../src/core/charts/rows.ts';
import { timeline } from '../../src/core/charts/timeline.ts';
import { day } from '../helpers/dossiers.ts';
import { sampleReport, sampleTitles } from '../helpers/reports.ts';

const ROOM: Room = { width: 600, size: 10, rows: 40, more: (n) => `+${n}`, measure: about };
const PERIOD = { from: day('2026-10-01'), to: day('2026-10-31') };

const of = <Type extends DrawnShape['type']>({ shapes }: Drawing, type: Type) =>
  shapes.filter((shape): shape is Extract<DrawnShape, { type: Type }> => shape.type === type);
const texts = (drawing: Drawing) => of(drawing, 'text').map(({ text }) => text);
const datum = (label: string, value: number | null) => ({ label, value, text: value === null ? '' : String(value) });

/** Every shape lies within its drawing. */
function expectInside({ width, height, shapes }: Drawing) {
  for (const shape of shapes) {
    const points: readonly (readonly [number, number])[] =
      shape.type === 'rect'
        ? [
            [shape.x, shape.y],
            [shape.x + shape.width, shape.y + shape.height],
          ]
        : shape.type === 'line'
          ? [
              [shape.x1, shape.y1],
              [shape.x2, shape.y2],
            ]
          : shape.type === 'area'
            ? shape.points
            : [[shape.x, shape.y]];
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x).toBeLessThanOrEqual(width + 0.01);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual(height + 0.01);
    }
  }
}

test('bars are as long as their values; nothing is drawn where nothing is known', () => {
  const drawing = bars([datum('a', 10), datum('b', 5), datum('c', null), datum('d', 0)], ROOM);
  const [long, half, ...others] = of(drawing, 'rect');
  expect(others).toEqual([]);
  expect(half?.width).toBeCloseTo((long?.width ?? 0) / 2);
  expect(texts(drawing)).toEqual(['a', '10', 'b', '5', 'c', 'd', '0']);
  expectInside(drawing);
});

test('a funnel says what share of the first stage came so far', () => {
  const drawing = funnel([datum('a', 80), datum('b', 20), datum('c', 0)], ROOM);
  expect(texts(drawing)).toEqual(['a', '80', '100%', 'b', '20', '25%', 'c', '0', '0%']);
  const [first, second] = of(drawing, 'rect');
  const middle = (rect = { x: 0, width: 0 }) => rect.x + rect.width / 2;
  expect(middle(first)).toBeCloseTo(middle(second));
  expectInside(drawing);
});

test('a funnel into which nobody came is drawn without bars', () => {
  const drawing = funnel([datum('a', 0), datum('b', 0)], ROOM);
  expect([of(drawing, 'rect'), of(drawing, 'area')]).toEqual([[], []]);
  expectInside(drawing);
});

test('columns stand side by side over a round axis, and the legend names them', () => {
  const value = (n: number | null) => ({ value: n, text: n === null ? '' : String(n) });
  const groups = ['2026-04', '2026-05'].map((label, n) => ({ label, values: [value(7 + n), value(null), value(3)] }));
  const drawing = columns(groups, ['x', 'y', 'z'], ROOM);
  expect(of(drawing, 'rect').map(({ tone }) => tone)).toEqual([
    'first',
    'second',
    'third',
    'first',
    'third',
    'first',
    'third',
  ]);
  expect(texts(drawing)).toEqual(expect.arrayContaining(['x', 'y', 'z', '0', '2', '8', '2026-04', '2026-05']));
  expectInside(drawing);
});

test.each([
  [0, 1],
  [3, 1],
  [8, 2],
  [17, 5],
  [37, 10],
  [160, 50],
  [99_000, 50_000],
])('an axis up to %d goes by %d', (most, step) => {
  expect(stepOf(most)).toBe(step);
});

test('a calendar draws both days included, goes on where the end is open, and marks the period', () => {
  const drawing = timeline(
    [
      { label: 'a', from: day('2026-10-01'), to: day('2026-10-31') },
      { label: 'b', from: day('2026-10-15'), to: null },
      { label: 'c', from: null, to: null },
    ],
    PERIOD,
    ROOM,
  );
  const [band, bar] = of(drawing, 'rect');
  expect([band?.tone, bar?.tone]).toEqual(['band', 'first']);
  expect([bar?.x, bar?.width]).toEqual([band?.x, band?.width]);
  expect(of(drawing, 'area')).toHaveLength(1);
  expect(texts(drawing)).toEqual(expect.arrayContaining(['2026-10', 'a', 'b', 'c']));
  expectInside(drawing);
});

test('a day far away does not press the calendar flat', () => {
  const drawing = timeline([{ label: 'a', from: day('1999-01-01'), to: day('2099-01-01') }], PERIOD, ROOM);
  expect(texts(drawing).filter((text) => /^\d{4}-\d\d$/.test(text)).length).toBeGreaterThan(5);
  expect(of(drawing, 'area')).toHaveLength(1);
  expectInside(drawing);
});

test('what has more rows than there is room for says how many are left', () => {
  const many = Array.from({ length: 45 }, (_, n) => datum(`${n}`, n));
  for (const drawing of [bars(many, ROOM), funnel(many, ROOM)]) {
    expect(texts(drawing).at(-1)).toBe('+5');
    expectInside(drawing);
  }
});

test('a label that is too long is cut, not a character in two', () => {
  const room = { ...ROOM, measure: (text: string) => [...text].length };
  expect(fitted('𠮷𠮷𠮷𠮷𠮷', 30, room)).toBe('𠮷𠮷…');
  expect(fitted('短い', 30, room)).toBe('短い');
});

test('each chart of a report is drawn from its value and titles; a section without rows has none', () => {
  const report = sampleReport();
  const drawn = report.sections.map((section) => drawingOf(section, sampleTitles('ja'), report.period, ROOM));
  expect(drawn.map((drawing) => drawing !== undefined)).toEqual([true, true, true, true, false, false]);
  for (const drawing of drawn) if (drawing) expectInside(drawing);
  const [stages] = report.sections;
  expect(drawingOf({ ...stages, key: 'x', columns: [], rows: [] }, sampleTitles('ja'), report.period, ROOM)).toBe(
    undefined,
  );
});
