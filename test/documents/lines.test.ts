import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusters, graphemesOf } from '../../src/formats/pdf/clusters.ts';
import { Chain } from '../../src/formats/pdf/fonts.ts';
import { breakLines } from '../../src/formats/pdf/lines.ts';
import { runs } from '../helpers/properties.ts';

const fonts = new Chain('ja');
await fonts.ready(['ễ']);

/** Every character one em wide, so that a test can count. */
const broken = (text: string, ems: number) =>
  breakLines(clusters(text, fonts.faces), ems, 1, (_, run) => graphemesOf(run).length).map(({ runs }) =>
    runs.map((run) => run.text).join(''),
  );

test('no line begins with 、。」 or ends with 「', () => {
  expect(broken('これは「見本」である。次の文。', 4)).toEqual(['これは', '「見本」', 'である。', '次の文。']);
  expect(broken('これをみる、次にきく。', 5)).toEqual(['これをみ', 'る、次にき', 'く。']);
  expect(broken('見( 見)', 4)).toEqual(['見', '( 見)']);
  expect(broken('彼は言った「見本」と。', 6)).toEqual(['彼は言った', '「見本」と。']);
});

test('a number stays with what it counts', () => {
  expect(broken('これは令和8年度である', 6)).toEqual(['これは', '令和8年度で', 'ある']);
  expect(broken('期間は2026年11月2日から', 14)).toEqual(['期間は', '2026年11月2日から']);
  expect(broken('一日に7時間36分だけ', 5)).toEqual(['一日に', '7時間', '36分だけ']);
  expect(broken('on 2 November 2026 or so', 16)).toEqual(['on', '2 November 2026', 'or so']);
});

test('an e-mail address is not parted at its @', () => {
  expect(broken('Phone 046-000-0000 E-mail mihon@example.ac.jp', 34)).toEqual([
    'Phone 046-000-0000 E-mail',
    'mihon@example.ac.jp',
  ]);
});

test('neither a reference nor about how much is parted', () => {
  expect(broken('not on record of P-9001-E1', 24)).toEqual(['not on record of', 'P-9001-E1']);
  expect(broken('在宅勤務は約20%', 7)).toEqual(['在宅勤務は', '約20%']);
});

test('a text that is filled may part a short bracket, a value of a table ends early instead', () => {
  const text = '見本本社（東京都見本区）、在宅勤務を含む（見本である）';
  const ends = (solid: boolean) =>
    breakLines(clusters(text, fonts.faces), 23, 1, (_, run) => graphemesOf(run).length, { running: true, solid }).map(
      ({ runs }) => runs.map((run) => run.text).join(''),
    );
  expect(ends(false)[0]).toMatch(/（見本$/);
  expect(ends(true)).toEqual(['見本本社（東京都見本区）、在宅勤務を含む', '（見本である）']);
});

test('a date that no line can hold is parted all the same', () => {
  expect(broken('令和8年11月2日', 6).join('')).toBe('令和8年11月2日');
  expect(broken('令和8年11月2日', 6).length).toBe(2);
});

test('a short bracket is not parted, and a compound neither loses nor leaves a single character', () => {
  expect(broken('これは見本（例）である', 6)).toEqual(['これは見本', '（例）である']);
  expect(broken('学生の就業場所', 6)).toEqual(['学生の就業', '場所']);
  expect(broken('とても長い文書', 6)).toEqual(['とても長い', '文書']);
});

test('brackets and stops are half as wide at the ends of a line, and between each other', () => {
  const widths = (text: string, ems: number) =>
    breakLines(clusters(text, fonts.faces), ems, 1, (_, run) => graphemesOf(run).length).map(({ width }) => width);
  expect(widths('「見本」', 9)).toEqual([3]);
  expect(widths('見「見」「本」、見', 9)).toEqual([8]);
  expect(widths('見（（見））本', 9)).toEqual([6]);
});

test('English lines break between words', () => {
  expect(broken('the internship described below', 12)).toEqual(['the', 'internship', 'described', 'below']);
});

