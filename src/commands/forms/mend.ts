import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { argvOf } from '../../core/text/command-line.ts';
import { type Abort, EXIT, Told } from '../../errors.ts';
import { BACK } from '../../terminal/prompt.ts';
import { othersOf, refusalOf, sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import type { FormOf } from '../grammar/grammar.ts';
import type { Said } from '../grammar/notation.ts';
import { performed } from './follow.ts';
import { inWordsOf } from './words.ts';

/** How somebody goes on after a refusal: run it again, over the replies once more, with what sets rules aside; or all is done. */
export type Onwards = 'again' | 'answers' | 'done' | Said;

/** Whoever does what these name has done it instead: what was refused is not tried again. */
const INSTEAD: readonly Refusal['because'][] = ['paper-stays', 'facts-changed', 'facts-unknown'];

/** How it came to a refusal. */
interface Refused {
  /** Are there answers to be changed? */
  readonly asked: boolean;
  /** Chosen by a number, with what was led on to so far: where one way leads on, nobody is asked whether to take it. */
  readonly ledTo: Set<string> | undefined;
  /** For a certificate: nothing else is asked on the way. */
  readonly forPaper: boolean;
}

/** Tells why it was refused, and offers what helps, or leads on to it. Ends quietly where somebody leaves it at that: all was told. */
export async function mended(
  form: FormOf,
  context: Context,
  refused: Abort,
  { asked, ledTo, forPaper }: Refused,
): Promise<Onwards> {
  const { prompt, words, out } = context;
  const texts = words.questions.mend;
  const refusals = refusalsOf(refused);
  const settles = waysOut(refused, context);
  const rules = rulesOf(refusals);
  const canSetAside = rules.length > 0 && form.fields.some(({ name }) => name === 'override');
  const isOvertaken = refused.problem === 'conflict';
  // There is nothing to choose.
  if (!asked && settles.length === 0 && !canSetAside && !isOvertaken) throw refused;
  const told =
    refusals.length > 0
      ? refusals.map((one) => refusalOf(words, one))
      : [sentenceOf(words, refused).message, ...othersOf(words, refused)];
  for (const line of told) out.warn(inWordsOf(form, words, line, form.said()));
  // Whoever chose it typed no day.
  const done = async (command: string) =>
    (await performed(context, argvOf(command).slice(1), { byNumber: true, forPaper })) === EXIT.done;
  const missing = settles.filter(({ isMissing }) => isMissing);
  const [only, ...more] = missing.length === settles.length ? missing : [];
  if (only && more.length === 0 && ledTo && !ledTo.has(only.command)) {
    ledTo.add(only.command);
    if (await done(only.command)) return 'again';
  }
  const hint = asked ? texts.kept : texts.unrecorded;
  const question = { question: texts.ask, hint, flag: `coopj ${form.path} --help`, first: false, fresh: true };
  const choices = [
    ...(missing.length > 1 ? [{ value: 'all', name: texts.settleAll(missing.length) }] : []),
    ...settles.map(({ name }, at) => ({ value: `settle ${at}`, name })),
    ...(canSetAside ? [{ value: 'aside', name: texts.setAside(rules.map((rule) => words.rules[rule].title)) }] : []),
    ...(isOvertaken ? [{ value: 'again', name: texts.again }] : []),
    ...(asked ? [{ value: 'answers', name: texts.answers }] : []),
    { value: 'leave', name: texts.leave },
  ];
  const way = await prompt.select(question, choices, { optional: false });
  if (way === 'answers' || (way === BACK && asked)) return 'answers';
  if (way === 'again') return 'again';
  if (way === 'all') {
    for (const { command } of missing) if (!(await done(command))) break;
    return 'again';
  }
  if (way === 'aside') return setAside(form, context, rules);
  const settle = typeof way === 'string' && way.startsWith('settle ') ? settles[Number(way.slice(7))] : undefined;
  if (settle === undefined) throw new Told(refused.exit);
  return (await done(settle.command)) && settle.isInstead ? 'done' : 'again';
}

const refusalsOf = (refused: Abort): readonly Refusal[] =>
  refused.problem === 'refused' ? (refused as Abort<'refused'>).data.refusals : [];

const rulesOf = (refusals: readonly Refusal[]) => {
  const rules = refusals.flatMap((one) => (one.because === 'rule' ? [one.finding.rule] : []));
  return rules.length === refusals.length ? [...new Set(rules)] : [];
};

/** A command that helps, and what it is called in the menu. */
interface WayOut {
  readonly command: string;
  readonly name: string;
  readonly isInstead: boolean;
  /** It records what is missing, and no more. */
  readonly isMissing: boolean;
}

/** What a refusal names, in its own words: one that names no more than the command says what is missing. */
function waysOut(refused: Abort, { words }: Context): readonly WayOut[] {
  const ways = new Map<string, WayOut>();
  for (const { hint, isInstead } of hintsOf(refused, words))
    for (const line of hint.split('\n')) {
      const [command] = /coopj [a-z].*$/.exec(line) ?? [];
      if (command === undefined || ways.has(command)) continue;
      const isMissing = line === command && !isInstead;
      const name = line === command ? words.questions.mend.settle(command) : line;
      ways.set(command, { command, name, isInstead, isMissing });
    }
  return [...ways.values()];
}

/** Of what is not there, only a placement is recorded on the way. */
function hintsOf(refused: Abort, words: Words): readonly { readonly hint: string; readonly isInstead: boolean }[] {
  if (refused.problem === 'no-placement') return [{ hint: sentenceOf(words, refused).hint ?? '', isInstead: false }];
  return refusalsOf(refused).map((refusal) => ({
    hint:
      refusal.because === 'rule'
        ? (refusal.finding.settle ?? '')
        : (words.refusals.because[refusal.because] as (of: Refusal) => { readonly hint: string })(refusal).hint,
    isInstead: INSTEAD.includes(refusal.because),
  }));
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
