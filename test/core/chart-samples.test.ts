import { expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { columns, type Group } from '../../src/core/charts/columns.ts';
import { about, type Drawing, type DrawnShape, fitted, type Room } from '../../src/core/charts/drawing.ts';
import { drawingOf } from '../../src/core/charts/index.ts';
import { bars, type Datum, funnel } from '../../src/core/charts/rows.ts';
import { type TimelineBar, timeline } from '../../src/core/charts/timeline.ts';
import { day } from '../helpers/dossiers.ts';
import { expectPinned } from '../helpers/pinned.ts';
import { sampleReport, sampleTitles } from '../helpers/reports.ts';

const ROOM: Room = { width: 600, size: 10, rows: 40, more: (n) => `+${n}`, measure: about };
const PERIOD = { from: day('2026-10-01'), to: day('2026-10-31') };

const round = (n: number): number => Math.round(n * 100) / 100;
/** A shape on one line, to a hundredth. */
function shapeLine(shape: DrawnShape): string {
  const { type, tone } = shape;
  switch (type) {
    case 'rect':
      return [type, round(shape.x), round(shape.y), '+', round(shape.width), round(shape.height), tone].join(' ');
    case 'line':
      return [type, round(shape.x1), round(shape.y1), '-', round(shape.x2), round(shape.y2), tone].join(' ');
    case 'area':
      return [type, ...shape.points.map((point) => point.map(round).join(',')), tone].join(' ');
    case 'text':
      return [type, round(shape.x), round(shape.y), shape.size, shape.anchor, tone, JSON.stringify(shape.text)].join(
        ' ',
      );
  }
}
const drawn = (drawing: Drawing | undefined): readonly string[] =>
  drawing === undefined
    ? ['nothing']
    : [`${round(drawing.width)} x ${round(drawing.height)}`, ...drawing.shapes.map(shapeLine)];

const datum = (label: string, value: number | null): Datum => ({
  label,
  value,
  text: value === null ? '—' : `${value}名`,
});
const group = (label: string, ...values: readonly (number | null)[]): Group => ({
  label,
  values: values.map((value) => ({ value, text: value === null ? '—' : String(value) })),
});
const bar = (label: string, from: string | null, to: string | null): TimelineBar => ({
  label,
  from: from as LocalDate | null,
  to: to as LocalDate | null,
});
const months = (count: number) => Array.from({ length: count }, (_, n) => group(`2026-${n + 1}月の見本`, n, 2 * n));
const SPANS = [
  bar('a', '2026-10-05', '2026-11-02'),
  bar('a day', '2026-10-05', '2026-10-05'),
  bar('to the end', '2026-12-15', null),
  bar('from the beginning', null, '2026-09-20'),
  bar('nothing is known', null, null),
  bar('long before', '1999-01-01', '2026-10-01'),
  bar('long after', '2026-10-01', '2099-01-01'),
  bar('gone', '1999-01-01', '1999-01-02'),
];

const CHARTS: Readonly<Record<string, () => Drawing>> = {
  bars: () => bars([datum('見本株式会社', 10), datum('b', 5), datum('c', null), datum('d', 0), datum('e', -1)], ROOM),
  'bars without a value': () => bars([datum('a', null), datum('b', 0)], ROOM),
  'more bars than room': () => bars([datum('a', 1), datum('b', 2), datum('c', 3)], { ...ROOM, rows: 2 }),
  'bars with a label that is too long': () => bars([datum('見本'.repeat(30), 1)], ROOM),
  funnel: () => funnel([datum('a', 80), datum('b', 20), datum('c', null), datum('d', 9), datum('e', 0)], ROOM),
  'a funnel whose first stage is unknown': () => funnel([datum('a', null), datum('b', 3), datum('c', 4)], ROOM),
  'a funnel into which nobody came': () => funnel([datum('a', 0), datum('b', -1)], ROOM),
  'a funnel that grows': () => funnel([datum('a', 1), datum('b', 0), datum('c', 8)], { ...ROOM, rows: 2 }),
  columns: () => columns([group('a', 7, null, 3), group('b', 8, 0, -2)], ['x', 'y', 'z'], ROOM),
  'columns of one kind': () => columns([group('2026-04', 3), group('2026-05', 4)], ['x'], ROOM),
  'columns without a group': () => columns([], ['x', 'y'], ROOM),
  'columns of five kinds': () => columns([group('a', 1, 2, 3, 4, 5)], ['v', 'w', 'x', 'y', 'z'], ROOM),
  'columns with long names': () =>
    columns([group('見本'.repeat(30), 120, 37), group('b', 1, 1)], ['見本の長い名前'.repeat(4), '別の名前'.repeat(6)], {
      ...ROOM,
      width: 200,
    }),
  'six groups, each named': () => columns(months(6), ['x', 'y'], { ...ROOM, width: 300 }),
  'seven groups, of which some are named': () => columns(months(7), ['x', 'y'], { ...ROOM, width: 300 }),
  'seven groups in a wide room': () => columns(months(7), ['x', 'y'], { ...ROOM, width: 1200 }),
  timeline: () => timeline(SPANS.slice(0, 5), PERIOD, ROOM),
  'a timeline that is cut off': () => timeline(SPANS, PERIOD, ROOM),
  'a timeline in a narrow room': () =>
    timeline(SPANS, { from: day('2026-04-01'), to: day('2027-03-31') }, { ...ROOM, width: 250, rows: 3 }),
};

test.each(Object.entries(CHARTS))('%s: every shape stands where it is pinned', (name, chart) => {
  expectPinned(`charts/${name}.txt`, drawn(chart()));
});

test('each chart of the sample report', () => {
  const report = sampleReport();
  const lines = report.sections.flatMap((section) => [
    `# ${section.key}`,
    ...drawn(drawingOf(section, sampleTitles('ja'), report.period, ROOM)),
  ]);
  expectPinned('charts/report.txt', lines);
});

test('a cell that is no number, or no day, is drawn as unknown', () => {
  const titles = sampleTitles('ja');
  const of = (chart: object, row: object) =>
    drawn(drawingOf({ key: 'stages', columns: [], chart, rows: [row] } as never, titles, PERIOD, ROOM)).filter((line) =>
      /^(?:rect.*first|area)/.test(line),
    );
  const bar = { kind: 'bars', label: 'step', value: 'students' };
  expect(of(bar, { step: 'a', students: 3 })).toHaveLength(1);
  for (const students of ['3', Number.NaN, null, undefined]) expect(of(bar, { step: 'a', students })).toEqual([]);
  const time = { kind: 'timeline', label: 'step', from: 'from', to: 'to' };
  expect(of(time, { step: 'a', from: '2026-10-05', to: '2026-10-06' })).toHaveLength(1);
  for (const from of ['soon', 3, null, undefined]) expect(of(time, { step: 'a', from, to: null })).toEqual([]);
});

test('the width of a text is guessed rather too wide', () => {
  expect(['a', 'あ', '𠮷', ''].map((text) => round(about(text)))).toEqual([0.6, 1.02, 1.02, 0]);
  expect(round(about('aあ'))).toBe(1.62);
});

test.each([
  ['ab cd', 5, 'ab cd'],
  ['ab cd', 4, 'ab…'],
  ['ab cd', 3, 'ab…'],
  ['ab cd', 1, '…'],
  ['ab cd', 0, '…'],
  [' ab', 2, '…'],
])('%j in a room of %d letters is %j', (text, width, shown) => {
  expect(fitted(text, width, { ...ROOM, size: 1, measure: (one) => [...one].length })).toBe(shown);
});
