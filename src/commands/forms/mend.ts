import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { argvOf } from '../../core/text/command-line.ts';
import type { Abort } from '../../errors.ts';
import { BACK } from '../../terminal/prompt.ts';
import { refusalOf, sentenceOf } from '../../wording/describe.ts';
import type { FormOf } from '../grammar/grammar.ts';
import type { Said } from '../grammar/notation.ts';
import { inWordsOf } from './words.ts';

/** How somebody goes on after a refusal: run it again, over the replies once more, or with what sets rules aside. */
export type Onwards = 'again' | 'answers' | Said;

/** Tells why it was refused, and offers what helps. Throws the refusal where somebody leaves it at that. */
export async function mended(form: FormOf, context: Context, refused: Abort, asked: boolean): Promise<Onwards> {
  const { prompt, words, out } = context;
  const texts = words.questions.mend;
  const refusals = refusalsOf(refused);
  const settles = [...new Set(refusals.flatMap((refusal) => settlesOf(refusal, context)))];
  const rules = rulesOf(refusals);
  const canSetAside = rules.length > 0 && form.fields.some(({ name }) => name === 'override');
  // There is nothing to choose.
  if (!asked && settles.length === 0 && !canSetAside) throw refused;
  const told =
    refusals.length > 0 ? refusals.map((one) => refusalOf(words, one)) : [sentenceOf(words, refused).message];
  for (const line of told) out.warn(inWordsOf(form, words, line, form.said()));
  const question = { question: texts.ask, hint: texts.hint, flag: `coopj ${form.path} --help`, first: true };
  const choices = [
    ...settles.map((settle, at) => ({ value: `settle ${at}`, name: texts.settle(settle) })),
    ...(canSetAside ? [{ value: 'aside', name: texts.setAside(rules.map((rule) => words.rules[rule].title)) }] : []),
    ...(asked ? [{ value: 'answers', name: texts.answers }] : []),
    { value: 'leave', name: texts.leave },
  ];
  const way = await prompt.select(question, choices, { optional: false });
  if (way === 'answers') return 'answers';
  if (way === 'aside') return setAside(form, context, rules);
  const settle = typeof way === 'string' && way.startsWith('settle ') ? settles[Number(way.slice(7))] : undefined;
  if (settle === undefined) throw refused;
  await context.perform(argvOf(settle).slice(1));
  return 'again';
}

const refusalsOf = (refused: Abort): readonly Refusal[] =>
  refused.problem === 'refused' ? (refused as Abort<'refused'>).data.refusals : [];

const rulesOf = (refusals: readonly Refusal[]) => {
  const rules = refusals.flatMap((one) => (one.because === 'rule' ? [one.finding.rule] : []));
  return rules.length === refusals.length ? [...new Set(rules)] : [];
};

/** The commands that help, as the refusal names them. */
function settlesOf(refusal: Refusal, { words }: Context): readonly string[] {
  const hint =
    refusal.because === 'rule'
      ? (refusal.finding.settle ?? '')
      : (words.refusals.because[refusal.because] as (of: Refusal) => { readonly hint: string })(refusal).hint;
  return hint.split('\n').flatMap((line) => /coopj [a-z].*$/.exec(line)?.[0] ?? []);
}

async function setAside(form: FormOf, context: Context, rules: readonly string[]): Promise<Onwards> {
  const texts = context.words.questions.mend;
  const { override = [], reason } = form.said();
  const why = await context.prompt.line(
    { question: texts.why, hint: texts.whyHint, flag: '--reason', first: false },
    { optional: false, check: () => undefined, ...(typeof reason === 'string' && { initial: reason }) },
  );
  if (why === BACK) return 'again';
  return { override: [...[override].flat().filter((one) => typeof one === 'string'), ...rules], reason: why };
}
