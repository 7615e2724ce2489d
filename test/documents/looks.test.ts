import * as mupdf from 'mupdf';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { SAMPLE_PAPERS } from '../../src/core/papers/samples.ts';
import { SHEET_TEXTS, type SheetKind } from '../../src/core/papers/worksheet-texts.ts';
import { courseSlip } from '../../src/core/papers/worksheets/course-slip.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { pagesOf } from '../../src/documents/papers/pages.ts';
import { awaited, pdf } from '../../src/documents/papers/pdf.ts';
import type { Mark } from '../../src/formats/pdf/marks.ts';
import { codeOf } from '../../src/formats/pdf/qr-code.ts';
import { Setter } from '../../src/formats/pdf/setter.ts';
import { day, placementUpTo } from '../helpers/dossiers.ts';
import { ENROLLED, enrollment, ISSUING, internship, open, solid, texts, WORK } from '../helpers/papers.ts';
import { registrations } from '../helpers/sheets.ts';

const LANGUAGES = ['ja', 'en', 'both'] as const satisfies readonly PaperLanguage[];
const SHEETS = Object.keys(SHEET_TEXTS) as readonly SheetKind[];
const MM = 72 / 25.4;

/** The pages of a paper as marks. */
async function marksOf(paper: Paper): Promise<readonly (readonly Mark[])[]> {
  const setter = new Setter({ ja: 'ja', en: paper.lang === 'both' ? 'ja' : 'en' }, []);
  await setter.ready(awaited(paper));
  return pagesOf(paper, setter);
}
type Text = Extract<Mark, { type: 'text' }>;
const textsIn = (marks: readonly Mark[]) => marks.filter((mark): mark is Text => mark.type === 'text');
const codesIn = (marks: readonly Mark[]) => marks.filter((mark) => mark.type === 'code');
const linesIn = (marks: readonly Mark[]) => textsIn(marks).map(({ text }) => text);

const LONGEST = {
  student: {
    ...ENROLLED,
    nameKanji: '見本寺小路 葛\u{E0100}城右衛門左衛門',
    nameOnCard: 'ŞAHİN-NGUYỄN ỂMRE ḤASAN MIHON DE LA MIHON Y SANTA MARIA',
    familyName: 'ŞAHİN-NGUYỄN DE LA MIHON Y SANTA MARIA',
    givenName: 'Ểmre Ḥasan Mihon',
    nationality: 'ベトナム',
  },
  addressee: '東京出入国在留管理局長',
  company: {
    name: '株式会社見本国際先端技術総合研究開発機構インターナショナルホールディングス',
    nameEn: 'Mihon International Advanced Technology Research and Development Organization Holdings, Inc.',
  },
};
const activity = (length: number) =>
  '大規模な時系列データに対する異常検知手法の研究開発。既存手法の再現実験、新しい統計モデルの設計と実装を行う。'
    .repeat(80)
    .slice(0, length);
const worked = (length: number, workplaces = WORK.workplaces ?? []) => ({
  placement: placementUpTo(8, { terms: [{ ...WORK, content: activity(length), workplaces }] }),
});
const THREE = ['見本本社(東京都見本区)', '見本研究所(神奈川県見本市)', '見本つくば拠点(茨城県見本市)'];

describe('the certificate of internship in both languages', () => {
  const person = { student: { ...ENROLLED, nationality: 'ベトナム' }, addressee: '東京出入国在留管理局長' };

  test.each([1, 120, 240])('with %d characters of activity is one page', async (length) => {
    const pages = await marksOf(await internship({ lang: 'both', ...person, ...worked(length) }));
    expect(pages).toHaveLength(1);
  });

  test.each([
    ['a long activity', { ...person, ...worked(700) }],
    ['the longest names, three workplaces and a long activity', { ...LONGEST, ...worked(700, THREE) }],
    ['an activity of several pages', { ...person, ...worked(4_000) }],
  ])('%s: signed, sealed and coded on its first page, and nothing of it on another', async (_, options) => {
    const [first = [], ...annex] = await marksOf(await internship({ lang: 'both', ...options }));
    expect(annex.length).toBeGreaterThan(0);
    expect(linesIn(first).join('')).toContain('見本 学長');
    expect(linesIn(first).join('')).toContain('別紙のとおり');
    expect(corners(first)).toHaveLength(4);
    for (const page of [first, ...annex]) expect(codesIn(page)).toHaveLength(1);
    for (const page of annex) {
      expect(corners(page)).toEqual([]);
      expect(linesIn(page).join('')).not.toContain('学長');
    }
  });
});

/** The corners of the place of the seal. */
const corners = (marks: readonly Mark[]) =>
  marks.filter((mark) => mark.type === 'path' && mark.ink === 'pale' && mark.dash === undefined);

const EACH: readonly (readonly [string, () => Promise<Paper>])[] = LANGUAGES.flatMap((lang) => [
  [`enrollment ${lang}`, () => enrollment({ lang, student: LONGEST.student })] as const,
  [`internship ${lang}`, () => internship({ lang, ...LONGEST, ...worked(90, THREE) })] as const,
  ...SHEETS.map((kind) => [`${kind} ${lang}`, () => sample(kind, lang)] as const),
]);
const sample = async <Kind extends SheetKind>(kind: Kind, lang: PaperLanguage): Promise<Paper> =>
  SAMPLE_PAPERS[kind](ISSUING, lang, await texts(kind, lang));

