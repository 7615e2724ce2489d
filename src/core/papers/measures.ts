import { dayParts, type LocalDate } from '../calendar/dates.ts';
import { eraDay, eraShort, eraYear } from '../calendar/eras.ts';
import type { Tongue } from '../text/language.ts';

/** Days, hours, money and the like in the words of a paper's language. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2026年11月22日 or 22 November 2026, as on papers for immigration. */
export function westernDay(day: LocalDate, lang: Tongue): string {
  const { year, month, day: date } = dayParts(day);
  return lang === 'ja' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** 令和8年11月22日 or 22 November 2026. */
export const officialDay = (day: LocalDate, lang: Tongue): string =>
  lang === 'ja' ? eraDay(day) : westernDay(day, lang);

/** R8.11.2 or 2 Nov 2026: in lists. */
export function shortDay(day: LocalDate, lang: Tongue): string {
  const { year, month, day: date } = dayParts(day);
  return lang === 'ja' ? eraShort(day) : `${date} ${(MONTHS[month - 1] ?? '').slice(0, 3)} ${year}`;
}

/** Page 2 of 3 in the head of a page. */
export const pageOf = (page: number, pages: number, lang: Tongue): string =>
  lang === 'ja' ? `${page}/${pages}（全${pages}枚）` : `${page}/${pages}`;

/** An academic year, from 1 April: 令和8年度 or 2026. */
export const academicYear = (year: number, lang: Tongue): string =>
  lang === 'ja' ? `${eraYear(`${year}-04-01` as LocalDate)}度` : String(year);

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** 7時間36分 or 7 hours 36 minutes. */
export function duration(hours: number, lang: Tongue): string {
  const minutes = Math.round(hours * 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = lang === 'ja' ? [`${whole}時間`, `${rest}分`] : [counted(whole, 'hour'), counted(rest, 'minute')];
  if (rest === 0) return parts[0] ?? '';
  return (whole === 0 ? parts.slice(1) : parts).join(lang === 'ja' ? '' : ' ');
}

export const dayCount = (n: number, lang: Tongue): string => (lang === 'ja' ? `${n}日` : counted(n, 'day'));
export const creditCount = (n: number, lang: Tongue): string => (lang === 'ja' ? `${n}単位` : counted(n, 'credit'));

/** 300,000. Intl would take a quarter of Node's own start-up time. */
export const yen = (amount: number): string => {
  const [whole = '', fraction] = String(amount).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
};
