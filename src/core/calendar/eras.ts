import { addDays, dayOf, dayParts, isDay, type LocalDate } from './dates.ts';

/** Japanese eras with their first day, newest first. */
const ERAS = [
  { name: '令和', short: '令', letter: 'R', began: '2019-05-01' },
  { name: '平成', short: '平', letter: 'H', began: '1989-01-08' },
  { name: '昭和', short: '昭', letter: 'S', began: '1926-12-25' },
  { name: '大正', short: '大', letter: 'T', began: '1912-07-30' },
  { name: '明治', short: '明', letter: 'M', began: '1868-10-23' },
] as const;
type Era = (typeof ERAS)[number];

const eraOf = (day: LocalDate): Era | undefined => ERAS.find((era) => era.began <= day);
const firstYear = (era: Era) => Number(era.began.slice(0, 4));

/** A year as on Japanese papers, 令和8年; an era's first year is 元年. */
export function eraYear(day: LocalDate): string {
  const era = eraOf(day);
  const { year } = dayParts(day);
  if (era === undefined) return `${year}年`;
  const n = year - firstYear(era) + 1;
  return `${era.name}${n === 1 ? '元' : n}年`;
}

/** A day as on Japanese papers: 令和8年11月22日. */
export function eraDay(day: LocalDate): string {
  const { month, day: date } = dayParts(day);
  return `${eraYear(day)}${month}月${date}日`;
}

/** A text with its era years as western ones: 令和8年度 is 2026年度. */
export const western = (text: string): string =>
  text.replace(new RegExp(`(${ERAS.map(({ name }) => name).join('|')})([0-9]+|元)年`, 'g'), (_, name, year) => {
    const era = ERAS.find((one) => one.name === name);
    return `${(era ? firstYear(era) : 0) + (year === '元' ? 1 : Number(year)) - 1}年`;
  });

/** A day as in lists: R8.11.22. */
export function eraShort(day: LocalDate): string {
  const era = eraOf(day);
  const { year, month, day: date } = dayParts(day);
  return `${era === undefined ? year : `${era.letter}${year - firstYear(era) + 1}`}.${month}.${date}`;
}

export type DayReading =
  | { readonly ok: true; readonly day: LocalDate }
  /** Not in the form of a date. */
  | { readonly ok: false; readonly problem: 'not-a-day' }
  /** In the form of a date, but there is no such day. */
  | { readonly ok: false; readonly problem: 'no-such-day' }
  /** The era was not in force (平成35年); `reading` is the day most likely meant. */
  | { readonly ok: false; readonly problem: 'outside-era'; readonly reading: LocalDate };

/** What looks like a hyphen between two digits is one. */
const HYPHEN_LIKE = /(?<=\d)[‐‑‒–—―−─ー](?=\d)/g;
const MIDNIGHT = /[ T]0{1,2}:00(?::00)?$/;
const WESTERN = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const names = ERAS.flatMap((era) => [era.name, era.short, era.letter]).join('|');
const ERA_DATE = new RegExp(String.raw`^(${names})(\d{1,2}|元)(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$`, 'i');

/**
 * Reads a day as offices write it: 2026/4/1, 2026-04-01, 1999/5/5 0:00, 2026年4月1日, 令和8年4月1日, 令8.4.1, R8.4.1, S63.12.31, 20260401;
 * full or half width, with or without spaces.
 */
export function readDay(text: string): DayReading {
  const plain = text.normalize('NFKC').trim().replace(MIDNIGHT, '').replace(/\s+/g, '').replace(HYPHEN_LIKE, '-');
  if (isDay(plain)) return { ok: true, day: plain };
  for (const form of WESTERN) {
    const match = form.exec(plain);
    if (match) return found(dayOf(Number(match[1]), Number(match[2]), Number(match[3])));
  }
  const match = ERA_DATE.exec(plain);
  if (!match) return { ok: false, problem: 'not-a-day' };
  const [, word = '', count = '', month, date] = match;
  const era = ERAS.find((e) => [e.name, e.short, e.letter].some((form) => form === word.toUpperCase()));
  if (!era) return { ok: false, problem: 'not-a-day' };
  const n = count === '元' ? 1 : Number(count);
  if (n < 1) return { ok: false, problem: 'no-such-day' };
  const day = dayOf(firstYear(era) + n - 1, Number(month), Number(date));
  if (day !== undefined && eraOf(day) !== era) return { ok: false, problem: 'outside-era', reading: day };
  return found(day);
}

/** The day that a spreadsheet counts by this number, for years in which people live. */
export function dayNumbered(text: string): LocalDate | undefined {
  const count = /^\d{5}$/.test(text) ? Number(text) : 0;
  return count >= 10_000 && count < 60_000 ? addDays('1899-12-30' as LocalDate, count) : undefined;
}

const found = (day: LocalDate | undefined): DayReading =>
  day === undefined ? { ok: false, problem: 'no-such-day' } : { ok: true, day };
