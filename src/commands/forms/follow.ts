import type { Context } from '../../context.ts';
import { BACK } from '../../terminal/prompt.ts';
import type { FormOf } from '../grammar/grammar.ts';
import { saidIn, type Talk } from './questions.ts';

/** Whoever was asked for the student has more of them: offers the next one, and what the command itself leads on to. */
export async function followed(form: FormOf, context: Context, talk: Talk): Promise<void> {
  const { students, writes, follows } = form.grammar;
  const isSeries = talk.replies.some(({ field }) => field.name === (students ?? 'number'));
  if (!writes || !isSeries || context.runFlags.dryRun) return;
  const { next } = context.words.questions;
  const on = follows?.(saidIn(talk), context.words) ?? [];
  const choices = [...on.map(({ name }, at) => ({ value: String(at), name })), { value: 'next', name: next.student }];
  const question = { question: next.ask, enter: next.enter, flag: `coopj ${form.path}`, first: true };
  const chosen = await context.prompt.select(question, choices, { optional: true });
  if (chosen === BACK || chosen === '') return;
  await context.perform(chosen === 'next' ? form.path.split(' ') : (on[Number(chosen)]?.argv ?? []));
}
