import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { placementUpTo } from '../helpers/dossiers.ts';
import { ENROLLED, enrollment, internship, open, pagesOf, solid, textsOf, WORK } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';

const LANGUAGES = ['ja', 'en', 'both'] as const satisfies readonly PaperLanguage[];
const KINDS = { enrollment, internship };
const EACH = (['enrollment', 'internship'] as const).flatMap((kind) => LANGUAGES.map((lang) => [kind, lang] as const));

/** Brackets are set as those of Japanese where they stand beside it. */
const plain = (text: string) => solid(text).replace(/（/g, '(').replace(/）/g, ')').replaceAll('…', '...');

/** Every text of the paper stands in the file, character by character; a long one is parted by what stands at the head of pages. */
async function expectIntact(paper: Paper): Promise<readonly string[]> {
  const pages = pagesOf(await pdf(paper));
  const whole = plain(pages.join(''));
  const lines = textsOf(paper).flatMap((text) => text.split('\n'));
  const pieces = lines.flatMap((line) => (line.length > 400 ? line.split('、') : [line])).map(plain);
  const lost = pieces.filter((piece) => !whole.includes(piece));
  expect(lost).toEqual([]);
  return pages;
}

describe.each(EACH)('%s, %s', (kind, lang) => {
  const make = () => KINDS[kind]({ lang, addressee: '東京出入国在留管理局長' });

  test('is A4, and what a reader copies from it is what the dossier says', async () => {
    const paper = await make();
    const pages = await expectIntact(paper);
    const document = open(await pdf(paper));
    pages.forEach((_, n) => {
      const [x, y, width, height] = document.loadPage(n).getBounds();
      expect([x, y]).toEqual([0, 0]);
      expect(width).toBeCloseTo(595.28, 1);
      expect(height).toBeCloseTo(841.89, 1);
    });
  });

  test('is byte for byte the same when it is made again', async () => {
    expect(Buffer.compare(Buffer.from(await pdf(await make())), Buffer.from(await pdf(await make())))).toBe(0);
  });

  test('embeds a subset of every font, and no other', async () => {
    const document = open(await pdf(await make()));
    const fonts: string[] = [];
    for (let n = 1; n < document.countObjects(); n++) {
      const object = document.newIndirect(n).resolve();
      if (object.isDictionary() && object.get('Type').asName?.() === 'FontDescriptor') {
        fonts.push(object.get('FontName').asName());
        expect(object.get('FontFile2').isStream()).toBe(true);
      }
    }
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSerif/);
  });

  test('takes at most 80 KB a page', async () => {
    const bytes = await pdf(await make());
    expect(bytes.length / open(bytes).countPages()).toBeLessThanOrEqual(80 * 1024);
  });
});

test.each(LANGUAGES)('each certificate is one page, in %s', async (lang) => {
  expect(pagesOf(await pdf(await enrollment({ lang })))).toHaveLength(1);
  const full = {
    addressee: '東京出入国在留管理局長',
    student: { ...ENROLLED, nationality: 'ベトナム' },
    placement: placementUpTo(8, { terms: [WORK] }),
  };
  expect(pagesOf(await pdf(await internship({ ...full, lang })))).toHaveLength(1);
});

test('what was made before leaves no trace in a paper: ⼀ stays ⼀ after 一, which looks the same', async () => {
  const named = (nameKanji: string) => enrollment({ student: { ...ENROLLED, nameKanji } });
  const first = await pdf(await named('一見 本'));
  await expectIntact(await named('⼀見 本'));
  expect(Buffer.from(await pdf(await named('一見 本'))).equals(Buffer.from(first))).toBe(true);
});

test('characters that look alike stay apart: 神 and 神, é in one part and in two', async () => {
  await expectIntact(await enrollment({ student: { ...ENROLLED, nameKanji: '神神 ⼀一' } }));
  const student = { ...ENROLLED, familyName: 'ÉÉTIENNE', givenName: 'E\u0301e\u0323\u0302' };
  await expectIntact(await enrollment({ lang: 'en', student }));
});

