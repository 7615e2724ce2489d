import type { Problem, Problems } from '../errors.ts';

/** What happened and why, with the values compared; and one thing to do about it, which can be pasted. */
export interface Said {
  readonly message: string;
  readonly hint?: string;
}

/** Every way to stop has its sentences. */
export type Sentences = { readonly [P in Problem]: (data: Problems[P]) => Said };
