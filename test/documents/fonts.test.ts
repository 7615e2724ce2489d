import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { draws } from '../../src/formats/pdf/clusters.ts';
import { typeface } from '../../src/formats/pdf/typeface.ts';
import { ENROLLED, enrollment, open, pagesOf, solid } from '../helpers/papers.ts';
import { abortOf } from '../helpers/records.ts';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';

const require = createRequire(import.meta.url);
const SERIF = readFileSync(require.resolve('#fonts/NotoSerif_400Regular.ttf'));

/** fontkit reads where tables and outlines lie; the types of a font do not say so. */
const FONT = create(SERIF) as unknown as Pick<Font, 'glyphForCodePoint'> & {
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  };
  readonly loca: { readonly offsets: readonly number[] };
};

const glyphFor = (from: string | number) =>
  typeof from === 'number' ? from : FONT.glyphForCodePoint(from.codePointAt(0) ?? 0).id;

/** A table of the font, in a copy of its bytes. */
function table(bytes: Uint8Array, tag: string): DataView {
  const found = FONT.directory.tables[tag];
  if (found === undefined) throw new Error(`no ${tag}`);
  return new DataView(bytes.buffer, bytes.byteOffset + found.offset, found.length);
}

/** Noto Serif with another map of characters: it draws these alone, each as the letter, or the glyph, given. */
function drawing(letters: Readonly<Record<string, string | number>>): Uint8Array {
  const bytes = new Uint8Array(SERIF);
  const cmap = table(bytes, 'cmap');
  const tables = Array.from({ length: cmap.getUint16(2) }, (_, n) => cmap.getUint32(8 + n * 8));
  const groups = Object.entries(letters)
    .map(([to, from]) => [to.codePointAt(0) ?? 0, glyphFor(from)] as const)
    .sort(([a], [b]) => a - b);
  for (const at of tables.filter((offset) => cmap.getUint16(offset) === 12)) {
    cmap.setUint32(at + 12, groups.length);
    groups.forEach(([code, glyph], n) => {
      [code, code, glyph].forEach((value, m) => {
        cmap.setUint32(at + 16 + n * 12 + m * 4, value);
      });
    });
  }
  return bytes;
}

/** The font that draws a character as a letter, and is damaged where it is read for that. */
function torn(character: string, letter: string, where: 'loca' | 'glyf'): Uint8Array {
  const bytes = drawing({ [character]: letter });
  const glyph = glyphFor(letter);
  const [from = 0, to = 0] = FONT.loca.offsets.slice(glyph, glyph + 2);
  // Where the next glyph begins; a letter put together from parts, of which each says that another follows.
  if (where === 'loca') table(bytes, 'loca').setUint32(glyph * 4 + 4, 0);
  else bytes.fill(0xff, table(bytes, 'glyf').byteOffset + from, table(bytes, 'glyf').byteOffset + to);
  return bytes;
}

/** The font with a byte of one of its tables changed. */
function changed(tag: string, offset: number, value: number): Uint8Array {
  const bytes = new Uint8Array(SERIF);
  table(bytes, tag).setUint8(offset, value);
  return bytes;
}

function put(bytes: Uint8Array, name = 'font.ttf'): string {
  const file = join(tempFolder(), name);
  writeFileSync(file, bytes);
  return file;
}

/** A kanji beyond those of our fonts. */
const RARE = '𰻞';
const named = (nameKanji: string) => enrollment({ student: { ...ENROLLED, nameKanji } });

