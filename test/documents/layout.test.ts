import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { LocalizedText } from '../../src/core/text/language.ts';
import { pagesOf } from '../../src/documents/papers/pages.ts';
import { awaited, pdf, writePdf } from '../../src/documents/papers/pdf.ts';
import type { Mark } from '../../src/formats/pdf/marks.ts';
import { Setter } from '../../src/formats/pdf/setter.ts';
import { type Layout, layoutIn, layoutsOf, layoutText, movedIn } from '../helpers/layout.ts';
import { EACH_PAPER, enrollment, pagesOf as textOfPages } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';

const fixture = (name: string, page: number) =>
  fileURLToPath(new URL(`../fixtures/layouts/${name.replace(' ', '-')}-${page}.txt`, import.meta.url));

/** UPDATE=1 writes the fixtures again: look at the pictures before you believe them. */
describe.each(EACH_PAPER)('%s', (name, make) => {
  test('stands on its pages where it stood', async () => {
    const layouts = layoutsOf(await pdf(await make({ addressee: '東京出入国在留管理局長' })));
    expect(existsSync(fixture(name, layouts.length + 1))).toBe(false);
    layouts.forEach((layout, n) => {
      const file = fixture(name, n + 1);
      if (process.env.UPDATE) writeFileSync(file, layoutText(layout));
      const known = layoutIn(readFileSync(file, 'utf8'));
      expect({ gone: movedIn(known, layout), new: movedIn(layout, known) }).toEqual({ gone: [], new: [] });
    });
  });
});

/** The page of a paper, some of its marks set elsewhere. */
async function page(paper: Paper, move: (mark: Mark) => Mark): Promise<Layout> {
  const setter = new Setter({ ja: 'ja', en: 'en' }, []);
  await setter.ready(awaited(paper));
  const sheets = pagesOf(paper, setter).map((marks) => marks.map(move));
  return layoutsOf(await writePdf([{ paper, sheets }]))[0] ?? [];
}

/** A paper whose text of one kind is as long as a book. */
async function long(
  change: (block: Paper['blocks'][number], text: LocalizedText) => Paper['blocks'][number],
): Promise<Paper> {
  const paper = await enrollment();
  const text = [{ lang: 'ja', text: '見本の名称'.repeat(900) }] as const;
  return { ...paper, blocks: paper.blocks.map((block) => change(block, text)) };
}

describe('nothing runs off a page in silence', () => {
  test('the issuer', async () => {
    const paper = await long((block, text) => (block.type === 'issuer' ? { ...block, lines: [text] } : block));
    expect(await abortOf(pdf(paper))).toMatchObject({ problem: 'paper-overflow' });
  });
  test('the contact', async () => {
    const paper = await long((block, text) =>
      block.type === 'contact' ? { ...block, lines: [text, ...block.lines] } : block,
    );
    const { problem, data } = await abortOf(pdf(paper));
    expect([problem, JSON.stringify(data)]).toEqual(['paper-overflow', expect.stringContaining('見本の名称')]);
  });
  test('a heading: on a certificate it is refused, on a sheet it goes on to the next page', async () => {
    const certificate = await long((block, text) => (block.type === 'paragraph' ? { type: 'section', text } : block));
    expect(await abortOf(pdf(certificate))).toMatchObject({ problem: 'paper-overflow' });
    const blocks = certificate.blocks.filter(({ type }) => type !== 'issuer');
    const paper = { ...certificate, form: 'sheet', blocks } as const;
    const written = textOfPages(await pdf(paper)).join('');
    expect(written.match(/称/g)?.length).toBeGreaterThanOrEqual(900);
  });
});

describe('a fault that is planted is found', () => {
  const isDay = (mark: Mark) => mark.type === 'text' && mark.text.startsWith('令和8年11月22日');
  const isValue = (mark: Mark) => mark.type === 'text' && mark.text.startsWith('20249001');
  test.each([
    ['the day, 2 points lower', isDay, { x: 0, y: 2 }],
    ['the day, 2 points to the right', isDay, { x: 2, y: 0 }],
    ['the student number, 2 points to the left', isValue, { x: -2, y: 0 }],
    ['a rule, 2 points higher', (mark: Mark) => mark.type === 'rule' && mark.y > 300, { x: 0, y: -2 }],
    ['the place of the seal, 2 points to the left', (mark: Mark) => mark.type === 'path', { x: -2, y: 0 }],
  ])('%s', async (_, which, by) => {
    const paper = await enrollment();
    const good = await page(paper, (mark) => mark);
    const bad = await page(paper, (mark) => (which(mark) ? { ...mark, x: mark.x + by.x, y: mark.y + by.y } : mark));
    expect(movedIn(good, good)).toEqual([]);
    expect(movedIn(bad, good)).not.toEqual([]);
  });

  test('half a point is none', async () => {
    const paper = await enrollment();
    const good = await page(paper, (mark) => mark);
    expect(movedIn(await page(paper, (mark) => ({ ...mark, x: mark.x + 0.3, y: mark.y + 0.3 })), good)).toEqual([]);
  });
});
