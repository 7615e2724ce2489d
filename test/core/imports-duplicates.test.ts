import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollOf } from '../../src/core/imports/duplicates.ts';

const NUMBER = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map(String),
  fc.constantFrom('00251012', '0251012', '251012', 'D25-001', '999999999', '1000000000', '4294967296', '1e3', '1000'),
);

test('a number comes twice where the same text does, whatever a spreadsheet would make of it', () => {
  fc.assert(
    fc.property(fc.array(NUMBER, { maxLength: 300 }), (numbers) => {
      const roll = rollOf();
      const told = numbers.flatMap((number, line) => roll.call({ line, column: '学籍番号', number }));
      const twice = numbers.flatMap((number, line) =>
        numbers.some((other, at) => at !== line && other === number) ? [line] : [],
      );
      expect(told.map(({ line }) => line).sort((a, b) => a - b)).toEqual(twice);
    }),
    { numRuns: 50 },
  );
});
