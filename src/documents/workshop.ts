import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Paper } from '../core/papers/paper.ts';
import { type Answer, answerOf, bytesOf } from './answer.ts';
import type { Press } from './index.ts';

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

/** `worker` is the program of a thread; where it is not there, all is set in this one. */
export function openWorkshop(press: Press, worker: URL, cores = availableParallelism()): Workshop {
  const threads: Thread[] = [];
  let seen = 0;
  return {
    async pdfs(papers) {
      seen += papers.length;
      if (seen > FEW && threads.length === 0 && existsSync(worker)) {
        for (let n = 1; n < cores; n++) threads.push(threadOf(worker, press));
      }
      return shared(papers, threads, press);
    },
    async close() {
      await Promise.all(threads.splice(0).map((thread) => thread.end()));
    },
  };
}

interface Thread {
  set(papers: readonly Paper[]): Promise<readonly Answer[]>;
  end(): Promise<unknown>;
}

function threadOf(program: URL, press: Press): Thread {
  const worker = new Worker(program, { workerData: press });
  return {
    set: (papers) =>
      new Promise((resolve, reject) => {
        const settle = (answers: readonly Answer[]) => {
          worker.off('error', reject);
          resolve(answers);
        };
        worker.once('message', settle);
        worker.once('error', reject);
        worker.postMessage(papers);
      }),
    end: () => worker.terminate(),
  };
}

/** This thread and the others take from one heap until nothing is left, or one paper cannot be set. */
async function shared(papers: readonly Paper[], threads: readonly Thread[], press: Press) {
  const answers: (Answer | undefined)[] = papers.map(() => undefined);
  let next = 0;
  const take = (count: number) => {
    const from = next;
    next = Math.min(papers.length, next + count);
    return { from, some: papers.slice(from, next) };
  };
  const put = (from: number, some: readonly Answer[]) => {
    some.forEach((answer, n) => {
      answers[from + n] = answer;
      // Nothing more is begun; what stands before it is under way.
      if (!('bytes' in answer)) next = papers.length;
    });
  };
  const elsewhere = threads.map(async (thread) => {
    while (next < papers.length) {
      const { from, some } = take(HANDFUL);
      put(from, await thread.set(some));
    }
  });
  while (next < papers.length) {
    const { from, some } = take(1);
    for (const paper of some) put(from, [await answerOf(paper, press)]);
    // The others are heard, and handed more.
    if (threads.length > 0) await new Promise(setImmediate);
  }
  await Promise.all(elsewhere);
  return answers.flatMap((answer) => (answer === undefined ? [] : [bytesOf(answer)]));
}
