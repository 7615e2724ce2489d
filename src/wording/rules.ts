import type { RuleData, RuleKey } from '../core/rules/index.ts';

/** What is said of a rule. */
export interface RuleWords<Data> {
  /** The rule's name for people. */
  readonly title: string;
  /** What it asks, in one sentence. */
  readonly statement: string;
  /** What was found wrong, with the compared values. */
  readonly message: (data: Data) => string;
}

/** The words of some of the rules: each language has a file for each area, and none may be missing. */
export type WordsOf<K extends RuleKey> = { readonly [Key in K]: RuleWords<RuleData<Key>> };
