import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { width } from '../../src/terminal/width.ts';

test('signs that are measured without asking are as wide as they are where all is asked', () => {
  const wrong: string[] = [];
  for (let point = 0x20; point <= 0xffff; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const sign = String.fromCodePoint(point);
    // Beside a letter, where a mark would join it.
    for (const text of [sign, `a${sign}あ`]) {
      if (width(text) !== stringWidth(text, { ambiguousIsNarrow: true })) wrong.push(point.toString(16));
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
});
