import { headLine } from '../../core/journal/head.ts';
import type { Report, ReportTitles } from '../../core/reports/report.ts';
import { type Leaf, writeBook } from '../../formats/pdf/book.ts';
import type { FontSources } from '../../formats/pdf/fonts.ts';
import { ink } from '../../formats/pdf/ink.ts';
import { Setter } from '../../formats/pdf/setter.ts';
import type { Words } from '../../wording/words.ts';
import { drawn } from './ink.ts';
import { type ReportSheet, reportPages } from './pages.ts';

/**
 * A report as PDF/A-1b. The same report, printed on the same day, gives the same bytes. Throws Abort `glyph-missing`, `font-unfit` and `file-…`.
 */
export async function reportPdf(
  report: Report,
  titles: ReportTitles,
  words: Words['reports']['pages'],
  { fonts }: FontSources = { fonts: [] },
): Promise<Uint8Array> {
  const { lang, title } = titles;
  const setter = new Setter({ ja: 'ja', en: 'en' }, fonts);
  const seen = { ...titles, text: (...cell: Parameters<ReportTitles['text']>) => drawable(titles.text(...cell)) };
  await setter.ready(textsOf(report, seen, words).map((text) => ({ lang, text })));
  const sheets = reportPages(report, seen, words, setter);
  return writeBook({
    title,
    made: report.asOf,
    ...(report.head && { subject: headLine(report.head) }),
    lang,
    leaves: sheets.map(leafOf),
  });
}

/** Without what a reason may hold and no font draws: tabs, controls, marks that are not seen. Line breaks are kept. */
const drawable = (text: string): string =>
  text
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(/(?![\r\n])[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '');

/** All that may stand on its pages; digits stand for what is counted. */
const textsOf = ({ sections }: Report, titles: ReportTitles, words: Words['reports']['pages']): readonly string[] => [
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

const leafOf = ({ width, height, marks, bookmarks }: ReportSheet): Leaf => ({
  width,
  height,
  bookmarks,
  draw(plate) {
    for (const mark of marks) {
      if (mark.type !== 'shape') ink([mark], plate);
      else {
        plate.tags.belong(mark.part);
        drawn(mark, plate.doc);
      }
    }
  },
});
