import {
  belonging,
  type Faces,
  type PageMark,
  plotMarks,
  type ReportLook,
  SCALE,
  type Strip,
  shifted,
  textSet,
  widthOf,
} from './marks.ts';
import type { PageCell, PageTable } from './page/page.ts';

interface Style {
  readonly body: ReportLook;
  readonly head: ReportLook;
}

/** From the largest text to the smallest that a page of this width takes before words are torn apart. */
const SIZES = [8.6, 7.8, 7] as const;
const styleOf = (size: number, leading = 1.45): Style => ({
  body: { size, leading: size * leading },
  head: { size: size - 0.6, leading: size * 1.35, ink: 'grey' },
});

/** Room at the sides of a cell, and above and below its text. */
const SIDE = 3.5;
const ABOVE = 2;
/** Words longer than this may be torn apart. In points. */
const WORD = 84;
/** A table of no more than this share of a page is not parted. */
const SHORT = 0.4;
/** A column of text is not pressed below so many characters, a plot not below so many points. */
const NAME = 5;
const PLOT = 90;
/** Rows that stay with the heading, so that no heading stands at the foot of a page with one row. */
const FIRST = 3;

const lines = (text: string) => text.split(/\r\n|[\n\r]/);

/** All that a cell says, on one line. */
const saidIn = ({ tag, step, text, aside }: PageCell): string =>
  [tag, step, text, aside].filter((one) => one !== undefined && one !== '').join('  ');

/** How wide each column would like to be, and below what its words are torn apart. */
function extents({ columns, rows }: PageTable, faces: Faces, { body, head }: Style) {
  return columns.map(({ title, type }, at) => {
    if (type === 'plot') return { natural: PLOT, least: PLOT, grows: true };
    const said = (isBold: boolean) => [
      ...new Set(
        rows.flatMap(({ cells, group, state }) => {
          const cell = cells[at];
          return cell && isBold === (group === true || (state === 'overdue' && at === 0)) ? lines(saidIn(cell)) : [];
        }),
      ),
    ];
    const width = (text: string, look: ReportLook) => widthOf(faces, text, look);
    const most = (all: readonly string[], look: ReportLook) =>
      all.reduce((sum, text) => Math.max(sum, width(text, look)), 0);
    const words = (all: readonly string[]) => [...new Set(all.flatMap((text) => text.match(/[!-~]+/g) ?? []))];
    const [plain, bold] = [said(false), said(true)];
    const wide = Math.max(most(plain, body), most(bold, { ...body, bold: true }), most([title], head));
    const natural = wide + 2 * SIDE + 0.5;
    const word = Math.max(Math.min(most(words([...plain, ...bold]), body), WORD), most(words([title]), head));
    return {
      natural,
      least: Math.min(natural, Math.max(word, NAME * body.size) + 2 * SIDE + 0.5),
      grows: type === 'text' || type === 'code',
    };
  });
}

/** Does a page of this width hold the table without tearing words, and without making every row a heap of lines? */
export function isWide(table: PageTable, width: number, faces: Faces): boolean {
  const all = extents(table, faces, styleOf(SIZES[0]));
  const sum = (of: 'natural' | 'least') => all.reduce((total, one) => total + one[of], 0);
  return sum('least') > width || sum('natural') > 1.3 * width;
}

/** Widths that fill the page: what is wide is pressed first; plots, else texts, take what is left over. */
function widths(all: ReturnType<typeof extents>, width: number, hasPlot: boolean): readonly number[] {
  const total = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0);
  const pressed = (cap: number) => all.map(({ natural, least }) => Math.min(natural, Math.max(cap, least)));
  const least = total(pressed(0));
  if (least > width) return pressed(0).map((one) => (one * width) / least);
  let [low, high] = [0, Math.max(0, ...all.map(({ natural }) => natural))];
  const natural = pressed(high);
  if (total(natural) <= width) {
    const takes = all.map(({ grows, natural: one }, at) =>
      hasPlot ? (one === PLOT && grows ? 1 : 0) : grows ? (natural[at] ?? 0) : 0,
    );
    const shares = total(takes) > 0 ? takes : natural;
    const spare = width - total(natural);
    return natural.map((one, at) => one + (spare * (shares[at] ?? 0)) / total(shares));
  }
  for (let n = 0; n < 30; n += 1) {
    const cap = (low + high) / 2;
    if (total(pressed(cap)) > width) high = cap;
    else low = cap;
  }
  return pressed(low);
}

