import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Paper } from '../core/papers/paper.ts';
import { type Answer, answerOf, bytesOf } from './answer.ts';
import type { Press } from './index.ts';
import { type Thread, threadOf } from './thread.ts';

/** Sets many papers at once, on as many cores as there are. */
export interface Workshop {
  /** Each paper as a file of its own, in their order. Throws what the first paper that cannot be set throws. */
  pdfs(papers: readonly Paper[]): Promise<readonly Uint8Array[]>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** So many papers are set before a thread is worth its start: it reads the fonts anew. */
const FEW = 40;
/** Papers that a thread is handed at once. */
const HANDFUL = 4;
/** More threads have nothing to do: batches come in chunks of fifty. */
const MOST = 12;

/** `worker` is the program of a thread; where it is not there, all is set in this one. */
export function openWorkshop(press: Press, worker: URL, cores = availableParallelism()): Workshop {
  const threads: Thread[] = [];
  let seen = 0;
  return {
    async pdfs(papers) {
      seen += papers.length;
      if (seen > FEW && threads.length === 0 && existsSync(worker)) {
        for (let n = 1; n < Math.min(cores, MOST); n++) threads.push(threadOf(worker, press));
      }
      return shared(papers, threads, press);
    },
    async close() {
      await Promise.all(threads.splice(0).map((thread) => thread.end()));
    },
  };
}

/**
 * This thread and the others take from one heap until nothing is left, or one paper cannot be set. What another has not answered by
 * then this one sets itself: a thread may have died, or never begun.
 */
async function shared(papers: readonly Paper[], threads: readonly Thread[], press: Press) {
  const answers: (Answer | undefined)[] = papers.map(() => undefined);
  let next = 0;
  let over = false;
  const isMore = () => !over && next < papers.length;
  const put = (n: number, answer: Answer) => {
    answers[n] ??= answer;
    // Nothing more is begun; what stands before it is under way.
    if (!('bytes' in answer)) over = true;
  };
  const help = async (thread: Thread) => {
    while ((await thread.free()) && isMore()) {
      const from = next;
      next = Math.min(papers.length, next + HANDFUL);
      const set = await thread.set(papers.slice(from, next));
      set?.forEach((answer, n) => {
        put(from + n, answer);
      });
    }
  };
  // Not awaited: a thread may be silent for good. None of them throws.
  for (const thread of threads) help(thread);
  const mine = () => (isMore() ? next++ : answers.slice(0, next).lastIndexOf(undefined));
  for (let n = mine(); n >= 0; n = mine()) {
    const paper = papers[n];
    if (paper !== undefined) put(n, await answerOf(paper, press));
    // The others are heard, and handed more.
    if (threads.length > 0) await new Promise(setImmediate);
  }
  // A silent thread holds on to the list, but not to what was in it.
  return answers.splice(0).flatMap((answer) => (answer === undefined ? [] : [bytesOf(answer)]));
}
