import { addDays, type LocalDate } from '../../../core/calendar/dates.ts';

/** How a number is shown: its own digits, or as a day, a time, a share, or digits in a pattern such as 00000000. */
export interface NumberFormat {
  readonly day: boolean;
  readonly time: boolean;
  readonly share: boolean;
  /** Where the format is nothing but places for digits and fixed characters. */
  readonly pattern?: readonly string[];
}

/** By the code of a number format. */
export function shownAs(format: string): NumberFormat {
  const [positive = ''] = format.split(';');
  // What is quoted, escaped or in brackets is no sign; but [h] counts hours.
  const bare = positive
    .replace(/"[^"]*"|[\\_*]./g, ' ')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase();
  const isNumber = /general|[0#?]/.test(bare.replace(/[.,]0+/g, ''));
  const time = !isNumber && /[hs]/.test(bare);
  const day = !isNumber && (/[ydge]/.test(bare) || (!time && bare.includes('m')));
  const pattern: readonly string[] = positive.match(/"[^"]*"|\\.|[\s\S]/g) ?? [];
  const isPattern = pattern.includes('0') && pattern.every((sign) => /^(?:"|\\|[0-]$)/.test(sign));
  return { day, time, share: isNumber && bare.includes('%'), ...(isPattern && { pattern }) };
}

/** The digits of a double are true up to the fifteenth; beyond, a spreadsheet shows an exponent. */
const EXACT = 15;
const LARGEST = 1e15;

/** A number as an office sees it in its cell: `raw` is its text in the file. */
export function numberText(raw: string, { day, time, share, pattern }: NumberFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (day || time) return dateText(value, { day, time, from1904 }) ?? raw;
  if (Math.abs(value) >= LARGEST) return raw;
  if (share) return `${digits(value * 100)}%`;
  return pattern && Number.isInteger(value) && value >= 0 ? filled(pattern, String(value)) : digits(value);
}

const digits = (value: number): string => {
  const text = String(Number(value.toPrecision(EXACT)));
  return text.includes('e') ? Number(text).toFixed(20).replace(/0+$/, '') : text;
};

/** Digits in their places, from the right; those that are left over stand before the first. */
function filled(pattern: readonly string[], number: string): string {
  let rest = number;
  let places = pattern.filter((sign) => sign === '0').length;
  return pattern
    .toReversed()
    .map((sign) => {
      if (sign !== '0') return sign.replace(/^"|"$|^\\/g, '');
      places -= 1;
      const digit = places === 0 ? rest || '0' : (rest.at(-1) ?? '0');
      rest = places === 0 ? '' : rest.slice(0, -1);
      return digit;
    })
    .toReversed()
    .join('');
}

const MINUTES = 1440;
const LAST_DAY = 2_958_465;
/** Day 0. The first of 1900 is day 1, but a 29 February that never was is counted, too. */
const ZERO = '1899-12-30' as LocalDate;
const PHANTOM = 60;
const BETWEEN = 1462;

function dateText(
  value: number,
  { day, time, from1904 }: { readonly day: boolean; readonly time: boolean; readonly from1904: boolean },
): string | undefined {
  const minutes = Math.round(value * MINUTES);
  const whole = Math.floor(minutes / MINUTES) + (from1904 ? BETWEEN : 0);
  if (whole < 0 || whole > LAST_DAY) return undefined;
  const left = minutes - Math.floor(minutes / MINUTES) * MINUTES;
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  if (!day) return clock;
  const on = addDays(ZERO, whole < PHANTOM ? whole + 1 : whole);
  return time && left > 0 ? `${on} ${clock}` : on;
}
