import type { Part } from '../../formats/pdf/marks.ts';
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
} from './marks.ts';
import type { Figure, NamedPlot, PageBlock, PagePart, PageTable, ReportPage } from './page/page.ts';
import type { PageWords } from './page/section-table.ts';
import { isWide, tableStrips } from './table.ts';

export interface ReportSheet {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PageMark[];
  /** Parts that begin on it, with the place of their heading. */
  readonly bookmarks: readonly { readonly title: string; readonly y: number }[];
}

/** A4, upright or on its side; margins in points. */
const LONG = 841.89;
const SHORT = 595.28;
const SIDES = 50;
const TOP = 40;
const BOTTOM = 44;
const formOf = (wide: boolean) => {
  const [width, height] = wide ? [LONG, SHORT] : [SHORT, LONG];
  return { wide, width, height, text: width - 2 * SIDES, body: height - TOP - BOTTOM };
};
type Form = ReturnType<typeof formOf>;
const UPRIGHT = formOf(false);
const LYING = formOf(true);

const LOOKS = {
  title: { size: 19, leading: 27, bold: true },
  fact: { size: 9, leading: 14, ink: 'grey' },
  lead: { size: 10.5, leading: 16, bold: true },
  section: { size: 12, leading: 18, bold: true },
  figure: { size: 20, leading: 24, bold: true },
  small: { size: 8, leading: 12, ink: 'grey' },
  text: { size: 9, leading: 14 },
} as const satisfies Readonly<Record<string, ReportLook>>;

/** Urgent rows of the summary: so many at most, and so many however long the rest is. */
const MOST = 10;
const LEAST = 4;
/** Plots beside each other, and the room between them. */
const ACROSS = 3;
const GAP = 18;

/**
 * A report on its pages: first the summary, then what is drawn, upright; then the lists, lying on their side. Nobody turns the paper
 * twice.
 */
