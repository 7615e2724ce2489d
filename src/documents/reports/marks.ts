import type { Plot, Shape } from '../../core/charts/plot.ts';
import type { Mark, Part } from '../../formats/pdf/marks.ts';
import { baseline, type Piece, type Setter, type TextLook } from '../../formats/pdf/setter.ts';

/** What is drawn on a page of a report: texts and rules as on papers, and shapes of plots, moved to their place. */
export type PageMark = Extract<Mark, { type: 'text' | 'rule' }> | ShapeMark;
/** Its lengths are points. */
export interface ShapeMark {
  readonly type: 'shape';
  readonly x: number;
  readonly y: number;
  readonly shape: Exclude<Shape, { type: 'text' }>;
  /** The figure that it belongs to. */
  readonly part?: Part;
}

/** What stands across the page and is never parted. */
export interface Strip {
  readonly height: number;
  readonly marks: readonly PageMark[];
  /** Room before it, left out at the top of a page. */
  readonly before: number;
  /** Stays on the page of the strip that follows. */
  readonly withNext: boolean;
  /** Repeated above it where it comes first on a page. */
  readonly head?: Strip;
  /** Its name in the reader's list of contents. */
  readonly bookmark?: string;
}

/** The faces of a report, and what it is set in. */
export interface Faces {
  readonly plain: Setter;
  readonly bold: Setter;
  readonly lang: Piece['lang'];
}
export interface ReportLook extends TextLook {
  readonly bold?: true;
}

export const shifted = (marks: readonly PageMark[], x: number, y: number): readonly PageMark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));

/** Marks as part of the report, for who has it read aloud. What belongs to none is passed over: running heads, repeated headings. */
export const belonging = (part: Part, marks: readonly PageMark[]): readonly PageMark[] =>
  marks.map((mark) => (mark.type === 'text' || mark.type === 'shape' ? { ...mark, part } : mark));

/** A paragraph, which is all texts. */
export function textSet({ plain, bold, lang }: Faces, text: string, width: number, look: ReportLook) {
  const { marks, height, width: used } = (look.bold ? bold : plain).paragraph({ lang, text }, width, look);
  return { marks: marks.filter((mark) => mark.type === 'text'), height, width: used };
}

/** The width of a text on one line. */
export const widthOf = (faces: Faces, text: string, look: ReportLook): number =>
  textSet(faces, text, Number.POSITIVE_INFINITY, look).width;

/** A pixel of a plot on paper: its texts of 13 are 8 points. */
export const SCALE = 0.62;

/** A plot as marks, as wide as there is room: its shapes, above them its texts. One that stands on a bar has a ground of its own. */
export function plotMarks({ shapes }: Plot, width: number, faces: Faces): readonly PageMark[] {
  const below = shapes.flatMap((one) => (one.type === 'text' ? [] : [pointed(one, width)]));
  const texts = shapes.flatMap((one): readonly PageMark[] => {
    if (one.type !== 'text') return [];
    const size = one.size * SCALE;
    const look: ReportLook = { size, leading: size, ink: one.tone === 'muted' ? 'grey' : 'black' };
    const line = textSet(faces, one.text, Number.POSITIVE_INFINITY, look);
    const back = one.anchor === 'start' ? 0 : one.anchor === 'middle' ? line.width / 2 : line.width;
    const [x, y] = [one.x * width + one.dx * SCALE - back, one.y * SCALE];
    const set = shifted(line.marks, x, y - baseline(size, size));
    if (one.tone !== 'paper') return set;
    const ground = {
      type: 'rect',
      x: x - 1,
      y: y - size * 0.9,
      width: line.width + 2,
      height: size * 1.15,
      tone: 'paper',
    } as const;
    return [{ type: 'shape', x: 0, y: 0, shape: ground }, ...set];
  });
  return [...below.map((shape): PageMark => ({ type: 'shape', x: 0, y: 0, shape })), ...texts];
}

/** A shape in points. */
function pointed(shape: Exclude<Shape, { type: 'text' }>, width: number): ShapeMark['shape'] {
  switch (shape.type) {
    case 'rect':
      return {
        ...shape,
        x: shape.x * width,
        width: shape.width * width,
        y: shape.y * SCALE,
        height: shape.height * SCALE,
      };
    case 'dot':
      return { ...shape, x: shape.x * width, y: shape.y * SCALE, r: shape.r * SCALE };
    case 'line':
      return { ...shape, x1: shape.x1 * width, x2: shape.x2 * width, y1: shape.y1 * SCALE, y2: shape.y2 * SCALE };
  }
}
