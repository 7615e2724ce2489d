import { createRequire } from 'node:module';
import type { Calendar } from './core/calendar.ts';
import type { Office } from './core/office.ts';
import { announced, NOTHING_ANNOUNCED, type OfficeFacts } from './core/office-facts.ts';

/** The office's calendar: public holidays, the closure of its profile, and what it announced by hand. */
export const calendarOf = ({ calendar }: Office, facts: OfficeFacts = NOTHING_ANNOUNCED): Calendar => ({
  holidays: publicHolidays(),
  closure: { from: calendar.closureFrom, to: calendar.closureTo },
  briefings: announced(facts),
});

/** The public holidays of Japan, substitute and sandwiched ones included; read when a command first asks whether a day is one. */
export function publicHolidays(): Calendar['holidays'] {
  let known: ReadonlySet<string> | undefined;
  return {
    has(day) {
      known ??= load();
      return known.has(day);
    },
  };
}

/** Asked for in the midst of a decision, which waits for nothing: so by require, not by import. */
function load(): ReadonlySet<string> {
  const { holidays } = createRequire(import.meta.url)('@holiday-jp/holiday_jp') as { readonly holidays: object };
  return new Set(Object.keys(holidays));
}
