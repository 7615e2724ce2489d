import type { Plot, Shape } from './plot.ts';

/** What took, or takes, so many days. */
export interface Lasting {
  readonly days: number;
  /** It is not over yet. */
  readonly waits?: boolean;
}

/** The last day of the axis; whatever took longer stands behind it. */
export const LONGEST = 30;
const RADIUS = 4;
const PITCH = 9;
/** Dots over each other at most; how many more there are is told above them. */
const HIGHEST = 12;
const SIZE = 13;

/** A dot for each on one axis of days; those of one day stand over each other. A ring still waits; the tick is the median. */
export function dots(all: readonly Lasting[], median: number | null): Plot {
  const slots = LONGEST + 2;
  const at = (days: number) => (Math.min(Math.max(days, 0), LONGEST + 1) + 0.5) / slots;
  const stacks = new Map<number, Lasting[]>();
  for (const one of all.toSorted((a, b) => Number(a.waits ?? false) - Number(b.waits ?? false))) {
    const day = Math.min(Math.max(Math.round(one.days), 0), LONGEST + 1);
    stacks.set(day, [...(stacks.get(day) ?? []), one]);
  }
  const high = Math.min(Math.max(...[...stacks.values()].map(({ length }) => length), 1), HIGHEST);
  const over = [...stacks.values()].some(({ length }) => length > HIGHEST);
  const foot = 6 + (over ? SIZE + 3 : 0) + high * PITCH;
  const drawn = [...stacks].flatMap(([day, stack]): readonly Shape[] => [
    ...stack.slice(0, HIGHEST).map(({ waits }, n): Shape => {
      const place = { x: at(day), y: foot - (n + 0.5) * PITCH };
      return {
        type: 'dot',
        ...place,
        r: waits ? RADIUS - 0.75 : RADIUS,
        tone: waits ? 'overdue' : 'bar',
        ...(waits && { ring: true }),
      };
    }),
    ...(stack.length > HIGHEST
      ? [
          {
            type: 'text',
            x: at(day),
            dx: 0,
            y: foot - HIGHEST * PITCH - 3,
            text: `+${stack.length - HIGHEST}`,
            size: SIZE,
            anchor: 'middle',
            tone: 'ink',
          } as const,
        ]
      : []),
  ]);
  const axis: Shape = { type: 'line', x1: 0, x2: 1, y1: foot + 1, y2: foot + 1, tone: 'rule' };
  const ticks = [0, 5, 10, 15, 20, 25, 30].map((day): Shape => {
    return {
      type: 'text',
      x: at(day),
      dx: 0,
      y: foot + 18,
      text: String(day),
      size: SIZE,
      anchor: 'middle',
      tone: 'muted',
    };
  });
  const beyond: Shape = {
    type: 'text',
    x: 1,
    dx: 0,
    y: foot + 18,
    text: '+',
    size: SIZE,
    anchor: 'end',
    tone: 'muted',
  };
  const middle: readonly Shape[] =
    median === null ? [] : [{ type: 'line', x1: at(median), x2: at(median), y1: foot - 3, y2: foot + 6, tone: 'ink' }];
  return { height: foot + 22, shapes: [axis, ...ticks, beyond, ...drawn, ...middle] };
}
