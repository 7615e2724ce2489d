import type { Refusal } from '../core/decide/decision.ts';
import type { Finding } from '../core/rules/judge.ts';
import type { Abort } from '../errors.ts';
import type { Words } from './words.ts';

/** The sentence of a finding; the rule's statement if all is well or the rule does not apply. */
export function messageOf(words: Pick<Words, 'rules'>, { rule, data }: Finding): string {
  const { statement, message } = words.rules[rule];
  return data === undefined ? statement : (message as (data: unknown) => string)(data);
}

/** A refusal in one line; a rule's finding with the rule's name. */
export function refusalOf(words: Pick<Words, 'rules' | 'refusals'>, refusal: Refusal): string {
  if (refusal.because === 'rule') {
    const { finding } = refusal;
    return `${words.rules[finding.rule].title} (${finding.rule}): ${messageOf(words, finding)}`;
  }
  const sentence = words.refusals.because[refusal.because] as (refusal: Refusal) => { readonly message: string };
  return sentence(refusal).message;
}

/** The sentence of an abort. A refusal has one for each reason. */
export function sentenceOf({ errors }: Words, { problem, data }: Abort): Sentence {
  return (errors[problem] as (of: typeof data) => Sentence)(data);
}
interface Sentence {
  readonly message: string;
  readonly hint?: string;
}
