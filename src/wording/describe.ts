import type { Finding } from '../core/rules/judge.ts';
import type { Words } from './words.ts';

/** What a finding says, in words; the rule's statement where all is well or the rule does not apply. */
export function messageOf(words: Words, { rule, data }: Finding): string {
  const { statement, message } = words.rules[rule];
  return data === undefined ? statement : (message as (data: unknown) => string)(data);
}
