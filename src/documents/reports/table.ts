import type { ReportColumn } from '../../core/reports/report.ts';
import type { Piece, Setter, TextLook } from '../../formats/pdf/setter.ts';
import { belonging, type PageMark, type Strip, shifted, textSet, widthOf } from './marks.ts';

/** A table as people read it: texts only. */
export interface TextTable {
  readonly columns: readonly (Pick<ReportColumn, 'type'> & { readonly title: string })[];
  readonly rows: readonly (readonly string[])[];
}

interface Style {
  readonly body: TextLook;
  readonly head: TextLook;
}

/** From the largest text to the smallest that a page of this width takes before words are torn apart. */
const SIZES = [8.6, 7.8, 7] as const;
const styleOf = (size: number): Style => ({
  body: { size, leading: size * 1.5 },
  head: { size: size - 0.4, leading: size * 1.4, ink: 'grey' },
});

/** Room at the sides of a cell, and above and below its text. */
const SIDE = 4;
const ABOVE = 2.6;
/** Words longer than this may be torn apart. In points. */
const WORD = 84;
/** A table of no more than this share of a page is not parted. */
const SHORT = 0.4;
/** A column of text is not pressed below so many characters. */
const NAME = 5;

const lines = (text: string) => text.split(/\r\n|[\n\r]/);

/** How wide each column would like to be, and below what its words are torn apart. */
function extents({ columns, rows }: TextTable, setter: Setter, lang: Piece['lang'], { body, head }: Style) {
  return columns.map(({ title }, at) => {
    const texts = [...new Set(rows.flatMap((row) => lines(row[at] ?? '')))];
    const width = (text: string, look: TextLook) => widthOf(setter, { lang, text }, look);
    const most = (all: readonly string[], look: TextLook) =>
      all.reduce((sum, text) => Math.max(sum, width(text, look)), 0);
    const words = (all: readonly string[]) => [...new Set(all.flatMap((text) => text.match(/[!-~]+/g) ?? []))];
    const natural = Math.max(most(texts, body), most([title], head)) + 2 * SIDE + 0.5;
    const word = Math.max(Math.min(most(words(texts), body), WORD), most(words([title]), head));
    return { natural, least: Math.min(natural, Math.max(word, NAME * body.size) + 2 * SIDE + 0.5) };
  });
}

/** Does a page of this width hold the table without tearing words, and without making every row a heap of lines? */
export function isWide(grid: TextTable, width: number, setter: Setter, lang: Piece['lang']): boolean {
  const all = extents(grid, setter, lang, styleOf(SIZES[0]));
  const sum = (of: 'natural' | 'least') => all.reduce((total, one) => total + one[of], 0);
  return sum('least') > width || sum('natural') > 1.3 * width;
}

/** Widths that fill the page at most: what is wide is pressed first. */
function widths(all: ReturnType<typeof extents>, width: number): readonly number[] {
  const total = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0);
  const pressed = (cap: number) => all.map(({ natural, least }) => Math.min(natural, Math.max(cap, least)));
  const least = total(pressed(0));
  if (least > width) return pressed(0).map((one) => (one * width) / least);
  let [low, high] = [0, Math.max(0, ...all.map(({ natural }) => natural))];
  if (total(pressed(high)) <= width) return pressed(high);
  for (let n = 0; n < 30; n += 1) {
    const cap = (low + high) / 2;
    if (total(pressed(cap)) > width) high = cap;
    else low = cap;
  }
  return pressed(low);
}

/** A table as strips, one a row, each with the headings that are repeated on a new page. */
export function tableStrips(
  grid: TextTable,
  { width, height }: { readonly width: number; readonly height: number },
  setter: Setter,
  lang: Piece['lang'],
): readonly Strip[] {
  const fits = (size: number) => {
    const all = extents(grid, setter, lang, styleOf(size));
    return all.reduce((sum, { least }) => sum + least, 0) <= width;
  };
  const style = styleOf(SIZES.find(fits) ?? SIZES[SIZES.length - 1] ?? 7);
  const columns = widths(extents(grid, setter, lang, style), width);
  const whole = columns.reduce((sum, one) => sum + one, 0);
  const cells = (texts: readonly string[], look: TextLook) => {
    let x = 0;
    const sets = columns.map((room, at) => {
      const align = grid.columns[at]?.type === 'number' ? 'right' : 'left';
      const cell = textSet(setter, { lang, text: texts[at] ?? '' }, room - 2 * SIDE, { ...look, align });
      const marks = shifted(cell.marks, x + SIDE, ABOVE);
      x += room;
      return { marks, height: cell.height };
    });
    return {
      marks: sets.flatMap(({ marks }) => marks),
      height: Math.max(0, ...sets.map((one) => one.height)) + 2 * ABOVE,
    };
  };
  const rule = (y: number): PageMark => ({ type: 'rule', x: 0, y, width: whole, weight: 0.4, ink: 'faint' });
  const titles = cells(
    grid.columns.map(({ title }) => title),
    style.head,
  );
  const band: PageMark = {
    type: 'shape',
    x: 0,
    y: 0,
    shape: { type: 'rect', x: 0, y: 0, width: whole, height: titles.height, tone: 'band' },
  };
  /** Repeated on later pages, where nobody needs to hear it again. */
  const head: Strip = { ...titles, marks: [band, ...titles.marks], before: 0, withNext: true };
  const room = height - head.height;
  const rows = grid.rows.flatMap((row) => {
    const whole = cells(row, style.body);
    return sliced({ ...whole, marks: belonging({ role: 'P' }, whole.marks) }, room, style.body.leading);
  });
  // A short table stays in one piece, and no last row stands alone.
  const short = rows.reduce((sum, row) => sum + row.height, 0) <= height * SHORT;
  return [
    { ...head, marks: belonging({ role: 'P' }, head.marks) },
    ...rows.map((row, at): Strip => {
      const withNext = at < rows.length - 1 && (short || at === rows.length - 2);
      return { ...row, marks: [...row.marks, rule(row.height)], before: 0, withNext, head };
    }),
  ];
}

interface PrintedRow {
  readonly marks: readonly PageMark[];
  readonly height: number;
}

/** A row is never parted, unless no page could hold it: then it goes on line by line. */
function sliced({ marks, height }: PrintedRow, room: number, leading: number): readonly PrintedRow[] {
  if (height <= room) return [{ marks, height }];
  const step = Math.max(1, Math.floor((room - 2 * ABOVE) / leading)) * leading;
  const text = height - 2 * ABOVE;
  return Array.from({ length: Math.ceil(text / step) }, (_, n) => ({
    marks: shifted(
      marks.filter(({ y }) => Math.floor((y - ABOVE) / step) === n),
      0,
      -n * step,
    ),
    height: Math.min(step, text - n * step) + 2 * ABOVE,
  }));
}