test('a word longer than a line is parted rather than lost or let over the edge', () => {
  expect(broken('abcdefghijklmno', 6)).toEqual(['abcdef', 'ghijkl', 'mno']);
});

test('a blank before a stretch that fills the line is left out, and one before less is kept', () => {
  expect(broken(' 見」』」', 4)).toEqual([' 見」』」']);
  expect(broken(' 見」』」', 3)).toEqual(['見」』」']);
  expect(broken('  \u3000見本', 2)).toEqual(['見本']);
  expect(broken('\u3000見本研究所', 4)).toEqual(['\u3000見本研', '究所']);
});

test('digits part from what they do not count, and 年名日 from what is no digit', () => {
  expect(broken('8見本', 1)).toEqual(['8', '見', '本']);
  expect(broken('学期8期', 3)).toEqual(['学期8', '期']);
  expect(broken('氏名と年', 1)).toEqual(['氏', '名', 'と', '年']);
});

test('a line says whether a blank came after it', () => {
  const spaced = (text: string, ems: number) =>
    breakLines(clusters(text, fonts.faces), ems, 1, (_, run) => graphemesOf(run).length).map((line) => line.spaced);
  expect(spaced('the word', 4)).toEqual([true, false]);
  expect(spaced('見本研究', 2)).toEqual([false, false]);
  expect(spaced('見本 ', 4)).toEqual([true]);
});

const letters = [...'見本研究所のデータ解析ーっァ、。」』)「『(・ abcXYZ09-/年名\u3000', '葛\u{E0100}', 'ễ', '𠮷'];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((parts) => parts.join(''));

test('whatever is set: nothing is lost, no line is empty or too wide, and a line ends where it must not only in a stretch longer than a line', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 24 }), (words, ems) => {
      const lines = broken(words, ems);
      expect(lines.join('').replace(BLANKS, '')).toBe(words.replace(BLANKS, ''));
      if (/[^ \u3000]/.test(words)) expect(lines).not.toContain('');
      for (const line of lines) expect(leastOf(line)).toBeLessThanOrEqual(ems);
      const ends = lines.slice(0, -1).map((_, n) => inkOf(lines.slice(0, n + 1).join('')));
      let from = 0;
      for (const stretch of stretchesOf(words)) {
        const to = from + inkOf(stretch);
        const parted = ends.some((end) => from < end && end < to);
        if (parted) expect(graphemesOf(stretch.trimEnd()).length, stretch).toBeGreaterThan(ems);
        from = to;
      }
    }),
    { ...runs(400), examples: [[' 見」』」', 4]] },
  );
});

const BLANKS = /[ \u3000]/g;
/** Brackets and stops may be half as wide as they are. */
const leastOf = (line: string) => graphemesOf(line).length - 0.5 * (line.match(/[、。」』「『]/g)?.length ?? 0);
/** How many characters of a text are printed. */
const inkOf = (words: string) => graphemesOf(words.replace(BLANKS, '')).length;

/** This test's own reading of where a line may end, for the letters above. */
function mayEnd(head: string, tail: string): boolean {
  if (/[「『(][ \u3000]*$/.test(head) || /^[ \u3000、。」』)ーっァ・]/.test(tail)) return false;
  if (/[09]$/.test(head) && /^[年名]/.test(tail)) return false;
  const isJapanese = /[^ -~ễ]$/u.test(head) || /^[^ -~ễ]/u.test(tail);
  return isJapanese || /[ \u3000]$/.test(head) || (/[-/]$/.test(head) && /^[a-zA-Zễ]/u.test(tail));
}

/** A text in stretches that belong on one line. */
function stretchesOf(words: string): readonly string[] {
  const letters = graphemesOf(words);
  const starts = letters
    .map((_, n) => n)
    .filter((n) => n === 0 || mayEnd(letters.slice(0, n).join(''), letters.slice(n).join('')));
  return starts.map((start, n) => letters.slice(start, starts[n + 1]).join(''));
}
