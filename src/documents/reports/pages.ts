import { drawingOf } from '../../core/charts/index.ts';
import type { Report, ReportSection, ReportTitles } from '../../core/reports/report.ts';
import type { Part } from '../../formats/pdf/marks.ts';
import type { Setter, TextLook } from '../../formats/pdf/setter.ts';
import type { Words } from '../../wording/words.ts';
import { belonging, chartMarks, measureWith, type PageMark, type Strip, shifted, textSet } from './marks.ts';
import { isWide, type TextTable, tableStrips } from './table.ts';

export interface ReportSheet {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PageMark[];
  /** Sections that begin on it, with the place of their heading. */
  readonly bookmarks: readonly { readonly title: string; readonly y: number }[];
}

/** A4, upright or on its side; margins in points. */
const LONG = 841.89;
const SHORT = 595.28;
const SIDES = 50;
const TOP = 58;
const BOTTOM = 56;
const formOf = (wide: boolean) => {
  const [width, height] = wide ? [LONG, SHORT] : [SHORT, LONG];
  return { wide, width, height, text: width - 2 * SIDES, body: height - TOP - BOTTOM };
};
type Form = ReturnType<typeof formOf>;

/** A chart is not wider than this, however wide the page is. */
const CHART_WIDTH = 560;
const CHART_TEXT = 8;
/** Of the height of a page, at most. */
const CHART_SHARE = 0.62;

const LOOKS = {
  title: { size: 19, leading: 28 },
  line: { size: 9, leading: 14, ink: 'grey' },
  section: { size: 12, leading: 18 },
  small: { size: 8, leading: 12, ink: 'grey' },
  text: { size: 9, leading: 14 },
} as const satisfies Readonly<Record<string, TextLook>>;

/**
 * A report on its pages. They stand upright until the first table that is too wide for that, and lie on their side from there on,
 * so that nobody turns the paper twice.
 */
export function reportPages(
  report: Report,
  titles: ReportTitles,
  words: Words['reports']['pages'],
  setter: Setter,
): readonly ReportSheet[] {
  const { lang } = titles;
  const put = (text: string, form: Form, look: TextLook) => textSet(setter, { lang, text }, form.text, look);
  const read = (role: Part['role'], text: string, form: Form, look: TextLook) => {
    const paragraph = put(text, form, look);
    return { ...paragraph, marks: belonging({ role }, paragraph.marks) };
  };
  const upright = formOf(false);
  const grids = report.sections.map((section) => gridOf(section, titles));
  const turns = grids.findIndex((grid) => grid.rows.length > 0 && isWide(grid, upright.text, setter, lang));
  const parts: { form: Form; strips: Strip[] }[] = [];
  report.sections.forEach((section, at) => {
    const form = formOf(turns >= 0 && at >= turns);
    const last = parts.at(-1);
    const part = last?.form.wide === form.wide ? last : { form, strips: at === 0 ? front(form) : [] };
    if (part !== last) parts.push(part);
    part.strips.push(...sectionStrips(section, grids[at], form));
  });
  if (parts.length === 0) parts.push({ form: upright, strips: front(upright) });

  function front(form: Form): Strip[] {
    const strip = (role: Part['role'], text: string, look: TextLook) => ({
      ...read(role, text, form, look),
      before: 0,
      withNext: true,
    });
    const rule: PageMark = { type: 'rule', x: 0, y: 6, width: form.text, weight: 0.8, ink: 'grey' };
    return [
      strip('H1', titles.title, LOOKS.title),
      ...titles.lines.map((line) => strip('P', line, LOOKS.line)),
      { height: 6, marks: [rule], before: 0, withNext: true },
    ];
  }

  function sectionStrips(section: ReportSection, grid: TextTable | undefined, form: Form): readonly Strip[] {
    const title = titles.section(section.key);
    const heading = { ...read('H2', title, form, LOOKS.section), before: 22, withNext: true, bookmark: title };
    if (!grid || grid.rows.length === 0) {
      return [heading, { ...read('P', titles.empty, form, LOOKS.text), before: 3, withNext: false }];
    }
    const [head, ...rows] = tableStrips(grid, { width: form.text, height: form.body }, setter, lang);
    return [heading, ...chartStrips(section, form), ...(head ? [{ ...head, before: 6 }] : []), ...rows];
  }

  function chartStrips(section: ReportSection, form: Form): readonly Strip[] {
    const chart = drawingOf(section, titles, report.period, {
      width: Math.min(form.text, CHART_WIDTH),
      size: CHART_TEXT,
      rows: Math.floor((form.body * CHART_SHARE) / (CHART_TEXT * 1.9)),
      more: words.more,
      measure: measureWith(setter, lang),
    });
    if (!chart) return [];
    const alt = `${titles.chart(section.key)} ${words.chart(section.rows.length)}`;
    const caption = { ...put(titles.chart(section.key), form, LOOKS.small), before: 2, withNext: true };
    const figure: Part = { role: 'Figure', alt };
    const drawing = {
      marks: belonging(figure, chartMarks(chart, setter, lang)),
      height: chart.height,
      before: 6,
      withNext: false,
    };
    return [caption, drawing];
  }

  const sheets = parts.flatMap(({ form, strips }) => paginate(strips, form.body).map((page) => ({ form, page })));
  return sheets.map(({ form, page }, n) => {
    const { marks, bookmarks } = placed(page);
    const around = [...(n === 0 ? [] : running(form)), ...foot(form, n, sheets.length)];
    return { width: form.width, height: form.height, marks: [...marks, ...around], bookmarks };
  });

  /** The title at the top of later pages. */
  function running(form: Form): readonly PageMark[] {
    return shifted(put(titles.title, form, LOOKS.small).marks, SIDES, TOP - 28);
  }

  /** When it was printed, and the page. The day is read once. */
  function foot(form: Form, n: number, of: number): readonly PageMark[] {
    const left = n === 0 ? read('P', titles.printed, form, LOOKS.small) : put(titles.printed, form, LOOKS.small);
    const right = put(words.page(n + 1, of), form, { ...LOOKS.small, align: 'right' });
    return shifted([...left.marks, ...right.marks], SIDES, form.height - BOTTOM + 18);
  }
}

function gridOf({ key, columns, rows }: ReportSection, titles: ReportTitles): TextTable {
  return {
    columns: columns.map(({ key: column, type }) => ({ type, title: titles.column(key, column) })),
    rows: rows.map((row) => columns.map(({ key: column }) => titles.text(key, column, row[column] ?? null))),
  };
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
