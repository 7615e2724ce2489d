import type { Refusal } from '../core/decide/decision.ts';
import type { Colleague } from '../core/people/people.ts';
import type { RuleKey } from '../core/rules/index.ts';
import type { Finding } from '../core/rules/judge.ts';
import type { Abort, Meanwhile } from '../errors.ts';
import type { Sentence, Sentences } from './errors.ts';
import type { WordsOf } from './rules.ts';

interface RuleSentences {
  readonly rules: WordsOf<RuleKey>;
}
interface RefusalSentences {
  readonly refusals: {
    readonly because: Readonly<Record<Exclude<Refusal['because'], 'rule'>, unknown>>;
    readonly ofRule: (title: string, rule: string, message: string) => string;
  };
}

/** The sentence of a finding; the rule's statement if all is well or the rule does not apply. */
export function messageOf(words: RuleSentences, { rule, data }: Finding): string {
  const { statement, message } = words.rules[rule];
  return data === undefined ? statement : (message as (data: unknown) => string)(data);
}

/** An obligation, by the rule that asks for it: `support-funds:P-0001` is its title and P-0001. */
export function obligationOf({ rules }: { readonly rules: RuleSentences['rules'] }, key: string): string {
  const at = key.indexOf(':');
  const rule = key.slice(0, at);
  return at > 0 && Object.hasOwn(rules, rule) ? `${rules[rule as RuleKey].title} ${key.slice(at + 1)}` : key;
}

/** A refusal in one line; a rule's finding with the rule's name. */
export function refusalOf(words: RuleSentences & RefusalSentences, refusal: Refusal): string {
  if (refusal.because === 'rule') {
    const { finding } = refusal;
    return words.refusals.ofRule(words.rules[finding.rule].title, finding.rule, messageOf(words, finding));
  }
  const sentence = words.refusals.because[refusal.because] as (refusal: Refusal) => { readonly message: string };
  return sentence(refusal).message;
}

/** A hint whose commands name the office as it was named: so they work as they are pasted. `where` is `--db coopj.db`. */
export function atOffice(hint: string, where: string, { commands }: { readonly commands: object }): string {
  if (where === '') return hint;
  return hint.replace(/\bcoopj( [a-z][a-z-]*){1,3}/g, (all: string, _, at: number) => {
    const words = all.split(' ').slice(1);
    const known = words
      .map((_, n) => words.slice(0, words.length - n).join(' '))
      .find((path) => Object.hasOwn(commands, path));
    const isNamed = hint.startsWith(' --db', at + all.length);
    // Settings are those of a person, whatever the office.
    if (known === undefined || isNamed || words[0] === 'config') return all;
    return `coopj ${known} ${where}${all.slice(`coopj ${known}`.length)}`;
  });
}

/** The sentence of an abort. A refusal has one for each reason. */
export function sentenceOf({ errors }: { readonly errors: Sentences }, { problem, data }: Abort): Sentence {
  return (errors[problem] as (of: typeof data) => Sentence)(data);
}

/** What others recorded while a command was at work, a line each; none where nothing of the kind stopped it. */
export function othersOf(
  { history }: { readonly history: { readonly meanwhile: (of: Meanwhile) => string } },
  { problem, data }: Abort,
): readonly string[] {
  if (problem !== 'conflict') return [];
  return ((data as Abort<'conflict'>['data']).others ?? []).map(history.meanwhile);
}

/** Whom an entry names, for people to read: in a shared store the login, with the name of whose it is. */
export function namesOf(
  { people }: { readonly people: { named(login: string, name: string): string } },
  colleagues: readonly Colleague[],
): (actor: string) => string {
  const names = new Map(colleagues.flatMap(({ login, name }) => (name ? [[login, name] as const] : [])));
  return (actor) => {
    const name = names.get(actor);
    return name === undefined ? actor : people.named(actor, name);
  };
}
