import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesByNumber } from '../../src/core/imports/line-index.ts';
import { runs } from '../helpers/properties.ts';

const NUMBER = fc.oneof(
  fc.integer({ min: 0, max: 4_000 }).map(String),
  fc.integer({ min: 20_000_000, max: 20_004_000 }).map(String),
  fc.constantFrom(
    '0',
    '00251012',
    '0251012',
    '251012',
    'D25-001',
    '999999999',
    '1000000000',
    '4294967296',
    '4294967297',
  ),
);

test('the lines of numbers are those of a plain Map, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(NUMBER, fc.integer({ min: 1, max: 2_000_000 })), { maxLength: 6000 }), (said) => {
      const lines = linesByNumber();
      const plain = new Map<string, number>();
      for (const [number, line] of said) {
        lines.set(number, line);
        plain.set(number, line);
      }
      expect(lines.size).toBe(plain.size);
      for (const [number, line] of plain) expect(lines.get(number)).toBe(line);
      expect(lines.get('987654321')).toBe(plain.get('987654321'));
    }),
    runs(30),
  );
});

test('many numbers in a row are found again', () => {
  const lines = linesByNumber();
  for (let n = 0; n < 50_000; n++) lines.set(String(20_000_000 + n), n + 2);
  for (let n = 0; n < 50_000; n += 7) expect(lines.get(String(20_000_000 + n))).toBe(n + 2);
  expect(lines.get('19999999')).toBeUndefined();
});
