import type { Context } from '../../context.ts';
import { isDay, type LocalDate } from '../../core/calendar/dates.ts';
import { readCell } from '../../core/imports/cells.ts';
import { refusalOf } from '../../wording/describe.ts';
import type { FormOf } from '../grammar/grammar.ts';
import type { Field, Said } from '../grammar/notation.ts';
import { dayArgument, numberArgument, problemOf, textArgument } from '../shared/arguments.ts';
import { readMonth } from '../shared/month.ts';

/** A field that is answered, with what was said before it. */
export interface Answering {
  readonly form: FormOf;
  readonly context: Context;
  readonly field: Field;
  readonly said: Said;
  /** What a sentence about it is called. */
  readonly named: string;
}

/** What is wrong with an answer, as far as it can be told now: by itself, by the records, and beside what was said before. */
export async function wrongIn(
  { form, context, field, said, named }: Answering,
  value: string,
): Promise<string | undefined> {
  const { checks = {}, says = {} } = form.grammar;
  const more = says[field.name]?.(value, context);
  for (const [name, one] of Object.entries(more ?? { [field.name]: value })) {
    const check = checks[name] ?? (more ? undefined : (text) => checked(field, text, { context, named }));
    const wrong = typeof one === 'string' && (await check?.(one, context));
    if (wrong) return wrong;
  }
  return wrongDays(form, context, { ...said, ...(more ?? dayIn(field, value, context)) }, field.name);
}

const dayIn = (field: Field, value: string, { today }: Context): Said =>
  field.value === 'day' ? { [field.name]: dayArgument(value, today) } : {};

/** Days on which something was done. */
const DONE: readonly string[] = [
  ...['on', 'approvedOn', 'signedOn', 'offeredOn', 'paidOn', 'agreedOn', 'grantedOn'],
  ...['receivedOn', 'givenOn', 'handedOn', 'memberAsOf', 'started', 'ended', 'guideSent', 'recordingSent'],
];
/** The first and the last day of something, by the name of the last. */
const FIRST: Readonly<Record<string, string>> = {
  to: 'from',
  jspsTo: 'jspsFrom',
  expectedCompletionOn: 'enrolledOn',
  memberUntil: 'memberAsOf',
  ended: 'started',
};

/** May it lie ahead? */
export const isDone = ({ grammar }: Pick<FormOf, 'grammar'>, name: string): boolean =>
  DONE.includes(name) && !grammar.ahead?.includes(name);

function wrongDays(form: FormOf, { words, today }: Context, said: Said, asked: string): string | undefined {
  const day = (name: string): LocalDate | undefined => {
    const value = said[name];
    return typeof value === 'string' && isDay(value) ? value : undefined;
  };
  const on = day(asked);
  if (on !== undefined && on > today && isDone(form, asked)) return refusalOf(words, { because: 'future', on, today });
  // Both may have been said at once.
  for (const [last, first] of Object.entries(FIRST)) {
    if (asked !== last && asked !== first) continue;
    const [from, to] = [day(first), day(last)];
    if (from !== undefined && to !== undefined && to < from) return refusalOf(words, { because: 'reversed', from, to });
  }
  return undefined;
}

/** What is wrong with a value, by what stands in the brackets of its flag. */
function checked(
  field: Field,
  value: string,
  { context: { words, today }, named: flag }: Pick<Answering, 'context' | 'named'>,
): string | undefined {
  switch (field.value) {
    case 'day':
      return problemOf(words, () => dayArgument(value, today, flag));
    case 'n':
    case 'percent':
      return problemOf(words, () => numberArgument(value, flag));
    case 'month':
      return readMonth(value, today) === undefined ? words.errors['not-a-month']({ value, flag }).message : undefined;
    case 'address': {
      const reading = readCell('mail', value, today);
      return reading.ok ? undefined : words.imports.problem(reading.problem, value);
    }
    default:
      return problemOf(words, () => textArgument(value, flag));
  }
}

/** What is unusual about an answer, in any part of it. */
export function oddIn({ grammar: { odds = {}, says = {} } }: FormOf, context: Context, name: string, value: string) {
  const more = says[name]?.(value, context) ?? { [name]: value };
  return Object.entries(more).flatMap(([part, one]) =>
    typeof one === 'string' ? (odds[part]?.(one, context) ?? []) : [],
  )[0];
}
