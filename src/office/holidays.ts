import { createRequire } from 'node:module';
import type { Calendar } from '../core/calendar/working-days.ts';
import { announced, NOTHING_ANNOUNCED, type OfficeFacts } from '../core/model/office-facts.ts';
import type { Office } from '../core/profile/office.ts';

/** The office's calendar: public holidays, the profile's closure, and announced briefings. */
export const calendarOf = ({ calendar }: Office, facts: OfficeFacts = NOTHING_ANNOUNCED): Calendar => ({
  holidays: publicHolidays(),
  closure: { from: calendar.closureFrom, to: calendar.closureTo },
  briefings: announced(facts),
});

/** The public holidays of Japan, including substitute holidays and days between two holidays; read by year on demand. */
export function publicHolidays(): Calendar['holidays'] {
  const known = new Map<string, ReadonlySet<string>>();
  return {
    has(day) {
      const year = day.slice(0, 4);
      const days = known.get(year) ?? daysOf(year);
      known.set(year, days);
      return days.has(day);
    },
  };
}

const require = createRequire(import.meta.url);

/** Needed in the middle of a synchronous decision, hence require instead of import. A year unknown to the package has none. */
function daysOf(year: string): ReadonlySet<string> {
  try {
    return new Set(Object.keys(require(`@holiday-jp/holiday_jp/lib/holidays_every_year/${year}`) as object));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return new Set();
    throw error;
  }
}
