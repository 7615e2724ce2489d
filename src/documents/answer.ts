import type { Paper } from '../core/papers/paper.ts';
import { Abort, type Problem, type Problems } from '../errors.ts';
import { type Press, pdf } from './index.ts';

/** What a thread answers to a paper: its bytes, or why there are none. An error does not travel between threads as what it is. */
export type Answer =
  | { readonly bytes: Uint8Array }
  | { readonly problem: Problem; readonly data: Problems[Problem] }
  | { readonly bug: unknown };

export const answerOf = (paper: Paper, press: Press): Promise<Answer> =>
  pdf(paper, press).then(
    (bytes) => ({ bytes }),
    (error) => (error instanceof Abort ? { problem: error.problem, data: error.data } : { bug: error }),
  );

/** Throws what was thrown. */
export function bytesOf(answer: Answer): Uint8Array {
  if ('bytes' in answer) return answer.bytes;
  throw 'bug' in answer ? answer.bug : new Abort(answer.problem, answer.data);
}