describe('a font that the office names', () => {
  test('draws what ours lack, is embedded, and the text stays what it is', async () => {
    const font = put(drawing({ [RARE]: 'A' }));
    const paper = await named(`見本 ${RARE}郎`);
    expect((await abortOf(pdf(paper))).problem).toBe('glyph-missing');
    const bytes = await pdf(paper, { fonts: [font] });
    expect(solid(pagesOf(bytes).join(''))).toContain(`見本${RARE}郎`);
    expect(open(bytes).countPages()).toBe(1);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerif-Regular/);
    expect(Buffer.from(await pdf(paper, { fonts: [font] })).equals(bytes)).toBe(true);
  });

  test('is asked last: it changes nothing on a paper that ours can set', async () => {
    const paper = await named('見本 太郎');
    const bytes = await pdf(paper, { fonts: ['/no/such/font.ttf'] });
    expect(Buffer.from(bytes).equals(await pdf(paper))).toBe(true);
  });

  test('changes nothing on a paper that does not need it, even after one that did', async () => {
    // → stands in the Japanese font alone of ours, Ş in the Latin one; that of the office has them both.
    const office = () => ({ fonts: [put(drawing({ Ş: 'S', '→': 'x', B: 'B', [RARE]: 'A' }))] });
    const mixed = await named('Ş→B');
    const [first, later] = [office(), office()];
    await pdf(await named(RARE), later);
    expect(Buffer.from(await pdf(mixed, later)).equals(await pdf(mixed, first))).toBe(true);
  });

  test.each([
    ['no font', 'not-a-font', () => Buffer.from('%PDF-1.4 見本 no font at all')],
    ['nothing but a head', 'damaged', () => SERIF.subarray(0, 12)],
    ['cut off', 'damaged', () => SERIF.subarray(0, 200_000)],
    ['a collection', 'collection', () => Buffer.concat([Buffer.from('ttcf'), SERIF])],
    ['of other outlines', 'outlines', () => Buffer.concat([Buffer.from('OTTO'), SERIF.subarray(4)])],
    ['forbidden to be embedded', 'embedding-forbidden', () => changed('OS/2', 9, 2)],
    ['allowed as a whole alone', 'subsetting-forbidden', () => changed('OS/2', 8, 1)],
    ['allowed as bitmaps alone', 'embedding-forbidden', () => changed('OS/2', 8, 2)],
    ['torn between its outlines', 'damaged', () => torn(RARE, 'A', 'loca')],
    ['torn within an outline', 'damaged', () => torn(RARE, 'A', 'glyf')],
    ['named by a glyph that it lacks', 'damaged', () => drawing({ [RARE]: 60_000 })],
  ] as const)('is refused by name where it is %s', async (_, why, bytes) => {
    const file = put(bytes());
    const abort = await abortOf(named(RARE).then((paper) => pdf(paper, { fonts: [file] })));
    expect([abort.problem, abort.data]).toEqual(['font-unfit', { file, why }]);
  });

  test('is refused by name where it is not there', async () => {
    const file = join(tempFolder(), 'none.ttf');
    const abort = await abortOf(named(RARE).then((paper) => pdf(paper, { fonts: [file] })));
    expect([abort.problem, abort.data]).toEqual(['file-missing', { file }]);
  });

  test('lies where the profile says, counted from the profile', async () => {
    const office = await readyOffice();
    writeFileSync(join(office.cwd, 'rare.ttf'), drawing({ [RARE]: 'A' }));
    const add = ['student', 'add', '--number', '20260001', '--name-kanji', `見本 ${RARE}`];
    const rest = '--email a@example.ac.jp --program 情報学コース --date-of-birth 1999-01-30 --enrolled-on 2026-04-01';
    await office.coopj([...add, ...rest.split(' '), '--expected-completion-on', '2029-03-31', '--course-years', '3']);
    const issue = () =>
      coopj(['certificate', 'issue', 'enrollment', '20260001', '--in', 'ja', '--dry-run', '--json'], {
        cwd: tempFolder(),
        env: { COOPJ_DB: join(office.cwd, 'coopj.db') },
      });
    expect((await issue()).stderr).toContain('glyph-missing');
    expect((await office.coopj(['office', 'edit', '--set', 'papers.fonts=rare.ttf'])).code).toBe(0);
    expect(await issue()).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a variation sequence', () => {
  test.each(['葛\u{E0100}', '辻\u{E0100}', '城\u{E0100}'])(
    'that a font knows is printed, and read back: %s',
    async (name) => {
      expect(solid(pagesOf(await pdf(await named(name))).join(''))).toContain(name);
    },
  );

  test('that no font knows stops the paper: the plain form would be another one than that recorded', async () => {
    const abort = await abortOf(named('葛\u{E01EF}城').then((paper) => pdf(paper)));
    expect([abort.problem, abort.data]).toMatchObject(['glyph-missing', { codePoint: 'U+845B U+E01EF' }]);
  });
});

test('a script that runs from right to left is drawn by no font', () => {
  const face = typeface('any', SERIF, () => false);
  expect(draws({ ...face, has: () => true }, 'א')).toBe(false);
  expect(draws({ ...face, has: () => true }, '見')).toBe(true);
});
