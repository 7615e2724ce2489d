import type { Plate } from './book.ts';
import type { Ink, Mark } from './marks.ts';
import { codeOf } from './qr-code.ts';

/** 0 is black, 1 white. */
const INKS: Readonly<Record<Ink, string>> = { black: '#000000', grey: '#4d4d4d', faint: '#b3b3b3' };

/** Draws the marks of a page. Everything belongs to a part of the paper, or is an artifact: a rule, a running head. */
export function ink(marks: readonly Mark[], plate: Plate): void {
  for (const mark of marks) {
    plate.tags.belong('part' in mark ? mark.part : undefined, mark.type === 'text' ? mark.lang : undefined);
    drawn(mark, plate);
  }
}

function drawn(mark: Mark, { doc }: Plate): void {
  switch (mark.type) {
    case 'text': {
      const { text, face, x, y, size, ink, spacing } = mark;
      const style = { lineBreak: false, baseline: 'alphabetic', characterSpacing: hundredth(spacing) } as const;
      doc.face(face, hundredth(size)).fillColor(INKS[ink]).text(text, hundredth(x), hundredth(y), style);
      return;
    }
    case 'rule':
      doc
        .moveTo(mark.x, mark.y)
        .lineTo(mark.x + mark.width, mark.y)
        .lineWidth(mark.weight)
        .stroke(INKS[mark.ink]);
      return;
    case 'frame':
      doc.rect(mark.x, mark.y, mark.width, mark.height).lineWidth(0.6).stroke(INKS.grey);
      return;
    case 'code':
      coded(mark, doc);
  }
}

/** To a hundredth of a point: nobody sees more. */
const hundredth = (length: number): number => Math.round(length * 100) / 100;

/** A stencil of one bit a module: sharp at any size, and a seventh of what rectangles take. */
function coded({ x, y, width, text }: Extract<Mark, { type: 'code' }>, doc: PDFKit.PDFDocument): void {
  const { size, rows } = codeOf(text);
  doc
    .fillColor(INKS.black)
    .save()
    .transform(width, 0, 0, -width, x, y + width);
  doc.addContent(`BI/W ${size}/H ${size}/IM true/BPC 1/D[1 0]/F/AHx ID\n${rows.join('\n')}>\nEI`).restore();
}
