import type { Chosen, Context } from '../../context.ts';
import { EXIT, Told } from '../../errors.ts';
import { BACK } from '../../terminal/prompt.ts';
import type { FormOf } from '../grammar/grammar.ts';
import { saidIn, type Talk } from './questions.ts';

/** What somebody goes on with. */
export interface Way {
  readonly name: string;
  readonly argv: readonly string[];
}

/** Was somebody asked for the student? Then there are more of them; where several could be named, nobody is left. */
function isSeries({ grammar: { students, writes } }: FormOf, { runFlags }: Context, { replies }: Talk): boolean {
  const isOne = ({ field }: Talk['replies'][number]) => field.name === (students ?? 'number') && !field.several;
  return writes === true && !runFlags.dryRun && replies.some(isOne);
}

/** What the command itself leads on to. */
export const leadsOn = (form: FormOf, context: Context, talk: Talk): readonly Way[] =>
  isSeries(form, context, talk) ? (form.grammar.follows?.(saidIn(talk), context.words) ?? []) : [];

/** Whoever was asked for the student has more of them: offers the next one, and what the command itself leads on to. */
export async function followed(form: FormOf, context: Context, talk: Talk, how: Chosen): Promise<void> {
  if (!isSeries(form, context, talk)) return;
  const { next } = context.words.questions;
  const on = leadsOn(form, context, talk);
  const choices = [...on.map(({ name }, at) => ({ value: String(at), name })), { value: 'next', name: next.student }];
  const question = { question: next.ask, enter: next.enter, flag: `coopj ${form.path}`, first: true, fresh: true };
  const chosen = await context.prompt.select(question, choices, { optional: true });
  if (chosen === BACK || chosen === '') return;
  await performed(context, chosen === 'next' ? form.path.split(' ') : (on[Number(chosen)]?.argv ?? []), how);
}

/** Runs another command; one that was broken off by Ctrl-C has said so, and ends this one too. */
export async function performed(context: Context, ...run: Parameters<Context['perform']>): Promise<number> {
  const exit = await context.perform(...run);
  if (exit === EXIT.cancelled) throw new Told(exit);
  return exit;
}
