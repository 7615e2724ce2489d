import type { Tongue } from '../../core/text/language.ts';
import type { Typeface } from './typeface.ts';

/**
 * What a text is in its paper, for who has it read aloud. The same object is the same part, on whatever pages it stands. Label and
 * value are one paragraph: there is nothing to compare down a column, and a table would be read with its rows and columns counted.
 */
export interface Part {
  readonly role: 'H1' | 'H2' | 'P' | 'Figure';
  /** What a picture shows, in words. */
  readonly alt?: string;
}

/** What is drawn, in points from the top left corner of its page or box; `y` of a text is its baseline. */
export type Mark =
  | {
      readonly type: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly lang: Tongue;
      /** Without one it is not read aloud: a running head, a page number. */
      readonly part?: Part;
      readonly face: Typeface;
      readonly size: number;
      readonly ink: Ink;
      /** Room between the characters, in points. */
      readonly spacing: number;
      readonly width: number;
    }
  | {
      readonly type: 'rule';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly weight: number;
      readonly ink: Ink;
    }
  /** A line or a form, as SVG writes it, from its place on; stroked where it has a weight, else filled. */
  | {
      readonly type: 'path';
      readonly x: number;
      readonly y: number;
      readonly path: string;
      readonly ink: Ink;
      readonly weight?: number;
      readonly dash?: number;
      readonly part?: Part;
    }
  /** A text as a QR code, `width` wide and high. */
  | {
      readonly type: 'code';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly text: string;
      readonly part: Part;
    };

/** Black for what is certified, grey for labels, faint for lines of reports; pale for where a seal goes, ground under what is copied. */
export type Ink = 'black' | 'grey' | 'faint' | 'pale' | 'ground';

/** Marks of a known height, to be set one under the other. */
export interface Box {
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Room before it, left out at the top of a page. */
  readonly before: number;
  /** How much of a page's spare room it takes before it, beside others. */
  readonly stretch: number;
  /** Drawn as well where it comes first on a later page: the line that closes a table at its top. */
  readonly onTop?: readonly Mark[];
  /** Set above it where it comes first on a later page: the heading of a table. */
  readonly head?: Box;
  /** Stays on the page of the box that follows. */
  readonly withNext: boolean;
}

export const moved = (marks: readonly Mark[], x: number, y: number): readonly Mark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));

/** Texts as part of a paper. */
export const asPart = (part: Part, marks: readonly Mark[]): readonly Mark[] =>
  marks.map((mark) => (mark.type === 'text' ? { ...mark, part } : mark));
