import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json, jsonPieces } from '../../src/terminal/visible.ts';

test('a value in pieces is the same JSON as the whole, with lines and without', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2), (value, indent) => {
      expect([...jsonPieces(value, indent)].join('')).toBe(json(value, indent));
    }),
  );
});

test('what is not known is left out, and a long list comes in several pieces', () => {
  const rows = Array.from({ length: 5000 }, (_, n) => ({
    name: `見本 ${n}`,
    none: undefined,
    empty: [],
    days: [null, n],
  }));
  const value = { rows, chart: undefined, sections: [], words: {} };
  const pieces = [...jsonPieces(value, 2)];
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.join('')).toBe(JSON.stringify(value, null, 2));
});
