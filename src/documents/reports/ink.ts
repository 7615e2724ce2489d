import type { Tone } from '../../core/charts/plot.ts';
import type { ShapeMark } from './marks.ts';

/** As in `templates/reports/page.css`, for paper. */
const INKS: Readonly<Record<Tone, string>> = {
  ink: '#1a1f24',
  muted: '#4d5761',
  line: '#d5dae0',
  rule: '#8a94a0',
  band: '#eef2f6',
  bar: '#1f5a96',
  pale: '#a9c3de',
  overdue: '#b3201b',
  met: '#1e6b3a',
  past: '#8a94a0',
  paper: '#ffffff',
};

/** Draws a shape. */
export function drawn({ shape, x, y }: ShapeMark, doc: PDFKit.PDFDocument): void {
  const colour = INKS[shape.tone];
  const painted = (path: PDFKit.PDFDocument, asLine: boolean | undefined) =>
    asLine ? path.lineWidth(0.9).stroke(colour) : path.fill(colour);
  switch (shape.type) {
    case 'rect':
      painted(doc.rect(x + shape.x, y + shape.y, shape.width, shape.height), shape.outline);
      return;
    case 'dot':
      painted(doc.circle(x + shape.x, y + shape.y, shape.r), shape.ring);
      return;
    case 'line': {
      doc.save();
      if (shape.dashed) doc.dash(2, { space: 2 });
      doc
        .moveTo(x + shape.x1, y + shape.y1)
        .lineTo(x + shape.x2, y + shape.y2)
        .lineWidth(0.5)
        .stroke(colour);
      doc.restore();
    }
  }
}
