import type { LocalDate } from '../../core/calendar/dates.ts';
import { readDay } from '../../core/calendar/eras.ts';
import { nearDay } from '../../core/calendar/near-days.ts';
import { forbidden } from '../../core/imports/cells.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { STEPS } from '../../core/model/steps.ts';
import { ENCODINGS, type Encoding, encodingNamed } from '../../core/text/encodings.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import type { Said } from '../grammar/notation.ts';

/** Words of the command line to values of the office. Each throws the abort that names the flag and what was typed. */

/** A day: 2026-10-05, any Japanese form, or as it is said beside a calendar: today, -3d, 来週月曜, 10/1. */
export function dayArgument(value: string, today: LocalDate, flag?: string): LocalDate {
  const near = nearDay(value, today);
  if (near) return near;
  const reading = readDay(value);
  if (reading.ok) return reading.day;
  const where = { value, ...(flag !== undefined && { flag }) };
  if (reading.problem === 'outside-era') throw new Abort('outside-era', { ...where, reading: reading.reading });
  throw new Abort(reading.problem, where);
}

/** The first and the last day in one answer: `11/16 - 1/29`, `2026-11-16から2027-01-29`. */
export function periodSaid(answer: string, { today }: { readonly today: LocalDate }): Said | undefined {
  const [from = '', to = '', ...more] = answer
    .trim()
    .split(/\s*(?:~|〜|～|から|[–—―]|\s-\s|\sto\s)\s*|\s+/u)
    .filter((part) => part !== '');
  const day = (word: string) => nearDay(word, today) ?? (readDay(word) as { readonly day?: LocalDate }).day;
  const [first, last] = [day(from), day(to.replace(/まで$/, ''))];
  return more.length > 0 || first === undefined || last === undefined ? undefined : { from: first, to: last };
}

export const optionalDay = (value: string | undefined, today: LocalDate, flag?: string): LocalDate | undefined =>
  value === undefined ? undefined : dayArgument(value, today, flag);

/** A non-negative number; full-width digits and thousands separators are accepted. */
export function numberArgument(value: string, flag: string, { whole = false } = {}): number {
  const plain = value
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const form = whole ? /^\d{1,12}$/ : /^\d{1,12}(\.\d{1,4})?$/;
  if (!form.test(plain)) throw new Abort('not-a-number', { value, flag });
  return Number(plain);
}

export const optionalNumber = (
  value: string | undefined,
  flag: string,
  options?: { whole?: boolean },
): number | undefined => (value === undefined ? undefined : numberArgument(value, flag, options));

/** `30d`, `4w` or a bare number of days. */
export function daysArgument(value: string, flag: string): number {
  const match = /^(\d{1,4})([dw]?)$/.exec(value.normalize('NFKC').trim().toLowerCase());
  if (!match) throw new Abort('not-a-number', { value, flag });
  return Number(match[1]) * (match[2] === 'w' ? 7 : 1);
}

/** One word of a closed list, ignoring case. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], flag: string): T {
  const word = value.normalize('NFKC').trim().toLowerCase();
  const found = allowed.find((candidate) => candidate.toLowerCase() === word);
  if (found !== undefined) return found;
  const close = nearest(word, allowed);
  throw new Abort('not-one-of', { value, flag, allowed, ...(close !== undefined && { nearest: close }) });
}

export const optionalOneOf = <T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  flag: string,
): T | undefined => (value === undefined ? undefined : oneOf(value, allowed, flag));

/** The encoding of an input file, by any of its names. */
export const encodingArgument = (value: string): Encoding => oneOf(encodingNamed(value), ENCODINGS, '--encoding');

/** Characters: each key of a shared store bears the name of its office, and the server wants keys short. */
const LONGEST_OFFICE = 200;

/** The name of an office of a shared store. */
export function officeArgument(value: string, flag: string): string {
  const name = textArgument(value, flag);
  const { length } = [...name];
  if (length <= LONGEST_OFFICE) return name;
  throw new Abort('office-name-long', { flag, length, most: LONGEST_OFFICE });
}

/** A text of one line, kept as typed except for surrounding spaces. */
export function textArgument(value: string, flag: string): string {
  const problem = forbidden(value);
  if (problem) {
    const signs = { 'line-break': '\\n', 'formula-failed': value.trim() } as const;
    const character =
      problem.code === 'control-character'
        ? problem.character
        : problem.code === 'line-break' || problem.code === 'formula-failed'
          ? signs[problem.code]
          : 'U+FFFD';
    throw new Abort('not-a-text', { flag, character });
  }
  const text = value.trim();
  if (text === '') throw new Abort('not-a-text', { flag });
  return text;
}

export const optionalText = (value: string | undefined, flag: string): string | undefined =>
  value === undefined ? undefined : textArgument(value, flag);

/** A step by number or key. */
export function stepArgument(value: string, flag = 'STEP'): StepNumber {
  const word = value
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^step[\s.:-]*(?=\d)/, '');
  const found = STEPS.find((step) => String(step.number) === word || step.key === word);
  if (found) return found.number;
  const keys = STEPS.map(({ key }) => key);
  // A wrong number is answered with the numbers, a wrong word with the keys.
  const named = oneOf(word, /^\d+$/.test(word) ? STEPS.map(({ number }) => String(number)) : keys, flag);
  return STEPS.find(({ key }) => key === named)?.number ?? 1;
}

/** The furthest step done: a step by number or key, or 0 for none. */
export const doneArgument = (value: string, flag: string): StepNumber | 0 =>
  value.normalize('NFKC').trim() === '0' ? 0 : stepArgument(value, flag);

/** What is wrong with a value, in the words of who reads it; undefined where it can be read. */
export function problemOf(words: Words, read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Abort) return sentenceOf(words, error).message;
    throw error;
  }
}

/** Leaves out keys without a value: a missing flag is not a fact. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
