import type { Tone } from '../../core/charts/drawing.ts';
import type { ShapeMark } from './marks.ts';

/** As in `templates/reports/page.css`, for paper. */
const INKS: Readonly<Record<Tone, string>> = {
  ink: '#1d2228',
  muted: '#555d66',
  line: '#d5d9de',
  band: '#e9eef4',
  pale: '#cfdce9',
  first: '#2f6294',
  second: '#b3661b',
  third: '#4b7f52',
  fourth: '#7d5a94',
};

/** Draws a shape. */
export function drawn({ shape, x, y }: ShapeMark, doc: PDFKit.PDFDocument): void {
  const colour = INKS[shape.tone];
  switch (shape.type) {
    case 'rect':
      doc.rect(x + shape.x, y + shape.y, shape.width, shape.height).fill(colour);
      return;
    case 'line':
      doc
        .moveTo(x + shape.x1, y + shape.y1)
        .lineTo(x + shape.x2, y + shape.y2)
        .lineWidth(0.5)
        .stroke(colour);
      return;
    case 'area':
      doc.polygon(...shape.points.map(([px, py]) => [x + px, y + py])).fill(colour);
  }
}
