import type { LocalizedText, Tongue } from '../../core/text/language.ts';
import { type Cluster, clusters, graphemesOf } from './clusters.ts';
import { Chain, type Cut, type Family, type FontFile } from './fonts.ts';
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
  /** A text that is read on: its full lines are spread to the whole width, and Japanese keeps a little from Latin. */
  readonly running?: boolean;
  /** Of a table: Japanese and Latin stand close. */
  readonly solid?: boolean;
  /** The cut of its letters; the usual one is regular. */
  readonly cut?: Cut;
  /** The size of what stands beside it, on whose baseline it stands. */
  readonly beside?: number;
}

export interface Piece {
  readonly lang: Tongue;
  readonly text: string;
}

/** A text that will be set, in one cut or in several. */
export interface Awaited extends Piece {
  readonly cuts?: readonly Cut[];
}

/** Lines set under each other: their marks, and how high they stand. */
export interface SetText {
  readonly marks: readonly Mark[];
  readonly height: number;
  readonly width: number;
}

/** So that the fonts of a file come in one order. */
const CUTS = ['regular', 'medium', 'typed'] as const satisfies readonly Cut[];

const measure: Measure = (face, text) => face.shape(text).advanceWidth / 1000;

/** So many texts stay set. */
const KEPT = 500;

interface Fonts {
  readonly chain: Chain;
  readonly clusters: (text: string) => readonly Cluster[];
}

/** Sets texts in lines with the fonts of an office. What it has set before it knows. */
export class Setter {
  readonly #first: Readonly<Record<Tongue, Tongue>>;
  readonly #own: readonly FontFile[];
  readonly #family: Family;
  readonly #fonts = new Map<string, Fonts>();

  /** The script that comes first in the fonts of each language, and the files of the office's own fonts. */
  constructor(first: Readonly<Record<Tongue, Tongue>>, own: readonly FontFile[], family: Family = 'serif') {
    this.#first = first;
    this.#own = own;
    this.#family = family;
  }

  /** Where both languages ask in the same order they share their fonts: a title in two languages is set in one line too. */
  #of(lang: Tongue, cut: Cut): Fonts {
    const first = this.#first[lang];
    const key = `${first} ${cut}`;
    const known = this.#fonts.get(key);
    if (known) return known;
    const chain = new Chain(first, this.#own, cut === 'regular' ? this.#family : cut);
    const fonts = { chain, clusters: remembered(KEPT, (text) => clusters(text, chain.faces)) };
    this.#fonts.set(key, fonts);
    return fonts;
  }

  /** To be called with all texts before they are set. Throws Abort `file-…` and `font-unfit`. */
  async ready(texts: readonly Awaited[]): Promise<void> {
    for (const cut of CUTS) {
      for (const tongue of ['ja', 'en'] as const) {
        const own = texts.filter(({ lang, cuts = ['regular'] }) => lang === tongue && cuts.includes(cut));
        if (own.length > 0) await this.#of(tongue, cut).chain.ready(own.flatMap(({ text }) => linesOf(text)));
      }
    }
  }

  #width(line: TextLine, { size, tracking = 0 }: TextLook): number {
    return line.width + Math.max(0, count(line) - 1) * tracking * size;
  }

  /** A text in as many lines as it needs; \n begins a new one. */
  paragraph({ lang, text }: Piece, width: number, look: TextLook): SetText {
    const { size, running = false, solid = !running, cut = 'regular' } = look;
    const lines = linesOf(text).flatMap((line) =>
      breakLines(this.#of(lang, cut).clusters(line), width, size, measure, { running, solid }),
    );
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
    const tracking = (look.tracking ?? 0) * size;
    const free = width - this.#width(line, look);
    const start = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
    let before = 0;
    return line.runs.map((run, n) => {
      const x = start + run.x + before * tracking;
      before += graphemesOf(run.text).length;
      // The blank that parts it from what is read next; nobody sees it.
      const blank = line.spaced && n === line.runs.length - 1 && run.face.has(' ') ? ' ' : '';
      const spacing = run.spacing + tracking;
      const common = { text: run.text + blank, lang, face: run.face, size, ink, spacing, width: run.width };
      return { type: 'text', ...common, x, y: top + baseline(look.beside ?? size, leading) };
    });
  }
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