/** A table as strips, one a row, each with the headings that are repeated on a new page. */
export function tableStrips(
  table: PageTable,
  { width, height }: { readonly width: number; readonly height: number },
  faces: Faces,
): readonly Strip[] {
  const fits = (size: number) =>
    extents(table, faces, styleOf(size)).reduce((sum, { least }) => sum + least, 0) <= width;
  // What is drawn for an overview stands closer than what is read row by row.
  const light = table.kind === 'steps' || table.kind === 'calendar';
  const style = styleOf(SIZES.find(fits) ?? SIZES[SIZES.length - 1] ?? 7, light ? 1.3 : 1.45);
  const hasPlot = table.columns.some(({ type }) => type === 'plot');
  const columns = widths(extents(table, faces, style), width, hasPlot);
  const whole = columns.reduce((sum, one) => sum + one, 0);
  const above = light ? 0.5 : table.kind === 'action' ? 1.4 : ABOVE;
  const set = (cells: readonly PageCell[], look: (at: number) => ReportLook): PrintedRow => {
    let x = 0;
    const sets = columns.map((room, at) => {
      const cell = cells[at] ?? { text: '' };
      const left = x;
      x += room;
      if (cell.plot) {
        const tall = cell.plot.height * SCALE;
        return {
          marks: shifted(plotMarks(cell.plot, room - 2 * SIDE, faces), left + SIDE, 0),
          height: tall,
          plot: true,
        };
      }
      const align = table.columns[at]?.type === 'number' ? 'right' : 'left';
      const text = textSet(faces, saidIn(cell), room - 2 * SIDE, { ...look(at), align });
      return { marks: shifted(text.marks, left + SIDE, above), height: text.height + 2 * above, plot: false };
    });
    const tall = Math.max(0, ...sets.map((one) => one.height));
    return {
      marks: sets.flatMap(({ marks, height: own, plot }) => (plot ? shifted(marks, 0, (tall - own) / 2) : marks)),
      height: tall,
    };
  };
  const rule = (y: number, weight: number): PageMark => ({ type: 'rule', x: 0, y, width: whole, weight, ink: 'black' });
  const titles = set(
    table.columns.map(({ title, silent, plot }) => (plot ? { text: '', plot } : { text: silent ? '' : title })),
    () => style.head,
  );
  /** Repeated on later pages, where nobody needs to hear it again. */
  const head: Strip = { ...titles, marks: [...titles.marks, rule(titles.height, 0.6)], before: 0, withNext: true };
  const room = height - head.height;
  const rows = table.rows.flatMap(({ cells, group, state }) => {
    const row = set(cells, (at) =>
      group || (state === 'overdue' && at === 0) ? { ...style.body, bold: true } : style.body,
    );
    const edge = table.kind === 'action' && state !== undefined ? [edgeOf(row.height, state === 'overdue')] : [];
    const marks = belonging(
      { role: 'P' },
      row.marks.filter(({ type }) => type === 'text'),
    );
    const shapes = row.marks.filter(({ type }) => type !== 'text');
    return sliced({ marks: [...shapes, ...marks, ...edge], height: row.height }, room, style.body.leading);
  });
  // A short table stays in one piece, and no last row stands alone.
  const short = rows.reduce((sum, row) => sum + row.height, 0) <= height * SHORT;
  return [
    { ...head, marks: belonging({ role: 'P' }, head.marks) },
    ...rows.map((row, at): Strip => {
      const withNext = at < rows.length - 1 && (short || at < FIRST - 1 || at === rows.length - 2);
      return { ...row, marks: light ? row.marks : [...row.marks, rule(row.height, 0.3)], before: 0, withNext, head };
    }),
  ];
}

const edgeOf = (height: number, isOverdue: boolean): PageMark => ({
  type: 'shape',
  x: -2,
  y: 0,
  shape: { type: 'rect', x: 0, y: 0.5, width: 2.4, height: height - 1, tone: isOverdue ? 'overdue' : 'rule' },
});

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
