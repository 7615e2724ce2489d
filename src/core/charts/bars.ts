import type { Plot, Shape, Tone } from './plot.ts';

/** Units of a bar's height. */
const HEIGHT = 12;

/** A bar of parts one after the other, as long as their sum is of `most`; what is not zero is seen. */
export function bar(parts: readonly { readonly value: number; readonly tone: Tone }[], most: number): Plot {
  const seen = parts.filter(({ value }) => value > 0);
  let x = 0;
  const shapes = seen.map(({ value, tone }): Shape => {
    const width = Math.min(Math.max(value / Math.max(most, 1), 0.008), 1 - x);
    const shape: Shape = { type: 'rect', x, width, y: 0, height: HEIGHT, tone };
    x += width;
    return shape;
  });
  return { height: HEIGHT, shapes };
}
