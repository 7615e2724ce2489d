import type { RuleData, RuleKey } from '../core/rules/index.ts';

/** The texts of a rule. */
export interface RuleWords<Data> {
  /** The rule's name for people. */
  readonly title: string;
  /** What it requires, in one sentence. */
  readonly statement: string;
  /** What was found wrong, with the compared values. */
  readonly message: (data: Data) => string;
}

/** The texts of some rules. Each language has one file per area; none may be missing. */
export type WordsOf<K extends RuleKey> = { readonly [Key in K]: RuleWords<RuleData<Key>> };
