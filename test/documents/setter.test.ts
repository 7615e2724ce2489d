import { describe, expect, test } from 'vitest';
import { graphemesOf, isSpace, isWide, missing } from '../../src/formats/pdf/clusters.ts';
import type { Mark } from '../../src/formats/pdf/marks.ts';
import { baseline, type Piece, type SetText, Setter, type TextLook, under } from '../../src/formats/pdf/setter.ts';
import { expectPinned } from '../helpers/pinned.ts';

const LOOK: TextLook = { size: 10, leading: 16 };
const JA =
  '本学の正規の教育課程における授業科目「ジョブ型研究インターンシップ」を令和8年度後学期に履修する予定である。';
const EN =
  'This is to certify that the student named above is registered for the credit course of the regular curriculum.';
const piece = (text: string, lang: Piece['lang'] = 'ja'): Piece => ({ lang, text });

/** What is set, with its width and look. */
const SET: Readonly<Record<string, readonly [Piece, number, Partial<TextLook>]>> = {
  'one line': [piece('見本 太郎'), 200, {}],
  nothing: [piece(''), 200, {}],
  'two lines of one text': [piece('見本\r\nMIHON'), 200, {}],
  'a long text': [piece(JA), 200, {}],
  'a long text, spread': [piece(JA), 200, { running: true }],
  'a spread text whose last line would be an orphan': [piece(JA.slice(0, 42)), 200, { running: true }],
  'an English text, spread': [piece(EN, 'en'), 220, { running: true }],
  'a word with holes, not spread': [piece('見本 abcdefghijklmnopqrstuvwxyz'), 100, { running: true }],
  'in the middle': [piece('見本'), 200, { align: 'center' }],
  'at the right, in red': [piece('見本'), 200, { align: 'right', ink: 'grey' as never }],
  'with room between': [piece('見本証明書'), 200, { tracking: 0.3 }],
  'with room between, in the middle': [piece('見本証明書'), 200, { tracking: 0.3, align: 'center' }],
  'beside something larger': [piece('見本'), 200, { beside: 20 }],
  'two fonts in a line': [piece('見本ễ大学 MIHON'), 200, { tracking: 0.1 }],
};

const round = (n: number) => Math.round(n * 100) / 100;
const markLine = (mark: Mark): string => {
  if (mark.type !== 'text') return mark.type;
  const { x, y, width, size, ink, lang, spacing, face, text } = mark;
  return [round(x), round(y), round(width), size, ink, lang, round(spacing), face.name, JSON.stringify(text)].join(
    ' · ',
  );
};
const lines = ({ marks, height, width }: SetText) => [`${round(width)} x ${round(height)}`, ...marks.map(markLine)];

async function ready(): Promise<Setter> {
  const setter = new Setter({ ja: 'ja', en: 'en' }, []);
  await setter.ready(Object.values(SET).map(([one]) => one));
  return setter;
}

test('texts are set as pinned: where each run stands, in which font, and how far its letters are apart', async () => {
  const setter = await ready();
  expectPinned(
    'pdf/paragraphs.txt',
    Object.entries(SET).flatMap(([name, [one, width, look]]) => [
      `# ${name}`,
      ...lines(setter.paragraph(one, width, { ...LOOK, ...look })),
    ]),
  );
});

describe('a spread text', () => {
  const widths = { ja: 'ja', en: 'en' } as const;
  const linesOf = async (text: string, width: number, look: Partial<TextLook> = { running: true }) => {
    const setter = new Setter(widths, []);
    await setter.ready([piece(text)]);
    const { marks } = setter.paragraph(piece(text), width, { ...LOOK, ...look });
    return marks.map((mark) => (mark.type === 'text' ? [mark.text.trim(), round(mark.spacing)] : []));
  };
  const kana = (count: number) => 'あいうえおかきくけこ'.repeat(10).slice(0, count);
  const lengths = async (count: number, look?: Partial<TextLook>) =>
    (await linesOf(kana(count), 100, look)).map(([text]) => String(text).length);

  test('has more than a character or two in its last line, where its other lines stay full enough for that', async () => {
    expect(await lengths(24)).toEqual([10, 10, 4]);
    expect(await lengths(23)).toEqual([10, 9, 4]);
    expect(await lengths(31)).toEqual([9, 9, 9, 4]);
    expect(await lengths(23, {})).toEqual([10, 10, 3]);
  });
  test('is left as it is where it has one line, or where only one line more would help', async () => {
    expect(await lengths(3)).toEqual([3]);
    expect(await lengths(10)).toEqual([10]);
    expect(await lengths(11)).toEqual([9, 2]);
  });
  test('is spread up to where holes would be seen, and its last line never', async () => {
    expect(await linesOf(kana(24), 107)).toEqual([
      [kana(10), 0.78],
      [kana(20).slice(10), 0.78],
      [kana(24).slice(20), 0],
    ]);
    expect((await linesOf(kana(24), 109)).map(([, space]) => space)).toEqual([0, 0, 0]);
  });
});

