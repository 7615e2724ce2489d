/**
 * Roles of colours: each renderer has its own for screen, dark screen and paper. `first` to `fourth` distinguish the values of a group.
 */
export type Tone = 'ink' | 'muted' | 'line' | 'band' | 'pale' | SeriesTone;
export type SeriesTone = (typeof SERIES)[number];
export const SERIES = ['first', 'second', 'third', 'fourth'] as const;

export type DrawnShape =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | { readonly type: 'area'; readonly points: readonly (readonly [x: number, y: number])[]; readonly tone: Tone }
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly tone: Tone;
    }
  /** `y` is the baseline. */
  | {
      readonly type: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly tone: Tone;
    };

/** A chart as shapes, in units from the top left corner, for SVG and PDF alike. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly DrawnShape[];
}

/** The space and measures for a chart. */
export interface Room {
  readonly width: number;
  /** Text size. */
  readonly size: number;
  /** The most rows to draw. */
  readonly rows: number;
  /** The text for the rows left out. */
  readonly more: (rows: number) => string;
  /** Width of a text in ems. */
  readonly measure: (text: string) => number;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** Estimated width of a text in ems if the font is unknown; rather too wide. */
export const about = (text: string): number =>
  [...text].reduce((sum, one) => sum + (WIDE.test(one) || one.length > 1 ? 1.02 : 0.6), 0);

/** The text, shortened to the available width. */
export function fitted(text: string, width: number, { size, measure }: Room): string {
  const fits = (one: string) => measure(one) * size <= width;
  if (fits(text)) return text;
  const characters = [...text];
  let length = characters.length;
  while (length > 0 && !fits(`${characters.slice(0, length).join('').trimEnd()}…`)) length -= 1;
  return `${characters.slice(0, length).join('').trimEnd()}…`;
}

/** The widest of these texts. */
export const widest = (texts: readonly string[], { size, measure }: Room): number =>
  texts.reduce((most, text) => Math.max(most, measure(text) * size), 0);

/** Row labels on the left: their common width, and each as it fits. */
export function labelColumn(labels: readonly string[], room: Room) {
  const width = Math.min(widest(labels, room), room.width * 0.36);
  return { width, texts: labels.map((label) => fitted(label, width + 0.01, room)) };
}

/** A line of text vertically centred on `middle`. */
export const textAt = (
  x: number,
  middle: number,
  text: string,
  { size, anchor = 'start', tone = 'ink' }: { size: number; anchor?: 'start' | 'middle' | 'end'; tone?: Tone },
): DrawnShape => ({ type: 'text', x, y: middle + size * 0.36, text, size, anchor, tone });
