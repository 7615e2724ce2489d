import { addDays, dayOf, dayParts, daysBetween, type LocalDate, weekday } from './dates.ts';

/** Days as they are said, counted from today. */
const SAID: readonly (readonly [words: readonly string[], days: number])[] = [
  [['today', '今日', '本日'], 0],
  [['yesterday', '昨日', 'きのう'], -1],
  [['tomorrow', '明日', 'あす', 'あした'], 1],
  [['一昨日', 'おととい'], -2],
  [['明後日', 'あさって'], 2],
];

const SHIFT = /^([+-]?\d{1,4})([dw])$/;
const AWAY = /^(\d{1,3})(日|週間?)(前|後)$/;
const SHORT = /^(\d{1,2})(?:[/.-](\d{1,2})|月(\d{1,2})日)$/;

const WEEKS: Readonly<Record<string, number>> = {
  先々週: -2,
  先週: -1,
  今週: 0,
  来週: 1,
  再来週: 2,
  last: -1,
  this: 0,
  next: 1,
};
const DAYS = ['月火水木金土日'.split(''), ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']] as const;
const OF_WEEK = /^(先々週|先週|今週|来週|再来週)の?([月火水木金土日])曜?日?$/;
const OF_WEEK_EN = /^(last|this|next)(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;

/**
 * A day as it is said beside a calendar: today, 昨日, -3d, 2週間後, 来週月曜 (weeks begin on Monday), and 10/1 or 10月1日, which is that
 * of the year in which it lies nearest to today. Undefined where it is none of these.
 */
export function nearDay(text: string, today: LocalDate): LocalDate | undefined {
  const word = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const said = SAID.find(([words]) => words.includes(word));
  if (said) return addDays(today, said[1]);
  const shift = SHIFT.exec(word);
  if (shift) return addDays(today, Number(shift[1]) * (shift[2] === 'w' ? 7 : 1));
  const away = AWAY.exec(word);
  if (away) return addDays(today, Number(away[1]) * (away[2] === '日' ? 1 : 7) * (away[3] === '前' ? -1 : 1));
  const ofWeek = OF_WEEK.exec(word) ?? OF_WEEK_EN.exec(word);
  if (ofWeek) return inWeek(today, WEEKS[ofWeek[1] ?? ''] ?? 0, ofWeek[2] ?? '');
  const short = SHORT.exec(word);
  return short ? nearest(Number(short[1]), Number(short[2] ?? short[3]), today) : undefined;
}

function inWeek(today: LocalDate, weeks: number, name: string): LocalDate {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const at = Math.max(...DAYS.map((names) => (names as readonly string[]).indexOf(name)));
  return addDays(monday, weeks * 7 + at);
}

function nearest(month: number, date: number, today: LocalDate): LocalDate | undefined {
  const { year } = dayParts(today);
  const days = [year, year - 1, year + 1].flatMap((one) => dayOf(one, month, date) ?? []);
  const away = (day: LocalDate) => Math.abs(daysBetween(today, day));
  return days.sort((one, other) => away(one) - away(other))[0];
}
