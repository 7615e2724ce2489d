import { expect, test } from 'vitest';
import { AGREEMENT_ITEMS, CONTRACT_ITEMS, itemOf, type ReviewItem } from '../../src/core/model/review-items.ts';
import { terms as en } from '../../src/wording/en/terms.ts';
import { terms as ja } from '../../src/wording/ja/terms.ts';

const contractItem = (word: string, titles: Readonly<Record<ReviewItem, string>> = en.reviewItem) =>
  itemOf(word, CONTRACT_ITEMS, titles);

test.each([...CONTRACT_ITEMS])(
  '%s of the check list is found by its key in any case and width, and by its titles',
  (item) => {
    const found = { ok: true, item };
    expect(contractItem(item)).toEqual(found);
    expect(contractItem(` ${item.toUpperCase()} `)).toEqual(found);
    expect(contractItem(item.replace('-', '_'))).toEqual(found);
    expect(contractItem(en.reviewItem[item])).toEqual(found);
    expect(contractItem(ja.reviewItem[item], ja.reviewItem)).toEqual(found);
  },
);

test('full-width letters are read', () => {
  expect(contractItem('IP')).toEqual({ ok: true, item: 'ip' });
});

test('another usual word names the item, in the list at hand', () => {
  expect(contractItem('salary')).toEqual({ ok: true, item: 'pay' });
  expect(contractItem('accident')).toEqual({ ok: true, item: 'safety' });
  expect(itemOf('accident', AGREEMENT_ITEMS, en.reviewItem)).toEqual({ ok: true, item: 'accident' });
  expect(contractItem('period')).toEqual({ ok: true, item: 'term' });
  expect(itemOf('ip', AGREEMENT_ITEMS, en.reviewItem)).toEqual({ ok: true, item: 'results' });
});

test('the first words of a title name the item', () => {
  expect(contractItem('賃金', ja.reviewItem)).toEqual({ ok: true, item: 'pay' });
  expect(contractItem('就業場所', ja.reviewItem)).toEqual({ ok: true, item: 'place' });
  expect(contractItem('Place of work')).toEqual({ ok: true, item: 'place' });
});

test('no two items of a list are called by the same word', () => {
  for (const list of [CONTRACT_ITEMS, AGREEMENT_ITEMS]) {
    for (const titles of [en.reviewItem, ja.reviewItem]) {
      for (const item of list) expect(itemOf(titles[item], list, titles)).toEqual({ ok: true, item });
      const begun = list.map((item) => itemOf(titles[item].split(/[,(（・と]/)[0] ?? '', list, titles));
      expect(begun).toEqual(list.map((item) => ({ ok: true, item })));
    }
  }
});

test('an unknown word is answered with the list and the item that is near', () => {
  expect(contractItem('publicatoin')).toEqual({ ok: false, allowed: CONTRACT_ITEMS, nearest: 'publication' });
  expect(contractItem('privcay')).toEqual({ ok: false, allowed: CONTRACT_ITEMS, nearest: 'personal-data' });
  expect(contractItem('賃銀')).toEqual({ ok: false, allowed: CONTRACT_ITEMS });
  expect(contractItem('it')).toEqual({ ok: false, allowed: CONTRACT_ITEMS });
  expect(contractItem('xyzzyx')).toEqual({ ok: false, allowed: CONTRACT_ITEMS });
});
