/**
 * A day as text, `YYYY-MM-DD`, in the office's calendar, so that no time zone can move a deadline. Text sorts as days do: `<`, `<=`
 * and sort() work.
 */
export type LocalDate = string & { readonly LocalDate: unique symbol };

/** Both days inclusive. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A month as text, `YYYY-MM`. */
export type Month = string & { readonly Month: unique symbol };

const MS_PER_DAY = 86_400_000;
const pad = (n: number, width = 2) => (width === 2 && n < 10 ? `0${n}` : String(n).padStart(width, '0'));

/** The day of a year, month (1–12) and day, or undefined where the calendar has none (30 February). */
export function dayOf(year: number, month: number, day: number): LocalDate | undefined {
  if (!exists(year, month, day)) return undefined;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}` as LocalDate;
}

/** Is this text a day of the calendar, written YYYY-MM-DD? */
export function isDay(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(...parts(text as LocalDate));
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysInMonth = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0));
/** Days of the Gregorian calendar, which Japan has used since 1873; the eras go back to 1868. */
const exists = (year: number, month: number, day: number) =>
  year >= 1868 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
const parts = (day: LocalDate): [year: number, month: number, day: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];
const serial = (day: LocalDate): number => {
  const [y, m, d] = parts(day);
  return Date.UTC(y, m - 1, d) / MS_PER_DAY;
};
const fromSerial = (n: number): LocalDate => {
  const day = new Date(n * MS_PER_DAY);
  return `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}` as LocalDate;
};

export const addDays = (day: LocalDate, n: number): LocalDate => fromSerial(serial(day) + n);

/** Days from the first to the second; 0 for the same day. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => serial(to) - serial(from);

/** Day of the week: 0 is Sunday, 6 is Saturday. */
export const weekday = (day: LocalDate): number => (((serial(day) + 4) % 7) + 7) % 7;

/** The same day n months later, or the last day of a shorter month. */
export function addMonths(day: LocalDate, n: number): LocalDate {
  const [y, m, d] = parts(day);
  const index = y * 12 + (m - 1) + n;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(d, daysInMonth(year, month)))}` as LocalDate;
}

/**
 * The last day of n calendar months starting on a day: the day before the corresponding one, or the month's last day if it has no
 * corresponding day (31 December and two months: 28 February).
 */
export function lastDayOfMonths(from: LocalDate, n: number): LocalDate {
  const corresponding = addMonths(from, n);
  return corresponding.slice(8) === from.slice(8) ? addDays(corresponding, -1) : corresponding;
}

/** A period as whole calendar months and remaining days, both ends inclusive. */
export function monthsAndDays({ from, to }: Period): { readonly months: number; readonly days: number } {
  if (to < from) return { months: 0, days: 0 };
  const [y1, m1] = parts(from);
  const [y2, m2] = parts(to);
  let months = (y2 - y1) * 12 + (m2 - m1) + 1;
  while (months > 0 && lastDayOfMonths(from, months) > to) months -= 1;
  const counted = months === 0 ? addDays(from, -1) : lastDayOfMonths(from, months);
  return { months, days: daysBetween(counted, to) };
}

export const monthOf = (day: LocalDate): Month => day.slice(0, 7) as Month;

/** The first and last day of a month. */
export const daysOfMonth = (month: Month): Period => {
  const from = `${month}-01` as LocalDate;
  return { from, to: addDays(addMonths(from, 1), -1) };
};

export const within = (day: LocalDate | undefined, period: Period): boolean =>
  day !== undefined && period.from <= day && day <= period.to;

/** The fiscal and academic year (1 April to 31 March) of a day: 2027-03-31 is in 2026. */
export const fiscalYear = (day: LocalDate): number => {
  const [year, month] = parts(day);
  return month >= 4 ? year : year - 1;
};

/** Year, month (1–12) and day as numbers. */
export const dayParts = (day: LocalDate) => {
  const [year, month, date] = parts(day);
  return { year, month, day: date };
};

/** The first instant of a day in UTC, for file formats that need an instant and must not depend on the time of writing. */
export const instantOf = (day: LocalDate): Date => new Date(serial(day) * MS_PER_DAY);

/** The programme's time zone. */
export const TOKYO = 'Asia/Tokyo';
const TOKYO_AHEAD = 9 * 3_600_000;

/**
 * The day of an instant in a zone. Tokyo, at one offset since 1952, skips Intl, which takes a third of Node's own start-up time.
 */
export function dayIn(zone: string, instant: Date): LocalDate {
  if (zone === TOKYO) return new Date(instant.getTime() + TOKYO_AHEAD).toISOString().slice(0, 10) as LocalDate;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant) as LocalDate;
}

/** The same of an instant as text, ISO 8601 with Z. */
export const dayAt = (zone: string, at: string): LocalDate => dayIn(zone, new Date(at));

export const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

/** The first days of a period that none of the others covers; undefined if they leave no day out. They may follow each other. */
export function firstGap(period: Period, covers: readonly Period[]): Period | undefined {
  const all = covers.filter(({ from, to }) => from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let open = period.from;
  for (const { from, to } of all) {
    if (from > open) break;
    if (to >= open) open = addDays(to, 1);
  }
  if (open > period.to) return undefined;
  const next = all.find(({ from, to }) => from > open && to >= open);
  const before = next && addDays(next.from, -1);
  return { from: open, to: before !== undefined && before < period.to ? before : period.to };
}

export const monthAfter = (month: Month, n: number): Month => monthOf(addMonths(`${month}-01` as LocalDate, n));

/** Every month that a period touches. */
export function monthsTouched({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** Instants as shown by a zone's clock, to the minute: `2026-11-02 12:00`. What is none stays as it is. */
export function minuteIn(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => (Number.isNaN(Date.parse(at)) ? at : format.format(Date.parse(at)));
}
