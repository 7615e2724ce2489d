import type { Refusal } from '../core/decide/decision.ts';
import type { Finding } from '../core/rules/judge.ts';
import type { Abort } from '../errors.ts';
import type { Words } from './words.ts';

/** What a finding says, in words; the rule's statement where all is well or the rule does not apply. */
export function messageOf(words: Pick<Words, 'rules'>, { rule, data }: Finding): string {
  const { statement, message } = words.rules[rule];
  return data === undefined ? statement : (message as (data: unknown) => string)(data);
}

/** Why something was refused, in one line: a rule by its name, and what it says. */
export function refusalOf(words: Pick<Words, 'rules' | 'refusals'>, refusal: Refusal): string {
  if (refusal.because === 'rule') {
    const { finding } = refusal;
    return `${words.rules[finding.rule].title} (${finding.rule}): ${messageOf(words, finding)}`;
  }
  const sentence = words.refusals.because[refusal.because] as (refusal: Refusal) => { readonly message: string };
  return sentence(refusal).message;
}

/** What stopped, in words. Each reason of a refusal has sentences of its own. */
export function sentenceOf({ errors }: Words, { problem, data }: Abort): Sentence {
  return (errors[problem] as (of: typeof data) => Sentence)(data);
}
interface Sentence {
  readonly message: string;
  readonly hint?: string;
}
