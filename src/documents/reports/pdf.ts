import { headLine } from '../../core/journal/head.ts';
import type { Report, ReportTitles } from '../../core/reports/report.ts';
import { type Leaf, writeBook } from '../../formats/pdf/book.ts';
import type { FontSources } from '../../formats/pdf/fonts.ts';
import { ink } from '../../formats/pdf/ink.ts';
import { Setter } from '../../formats/pdf/setter.ts';
import { drawn } from './ink.ts';
import { pageOf } from './page/index.ts';
import type { PageWords } from './page/section-table.ts';
import { type ReportSheet, reportPages } from './pages.ts';

const FIRST = { ja: 'ja', en: 'en' } as const;

/**
 * A report as PDF/A-1b. The same report, printed on the same day, gives the same bytes. Throws Abort `glyph-missing`, `font-unfit` and `file-…`.
 */
export async function reportPdf(
  report: Report,
  titles: ReportTitles,
  words: PageWords,
  { fonts }: FontSources = { fonts: [] },
): Promise<Uint8Array> {
  const { lang, title, printed } = titles;
  const seen = { ...titles, text: (...cell: Parameters<ReportTitles['text']>) => drawable(titles.text(...cell)) };
  const page = pageOf({ report, titles: seen, words });
  const [plain, bold] = [new Setter(FIRST, fonts, 'sans'), new Setter(FIRST, fonts, 'bold')];
  const texts = [
    ...textsIn([page, printed, words.about, words.none(page.empty), words.action.more(1)]),
    '0123456789 /·／　',
  ].map((text) => ({
    lang,
    text,
  }));
  for (const setter of [plain, bold]) await setter.ready(texts);
  const sheets = reportPages(page, printed, words, { plain, bold, lang });
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

/** Every text of a value: all that may stand on a page is among them. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

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
