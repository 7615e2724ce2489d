import type { Tone } from '../core/charts/drawing.ts';
import { num } from './file.ts';
import type { ShapeMark } from './report-marks.ts';

/** As in `templates/reports/page.css`, for paper. */
const INKS: Readonly<Record<Tone, string>> = {
  ink: '1d2228',
  muted: '555d66',
  line: 'd5d9de',
  band: 'e9eef4',
  pale: 'cfdce9',
  first: '2f6294',
  second: 'b3661b',
  third: '4b7f52',
  fourth: '7d5a94',
};

/** Red, green and blue from 0 to 1, as an operator wants them. */
const colour = (tone: Tone): string =>
  (INKS[tone].match(/../g) ?? []).map((part) => num(Number.parseInt(part, 16) / 255)).join(' ');

/** A shape as operators of PDF, on a page of this height. */
export function drawn({ shape, x, y }: ShapeMark, height: number): string {
  const at = (px: number, py: number) => `${num(x + px)} ${num(height - y - py)}`;
  switch (shape.type) {
    case 'rect':
      return `${colour(shape.tone)} rg ${at(shape.x, shape.y + shape.height)} ${num(shape.width)} ${num(shape.height)} re f`;
    case 'line':
      return `${colour(shape.tone)} RG 0.5 w ${at(shape.x1, shape.y1)} m ${at(shape.x2, shape.y2)} l S`;
    case 'area': {
      const [first, ...others] = shape.points.map(([px, py]) => at(px, py));
      return `${colour(shape.tone)} rg ${first} m ${others.map((point) => `${point} l`).join(' ')} h f`;
    }
  }
}
