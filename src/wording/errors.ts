import type { Problem, Problems } from '../errors.ts';

/** What happened and why, with the values; and one thing to do about it, which can be pasted. */
export interface Sentence {
  readonly message: string;
  readonly hint?: string;
}

/** Sentences for every way to stop. */
export type Sentences = { readonly [P in Problem]: (data: Problems[P]) => Sentence };
