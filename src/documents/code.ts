import { encode } from 'uqr';

/** A run of dark modules: `x`, `y` and `width` in modules from the top left corner. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A text in UTF-8 as a QR code, `size` modules wide, without the quiet zone around it. A seventh of it may be soiled. */
export function codeOf(text: string): { readonly size: number; readonly bars: readonly Bar[] } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const bars = data.flatMap((row, y) => barsOf(row).map(({ x, width }) => ({ x, y, width })));
  return { size, bars };
}

function barsOf(row: readonly boolean[]): readonly Omit<Bar, 'y'>[] {
  const bars: { x: number; width: number }[] = [];
  row.forEach((dark, x) => {
    const last = bars.at(-1);
    if (dark && last && last.x + last.width === x) last.width += 1;
    else if (dark) bars.push({ x, width: 1 });
  });
  return bars;
}
