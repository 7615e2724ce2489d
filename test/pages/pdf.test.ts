import { expect, test } from 'vitest';
import type { Report } from '../../src/core/reports/report.ts';
import type { Language } from '../../src/core/text/language.ts';
import { reportPdf } from '../../src/documents/reports/pdf.ts';
import { filledReport, filledTitles } from '../helpers/filled.ts';
import { open, pagesOf, solid } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { pageWords, sampleReport, sampleTitles } from '../helpers/reports.ts';

const made = async (lang: Language, report: Report = sampleReport(60)) =>
  reportPdf(report, sampleTitles(lang), await pageWords(lang));

/** A report of one table. */
const tableOf = (rows: readonly Readonly<Record<string, string>>[]): Report => {
  const columns = Object.keys(rows[0] ?? {}).map((key) => ({ key, type: 'text' as const }));
  return { ...sampleReport(0), sections: [{ key: 'people', columns, rows }] };
};
const indexes = <Item>(items: readonly Item[], fits: (item: Item) => boolean) =>
  items.flatMap((item, at) => (fits(item) ? [at] : []));

test.each(['en', 'ja'] as const)(
  'every cell stands on a page, under its headings, on pages that are counted (%s)',
  async (lang) => {
    const report = sampleReport(60);
    const titles = sampleTitles(lang);
    const words = await pageWords(lang);
    const pages = pagesOf(await made(lang, report)).map(solid);
    const whole = pages.join('');
    for (const { key, columns, rows } of report.sections) {
      expect(whole).toContain(solid(titles.section(key)));
      for (const row of rows) {
        // No row is parted: all of its cells stand on one page.
        const cells = columns.map((column) => solid(titles.text(key, column.key, row[column.key] ?? null)));
        expect(indexes(pages, (page) => cells.every((cell) => page.includes(cell))).length, key).toBeGreaterThan(0);
      }
    }
    expect(pages[0]).toContain(solid(titles.printed));
    const head = solid(['note', 'settle'].map((key) => titles.column('people', key)).join(''));
    const holding = indexes(pages, (page) => page.includes('coopjcontractreview'));
    expect(holding.length).toBeGreaterThan(2);
    expect(indexes(pages, (page) => page.includes(head))).toEqual(holding);
    pages.forEach((page, at) => {
      expect(page).toContain(solid(words.page(at + 1, pages.length)));
      expect(page).toContain(solid(titles.name));
    });
  },
);

test('lists lie on their side behind what stands upright, and nothing stands beyond the margins', async () => {
  const document = open(await made('en'));
  const wide = Array.from({ length: document.countPages() }, (_, n) => {
    const page = document.loadPage(n);
    const [, , width, height] = page.getBounds();
    expect([width, height].map(Math.round).toSorted()).toEqual([595, 842]);
    page.toStructuredText('preserve-whitespace').walk({
      onChar: (_c, _origin, _font, _size, [x0, y0, x1, y1, x2, y2, x3, y3]) => {
        expect(Math.min(x0, x1, x2, x3)).toBeGreaterThan(40);
        expect(Math.max(x0, x1, x2, x3)).toBeLessThan(width - 40);
        expect(Math.min(y0, y1, y2, y3)).toBeGreaterThan(15);
        expect(Math.max(y0, y1, y2, y3)).toBeLessThan(height - 15);
      },
    });
    return width > height;
  });
  expect([wide[0], wide.at(-1)]).toEqual([false, true]);
  expect(wide).toEqual(wide.toSorted());
});

test.each(['en', 'ja'] as const)('the same report gives the same bytes (%s)', async (lang) => {
  expect(Buffer.compare(Buffer.from(await made(lang)), Buffer.from(await made(lang)))).toBe(0);
});

test('the reader’s list of contents names the sections', async () => {
  const outline = open(await made('ja')).loadOutline() ?? [];
  expect(outline.map(({ title }) => title)).toEqual(
    expect.arrayContaining(
      ['stages', 'months', 'companies', 'calendar', 'people'].map((key) => sampleTitles('ja').section(key)),
    ),
  );
});

test('a text that no page holds goes on over as many as it needs, and nothing of it is lost', async () => {
  const note = Array.from({ length: 900 }, (_, n) => `第${n}回の確認は終わった。`).join('');
  const pages = pagesOf(
    await made(
      'ja',
      tableOf([
        { name: '見本 太郎', note },
        { name: '見本 花子', note: '短い' },
      ]),
    ),
  );
  expect(pages.length).toBeGreaterThan(2);
  const folio = new RegExp(`${solid(sampleTitles('ja').name)}2026-10·2026年10月31日現在の記録\\d+/\\d+|氏名備考`, 'g');
  const text = solid(pages.join('')).replace(folio, '');
  expect(text).toContain(note);
  expect(text).toContain('短い');
});

test('a short table is not parted', async () => {
  const filler = Array.from({ length: 38 }, (_, n) => ({ name: `見本 ${n}` }));
  const short = Array.from({ length: 6 }, (_, n) => ({ name: `短い表 ${n}` }));
  const [people] = tableOf(filler).sections;
  const [second] = tableOf(short).sections;
  const pages = pagesOf(
    await made('ja', { ...sampleReport(0), sections: [people, second].flatMap((one) => one ?? []) }),
  );
  expect(indexes(pages, (page) => page.includes('短い表'))).toHaveLength(1);
});

test('a character that no font has stops the report, by name', async () => {
  const abort = await abortOf(made('ja', tableOf([{ name: '見本 𓀀' }])));
  expect(abort).toMatchObject({ problem: 'glyph-missing', data: { character: '𓀀', text: '見本 𓀀' } });
});

test('what nobody sees stops no report: a tab that was pasted is a blank, other such marks are left out', async () => {
  const [page] = pagesOf(
    await made('ja', tableOf([{ name: '見本\t太郎', note: '一\u200b二\u0007三\ufeff\u2028四\n五' }])),
  );
  expect(page).toMatch(/見本 +太郎/);
  expect(solid(page ?? '')).toContain('一二三四五');
});

test.each(['en', 'ja'] as const)(
  'of a filled office the first page is the summary, and no heading stands at the foot of a page (%s)',
  async (lang) => {
    const report = filledReport('monthly');
    const [titles, words] = [await filledTitles(report, lang), await pageWords(lang)];
    const bytes = await reportPdf(report, titles, words);
    const [first, second] = pagesOf(bytes).map(solid);
    for (const text of [
      words.figures.certificates.label,
      words.action.title,
      words.where.title,
      words.where.finished,
    ]) {
      expect(first).toContain(solid(text));
    }
    expect(second).toContain(solid(words.trend.title));
    const document = open(bytes);
    const outline = document.loadOutline() ?? [];
    expect(outline.length).toBeGreaterThan(8);
    for (const { page = 0, title = '' } of outline) {
      const [, , , height] = document.loadPage(page).getBounds();
      const { blocks } = JSON.parse(document.loadPage(page).toStructuredText('preserve-whitespace').asJSON()) as {
        blocks: { lines?: { text: string; bbox: { y: number } }[] }[];
      };
      const lines = blocks.flatMap((block) => block.lines ?? []);
      const y = lines.find(({ text }) => solid(text).startsWith(solid(title)))?.bbox.y ?? height;
      // 40 mm, in points.
      expect(y, title).toBeLessThan(height - 113);
    }
  },
);