export function reportPages(page: ReportPage, printed: string, words: PageWords, faces: Faces): readonly ReportSheet[] {
  const read = (role: Part['role'], text: string, width: number, look: ReportLook) => {
    const paragraph = textSet(faces, text, width, look);
    return { ...paragraph, marks: belonging({ role }, paragraph.marks) };
  };
  const paragraph = (text: string, form: Form, look: ReportLook, before = 0, role: Part['role'] = 'P'): Strip => ({
    ...read(role, text, form.text, look),
    before,
    withNext: false,
  });
  const heading = (title: string, form: Form, sub = ''): Strip => {
    const name = read('H2', title, form.text, LOOKS.section);
    const beside = sub === '' ? { marks: [] } : read('P', sub, form.text, { ...LOOKS.small, leading: 18, beside: 12 });
    const marks = [...name.marks, ...shifted(beside.marks, name.width + 8, 0)];
    return { marks, height: name.height + 2, before: 14, withNext: true, bookmark: title };
  };

  const summary = (most: number) => [
    ...front(),
    ...page.parts.slice(0, summed()).flatMap((part) => upright(part, most)),
  ];
  // As many urgent rows as leave the summary on its page.
  const first =
    Array.from({ length: MOST - LEAST + 1 }, (_, n) => summary(MOST - n)).find(
      (strips) => strips.reduce((sum, { before, height }) => sum + before + height, 0) <= UPRIGHT.body,
    ) ?? summary(LEAST);
  const rest = page.parts.slice(summed()).flatMap((part) => upright(part));
  const lists = page.parts.flatMap((part) => part.blocks.flatMap((block) => listOf(block, part)));
  const close = [
    ...(page.empty.length > 0 ? [paragraph(words.none(page.empty), UPRIGHT, LOOKS.text, 14)] : []),
    ...(page.notes.length > 0
      ? [heading(words.about, UPRIGHT), ...page.notes.map((note) => paragraph(note, UPRIGHT, LOOKS.small))]
      : []),
  ];
  const books = [
    { form: UPRIGHT, strips: first },
    { form: UPRIGHT, strips: [...rest, ...close] },
    { form: LYING, strips: lists },
  ];
  // Where the summary is all that stands upright, or has room, the rest goes on below it.
  const isSummary = summed() > 0;
  const merged = isSummary ? books : [{ form: UPRIGHT, strips: [...first, ...rest, ...close] }, ...books.slice(2)];
  const sheets = merged.flatMap(({ form, strips }) =>
    strips.length === 0 ? [] : paginate(strips, form.body).map((one) => ({ form, page: one })),
  );
  return sheets.map(({ form, page: strips }, n) => {
    const { marks, bookmarks } = placed(strips);
    return { width: form.width, height: form.height, marks: [...marks, ...foot(form, n, sheets.length)], bookmarks };
  });

  /** Parts of the summary: those that stand beside each other on a screen. */
  function summed(): number {
    const beside = page.parts.findIndex(({ beside }) => beside);
    return beside < 0 ? 0 : beside + 1;
  }

  function front(): readonly Strip[] {
    const { lead, figures } = page;
    return [
      { ...paragraph(`${page.name}　${page.span}`, UPRIGHT, LOOKS.title, 0, 'H1'), withNext: true },
      { ...paragraph(page.facts.join(' ／ '), UPRIGHT, LOOKS.fact), withNext: true },
      { ...paragraph(printed, UPRIGHT, LOOKS.fact), withNext: true },
      ...(lead ? [leadStrip(lead.first, lead.rest, lead.state === 'overdue')] : []),
      ...figureStrips(figures),
    ];
  }

  function leadStrip(first: string, rest: string, isOverdue: boolean): Strip {
    const [bold, plain] = [
      read('P', first, UPRIGHT.text - 12, LOOKS.lead),
      read('P', rest, UPRIGHT.text - 12, LOOKS.text),
    ];
    const height = bold.height + plain.height;
    const tone = isOverdue ? 'overdue' : 'met';
    const edge: PageMark = { type: 'shape', x: 0, y: 0, shape: { type: 'rect', x: 0, y: 0, width: 3, height, tone } };
    return {
      marks: [edge, ...shifted(bold.marks, 12, 0), ...shifted(plain.marks, 12, bold.height)],
      height,
      before: 8,
      withNext: false,
    };
  }

  /** Three on a line. */
  function figureStrips(figures: readonly Figure[]): readonly Strip[] {
    const width = UPRIGHT.text / ACROSS;
    const across = Array.from({ length: Math.ceil(figures.length / ACROSS) }, (_, n) =>
      figures.slice(n * ACROSS, (n + 1) * ACROSS),
    );
    return across.map((some, n): Strip => {
      const sets = some.map(({ label, value, unit, note, alert }, at) => {
        const room = width - 16;
        const name = read('P', label, room, { ...LOOKS.small, size: 8.6 });
        const big = read('P', value, room, LOOKS.figure);
        const counted = read('P', unit === '' ? ' ' : unit, room, { ...LOOKS.text, leading: 24, beside: 20 });
        const told = read('P', note === '' ? ' ' : note, room, LOOKS.small);
        const own = [
          ...name.marks,
          ...shifted(big.marks, 0, name.height),
          ...shifted(counted.marks, big.width + 3, name.height),
          ...shifted(told.marks, 0, name.height + big.height),
        ];
        const height = name.height + big.height + told.height + 8;
        const left: PageMark = {
          type: 'shape',
          x: at * width,
          y: 0,
          shape: {
            type: 'rect',
            x: 0,
            y: 4,
            width: alert ? 3 : 0.5,
            height: height - 8,
            tone: alert ? 'overdue' : 'rule',
          },
        };
        return { marks: [left, ...shifted(own, at * width + 10, 4)], height };
      });
      const rule: PageMark = { type: 'rule', x: 0, y: 0, width: UPRIGHT.text, weight: 0.3, ink: 'black' };
      return {
        marks: [rule, ...sets.flatMap(({ marks }) => marks)],
        height: Math.max(...sets.map(({ height }) => height)),
        before: n === 0 ? 8 : 0,
        withNext: n < across.length - 1,
      };
    });
  }

  /** Of a part what stands upright, under its heading. */
  function upright(part: PagePart, most = MOST): readonly Strip[] {
    const strips = part.blocks.flatMap((block) => blockStrips(block, most));
    return strips.length === 0 ? [] : [heading(part.title, UPRIGHT, part.sub), ...strips];
  }

  function blockStrips(block: PageBlock, most: number): readonly Strip[] {
    switch (block.kind) {
      case 'table': {
        const { table, short } = block;
        if (isList(table)) return [];
        const left = short ? table.rows.length - most : 0;
        const strips = tabled(left > 0 ? { ...table, rows: table.rows.slice(0, most) } : table, UPRIGHT);
        return short && left > 0 ? [...strips, paragraph(short.more(left), UPRIGHT, LOOKS.small, 4)] : strips;
      }
      case 'text':
        return [paragraph(block.text, UPRIGHT, LOOKS.small, 4)];
      case 'plot':
        return [plotted([block.plot], 1)];
      case 'plots':
        return Array.from({ length: Math.ceil(block.plots.length / ACROSS) }, (_, n) =>
          plotted(block.plots.slice(n * ACROSS, (n + 1) * ACROSS), ACROSS),
        );
      case 'fold':
        return [];
    }
  }

  /** A list of its own, lying. */
  function listOf(block: PageBlock, part: PagePart): readonly Strip[] {
    if (block.kind === 'fold') {
      const { caption } = block.table;
      return [heading(caption, LYING, caption.startsWith(part.title) ? '' : part.title), ...tabled(block.table, LYING)];
    }
    if (block.kind === 'table' && isList(block.table))
      return [heading(part.title, LYING, part.sub), ...tabled(block.table, LYING)];
    return [];
  }

  function isList(table: PageTable): boolean {
    return table.kind === 'plain' && isWide(table, UPRIGHT.text, faces);
  }

  function tabled(table: PageTable, form: Form): readonly Strip[] {
    const [head, ...rows] = tableStrips(table, { width: form.text, height: form.body }, faces);
    return [...(head ? [{ ...head, before: 4 }] : []), ...rows];
  }

  /** Plots side by side, each under its name. */
  function plotted(plots: readonly NamedPlot[], across: number): Strip {
    const width = (UPRIGHT.text - GAP * (across - 1)) / across;
    const sets = plots.map(({ title, finding, plot }, at) => {
      const name = textSet(faces, title, width, LOOKS.text);
      const drawing = shifted(plotMarks(plot, width, faces), 0, name.height);
      const part: Part = { role: 'Figure', alt: `${title} ${finding}` };
      return {
        marks: shifted(belonging(part, [...name.marks, ...drawing]), at * (width + GAP), 0),
        height: name.height + plot.height * SCALE,
      };
    });
    return {
      marks: sets.flatMap(({ marks }) => marks),
      height: Math.max(...sets.map(({ height }) => height)),
      before: 8,
      withNext: false,
    };
  }

  /** What it is, and the page. */
  function foot(form: Form, n: number, of: number): readonly PageMark[] {
    const left = textSet(
      faces,
      [`${page.name} ${page.span}`, ...page.facts.slice(1)].join(' · '),
      form.text,
      LOOKS.small,
    );
    const right = textSet(faces, words.page(n + 1, of), form.text, { ...LOOKS.small, align: 'right' });
    return shifted([...left.marks, ...right.marks], SIDES, form.height - BOTTOM + 14);
  }
}