describe('long facts', () => {
  const content = '大規模な時系列データに対する異常検知手法の研究開発(「見本」)、'.repeat(60);
  const name = '株式会社見本国際先端技術総合研究開発機構インターナショナルホールディングス'.repeat(3);

  test.each(LANGUAGES)('flow on to the next pages without loss, in %s', async (lang) => {
    const paper = await internship({
      lang,
      terms: { content },
      company: { name, nameEn: 'Mihon International '.repeat(12) },
    });
    const pages = await expectIntact(paper);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, n) => {
      expect(page.match(/I-2026-0001/g)).toHaveLength(1);
      if (n > 0) expect(page).toContain(`${n + 1}/${pages.length}`);
    });
    expect(pages[0]).toContain(lang === 'en' ? 'See Annex' : '別紙のとおり');
    expect(pages[0]).toContain(lang === 'en' ? 'MIHON Gakucho' : '見本 学長');
    expect(solid(pages.join('')).match(/異常検知手法/g)).toHaveLength(60);
  });

  test.each(LANGUAGES)(
    'a statement of 3,000 characters, which no signed page can hold, is refused in %s',
    async (lang) => {
      const long = (lead: string) => `${lead}${Array.from({ length: 600 }, (_, n) => `${1000 + n} `).join('')}`.trim();
      const of = await internship({ lang });
      const blocks = of.blocks.map((block) =>
        block.type === 'paragraph'
          ? { ...block, text: block.text.map((piece) => ({ ...piece, text: long(piece.text) })) }
          : block,
      );
      const abort = await abortOf(pdf({ ...of, blocks }));
      expect([abort.problem, JSON.stringify(abort.data)]).toEqual([
        'paper-overflow',
        expect.stringMatching(/上記の者は|This is to certify/),
      ]);
    },
  );

  test('stay on the page and do not run into each other', async () => {
    const pages = await boxes(await pdf(await internship({ lang: 'both', terms: { content }, company: { name } })));
    for (const lines of pages) {
      for (const { x, y, w, h } of lines) {
        expect(x).toBeGreaterThanOrEqual(50);
        expect(x + w).toBeLessThanOrEqual(545);
        expect(y).toBeGreaterThanOrEqual(30);
        expect(y + h).toBeLessThanOrEqual(830);
      }
      const overlaps = lines.flatMap((a, n) =>
        lines
          .slice(n + 1)
          .filter((b) => meet(a, b))
          .map((b) => [a.text, b.text]),
      );
      expect(overlaps).toEqual([]);
    }
  });
});

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where each line stands; of its height the middle half, since the frames of neighbouring lines may touch. */
async function boxes(bytes: Uint8Array): Promise<readonly (readonly Line[])[]> {
  const document = open(bytes);
  return Array.from({ length: document.countPages() }, (_, n) => {
    const page = JSON.parse(document.loadPage(n).toStructuredText('preserve-whitespace').asJSON());
    return page.blocks.flatMap(({ lines = [] }: { lines?: { text: string; bbox: Line }[] }) =>
      lines.map(({ text, bbox: { x, y, w, h } }) => ({ text, x, y: y + h / 4, w, h: h / 2 })),
    );
  });
}

const meet = (a: Line, b: Line) => a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('a character that no font draws', () => {
  test('stops the paper, and is named with its code and where it stands', async () => {
    const abort = await abortOf(enrollment({ student: { ...ENROLLED, nameKanji: '見本 𓀀郎' } }).then(pdf));
    expect([abort.problem, abort.data]).toEqual([
      'glyph-missing',
      { character: '𓀀', codePoint: 'U+13000', text: '見本 𓀀郎' },
    ]);
  });

  test('is named by its code alone where it cannot be shown', async () => {
    const abort = await abortOf(enrollment({ student: { ...ENROLLED, nameKanji: '見本\u200B郎' } }).then(pdf));
    expect(abort.data).toMatchObject({ character: '', codePoint: 'U+200B' });
  });
});

/** The names of the sample file, as students. */
const SAMPLE = readFileSync(new URL('../fixtures/registrations-2026-09.csv', import.meta.url), 'utf8')
  .replace(/^\uFEFF/, '')
  .split('\r\n')
  .slice(1)
  .filter(Boolean)
  .map((line) => {
    const [number = '', kanji = '', , family = '', given = '', card = '', , program = ''] = line.split(',');
    const names = { ...(kanji && { nameKanji: kanji }), ...(card && { nameOnCard: card }) };
    return {
      number,
      email: 'x@example.ac.jp',
      program,
      familyName: family,
      givenName: given,
      dateOfBirth: ENROLLED.dateOfBirth,
      ...names,
    };
  });

describe.each(LANGUAGES)('the names of the sample file, %s', (lang) => {
  test.each(SAMPLE.map((one) => [`${one.familyName} ${one.givenName}`, one] as const))('%s', async (_, facts) => {
    const { dateOfBirth, ...rest } = facts;
    const student = { ...rest, ...(dateOfBirth && { dateOfBirth }) };
    const pages = await expectIntact(await enrollment({ lang, student }));
    expect(pages).toHaveLength(1);
    await expectIntact(await internship({ lang, student }));
  });
});
