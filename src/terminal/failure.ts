import type { Refusal } from '../core/decide/decision.ts';
import { stepKey } from '../core/model/steps.ts';
import type { RuleKey } from '../core/rules/index.ts';
import { Abort, EXIT, type Exit, type Problem, type Problems, Told } from '../errors.ts';
import { atOffice, messageOf, othersOf, sentenceOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import { coloured, type Paint, paints } from './paint.ts';
import { type Environment, failsAsJson, whereIn } from './settings.ts';
import type { Sink } from './sink.ts';
import { json, visibleLines } from './visible.ts';

/** One reason for a refusal, as JSON. */
interface Detail {
  /** The student concerned, if the command was about several. */
  readonly student?: string;
  readonly because: Refusal['because'] | Problem;
  readonly rule: RuleKey | null;
  readonly gate: string | null;
  readonly message: string;
  /** The command that helps. */
  readonly settle: string | null;
}

const isRefused = (abort: Abort): abort is Abort<'refused'> => abort.problem === 'refused';

function detailOf(refusal: Refusal, words: Words): Detail {
  const whose = refusal.student === undefined ? {} : { student: refusal.student };
  if (refusal.because === 'rule') {
    const { finding, gate } = refusal;
    return {
      ...whose,
      because: 'rule',
      rule: finding.rule,
      gate: String(gate),
      message: messageOf(words, finding),
      settle: finding.settle ?? null,
    };
  }
  const sentence = words.refusals.because[refusal.because] as (refusal: Refusal) => {
    readonly message: string;
    readonly hint: string;
  };
  const { message, hint } = sentence(refusal);
  return { ...whose, because: refusal.because, rule: null, gate: null, message, settle: hint };
}

/** Every reason of an abort, each with a way out; of a conflict, what others recorded. */
function detailsOf(abort: Abort, words: Words): readonly Detail[] {
  if (isRefused(abort)) return abort.data.refusals.map((refusal) => detailOf(refusal, words));
  if (abort.problem !== 'some-refused')
    return othersOf(words, abort).map((message) => ({
      because: abort.problem,
      rule: null,
      gate: null,
      message,
      settle: null,
    }));
  const { refused } = abort.data as Problems['some-refused'];
  return refused.flatMap(({ student, why }): readonly Detail[] => {
    if (isRefused(why)) return detailsOf(why, words).map((detail) => ({ student, ...detail }));
    const { message, hint } = said(why, words);
    return [{ student, because: why.problem, rule: null, gate: null, message, settle: hint ?? null }];
  });
}

/** The heading of the reasons: the step that the rules stop. */
function headingOf(refusals: readonly Refusal[], words: Words): string {
  const [first] = refusals.flatMap((refusal) => (refusal.because === 'rule' ? [refusal] : []));
  if (first === undefined) return words.refusals.heading;
  if (first.amends) return words.refusals.amendHeading(refusals.length);
  const title = first.gate === 'C' ? '' : words.terms.step[stepKey(first.gate)];
  return words.refusals.stepHeading(first.gate, title, refusals.length);
}

function said(abort: Abort, words: Words): { readonly message: string; readonly hint?: string } {
  if (isRefused(abort)) {
    const { refusals } = abort.data;
    const rules = refusals.flatMap((refusal) => (refusal.because === 'rule' ? [refusal.finding.rule] : []));
    return {
      message: headingOf(refusals, words),
      ...(rules.length > 0 &&
        rules.length === refusals.length && { hint: words.refusals.override([...new Set(rules)]) }),
    };
  }
  return sentenceOf(words, abort);
}

/** The same with hints that can be pasted: each command names the office as it was named. */
function told(abort: Abort, words: Words, where: string) {
  const placed = (hint: string) => atOffice(hint, where, words);
  const { message, hint } = said(abort, words);
  const details = detailsOf(abort, words).map(
    (one): Detail => ({ ...one, settle: one.settle === null ? null : placed(one.settle) }),
  );
  return { message, details, ...(hint !== undefined && { hint: placed(hint) }) };
}

type Breaker = (line: string) => readonly string[];

/** A failure on stderr, for people: every refusal one by one, each with a way out. `where`: how the office was named. */
export function failureLines(
  abort: Abort,
  words: Words,
  paint: Paint,
  where = '',
  broken: Breaker = (line) => [line],
): readonly string[] {
  const { message, hint, details: all } = told(abort, words, where);
  // Cancelling is not an error.
  if (abort.problem === 'cancelled') return visibleLines(message).flatMap(broken);
  const { details, more } = bounded(all);
  const head = words.screen.error;
  const [first = '', ...others] = [
    ...visibleLines(message).map((line, at) => (at === 0 ? words.terms.headed(head, line) : line)),
    ...details.flatMap(({ student, rule, message, settle }) => [
      `- ${student === undefined ? '' : `${student} `}${rule === null ? visibleLines(message).join(' ') : words.refusals.ofRule(words.rules[rule].title, rule, visibleLines(message).join(' '))}`,
      ...(settle === null ? [] : [`  ${words.terms.named(words.refusals.settle, visibleLines(settle).join('\n  '))}`]),
    ]),
    ...(more === 0 ? [] : [`- ${words.screen.andMore(more)}`]),
    ...(hint === undefined
      ? []
      : visibleLines(hint).map((line, at) => (at === 0 ? words.terms.headed(words.screen.hint, line) : line))),
  ].flatMap(broken);
  return [paint.red(head) + first.slice(head.length), ...others];
}

/** The same as JSON. */
export function failureJson(abort: Abort, words: Words, where = ''): string {
  const { message, hint, details: all } = told(abort, words, where);
  const { details, more } = bounded(all.length > 0 ? all : listIn(abort.data));
  return json({ error: { code: abort.problem, message, hint: hint ?? null, details, ...(more > 0 && { more }) } });
}

/** An error is read, mailed and logged: it names so many, and says how many more there are. */
const NAMED = 100;
const bounded = <T>(all: readonly T[]) => ({ details: all.slice(0, NAMED), more: Math.max(0, all.length - NAMED) });

/** The list in an abort's data, if any: the problems of a profile, the cells of a file. */
const listIn = (data: object): readonly unknown[] =>
  Object.values(data).find((value) => Array.isArray(value) && typeof value[0] === 'object') ?? [];

/** What reporting needs. `argv` is as typed, since a line that cannot be parsed also chooses its format. */
interface Telling {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly words: Words;
  readonly stderr: Sink;
}

/** On a terminal broken by its width. */
async function breaker({ isTTY, columns }: Sink): Promise<Breaker | undefined> {
  if (!isTTY) return undefined;
  const { told } = await import('./drawing.ts');
  return (line) => told(line, columns);
}

/** Reports what was thrown and returns the exit code. A stack is shown only with COOPJ_DEBUG=1. */
export async function tell(error: unknown, { argv, env, words, stderr }: Telling): Promise<Exit> {
  if (error instanceof Told) return error.exit;
  if (error instanceof Abort) {
    const paint = await paints(coloured(stderr.isTTY, !argv.includes('--no-color'), env));
    const where = whereIn(argv);
    const text = failsAsJson(argv)
      ? failureJson(error, words, where)
      : failureLines(error, words, paint, where, await breaker(stderr)).join('\n');
    await stderr.write(`${text}\n`);
    return error.exit;
  }
  const message = error instanceof Error ? error.message : String(error);
  // An errno comes from the system: a full disk, a drive that is gone.
  const system = error instanceof Error && 'errno' in error;
  const sentence = system ? words.screen.disk(message) : words.screen.bug(message);
  const stack = env.COOPJ_DEBUG === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const code = system ? 'disk' : 'bug';
  await stderr.write(
    failsAsJson(argv)
      ? `${json({ error: { code, message: sentence, hint: null, details: [] } })}\n`
      : `${words.terms.headed(words.screen.error, sentence)}${stack}\n`,
  );
  return EXIT.bug;
}
