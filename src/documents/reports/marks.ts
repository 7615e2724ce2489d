import type { Drawing, DrawnShape, Room } from '../../core/charts/drawing.ts';
import type { Mark, Part } from '../../formats/pdf/marks.ts';
import { baseline, type Piece, type Setter, type TextLook } from '../../formats/pdf/setter.ts';

/** What is drawn on a page of a report: texts and rules as on papers, and shapes of charts, moved to their place. */
export type PageMark = Extract<Mark, { type: 'text' | 'rule' }> | ShapeMark;
export interface ShapeMark {
  readonly type: 'shape';
  readonly x: number;
  readonly y: number;
  readonly shape: Exclude<DrawnShape, { type: 'text' }>;
  /** The chart that it belongs to. */
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

export const shifted = (marks: readonly PageMark[], x: number, y: number): readonly PageMark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));

/** Marks as part of the report, for who has it read aloud. What belongs to none is passed over: running heads, repeated headings. */
export const belonging = (part: Part, marks: readonly PageMark[]): readonly PageMark[] =>
  marks.map((mark) => (mark.type === 'text' || mark.type === 'shape' ? { ...mark, part } : mark));

/** A paragraph, which is all texts. */
export function textSet(setter: Setter, piece: Piece, width: number, look: TextLook) {
  const { marks, height, width: used } = setter.paragraph(piece, width, look);
  return { marks: marks.filter((mark) => mark.type === 'text'), height, width: used };
}

/** The width of a text on one line. */
export const widthOf = (setter: Setter, piece: Piece, look: TextLook): number =>
  setter.paragraph(piece, Number.POSITIVE_INFINITY, look).width;

/** Width of a text in ems, as it will be set. */
export const measureWith =
  (setter: Setter, lang: Piece['lang']): Room['measure'] =>
  (text) =>
    widthOf(setter, { lang, text }, { size: 1, leading: 1 });

/** A chart as marks: its shapes as they are, above them its texts in the fonts of the report. */
export function chartMarks({ shapes }: Drawing, setter: Setter, lang: Piece['lang']): readonly PageMark[] {
  const [below, texts] = [shapes.filter((one) => one.type !== 'text'), shapes.filter((one) => one.type === 'text')];
  const set = texts.flatMap(({ text, x, y, size, anchor, tone }): readonly PageMark[] => {
    const look: TextLook = { size, leading: size, ink: tone === 'ink' ? 'black' : 'grey' };
    const line = textSet(setter, { lang, text }, Number.POSITIVE_INFINITY, look);
    const back = anchor === 'start' ? 0 : anchor === 'middle' ? line.width / 2 : line.width;
    return shifted(line.marks, x - back, y - baseline(size, size));
  });
  return [...below.map((shape): PageMark => ({ type: 'shape', x: 0, y: 0, shape })), ...set];
}
