import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusters, graphemesOf } from '../../src/documents/clusters.ts';
import { Chain } from '../../src/documents/fonts.ts';
import { breakLines, mayEndBefore } from '../../src/documents/lines.ts';

const fonts = new Chain('ja');
await fonts.ready(['ễ']);

/** Every character one em wide, so that a test can count. */
const broken = (text: string, ems: number) =>
  breakLines(clusters(text, fonts.faces), ems, 1, (_, run) => graphemesOf(run).length).map(({ runs }) =>
    runs.map((run) => run.text).join(''),
  );

test('no line begins with 、。」 or ends with 「', () => {
  expect(broken('これは「見本」である。次の文。', 4)).toEqual(['これは', '「見本」', 'である。', '次の文。']);
  expect(broken('これは見本、次は文章。', 5)).toEqual(['これは見', '本、次は文', '章。']);
  expect(broken('見( 見)', 4)).toEqual(['見', '( 見)']);
  expect(broken('彼は言った「見本」と。', 6)).toEqual(['彼は言った', '「見本」と。']);
});

test('a number stays with what it counts', () => {
  expect(broken('これは令和8年度である', 6)).toEqual(['これは令和', '8年度である']);
});

test('English lines break between words', () => {
  expect(broken('the internship described below', 12)).toEqual(['the', 'internship', 'described', 'below']);
});

test('a word longer than a line is parted rather than lost or let over the edge', () => {
  expect(broken('abcdefghijklmno', 6)).toEqual(['abcdef', 'ghijkl', 'mno']);
});

const letters = [...'見本研究所のデータ解析ーっァ、。」』)「『(・ abcXYZ09-/', '葛\u{E0100}', 'ễ', '𠮷'];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((parts) => parts.join(''));

test('whatever is set: nothing is lost, no line is too wide, and kinsoku holds wherever it can', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 24 }), (words, ems) => {
      const lines = broken(words, ems);
      expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      for (const line of lines) expect(graphemesOf(line).length).toBeLessThanOrEqual(ems);
      lines.slice(1).forEach((line, n) => {
        const before = graphemesOf(lines[n] ?? '').at(-1) ?? '';
        const after = graphemesOf(line)[0] ?? '';
        // Only a stretch that is longer than a whole line is parted where no line may end.
        const forbidden = '、。」』)ーっァ・'.includes(after) || '「『('.includes(before);
        if (forbidden) expect(unbreakable(words)).toBeGreaterThan(ems);
      });
    }),
    { numRuns: 400 },
  );
});

/** Characters of the longest stretch within which no line may end. */
function unbreakable(words: string): number {
  let longest = 0;
  let length = 0;
  graphemesOf(words).forEach((_, n, all) => {
    length = n > 0 && mayEndBefore(all, n) ? 1 : length + 1;
    longest = Math.max(longest, length);
  });
  return longest;
}
