/**
 * Roles of colours: each renderer has its own for screen, dark screen and paper. `bar` is this month, `pale` are those before it; they
 * never stand alone.
 */
export type Tone = 'ink' | 'muted' | 'line' | 'rule' | 'band' | 'bar' | 'pale' | 'overdue' | 'met' | 'past' | 'paper';

/** `x` and widths are shares of the plot's width, `dx` and all heights its units: pixels, or points on paper times a factor. */
export type Shape =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly width: number;
      readonly y: number;
      readonly height: number;
      readonly tone: Tone;
      /** Drawn as a line around it. */
      readonly outline?: true;
    }
  | {
      readonly type: 'dot';
      readonly x: number;
      readonly y: number;
      readonly r: number;
      readonly tone: Tone;
      /** Drawn as a line around it. */
      readonly ring?: true;
    }
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly x2: number;
      readonly y1: number;
      readonly y2: number;
      readonly tone: Tone;
      readonly dashed?: true;
    }
  /** `y` is the baseline. */
  | {
      readonly type: 'text';
      readonly x: number;
      readonly dx: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly tone: Tone;
    };

/**
 * What is drawn, for SVG and PDF alike. It has no width of its own unless it says one, so that its texts keep their size however wide
 * the window is.
 */
export interface Plot {
  readonly width?: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
