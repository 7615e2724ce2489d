import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/calendar/dates.ts';
import { eraDay, eraYear, readDay } from '../../src/core/calendar/eras.ts';
import { day } from '../helpers/dossiers.ts';

describe('a day as offices write it is read', () => {
  test.each([
    ['2026/4/1', '2026-04-01'],
    ['2026-04-01', '2026-04-01'],
    ['2026.4.1', '2026-04-01'],
    ['1999/5/5 0:00', '1999-05-05'],
    ['1999/5/5 00:00:00', '1999-05-05'],
    ['1999-05-05T00:00:00', '1999-05-05'],
    ['2026年4月1日', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['令8.4.1', '2026-04-01'],
    ['R8.4.1', '2026-04-01'],
    ['r08.04.01', '2026-04-01'],
    ['R8/4/1', '2026-04-01'],
    ['R9.3.31', '2027-03-31'],
    ['S63.12.31', '1988-12-31'],
    ['平成10年6月1日', '1998-06-01'],
    ['昭和64年1月7日', '1989-01-07'],
    ['平成元年1月8日', '1989-01-08'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['R1.5.1', '2019-05-01'],
    ['T15.12.24', '1926-12-24'],
    ['明治45年7月29日', '1912-07-29'],
    ['20260401', '2026-04-01'],
    ['令和6年2月29日', '2024-02-29'],
  ])('%s', (text, expected) => expect(readDay(text)).toEqual({ ok: true, day: expected }));

  test.each([
    ['２０２６／４／１', '2026-04-01'],
    ['２０２６年４月１日', '2026-04-01'],
    ['令和８年４月１日', '2026-04-01'],
    ['Ｒ８．４．１', '2026-04-01'],
    ['２０２６０４０１', '2026-04-01'],
    ['㋿8年4月1日', '2026-04-01'],
    ['２０２６－０４－０１', '2026-04-01'],
  ])('in full width, %s', (text, expected) => expect(readDay(text)).toEqual({ ok: true, day: expected }));

  test.each([
    ['  2026/4/1 ', '2026-04-01'],
    ['2026/ 4/ 1', '2026-04-01'],
    ['2026年 4月 1日', '2026-04-01'],
    ['令和 8年　4月　1日', '2026-04-01'],
  ])('“%s”, padded with spaces', (text, expected) => expect(readDay(text)).toEqual({ ok: true, day: expected }));
});

describe('what is wrong is said', () => {
  test.each([
    ['平成35年4月1日', '2023-04-01'],
    ['H35.4.1', '2023-04-01'],
    ['平成31年5月1日', '2019-05-01'],
    ['昭和64年1月8日', '1989-01-08'],
    ['S65.1.1', '1990-01-01'],
    ['大正15年12月25日', '1926-12-25'],
  ])('%s is past the end of its era: most likely %s', (text, reading) =>
    expect(readDay(text)).toEqual({ ok: false, problem: 'outside-era', reading }),
  );

  test.each([
    ['令和元年4月30日', '2019-04-30'],
    ['平成元年1月7日', '1989-01-07'],
    ['S1.12.24', '1926-12-24'],
  ])('%s is before its era began: most likely %s', (text, reading) =>
    expect(readDay(text)).toEqual({ ok: false, problem: 'outside-era', reading }),
  );

  test.each([
    '2026/2/30',
    '2026-02-29',
    '令和8年2月29日',
    'R8.13.1',
    '2026年4月31日',
    '20260431',
    '令和0年4月1日',
    '2026/0/1',
  ])('%s has the form of a date, and is on no calendar', (text) =>
    expect(readDay(text)).toEqual({ ok: false, problem: 'no-such-day' }),
  );

  test.each([
    '',
    '未定',
    '2026',
    '2026/4',
    '4/1/2026',
    '1999/5/5 9:30',
    'X8.4.1',
    '令和8年',
    '2.02610E+07',
    '2026-04-01x',
    '46113',
  ])('“%s” is no date', (text) => expect(readDay(text)).toEqual({ ok: false, problem: 'not-a-day' }));
});

describe('a day on a Japanese paper', () => {
  test.each([
    ['2026-11-22', '令和8年11月22日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-12-31', '令和元年12月31日'],
    ['2020-01-01', '令和2年1月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
  ])('%s is %s', (text, written) => expect(eraDay(day(text))).toBe(written));

  test('a year alone is written the same way', () => {
    expect(eraYear(day('2026-04-01'))).toBe('令和8年');
    expect(eraYear(day('2019-05-01'))).toBe('令和元年');
  });

  test('is read back as the same day', () => {
    fc.assert(
      fc.property(fc.nat(75_000), (n) => {
        const one = addDays(day('1868-01-01'), n);
        expect(readDay(eraDay(one))).toEqual({ ok: true, day: one });
      }),
    );
  });
});
