import { test } from 'vitest';
import { killed, twoWriters } from '../helpers/batches.ts';

test('two processes that issue 200 papers each at once give 400 different numbers in a row', () => twoWriters(200));

test.each([
  ['.part', 1],
  ['.part', 30],
  ['.part', 120],
  ['.pdf', 1],
  ['.pdf', 30],
  ['.pdf', 49],
  ['.pdf', 130],
] as const)('a batch that is killed at %s number %i is completed by running it again', (at, count) =>
  killed({ students: 200, at, count }),
);
