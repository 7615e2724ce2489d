import type { Report, ReportTitles } from '../core/reports/report.ts';
import type { Words } from '../wording/words.ts';
import { type Leaf, writeBook } from './book.ts';
import { num, type PdfFile, type Ref, textOf } from './file.ts';
import type { Press } from './index.ts';
import { operators, type Plate } from './ink.ts';
import type { Mark, Part } from './marks.ts';
import { drawn } from './report-ink.ts';
import type { PageMark, ShapeMark } from './report-marks.ts';
import { type ReportSheet, reportPages } from './report-pages.ts';
import { Setter } from './setter.ts';
import { PAGE } from './style.ts';

/**
 * A report as PDF/A-1b. The same report, printed on the same day, gives the same bytes. Throws Abort `glyph-missing`, `font-unfit` and `file-…`.
 */
export async function reportPdf(
  report: Report,
  titles: ReportTitles,
  words: Words['pages'],
  { fonts }: Press = { fonts: [] },
): Promise<Uint8Array> {
  const { lang, title } = titles;
  const setter = new Setter({ ja: 'ja', en: 'en' }, fonts);
  const seen = { ...titles, text: (...cell: Parameters<ReportTitles['text']>) => drawable(titles.text(...cell)) };
  await setter.ready(textsOf(report, seen, words).map((text) => ({ lang, text })));
  const sheets = reportPages(report, seen, words, setter);
  return writeBook({
    title,
    made: report.asOf,
    lang,
    inks: 'colour',
    leaves: sheets.map(leafOf),
    entries: (file, pages) => `/Outlines ${outlines(file, sheets, pages)}`,
  });
}

/** Without what a reason may hold and no font draws: tabs, controls, marks that are not seen. Line breaks are kept. */
const drawable = (text: string): string =>
  text
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(/(?![\r\n])[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '');

/** All that may stand on its pages; digits stand for what is counted. */
const textsOf = ({ sections }: Report, titles: ReportTitles, words: Words['pages']): readonly string[] => [
  '0123456789-%…',
  words.page(1, 1),
  words.more(1),
  titles.title,
  titles.printed,
  titles.empty,
  ...titles.lines,
  ...sections.flatMap(({ key, columns, rows, chart }) => [
    titles.section(key),
    ...(chart ? [titles.chart(key)] : []),
    ...columns.map((column) => titles.column(key, column.key)),
    ...rows.flatMap((row) => columns.map((column) => titles.text(key, column.key, row[column.key] ?? null))),
  ]),
];

const leafOf = ({ width, height, marks }: ReportSheet): Leaf => ({
  width,
  height,
  marks,
  draw: (press) =>
    runsOf(marks)
      .map((run) => {
        const texts = run.filter(isText);
        if (texts.length === 0) return shapes(run.filter(isShape), height, press);
        // Papers are upright, and count from that height.
        const moved = texts.map((mark) => ({ ...mark, y: mark.y + PAGE.height - height }));
        return operators(moved, press);
      })
      .join('\n'),
});

const isShape = (mark: PageMark): mark is ShapeMark => mark.type === 'shape';
const isText = (mark: PageMark): mark is Extract<PageMark, Mark> => mark.type !== 'shape';

/** Marks in their order, in which they are also read: shapes by themselves, texts and rules by themselves. */
function runsOf(marks: readonly PageMark[]): readonly (readonly PageMark[])[] {
  const runs: PageMark[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1);
    if (last?.[0] && isShape(last[0]) === isShape(mark)) last.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

/** Those of a chart belong to it; the others are only there to be seen. */
function shapes(marks: readonly ShapeMark[], height: number, { tags, page }: Plate): string {
  const lines: string[] = [];
  let part: Part | undefined | null = null;
  for (const mark of marks) {
    if (part === null || part !== mark.part) {
      if (part !== null) lines.push('EMC');
      part = mark.part;
      lines.push(part === undefined ? '/Artifact BMC' : tags.begin(part, undefined, page));
    }
    lines.push(drawn(mark, height));
  }
  return [...lines, 'EMC'].join('\n');
}

/** The reader's list of contents: the sections. */
function outlines(file: PdfFile, sheets: readonly ReportSheet[], pages: readonly Ref[]): Ref {
  const root = file.ref();
  const marks = sheets.flatMap(({ bookmarks, height }, n) =>
    bookmarks.map(({ title, y }) => ({ title, ref: file.ref(), place: `${pages[n]}/XYZ 0 ${num(height - y)} null` })),
  );
  marks.forEach(({ title, ref, place }, n) => {
    const [before, next] = [marks[n - 1], marks[n + 1]];
    const around = `${before ? `/Prev ${before.ref}` : ''}${next ? `/Next ${next.ref}` : ''}`;
    file.put(`<</Title${textOf(title)}/Parent ${root}${around}/Dest[${place}]>>`, ref);
  });
  const ends = marks.length === 0 ? '' : `/First ${marks[0]?.ref}/Last ${marks.at(-1)?.ref}/Count ${marks.length}`;
  return file.put(`<</Type/Outlines${ends}>>`, root);
}
