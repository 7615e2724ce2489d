import {
  addDays,
  addMonths,
  daysBetween,
  daysOfMonth,
  type LocalDate,
  type Month,
  monthOf,
  monthsTouched,
  type Period,
} from '../calendar/dates.ts';
import type { Plot, Shape, Tone } from './plot.ts';

/** From one day to another, inclusive; open at an end whose day is null. */
export interface CalendarSpan {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly tone: Tone;
  readonly outline?: true;
  /** What is written at its end. */
  readonly text: string;
}

const ROW = 24;
const SIZE = 13;
const BEFORE = 4;
const AFTER = 6;

export interface DrawnCalendar {
  readonly head: Plot;
  readonly row: (span: CalendarSpan) => Plot;
}

/** Months across, a row for each span, the report's period as a band behind them and its day as a dashed line. */
export function calendar(
  spans: readonly Pick<CalendarSpan, 'from' | 'to'>[],
  { period, end }: { readonly period: Period; readonly end: LocalDate },
  name: (month: Month) => string,
): DrawnCalendar {
  const frame = frameOf(spans, period);
  const length = daysBetween(frame.from, frame.to) + 1;
  const at = (day: LocalDate) => Math.min(Math.max(daysBetween(frame.from, day) / length, 0), 1);
  const months = monthsTouched(frame);
  const every = Math.ceil(months.length / 6);
  const starts = months.map((month) => at(daysOfMonth(month).from));
  const names = months.flatMap((month, n): readonly Shape[] =>
    n % every === 0
      ? [
          {
            type: 'text',
            x: starts[n] ?? 0,
            dx: 3,
            y: 15,
            text: name(month),
            size: SIZE,
            anchor: 'start',
            tone: 'muted',
          },
        ]
      : [],
  );
  const lines = (height: number): readonly Shape[] =>
    starts.slice(1).map((x): Shape => ({ type: 'line', x1: x, x2: x, y1: 0, y2: height, tone: 'line' }));
  const [first, after] = [at(period.from), at(addDays(period.to, 1))];
  const band = (height: number): Shape => ({
    type: 'rect',
    x: first,
    width: after - first,
    y: 0,
    height,
    tone: 'band',
  });
  const now = at(end);
  const today = (height: number): Shape => ({
    type: 'line',
    x1: now,
    x2: now,
    y1: 0,
    y2: height,
    tone: 'ink',
    dashed: true,
  });
  return {
    head: { height: 20, shapes: [band(20), ...lines(20), ...names] },
    row({ from, to, tone, outline, text }) {
      const begin = at(from ?? frame.from);
      const over = at(to === null ? addDays(frame.to, 1) : addDays(to, 1));
      const width = Math.max(over - begin, 0.006);
      const bar: Shape = { type: 'rect', x: begin, width, y: 5, height: 14, tone, ...(outline && { outline }) };
      return {
        height: ROW,
        shapes: [
          band(ROW),
          ...lines(ROW),
          bar,
          label(begin, over, { tone, outline: outline ?? false, text }),
          today(ROW),
        ],
      };
    },
  };
}

/** Behind the end; where no room is left there, before the beginning, or within. */
function label(
  begin: number,
  end: number,
  { tone, outline, text }: { tone: Tone; outline: boolean; text: string },
): Shape {
  const said = { type: 'text', y: 16.5, text, size: SIZE } as const;
  if (end <= 0.78) return { ...said, x: end, dx: 4, anchor: 'start', tone: 'ink' };
  if (begin >= 0.3) return { ...said, x: begin, dx: -4, anchor: 'end', tone: 'ink' };
  return { ...said, x: end, dx: -4, anchor: 'end', tone: outline || tone === 'past' ? 'ink' : 'paper' };
}

/** Whole months around all days and the period, but not far beyond it. */
function frameOf(spans: readonly Pick<CalendarSpan, 'from' | 'to'>[], period: Period): Period {
  const days = spans.flatMap(({ from, to }) => [from, to].filter((day) => day !== null));
  const sorted = [period.from, period.to, ...days].toSorted();
  const first = daysOfMonth(monthOf(sorted[0] ?? period.from)).from;
  const last = daysOfMonth(monthOf(sorted.at(-1) ?? period.to)).to;
  const earliest = addMonths(daysOfMonth(monthOf(period.from)).from, -BEFORE);
  const latest = addDays(addMonths(daysOfMonth(monthOf(period.to)).from, AFTER + 1), -1);
  const [from, to] = [[first, earliest].toSorted()[1], [last, latest].toSorted()[0]];
  return { from: from ?? first, to: to ?? last };
}
