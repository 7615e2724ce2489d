import {
  addDays,
  addMonths,
  daysBetween,
  daysOfMonth,
  type LocalDate,
  type Month,
  monthOf,
  type Period,
  within,
} from '../calendar/dates.ts';
import { type Drawing, type DrawnShape, labelColumn, type Room, textAt } from './drawing.ts';
import { shown } from './rows.ts';

/** From one day to another, inclusive; open at an end whose day is null. */
export interface TimelineBar {
  readonly label: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

const BAR = 1;
const GAP = 10;
/** The most months drawn; what lies beyond is cut off at the edge. */
const MONTHS = 48;

/** A calendar: months across, a bar per row, and the report's period as a band behind them. */
export function timeline(spans: readonly TimelineBar[], period: Period, room: Room): Drawing {
  const { size, width } = room;
  const { some, height, foot, footHeight } = shown(spans, room);
  const labels = labelColumn(
    some.map(({ label }) => label),
    room,
  );
  const left = labels.width + GAP;
  const frame = frameOf(some, period);
  const unit = (width - left) / (daysBetween(frame.from, frame.to) + 1);
  /** The left edge of a day, clamped to the frame. */
  const at = (day: LocalDate) => left + Math.min(Math.max(daysBetween(frame.from, day), 0) * unit, width - left);
  const head = size * 1.9;
  const bottom = head + some.length * height;
  const months = monthsOf(frame);
  const every = [1, 2, 3, 6, 12].find((n) => room.measure('2026-10') * size + 6 <= n * unit * 30) ?? 12;
  const scale = months.flatMap((month, n): readonly DrawnShape[] => {
    const named = n % every === 0;
    const x = at(daysOfMonth(month).from);
    const name = textAt(x + 3, head / 2, month, { size, tone: 'muted' });
    const room = named && x + 3 + size * 4.2 <= width;
    return [{ type: 'line', x1: x, y1: named ? 0 : head, x2: x, y2: bottom, tone: 'line' }, ...(room ? [name] : [])];
  });
  const band: DrawnShape = {
    type: 'rect',
    x: at(period.from),
    y: head,
    width: at(addDays(period.to, 1)) - at(period.from),
    height: bottom - head,
    tone: 'band',
  };
  const bar = size * BAR;
  const rows = some.flatMap(({ from, to }, row): readonly DrawnShape[] => {
    const middle = head + (row + 0.5) * height;
    const label = textAt(0, middle, labels.texts[row] ?? '', room);
    if (from === null && to === null) return [label];
    const [begin, end] = [at(from ?? frame.from), at(to === null ? addDays(frame.to, 1) : addDays(to, 1))];
    const opened = to === null || to > frame.to ? Math.min(bar / 2, (end - begin) / 2) : 0;
    const began = from === null || from < frame.from ? Math.min(bar / 2, (end - begin) / 2) : 0;
    const [top, low] = [middle - bar / 2, middle + bar / 2];
    const points = [
      [begin + began, top],
      [end - opened, top],
      [end, middle],
      [end - opened, low],
      [begin + began, low],
      [begin, middle],
    ] as const;
    // An arrow where it goes on; bars under a point would be invisible.
    if (opened + began > 0) return [label, { type: 'area', points, tone: 'first' }];
    return [label, { type: 'rect', x: begin, y: top, width: Math.max(end - begin, 1), height: bar, tone: 'first' }];
  });
  return { width, height: bottom + footHeight, shapes: [band, ...scale, ...rows, ...foot(bottom)] };
}

/** Whole months around all days and the period, up to the limit. */
function frameOf(spans: readonly TimelineBar[], period: Period): Period {
  const days = spans.flatMap(({ from, to }) => [from, to].filter((day) => day !== null));
  const sorted = [period.from, period.to, ...days].toSorted();
  const first = daysOfMonth(monthOf(sorted[0] ?? period.from)).from;
  const last = daysOfMonth(monthOf(sorted.at(-1) ?? period.to)).to;
  const limits = {
    from: addMonths(daysOfMonth(monthOf(period.from)).from, -MONTHS / 2),
    to: addDays(addMonths(daysOfMonth(monthOf(period.to)).from, MONTHS / 2), -1),
  };
  return { from: within(first, limits) ? first : limits.from, to: within(last, limits) ? last : limits.to };
}

function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let day = from; day <= to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}
