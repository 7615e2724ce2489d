import type { Context } from '../../context.ts';
import { daysBetween, isDay, type Period, weekday } from '../../core/calendar/dates.ts';
import { BACK } from '../../terminal/prompt.ts';
import { type FormOf, lineOf, type PreviewLine } from '../grammar/grammar.ts';
import { type Field, lacks, type Said } from '../grammar/notation.ts';
import { leadsOn, type Way } from './follow.ts';
import { saidIn, type Talk, WHAT } from './questions.ts';
import { dayUnsaid, wordsOf } from './words.ts';

/** What is looked at besides the answers. */
interface Besides {
  /** For whom the same is done. */
  readonly also: readonly string[];
  readonly inferred: Period | undefined;
  readonly previewed: readonly PreviewLine[] | undefined;
}

/** What was answered, with what is unusual about it, and the command that says the same; then somebody goes on, or back. */
export async function lookAt(
  form: FormOf,
  context: Context,
  talk: Talk,
  { also, inferred, previewed = [] }: Besides,
): Promise<'go' | 'back' | Way> {
  const { words, prompt, runFlags } = context;
  const { writes, source } = form.grammar;
  if (writes !== true || source !== undefined || runFlags.dryRun || runFlags.yes) return 'go';
  const { form: texts } = words.questions;
  const said = saidIn(talk);
  const lines = talk.replies.flatMap(({ field, shown, says }) => {
    if (shown === '' || field === WHAT) return [];
    // Both days of a period may be said at once.
    const isPeriod = field.name === 'from' && says.to !== undefined;
    const label = isPeriod ? texts.period : wordsOf(words, form.path, field.name, said).label;
    const odd = oddOf(form, field, said, context);
    return [`  ${texts.line(label, shown)}`, ...(odd === undefined ? [] : [`  ${texts.unusual(odd)}`])];
  });
  for (const { name, label, text } of previewed) {
    const isAnswered = talk.replies.some(({ field, shown }) => field.name === name && shown !== '');
    if (!isAnswered) lines.push(`  ${label === undefined ? texts.warned(text) : texts.line(label, text)}`);
  }
  for (const [label, day] of await daysUnsaid(form, context, talk)) lines.push(`  ${texts.line(label, day)}`);
  if (inferred) {
    const [from, to] = [inferred.from, inferred.to].map((day) => texts.day(day, weekday(day)));
    const { label } = wordsOf(words, form.path, 'from', said);
    lines.push(`  ${texts.line(label, texts.inferred(`${from} – ${to}`))}`);
  }
  if (also.length > 0) lines.push(`  ${texts.also(also)}`);
  const ways = leadsOn(form, context, talk);
  const names = ways.map(({ name }) => texts.recordAnd(name));
  const [summary, question] = previewed.length > 0 ? [texts.summaryIssue, texts.issue] : [texts.summary, texts.record];
  const looked = await prompt.look([summary, ...lines, `  ${texts.sameAs(lineOf(form, said))}`], question, names);
  if (looked === BACK) return 'back';
  return (typeof looked === 'number' && ways[looked]) || 'go';
}

/** The days that are recorded though nobody was asked for them. */
async function daysUnsaid(form: FormOf, context: Context, talk: Talk): Promise<readonly (readonly [string, string])[]> {
  const said = saidIn(talk);
  const days: (readonly [string, string])[] = [];
  for (const field of form.fields) {
    const { name, is, value } = field;
    const isAnswered = talk.replies.some((reply) => reply.field.name === name);
    if (is !== 'flag' || value !== 'day' || isAnswered || !lacks(said, field)) continue;
    const day = await dayUnsaid(form, context, name, said);
    if (day !== undefined) days.push([wordsOf(context.words, form.path, name, said).label, day]);
  }
  return days;
}

/** Is anything marked in it? */
export function isUnusual(form: FormOf, context: Context, talk: Talk): boolean {
  const said = saidIn(talk);
  return talk.replies.some(({ field }) => oddOf(form, field, said, context) !== undefined);
}

/** So far away a day is most often a slip of the pen, but for those of a life. */
const FAR = 400;
const OF_A_LIFE = ['dateOfBirth', 'enrolledOn', 'expectedCompletionOn', 'residenceExpiresOn', 'expiresOn', 'grantedOn'];
/** What a week holds by law. */
const FULL_WEEK = 40;

function oddOf({ grammar }: FormOf, { name, value }: Field, said: Said, context: Context): string | undefined {
  const { today, words } = context;
  const { form } = words.questions;
  const one = said[name];
  if (typeof one !== 'string') return undefined;
  const mayBeFar = OF_A_LIFE.includes(name) || grammar.far?.includes(name);
  const isFar = value === 'day' && isDay(one) && !mayBeFar && Math.abs(daysBetween(today, one)) > FAR;
  if (isFar) return form.farAway;
  if (name === 'hoursPerWeek' && Number(one) > FULL_WEEK) return form.manyHours;
  return grammar.odds?.[name]?.(one, context);
}