describe.each(EACH)('%s', (_, make) => {
  test('is one page, keeps its margins, has no text under 6.8 points, and no number twice', async () => {
    const paper = await make();
    const pages = await marksOf(paper);
    expect(pages).toHaveLength(1);
    const own = textsIn(pages[0] ?? []);
    expect(Math.min(...own.map(({ size }) => size))).toBeGreaterThanOrEqual(6.8);
    for (const { x, width, y, size, spacing, text } of own) {
      // An opening bracket at the beginning of a line, a closing one at its end, hang over by the half that is blank.
      expect(x, text).toBeGreaterThanOrEqual(20 * MM - size / 2 - 0.1);
      expect(x + width + spacing * (text.length - 1), text).toBeLessThanOrEqual(190 * MM + size / 2 + 0.2);
      expect(y, text).toBeLessThanOrEqual(289 * MM);
    }
    const whole = solid(own.map(({ text }) => text).join(' '));
    if (/^[EI]-/.test(paper.number)) expect(whole.split(paper.number)).toHaveLength(2);
    expect(whole.split('20249001').length).toBeLessThanOrEqual(2);
  });

  test('spreads no Latin letters', async () => {
    for (const { text, spacing } of textsIn((await marksOf(await make())).flat())) {
      if (/[A-Za-zÀ-ỹ]{2}/.test(text)) expect([text, spacing]).toEqual([text, 0]);
    }
  });
});

test.each(LANGUAGES)(
  'a code of %s has modules that a telephone sees, and nothing within four of them',
  async (lang) => {
    const paper = await internship({ lang, ...LONGEST });
    const [page = []] = await marksOf(paper);
    const [code] = codesIn(page);
    if (code?.type !== 'code') throw new Error('no code');
    const module = code.width / codeOf(code.text).size;
    expect(module / MM).toBeGreaterThanOrEqual(0.34);
    expect(code.width / MM).toBeGreaterThanOrEqual(32 - 0.01);
    const free = 4 * module;
    const [left, right, top, bottom] = [code.x, code.x + code.width, code.y, code.y + code.width];
    const near = textsIn(page).filter(
      ({ x, y, width, size }) =>
        x < right + free && x + width > left - free && y > top - free && y - size * 0.8 < bottom + free,
    );
    expect(near.map(({ text }) => text)).toEqual([]);
  },
);

test.each([18, 30, 36])('a seal of %d mm has its room, and the issuer stands flush against it', async (seal) => {
  const paper = await enrollment({ lang: 'both' });
  const blocks = paper.blocks.map((block) => (block.type === 'issuer' ? { ...block, seal } : block));
  const [page = []] = await marksOf({ ...paper, blocks });
  const [first] = corners(page);
  if (first === undefined) throw new Error('no corners');
  const box = { left: first.x, right: first.x + seal * MM, top: first.y, bottom: first.y + seal * MM };
  expect(box.right / MM).toBeCloseTo(185, 1);
  const inside = textsIn(page).filter(
    ({ x, y, width }) => x + width > box.left + 0.1 && x < box.right && y > box.top && y < box.bottom,
  );
  // The last character of the name stands half under its left edge.
  expect(inside.map(({ text }) => text.trim())).toEqual(['学長　見本 学長']);
  const [name] = inside;
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeCloseTo(box.left + 6.5, 0);
});

describe('the slip of fifteen students', () => {
  test.each(LANGUAGES)('tears no date in %s', async (lang) => {
    const request = { lang, on: day('2026-10-28') } as const;
    const pages = await marksOf(courseSlip(ISSUING, registrations(15), request, await texts('course-slip', lang)));
    const lines = pages.flatMap(linesIn).map((text) => text.trim());
    const count = (line: string) => lines.filter((one) => one === line).length;
    if (lang !== 'en') expect(count('R8.11.2～R9.2.1')).toBe(15);
    if (lang !== 'ja') expect(count('2 Nov 2026–1 Feb 2027')).toBe(15);
  });
});

test('the note gives the key once in groups of four, and key and commands in letters that cannot be taken for others', async () => {
  const note = await sample('verification-note', 'both');
  const typed = (await marksOf(note)).flatMap(textsIn).filter(({ face }) => face.name === 'NotoSansMono');
  const said = typed.map(({ text }) => text.trim());
  expect(said[0]).toMatch(/^([\w-]{4} ){10}[\w-]{3}$/);
  expect(said).toContain("tail -n 1 lines | cut -c 5- | tr '_-' '/+' > sig.txt");
  const widths = new Set(typed.map(({ text, width }) => Math.round((100 * width) / text.trim().length)));
  expect([...widths].every((width) => Math.abs(width - 540) <= 6)).toBe(true);
  const page = open(await pdf(note)).loadPage(0);
  expect(page.toStructuredText('preserve-whitespace').asText()).toContain(
    'openssl pkeyutl -verify -pubin -inkey key.pem',
  );
  expect(page.getObject() instanceof mupdf.PDFObject).toBe(true);
});
