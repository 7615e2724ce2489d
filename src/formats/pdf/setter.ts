import type { LocalizedText, Tongue } from '../../core/text/language.ts';
import { type Cluster, clusters, graphemesOf } from './clusters.ts';
import { Chain, type Family } from './fonts.ts';
import { breakLines, type Measure, type TextLine } from './lines.ts';
import type { Ink, Mark } from './marks.ts';
import { remembered } from './remembered.ts';

/** How a text looks: sizes in points; `leading` is the distance from one line to the next. */
export interface TextLook {
  readonly size: number;
  readonly leading: number;
  readonly ink?: Ink;
  readonly align?: 'left' | 'center' | 'right';
  /** Room between the characters, in ems. */
  readonly tracking?: number;
  /** Full lines are spread to the whole width. */
  readonly justify?: boolean;
  /** The size of what stands beside it, on whose baseline it stands. */
  readonly beside?: number;
}

export interface Piece {
  readonly lang: Tongue;
  readonly text: string;
}

/** Lines set under each other: their marks, and how high they stand. */
export interface SetText {
  readonly marks: readonly Mark[];
  readonly height: number;
  readonly width: number;
}

/** Beyond this a spread line has holes; it is left as it is. In ems. */
const MOST_SPREAD = 0.09;

const measure: Measure = (face, text) => face.shape(text).advanceWidth / 1000;

/** A last line of fewer characters looks like a slip of the pen. */
const FEWEST = 4;
/** So much narrower may lines be broken to leave more for the last one, in ems. */
const NARROWER = [1, 2, 3];

/** So many texts stay set. */
const KEPT = 500;

/** Sets texts in lines with the fonts of an office. What it has set before it knows. */
export class Setter {
  readonly #chains: Readonly<Record<Tongue, Chain>>;
  readonly #clusters: Readonly<Record<Tongue, (text: string) => readonly Cluster[]>>;

  /** The script that comes first in the fonts of each language, and the files of the office's own fonts. */
  constructor(first: Readonly<Record<Tongue, Tongue>>, own: readonly string[], family: Family = 'serif') {
    const ja = new Chain(first.ja, own, family);
    // Where both ask in the same order they share one: a title in two languages is set in one line too.
    const en = first.en === first.ja ? ja : new Chain(first.en, own, family);
    this.#chains = { ja, en };
    const by = (chain: Chain) => remembered(KEPT, (text) => clusters(text, chain.faces));
    this.#clusters = { ja: by(ja), en: by(en) };
  }

  /** To be called with all texts before they are set. Throws Abort `file-…` and `font-unfit`. */
  async ready(texts: readonly Piece[]): Promise<void> {
    for (const tongue of ['ja', 'en'] as const) {
      const lines = texts.flatMap(({ lang, text }) => (lang === tongue ? linesOf(text) : []));
      await this.#chains[tongue].ready(lines);
    }
  }

  #width(line: TextLine, { size, tracking = 0 }: TextLook): number {
    return line.width + Math.max(0, count(line) - 1) * tracking * size;
  }

  /** A text in as many lines as it needs; \n begins a new one. */
  paragraph({ lang, text }: Piece, width: number, look: TextLook): SetText {
    const lines = linesOf(text).flatMap((line) => broken(this.#clusters[lang](line), width, look));
    const marks = lines.flatMap((line, n) => {
      // What is read after it begins a new word too.
      const end = n === lines.length - 1 ? { ...line, spaced: true } : line;
      return this.#marks(end, width, n * look.leading, look, lang);
    });
    const widest = Math.max(0, ...lines.map((line) => this.#width(line, look)));
    return { marks, height: lines.length * look.leading, width: widest };
  }

  /** A text in each of its languages, each with its look, under each other. */
  said(text: LocalizedText, width: number, look: (lang: Tongue, n: number) => TextLook): SetText {
    return under(text.map((piece, n) => this.paragraph(piece, width, look(piece.lang, n))));
  }

  #marks(line: TextLine, width: number, top: number, look: TextLook, lang: Tongue): readonly Mark[] {
    const { size, leading, ink = 'black', align = 'left' } = look;
    const gaps = Math.max(1, count(line) - 1);
    const slack = width - line.width;
    const spread = look.justify && !line.last && slack / gaps <= MOST_SPREAD * size ? slack / gaps : 0;
    const spacing = (look.tracking ?? 0) * size + Math.max(0, spread);
    const free = width - this.#width(line, look);
    const start = spread > 0 || align === 'left' ? 0 : align === 'center' ? free / 2 : free;
    let before = 0;
    return line.runs.map((run, n) => {
      const x = start + run.x + before * spacing;
      before += graphemesOf(run.text).length;
      // The blank that parts it from what is read next; nobody sees it.
      const blank = line.spaced && n === line.runs.length - 1 && run.face.has(' ') ? ' ' : '';
      const common = { text: run.text + blank, lang, face: run.face, size, ink, spacing, width: run.width };
      return { type: 'text', ...common, x, y: top + baseline(look.beside ?? size, leading) };
    });
  }
}

/** Lines of a text; those that are spread are broken so that the last one is no orphan. */
function broken(text: readonly Cluster[], width: number, { size, justify }: TextLook): readonly TextLine[] {
  const lines = breakLines(text, width, size, measure);
  const isShort = (last: TextLine | undefined) => last !== undefined && count(last) < FEWEST;
  if (!justify || lines.length < 2 || !isShort(lines.at(-1))) return lines;
  const narrower = NARROWER.map((ems) => breakLines(text, width - ems * size, size, measure));
  return narrower.find((some) => some.length === lines.length && !isShort(some.at(-1))) ?? lines;
}

const linesOf = (text: string) => text.split(/\r\n|[\n\r]/);

const count = (line: TextLine) => line.runs.reduce((sum, run) => sum + graphemesOf(run.text).length, 0);

/** Where a line's letters stand, from its top: the middle of a square character is the middle of the line. */
export const baseline = (size: number, leading: number): number => leading / 2 + size * 0.37;

export function under(sets: readonly SetText[], gap = 0): SetText {
  let height = 0;
  const marks = sets.flatMap((set, n) => {
    height += n === 0 ? 0 : gap;
    const placed = set.marks.map((mark) => ({ ...mark, y: mark.y + height }));
    height += set.height;
    return placed;
  });
  return { marks, height, width: Math.max(0, ...sets.map(({ width }) => width)) };
}
