import type { Plate } from './book.ts';
import type { Ink, Mark } from './marks.ts';
import { codeOf } from './qr-code.ts';

/** 0 is black, 1 white. pdfkit would mix them of red, green and blue, and a printer takes black ink alone for a grey that is one. */
const INKS: Readonly<Record<Ink, number>> = { black: 0, grey: 0.3, faint: 0.7, pale: 0.55, ground: 0.96 };

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
      doc.face(face, hundredth(size)).addContent(`${INKS[ink]} g`).text(text, hundredth(x), hundredth(y), style);
      return;
    }
    case 'rule': {
      const { x, y, width, weight, ink } = mark;
      doc
        .addContent(`${INKS[ink]} G`)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(weight)
        .stroke();
      return;
    }
    case 'path': {
      const { x, y, path, ink, weight, dash } = mark;
      doc.save().translate(hundredth(x), hundredth(y)).path(path);
      if (weight === undefined) doc.addContent(`${INKS[ink]} g`).fill();
      else {
        if (dash !== undefined) doc.dash(dash, { space: dash });
        doc.addContent(`${INKS[ink]} G`).lineWidth(weight).stroke();
      }
      doc.restore();
      return;
    }
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
    .addContent(`${INKS.black} g`)
    .save()
    .transform(width, 0, 0, -width, x, y + width);
  doc.addContent(`BI/W ${size}/H ${size}/IM true/BPC 1/D[1 0]/F/AHx ID\n${rows.join('\n')}>\nEI`).restore();
}
