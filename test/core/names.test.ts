import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../src/core/text/names.ts';

describe('a name is found', () => {
  it.each([
    ['ŞAHİN', 'sahin'],
    ['Şahin', 'SAHIN'],
    ['şahın', 'sahin'],
    ['Siobhán O’Connor', 'siobhan oconnor'],
    ['NGUYỄN Thị', 'nguyen thi'],
    ['Łukasz Møller', 'lukasz moller'],
    ['Weiß', 'weiss'],
    ['MIHON-TARO', 'mihontaro'],
    ['ＭＩＨＯＮ　Ｔａｒｏ', 'mihon taro'],
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    ['𠮷田', '吉田'],
    ['渡邉', '渡邊'],
    ['渡邉', '渡辺'],
    ['齋藤', '斉藤'],
    ['齊藤', '斎藤'],
    ['濵田', '浜田'],
    ['嶋本', '島本'],
    ['澤田', '沢田'],
    ['葛󠄀城', '葛城'],
    ['辻󠄀 見本', '辻見本'],
    ['見本　太郎', '見本太郎'],
    ['ミホン タロウ', 'みほんたろう'],
    ['ﾐﾎﾝ ﾀﾞｲｺﾞ', 'みほん だいご'],
    ['ジョン・ミホン', 'じょんみほん'],
  ])('%s by %s', (name, word) => {
    expect(folded(name)).toBe(folded(word));
    expect(folded(name)).not.toBe('');
  });
});

describe('names that differ stay apart', () => {
  it.each([
    ['はた', 'はだ'],
    ['ハハ', 'パパ'],
    ['佐々木', '佐木'],
    ['サトー', 'サト'],
    ['高崎', '高橋'],
    ['가나', '하나'],
  ])('%s and %s', (one, other) => expect(folded(one)).not.toBe(folded(other)));
});

it('a key folds to itself, and holds nothing but letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
      const key = folded(name);
      expect(folded(key)).toBe(key);
      expect(key).toMatch(/^[\p{L}\p{N}]*$/u);
    }),
  );
});

it('the selector of a variant shape says nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (name) => {
      expect(folded(`${name}\u{e0100}`)).toBe(folded(name));
    }),
  );
});
