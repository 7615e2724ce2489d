import * as mupdf from 'mupdf';
import { open } from './papers.ts';

/** Where ink stands on a page: bands from the top, and in each the stretches from the left, in points. */
export type Layout = readonly Band[];
interface Band {
  readonly y: Stretch;
  readonly x: readonly Stretch[];
}
type Stretch = readonly [from: number, to: number];

const SCALE = 2;
/** Darker than this is ink: a hairline too. */
const INK = 240;
/** Stretches of a line that stand closer are one. */
const GAP = 12;
/** A pixel more or less is another way of drawing edges, not another layout. */
const CLOSE = 1;

export function layoutsOf(bytes: Uint8Array): readonly Layout[] {
  const document = open(bytes);
  return Array.from({ length: document.countPages() }, (_, n) => layoutOf(document.loadPage(n)));
}

function layoutOf(page: mupdf.Page): Layout {
  const pixmap = page.toPixmap(mupdf.Matrix.scale(SCALE, SCALE), mupdf.ColorSpace.DeviceGray, false);
  const [pixels, width, height] = [pixmap.getPixels(), pixmap.getWidth(), pixmap.getHeight()];
  const isInk = (x: number, y: number) => (pixels[y * width + x] ?? 255) < INK;
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => columns.some((x) => isInk(x, y)));
  return stretches(rows, 0).map((y) => {
    const lines = Array.from({ length: y[1] - y[0] }, (_, n) => y[0] + n);
    const inked = columns.map((x) => lines.some((line) => isInk(x, line)));
    return { y: points(y), x: stretches(inked, GAP * SCALE).map(points) };
  });
}

const points = ([from, to]: Stretch): Stretch => [from / SCALE, to / SCALE];

function stretches(inked: readonly boolean[], gap: number): readonly Stretch[] {
  const found: [number, number][] = [];
  inked.forEach((ink, at) => {
    const last = found.at(-1);
    if (!ink) return;
    if (last && at - last[1] <= gap) last[1] = at + 1;
    else found.push([at, at + 1]);
  });
  return found;
}

const written = (stretch: Stretch) => stretch.join('-');

/** A line a band: `207.5-208: 71-549`. */
export const layoutText = (layout: Layout): string =>
  layout.map(({ y, x }) => `${written(y)}: ${x.map(written).join(' ')}\n`).join('');

export const layoutIn = (text: string): Layout =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [y = [0, 0], ...x] = line.split(/:? /).map((part): Stretch => {
        const [from = 0, to = 0] = part.split('-').map(Number);
        return [from, to];
      });
      return { y: y as Stretch, x };
    });

/** The bands of one that stand elsewhere in the other. */
export function movedIn(one: Layout, other: Layout): readonly string[] {
  const close = (a: Stretch, b: Stretch) => Math.abs(a[0] - b[0]) <= CLOSE && Math.abs(a[1] - b[1]) <= CLOSE;
  const same = (a: Band, b: Band) =>
    close(a.y, b.y) && a.x.length === b.x.length && a.x.every((part, n) => close(part, b.x[n] ?? [0, 0]));
  return one.filter((band) => !other.some((known) => same(band, known))).map((band) => layoutText([band]).trim());
}
