import { createRequire } from 'node:module';
import type { Calendar } from './core/calendar.ts';

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