/** Fills pages: strips that stay together go over together, under the headings of their table. */
function paginate(strips: readonly Strip[], room: number): readonly (readonly Strip[])[] {
  const groups: Strip[][] = [];
  strips.forEach((strip, n) => {
    if (n > 0 && strips[n - 1]?.withNext) groups.at(-1)?.push(strip);
    else groups.push([strip]);
  });
  const pages: Strip[][] = [[]];
  let used = 0;
  const add = (strip: Strip) => {
    const page = pages.at(-1);
    used += strip.height + (page?.length === 0 ? 0 : strip.before);
    page?.push(strip);
  };
  const need = (group: readonly Strip[]) => group.reduce((sum, { height, before }) => sum + before + height, 0);
  // What cannot stand together on any page goes on strip by strip.
  for (const group of groups.flatMap((one) => (need(one) <= room ? [one] : one.map((strip) => [strip])))) {
    const [first] = group;
    if (!first) continue;
    if (used > 0 && used + need(group) > room + 0.01) {
      pages.push([]);
      used = 0;
      if (first.head) add(first.head);
    }
    group.forEach(add);
  }
  return pages;
}

function placed(page: readonly Strip[]) {
  let y = TOP;
  const bookmarks: { title: string; y: number }[] = [];
  const marks = page.flatMap((strip, n) => {
    y += n === 0 ? 0 : strip.before;
    if (strip.bookmark !== undefined) bookmarks.push({ title: strip.bookmark, y });
    const own = shifted(strip.marks, SIDES, y);
    y += strip.height;
    return own;
  });
  return { marks, bookmarks };
}
