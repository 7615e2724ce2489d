import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../src/core/journal/changes.ts';
import { en } from '../../src/wording/en/index.ts';
import { ja } from '../../src/wording/ja/index.ts';
import { companyChange, officeChange, studentChange } from '../helpers/arbitrary.ts';

/** Signs that join or enclose what a change says: nothing stands between them where it says nothing. */
const LEFT_OVER = /\(\s*\)|（\s*）|[,、:：]\s*(?:$|[,、)）])|undefined|null|NaN/;
const SIGNS = /[,、:：()（）]|undefined|null|NaN/;

/** The same with as little in it as there may be. */
const emptied = (change: Change): Change =>
  JSON.parse(
    JSON.stringify(change, (key, value) => (Array.isArray(value) ? [] : ['set', 'terms'].includes(key) ? {} : value)),
  );
const isPlain = (change: Change): boolean => {
  const texts: string[] = [];
  JSON.stringify(change, (key, value) => {
    // The key of an obligation has such a sign itself.
    if (typeof value === 'string') texts.push(key === 'key' ? value.replace(':', '') : value);
    return value;
  });
  return !texts.some((text) => text.trim() === '' || SIGNS.test(text));
};

const CHANGES = fc.oneof(
  studentChange('20261234', { placements: ['P-0001'], certificates: ['E-2026-0001'] }),
  companyChange('C-0001', ['A-0001']),
  officeChange(),
  fc.constantFrom<Change>(
    { type: 'taken-back', seq: 1 },
    { type: 'student-erased', number: '20261234', certificates: [], placements: [] },
  ),
);

test('of every kind of change the history says what there is to say, without brackets around nothing', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(CHANGES, (change) => {
      for (const one of [change, emptied(change)].filter(isPlain)) {
        told.add(one.type);
        for (const { history } of [en, ja]) {
          const said = history.change(one);
          expect(said, JSON.stringify(one)).not.toMatch(LEFT_OVER);
        }
      }
    }),
    { numRuns: 3000 },
  );
  expect(Object.keys(en.terms.change).filter((type) => !told.has(type))).toEqual([]);
});
