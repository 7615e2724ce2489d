import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clusters, draws, undrawn } from '../../src/formats/pdf/clusters.ts';
import { Chain, openOwnFont, undrawnOf } from '../../src/formats/pdf/fonts.ts';
import { isSelector, withoutSelectors } from '../../src/formats/pdf/selectors.ts';
import { type Typeface, typeface } from '../../src/formats/pdf/typeface.ts';
import { abortOf } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const require = createRequire(import.meta.url);
const LATIN = require.resolve('#fonts/NotoSerif_400Regular.ttf');
const JAPANESE = require.resolve('#fonts/NotoSerifJP_400Regular.ttf');

async function facesFor(texts: readonly string[], first: 'ja' | 'en' = 'ja', own: readonly string[] = []) {
  const chain = new Chain(first, own);
  await chain.ready(texts);
  return chain.faces;
}
const names = (faces: readonly Typeface[]) => faces.map(({ name }) => name);

describe('the fonts of a text', () => {
  test('are opened one after the other, as far as it needs them', async () => {
    expect(names(await facesFor([]))).toEqual([]);
    expect(names(await facesFor(['見本 Mihon']))).toEqual(['NotoSerifJP']);
    expect(names(await facesFor(['見本', 'Ş']))).toEqual(['NotoSerifJP', 'NotoSerif']);
    expect(names(await facesFor(['Ş'], 'en'))).toEqual(['NotoSerif']);
    expect(names(await facesFor(['見本'], 'en'))).toEqual(['NotoSerif', 'NotoSerifJP']);
    const chain = new Chain('ja');
    for (const text of ['見本', '見本', 'Ş']) await chain.ready([text]);
    expect(names(chain.faces), 'none twice').toEqual(['NotoSerifJP', 'NotoSerif']);
  });
  test('are ours first, then the office’s in its order, each file read once', async () => {
    const files = ['a.ttf', 'b.ttf'].map((name) => join(tempFolder(), name));
    for (const file of files) copyFileSync(LATIN, file);
    expect(names(await facesFor(['\uFFFF'], 'ja', files))).toEqual(['NotoSerifJP', 'NotoSerif', ...files]);
    for (const file of files) writeFileSync(file, 'changed since');
    expect(names(await facesFor(['\uFFFF'], 'en', files))).toEqual(['NotoSerif', 'NotoSerifJP', ...files]);
  });
  test('are told to lack what none of them draws', async () => {
    expect(await undrawnOf(['見本', 'Mihon', '見\u{E01EF}', 'א', 'Ş'], { fonts: [] })).toEqual(['見\u{E01EF}', 'א']);
  });
});

describe('a font that the office names', () => {
  const opened = (file: string) => abortOf(openOwnFont(file)).then(({ problem, data }) => [problem, data]);
  test('is opened to be looked at', async () => {
    const file = join(tempFolder(), 'own.ttf');
    copyFileSync(LATIN, file);
    await expect(openOwnFont(file)).resolves.toBeUndefined();
  });
  test('is refused by name: missing, a folder, a pipe, a name that no file has', async () => {
    const folder = tempFolder();
    const file = join(folder, 'own.ttf');
    expect(await opened(file)).toEqual(['file-missing', { file }]);
    writeFileSync(file, 'no font');
    const within = join(file, 'own.ttf');
    expect(await opened(within)).toEqual(['file-missing', { file: within }]);
    expect(await opened(folder)).toEqual(['file-is-folder', { file: folder }]);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await opened(pipe)).toEqual(['file-odd', { file: pipe, kind: 'pipe' }]);
    const long = join(folder, 'x'.repeat(300));
    expect(await opened(long)).toEqual(['file-unreadable', { file: long, why: 'ENAMETOOLONG' }]);
    expect(await opened(file)).toEqual(['font-unfit', { file, why: 'not-a-font' }]);
  });
  test('is refused where it has no table that a font needs, or names one beyond its end', async () => {
    const bytes = readFileSync(LATIN);
    const unfit = async (change: (copy: Buffer, entry: number) => void, tag: string) => {
      const copy = Buffer.from(bytes);
      const entry =
        12 +
        16 *
          [...Array(copy.readUInt16BE(4)).keys()].findIndex(
            (n) => copy.toString('latin1', 12 + 16 * n, 16 + 16 * n) === tag,
          );
      change(copy, entry);
      const file = join(tempFolder(), 'own.ttf');
      writeFileSync(file, copy);
      const [problem, data] = await opened(file);
      return [problem, (data as { why: string }).why];
    };
    const renamed = (copy: Buffer, entry: number) => void copy.write('xxxx', entry, 'latin1');
    for (const tag of ['hhea', 'hmtx', 'cmap']) {
      expect(await unfit(renamed, tag), tag).toEqual(['font-unfit', 'not-a-font']);
    }
    for (const tag of ['loca', 'glyf']) expect(await unfit(renamed, tag), tag).toEqual(['font-unfit', 'outlines']);
    const beyond = (copy: Buffer, entry: number) => void copy.writeUInt32BE(copy.length, entry + 8);
    expect(await unfit(beyond, 'GPOS')).toEqual(['font-unfit', 'damaged']);
  });
});

