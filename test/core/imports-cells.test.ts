import { describe, expect, it } from 'vitest';
import { readCell, readPeriod } from '../../src/core/imports/cells.ts';
import type { CellKind } from '../../src/core/model/student-fields.ts';
import { day } from '../helpers/dossiers.ts';

const today = day('2026-10-05');
/** The value, or the code of the problem in brackets. */
function read(kind: CellKind, text: string): unknown {
  const reading = readCell(kind, text, today);
  return reading.ok ? reading.value : `[${reading.problem.code}]`;
}
const all = (kind: CellKind, cases: Readonly<Record<string, unknown>>) =>
  expect(Object.fromEntries(Object.keys(cases).map((text) => [text, read(kind, text)]))).toEqual(cases);

describe('a cell of the import list', () => {
  it('is a student number in any width, with its leading zeros; what a spreadsheet made of one is refused', () =>
    all('number', {
      '00251012': '00251012',
      '２０２４１０２１': '20241021',
      'D25-001': 'D25-001',
      'Ｄ２５－００１': 'D25-001',
      '2.02610E+07': '[exponent]',
      '5.57E+92': '[exponent]',
      '２．０Ｅ＋０７': '[exponent]',
      '24E001': '24E001',
      '2024 1021': '[not-a-student-number]',
      '2024/1021': '[not-a-student-number]',
      '※備考': '[not-a-student-number]',
      '-1': '[not-a-student-number]',
    }));

  it('is a step by its number or key, with or without the word before it and its title behind', () =>
    all('step', {
      '6': 6,
      'STEP 6': 6,
      ＳＴＥＰ６: 6,
      'Step6 応募': 6,
      '12': 12,
      application: 6,
      '0': '[not-one-of]',
      '13': '[not-one-of]',
      応募: '[not-one-of]',
    }));

  it('is a reference, a result, a kind of contract or a unit of pay, as offices write them', () => {
    all('ref', { 'P-0001': 'P-0001', 'ｐ-0012': 'P-0012', P1: '[not-a-placement]', 'C-0001': '[not-a-placement]' });
    all('outcome', {
      参加決定: 'accepted',
      Accepted: 'accepted',
      不採用: 'rejected',
      取下げ: 'withdrawn',
      '?': '[not-one-of]',
    });
    all('contract', { 雇用契約書: 'employment', 労働条件通知書: 'notice', notice: 'notice', 覚書: '[not-one-of]' });
    all('unit', { 月額: 'month', 時給: 'hour', week: 'week', 年俸: '[not-one-of]' });
  });

  it('is pay in yen or none, a share, hours of a day, months, or several texts', () => {
    all('pay', {
      '300000': 300000,
      '300,000円': 300000,
      '￥３００，０００': 300000,
      無給: 'unpaid',
      '3,00': '[not-a-number]',
      '-1': '[not-a-number]',
      '30万円': '[not-a-number]',
    });
    all('percent', { '20': 20, '20％': 20, '101': '[too-much]' });
    all('dayHours', { '7.6': 7.6, '1日8時間': 8, '25': '[too-much]' });
    all('months', { '0': 0, '1か月': 1, '13': '[too-much]' });
    all('several', {
      '見本 一郎、見本 次郎; 例田 三郎': ['見本 一郎', '見本 次郎', '例田 三郎'],
      '見本県見本市1-2-3': ['見本県見本市1-2-3'],
    });
  });

  it('is a day in every form that offices write', () => {
    const forms = [
      '2026-04-01',
      '2026/4/1',
      '2026.4.1',
      '2026/4/1 0:00',
      '2026年4月1日',
      '20260401',
      '令和8年4月1日',
      '令8.4.1',
      'R8.4.1',
      'Ｒ８．４．１',
      '２０２６年４月１日',
    ];
    expect(forms.map((form) => read('day', form))).toEqual(forms.map(() => '2026-04-01'));
    all('day', {
      '1999/5/5 0:00': '1999-05-05',
      'S63.12.31': '1988-12-31',
      平成10年6月1日: '1998-06-01',
      令和元年5月1日: '2019-05-01',
      '2030-01-01': '2030-01-01',
      '1999-02-30': '[no-such-day]',
      '2026-13-01': '[no-such-day]',
      平成35年4月1日: '[outside-era]',
      未定: '[not-a-day]',
      '46113': '[day-number]',
    });
  });

  it('names the modern reading of a year past the end of its era', () => {
    expect(readCell('day', '平成35年4月1日', today)).toEqual({
      ok: false,
      problem: { code: 'outside-era', reading: '2023-04-01' },
    });
  });

  it('is no fact of the future: today is the last day that can have happened', () =>
    all('past', {
      '2026-10-04': '2026-10-04',
      '2026-10-05': '2026-10-05',
      '2026-10-06': '[in-future]',
      'R8.10.6': '[in-future]',
    }));

  it('is a mail address in any width', () =>
    all('mail', {
      'taro@example.ac.jp': 'taro@example.ac.jp',
      'ｔａｒｏ＠ｅｘａｍｐｌｅ．ａｃ．ｊｐ': 'taro@example.ac.jp',
      'not-an-address': '[not-a-mail-address]',
      'a@b': '[not-a-mail-address]',
      'a b@example.ac.jp': '[not-a-mail-address]',
      'a@example..jp': '[not-a-mail-address]',
      'a@example.ac.jp, b@example.ac.jp': '[not-a-mail-address]',
    }));

  it('is a residence card number in any width and case', () =>
    all('card', {
      AB12345678CD: 'AB12345678CD',
      ｋｌ６７８９０１２３ｍｎ: 'KL67890123MN',
      'AB 12345678 CD': 'AB12345678CD',
      A123: '[not-a-card-number]',
      AB1234567CD: '[not-a-card-number]',
      ABC12345678D: '[not-a-card-number]',
      AB123456789CD: '[not-a-card-number]',
    }));

  it('is yes or no in the words of each heading', () => {
    for (const word of ['○', '〇', '◯', '有', 'あり', '国費', 'yes', 'YES', 'ｙｅｓ', '1', '１', 'はい', '該当'])
      expect([word, read('yes', word)]).toEqual([word, true]);
    for (const word of ['×', '✕', '無', 'なし', '私費', 'no', '0', '０', 'いいえ', '非該当', '－'])
      expect([word, read('yes', word)]).toEqual([word, false]);
    all('yes', { 未定: '[not-yes-or-no]', '2': '[not-yes-or-no]' });
  });

  it('is a kind of JSPS fellow', () =>
    all('jsps', {
      DC1: 'DC1',
      ｄｃ２: 'DC2',
      学振DC1: 'DC1',
      '特別研究員(DC2)': 'DC2',
      PD: 'PD',
      rpd: 'RPD',
      none: 'none',
      なし: 'none',
      DC3: '[not-one-of]',
      はい: '[not-one-of]',
    }));

  it('is a standard term, a year of study, hours a week', () => {
    all('term', { '3': 3, '５': 5, '3年': 3, '5年制': 5, '4': '[not-one-of]', 三年: '[not-one-of]' });
    all('year', {
      '3': 3,
      '３': 3,
      D2: 2,
      博士3年次: 3,
      '1年生': 1,
      '0': '[not-a-number]',
      '10': '[not-a-number]',
      M2: '[not-a-number]',
    });
    all('hours', {
      '10': 10,
      '１０．５': 10.5,
      週8時間: 8,
      '168': 168,
      '169': '[too-much]',
      '-1': '[not-a-number]',
    });
  });

  it('is a telephone number in any width', () =>
    all('phone', {
      '03-1234-5678': '03-1234-5678',
      '０３ー１２３４ー５６７８': '03-1234-5678',
      '+81 3 1234 5678': '+81 3 1234 5678',
      '090(1234)5678': '090(1234)5678',
      携帯: '[not-a-phone-number]',
      '12': '[not-a-phone-number]',
    }));

  it('has its kana widened and its kanji left alone, to the last byte', () => {
    all('kana', { 'ｻﾄｳ ｹﾝﾀ': 'サトウ ケンタ', 'ﾀｶﾀﾞ　ﾒｸﾞﾐ': 'タカダ メグミ' });
    // U+FA11 and U+F91D would change even under NFC; 葛 carries a variation selector.
    for (const name of ['﨑山 健', '\uf91d井', '葛\u{e0100}城 桜', '𠮷田 美咲', 'ŞAHİN', 'e\u0301', 'ＡＢＣ', '㈱見本'])
      expect(read('name', name)).toBe(name);
  });

  it('holds no control character, line break or lost letter, whatever its kind', () => {
    for (const kind of ['name', 'text', 'kana', 'day', 'mail', 'number'] as const) {
      expect([
        read(kind, 'a\u0007b'),
        read(kind, 'a\nb'),
        read(kind, 'a\r\nb'),
        read(kind, 'a\u202eb'),
        read(kind, 'a\ufffdb'),
      ]).toEqual(['[control-character]', '[line-break]', '[line-break]', '[control-character]', '[lost-character]']);
    }
    expect(readCell('name', '山\u0007田', today)).toMatchObject({ problem: { character: 'U+0007' } });
  });

  it('is both ends of a fellowship', () => {
    const period = { ok: true, value: ['2026-04-01', '2029-03-31'] };
    for (const text of [
      '2026-04-01～2029-03-31',
      '2026/4/1〜2029/3/31',
      'R8.4.1 ～ R11.3.31',
      '2026年4月1日から2029年3月31日まで',
      '2026-04-01 - 2029-03-31',
    ]) {
      expect([text, readPeriod(text)]).toEqual([text, period]);
    }
    expect(readPeriod('2026-04-01')).toMatchObject({ problem: { code: 'not-a-period' } });
    expect(readPeriod('2026-02-30～2029-03-31')).toMatchObject({ problem: { code: 'no-such-day' } });
  });
});
