import type { Said, Tongue } from '../core/papers/paper.ts';
import { type Cluster, clusters, graphemesOf } from './clusters.ts';
import type { Weight } from './fonts.ts';
import { breakLines, type Line, lineOf, type Measure } from './lines.ts';
import type { Ink, Mark } from './marks.ts';
import type { Typeface } from './typeface.ts';

export type Chains = (lang: Tongue, weight: Weight) => readonly Typeface[];

/** How a text looks: sizes in points; `leading` is the distance from one line to the next. */
export interface Look {
  readonly size: number;
  readonly leading: number;
  readonly weight?: Weight;
  readonly ink?: Ink;
  readonly align?: 'left' | 'center' | 'right';
  /** Room between the characters, in ems. */
  readonly tracking?: number;
  /** Full lines are spread to the whole width. */
  readonly justify?: boolean;
}

export interface Piece {
  readonly lang: Tongue;
  readonly text: string;
}

/** Lines set under each other: their marks, and how high they stand. */
export interface Composed {
  readonly marks: readonly Mark[];
  readonly height: number;
  readonly width: number;
}

/** Beyond this a spread line has holes; it is left as it is. In ems. */
const MOST_SPREAD = 0.09;

const measure: Measure = (face, text) => face.shape(text).width;

/** Sets texts in lines with the fonts of one paper. */
export class Setter {
  readonly #chains: Chains;
  readonly #known = new Map<string, readonly Cluster[]>();
  constructor(chains: Chains) {
    this.#chains = chains;
  }

  #clusters({ lang, text }: Piece, weight: Weight = 'regular'): readonly Cluster[] {
    const key = `${lang} ${weight} ${text}`;
    const found = this.#known.get(key) ?? clusters(text, this.#chains(lang, weight));
    this.#known.set(key, found);
    return found;
  }

  /** The width of a text on one line. */
  width(piece: Piece, look: Look): number {
    return this.#width(lineOf(this.#clusters(piece, look.weight), look.size, measure), look);
  }

  #width(line: Line, { size, tracking = 0 }: Look): number {
    return line.width + Math.max(0, count(line) - 1) * tracking * size;
  }

  /** A text in as many lines as it needs; \n begins a new one. */
  paragraph(piece: Piece, width: number, look: Look): Composed {
    const lines = piece.text
      .split(/\r\n|[\n\r]/)
      .flatMap((text) => breakLines(this.#clusters({ ...piece, text }, look.weight), width, look.size, measure));
    const marks = lines.flatMap((line, n) => this.#marks(line, width, n * look.leading, look, piece.lang));
    const widest = Math.max(0, ...lines.map((line) => this.#width(line, look)));
    return { marks, height: lines.length * look.leading, width: widest };
  }

  /** A text in each of its languages, each with its look, under each other. */
  said(text: Said, width: number, look: (lang: Tongue, n: number) => Look): Composed {
    return under(text.map((piece, n) => this.paragraph(piece, width, look(piece.lang, n))));
  }

  #marks(line: Line, width: number, top: number, look: Look, lang: Tongue): readonly Mark[] {
    const { size, leading, ink = 'black', align = 'left' } = look;
    const gaps = Math.max(1, count(line) - 1);
    const slack = width - line.width;
    const spread = look.justify && !line.last && slack / gaps <= MOST_SPREAD * size ? slack / gaps : 0;
    const spacing = (look.tracking ?? 0) * size + Math.max(0, spread);
    const free = width - this.#width(line, look);
    const start = spread > 0 || align === 'left' ? 0 : align === 'center' ? free / 2 : free;
    let before = 0;
    return line.runs.map((run) => {
      const x = start + run.x + before * spacing;
      before += graphemesOf(run.text).length;
      const common = { text: run.text, lang, face: run.face, size, ink, spacing, width: run.width };
      return { type: 'text', ...common, x, y: top + baseline(size, leading) };
    });
  }
}

const count = (line: Line) => line.runs.reduce((sum, run) => sum + graphemesOf(run.text).length, 0);

/** Where a line's letters stand, from its top: the middle of a square character is the middle of the line. */
export const baseline = (size: number, leading: number): number => leading / 2 + size * 0.37;

export function under(sets: readonly Composed[], gap = 0): Composed {
  let height = 0;
  const marks = sets.flatMap((set, n) => {
    height += n === 0 ? 0 : gap;
    const placed = set.marks.map((mark) => ({ ...mark, y: mark.y + height }));
    height += set.height;
    return placed;
  });
  return { marks, height, width: Math.max(0, ...sets.map(({ width }) => width)) };
}