describe('how a font sets a text', () => {
  const solid = (face: Typeface, text: string) =>
    [...text].reduce((sum, letter) => sum + face.shape(letter).advanceWidth, 0);
  const own = async () => {
    const files = [LATIN, JAPANESE].map((from, n) => {
      const file = join(tempFolder(), `${n}.ttf`);
      copyFileSync(from, file);
      return file;
    });
    return facesFor(['\uFFFF'], 'ja', files);
  };
  const text = 'AVAVTo';
  const kana = 'ト、ヨ「ッ」';

  test('a Latin one with kerning, a Japanese one without: kana would be torn apart', async () => {
    const [japanese, latin] = (await own()) as [Typeface, Typeface];
    expect(latin.shape(text).advanceWidth).toBeLessThan(solid(latin, text));
    expect(japanese.shape(text).advanceWidth).toBe(solid(japanese, text));
    expect(japanese.shape(kana).advanceWidth).toBe(1000 * kana.length);
  });
  test('the office’s own as its letters ask for: kerned, but for kana and kanji alone', async () => {
    const [, , latin, japanese] = (await own()) as [Typeface, Typeface, Typeface, Typeface];
    expect(latin.shape(text).advanceWidth).toBeLessThan(solid(latin, text));
    expect(japanese.shape(kana).advanceWidth).toBe(1000 * kana.length);
    expect(japanese.shape('見本葛\u{E0100}').advanceWidth).toBe(3000);
    expect(japanese.shape(`${text}見`).advanceWidth, 'mixed').toBeLessThan(solid(japanese, `${text}見`));
  });
  test('a mark is put on its letter in any of them, and an accent on a Latin letter by the Latin one', async () => {
    const [japanese, latin] = (await own()) as [Typeface, Typeface];
    expect(japanese.shape('か\u3099').advanceWidth).toBe(1000);
    expect([japanese.has('e\u0301'), latin.has('e\u0301'), japanese.has('か\u3099')]).toEqual([false, true, true]);
    expect(clusters('e\u0301', [japanese, latin]).map(({ face }) => face.name)).toEqual(['NotoSerif']);
  });
});

describe('a font draws', () => {
  const any = { ...typeface('any', readFileSync(LATIN), () => false), has: () => true };
  test.each([
    ['a letter', 'a', true],
    ['a letter with three marks', 'a\u0301\u0302\u0303', true],
    ['a letter under a heap of four', 'a\u0301\u0302\u0303\u0304', false],
    ['a form of a kanji', '葛\u{E0100}', true],
    ['no control', '\u0007', false],
    ['no joiner', 'a\u200d', false],
    ['no filler', '\u3164', false],
    ['no turn of direction', '\u202e', false],
    ['no letter of a script that runs leftward', 'ش', false],
  ] as const)('%s', (_, text, is) => {
    expect(draws(any, text)).toBe(is);
  });
  test('nothing that it does not have', () => {
    expect(draws({ ...any, has: () => false }, 'a')).toBe(false);
  });
  test('every character of a text, or the text is not drawn', () => {
    const [a, b] = ['a', 'b'].map((letter) => ({ ...any, has: (text: string) => text === letter }));
    if (!a || !b) throw new Error('two fonts');
    expect([
      undrawn(['ab'], [a]),
      undrawn(['ab'], [a, b]),
      undrawn(['', 'a'], [a]),
      undrawn(['a', 'c'], [a, b]),
    ]).toEqual([true, false, false, true]);
  });
});

describe('letters that stand together', () => {
  const any = typeface('any', readFileSync(LATIN), () => false);
  const having = (name: string, letters: string): Typeface => ({ ...any, name, has: (text) => letters.includes(text) });
  const set = (text: string, ...chain: readonly Typeface[]) =>
    clusters(text, chain).map(({ text: one, face }) => `${one}${face.name}`);

  test('are set in one font where one has them all, and each in its first where none has', () => {
    const [one, two] = [having('1', '見abc '), having('2', 'abcŞ ')];
    expect(set('abc', one, two)).toEqual(['a1', 'b1', 'c1']);
    expect(set('aŞ b', one, two)).toEqual(['a2', 'Ş2', ' 2', 'b2']);
    expect(set('a見Ş', one, two), 'a wide character parts them').toEqual(['a1', '見1', 'Ş2']);
    const three = having('3', 'Ş→');
    expect(set('aŞ→', one, two, three)).toEqual(['a1', 'Ş2', '→3']);
  });
  test('are not set in a font behind the last that they need', () => {
    const [one, two, all] = [having('1', 'a'), having('2', 'b'), having('3', 'ab')];
    expect(set('ab', one, two, all)).toEqual(['a1', 'b2']);
  });
});

test('a variation selector is one of two ranges, and no character by itself', () => {
  const edges = [0xfdff, 0xfe00, 0xfe0f, 0xfe10, 0xe00ff, 0xe0100, 0xe01ef, 0xe01f0];
  expect(edges.map(isSelector)).toEqual([false, true, true, false, false, true, true, false]);
  expect(withoutSelectors('葛\u{E0100}城\uFE00')).toBe('葛城');
});