test('a blank at the end of a line is there for who copies the text, and not where a word goes on', async () => {
  const setter = await ready();
  const texts = (text: string, width: number) =>
    setter.paragraph(piece(text, 'en'), width, LOOK).marks.map((mark) => (mark.type === 'text' ? mark.text : ''));
  expect(texts('Mihon University', 50)).toEqual(['Mihon ', 'University ']);
  expect(
    texts('Mihonnnnnnnnnnnnnnn', 50)
      .slice(0, -1)
      .some((line) => line.endsWith(' ')),
  ).toBe(false);
});

test('lines may be parted in each of the three ways', async () => {
  const setter = await ready();
  for (const end of ['\n', '\r', '\r\n']) {
    expect(setter.paragraph(piece(`見本${end}見本`), 200, LOOK).height, JSON.stringify(end)).toBe(32);
  }
});

test('fonts are asked in the order of each language, and one is opened where only the other would be asked', async () => {
  const faces = async (first: Readonly<Record<'ja' | 'en', 'ja' | 'en'>>) => {
    const setter = new Setter(first, []);
    await setter.ready([piece('A'), piece('A', 'en')]);
    return (['ja', 'en'] as const).map((lang) => {
      const [mark] = setter.paragraph(piece('A', lang), 200, LOOK).marks;
      return mark?.type === 'text' ? mark.face.name : '';
    });
  };
  expect(await faces({ ja: 'ja', en: 'en' })).toEqual(['NotoSerifJP', 'NotoSerif']);
  expect(await faces({ ja: 'ja', en: 'ja' })).toEqual(['NotoSerifJP', 'NotoSerifJP']);
  expect(await faces({ ja: 'en', en: 'en' })).toEqual(['NotoSerif', 'NotoSerif']);
  const shared = new Setter({ ja: 'ja', en: 'ja' }, []);
  await shared.ready([piece('ễ', 'en')]);
  expect(shared.paragraph(piece('ễ'), 200, LOOK).marks, 'opened for the other language').toHaveLength(1);
});

test('a text in two languages stands below itself, each in its look', async () => {
  const setter = await ready();
  const said = setter.said([piece('見本'), piece('MIHON', 'en')] as never, 200, (_, n) => ({
    ...LOOK,
    size: 10 + n,
    leading: 16 + n,
  }));
  expect(said.height).toBe(33);
  expect(said.marks.map((mark) => (mark.type === 'text' ? [mark.text.trim(), mark.size, round(mark.y)] : []))).toEqual([
    ['見本', 10, round(baseline(10, 16))],
    ['MIHON', 11, round(16 + baseline(11, 17))],
  ]);
});

test('what is set stands under each other, with a gap between and none before', () => {
  const of = (height: number, width: number): SetText => ({ marks: [{ type: 'text', y: 1 } as Mark], height, width });
  const set = under([of(10, 5), of(20, 7), of(30, 6)], 3);
  expect([set.height, set.width, set.marks.map(({ y }) => y)]).toEqual([66, 7, [1, 14, 37]]);
  expect(under([])).toEqual({ marks: [], height: 0, width: 0 });
});

test('what is read as one character', () => {
  expect(graphemesOf('か\u3099葛\u{E0100}aễ')).toEqual(['か\u3099', '葛\u{E0100}', 'a', 'ễ']);
  expect(['見', '。', '𠮷', 'a', 'é', ' '].map(isWide)).toEqual([true, true, true, false, false, false]);
  expect([' ', '\t', '\u3000', 'a', '  '].map(isSpace)).toEqual([true, true, true, false, false]);
});

test('a character that cannot be printed is told by its number, and is not printed in the message', () => {
  expect(missing('𐀀', 'a𐀀')).toEqual({ character: '𐀀', codePoint: 'U+10000', text: 'a𐀀' });
  expect(missing('\u0007', 'a\u0007b')).toEqual({ character: '', codePoint: 'U+0007', text: 'a�b' });
  expect(missing('e\u0301', 'x').codePoint).toBe('U+0065 U+0301');
});
