import { type Drawing, type DrawnShape, labelColumn, type Room, textAt, widest } from './drawing.ts';

/** A named value and its text. */
export interface Datum {
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
}

/** Heights of a row and of its bar, in text sizes. */
const ROW = 1.9;
const BAR = 1.15;
const GAP = 10;

/** The rows that fit, and a line that counts the others. */
export function shown<Row>(rows: readonly Row[], room: Room) {
  const some = rows.slice(0, room.rows);
  const left = rows.length - some.length;
  const height = room.size * ROW;
  const foot = (y: number): readonly DrawnShape[] =>
    left === 0 ? [] : [textAt(0, y + height / 2, room.more(left), { size: room.size, tone: 'muted' })];
  return { some, height, foot, footHeight: left === 0 ? 0 : height };
}

/** A horizontal bar per row, followed by its value. */
export function bars(data: readonly Datum[], room: Room): Drawing {
  const { some, height, foot, footHeight } = shown(data, room);
  const labels = labelColumn(
    some.map(({ label }) => label),
    room,
  );
  const left = labels.width + GAP;
  const values = widest(
    some.map(({ text }) => text),
    room,
  );
  const most = Math.max(...some.map(({ value }) => value ?? 0), 0);
  const unit = most === 0 ? 0 : (room.width - left - values - 6) / most;
  const bar = room.size * BAR;
  const bottom = some.length * height;
  const shapes = some.flatMap(({ value, text }, at): readonly DrawnShape[] => {
    const middle = (at + 0.5) * height;
    const width = Math.max(0, value ?? 0) * unit;
    return [
      textAt(0, middle, labels.texts[at] ?? '', room),
      ...(width > 0
        ? [{ type: 'rect', x: left, y: middle - bar / 2, width, height: bar, tone: 'first' } as const]
        : []),
      ...(value === null ? [] : [textAt(left + width + 5, middle, text, { size: room.size, tone: 'muted' })]),
    ];
  });
  const axis: DrawnShape = { type: 'line', x1: left, y1: 0, x2: left, y2: bottom, tone: 'line' };
  return { width: room.width, height: bottom + footHeight, shapes: [...shapes, axis, ...foot(bottom)] };
}

/** Stages from top to bottom: centred bars, joined, with value and percentage of the first on the right. */
export function funnel(data: readonly Datum[], room: Room): Drawing {
  const { some, height, foot, footHeight } = shown(data, room);
  const labels = labelColumn(
    some.map(({ label }) => label),
    room,
  );
  const first = some.find(({ value }) => value !== null && value > 0)?.value ?? 0;
  const shares = some.map(({ value }) =>
    value === null || first === 0 ? '' : `${Math.round((value / first) * 100)}%`,
  );
  const share = widest(shares, room);
  const value = widest(
    some.map(({ text }) => text),
    room,
  );
  const left = labels.width + GAP;
  const right = room.width - share - value - 3 * GAP;
  const most = Math.max(...some.map((one) => one.value ?? 0), 0);
  const unit = most === 0 ? 0 : (right - left) / most;
  const middle = (left + right) / 2;
  const bar = room.size * BAR;
  const half = (at: number) => (Math.max(0, some[at]?.value ?? 0) * unit) / 2;
  const joints = some.slice(1).flatMap((_, n): readonly DrawnShape[] => {
    const [top, bottom] = [(n + 0.5) * height + bar / 2, (n + 1.5) * height - bar / 2];
    const [above, below] = [half(n), half(n + 1)];
    if (above === 0) return [];
    const points = [
      [middle - above, top],
      [middle + above, top],
      [middle + below, bottom],
      [middle - below, bottom],
    ] as const;
    return [{ type: 'area', points, tone: 'pale' }];
  });
  const shapes = some.flatMap((one, at): readonly DrawnShape[] => {
    const y = (at + 0.5) * height;
    const rect = { x: middle - half(at), y: y - bar / 2, width: 2 * half(at), height: bar };
    return [
      textAt(0, y, labels.texts[at] ?? '', room),
      ...(half(at) > 0 ? [{ type: 'rect', ...rect, tone: 'first' } as const] : []),
      ...(one.value === null
        ? []
        : [
            textAt(room.width - share - 1.5 * GAP, y, one.text, { size: room.size, anchor: 'end' }),
            textAt(room.width, y, shares[at] ?? '', { size: room.size, anchor: 'end', tone: 'muted' }),
          ]),
    ];
  });
  const bottom = some.length * height;
  return { width: room.width, height: bottom + footHeight, shapes: [...joints, ...shapes, ...foot(bottom)] };
}
