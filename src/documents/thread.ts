import { Worker } from 'node:worker_threads';
import type { Paper } from '../core/papers/paper.ts';
import type { Answer } from './answer.ts';
import type { Press } from './index.ts';

/** Sets papers beside this thread, a handful at a time. */
export interface Thread {
  /** Once it has answered, and may be handed more; false where it never will. */
  free(): Promise<boolean>;
  /** Undefined where it died over them, or before. To be asked of a free one alone. */
  set(papers: readonly Paper[]): Promise<readonly Answer[] | undefined>;
  end(): Promise<unknown>;
}

/** In megabytes. Without limits its memory grows long before it is swept; a thread that needs more dies, and its papers are set here. */
const LIMITS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 96 };

/** `program` is that of a worker. Whatever becomes of it, nothing is thrown here. */
export function threadOf(program: URL, press: Press): Thread {
  const worker = new Worker(program, { workerData: press, resourceLimits: LIMITS });
  let gone = false;
  let answered: (answers?: readonly Answer[]) => void = () => {};
  let under: Promise<unknown> = Promise.resolve();
  const lost = () => {
    gone = true;
    answered();
  };
  worker.on('message', (answers: readonly Answer[]) => answered(answers));
  // It threw, its program does not load, it answers what cannot be read, it ended.
  for (const event of ['error', 'messageerror', 'exit']) worker.on(event, lost);
  return {
    free: () => under.then(() => !gone),
    set(papers) {
      const set = new Promise<readonly Answer[] | undefined>((resolve) => {
        answered = resolve;
        if (gone) resolve(undefined);
        else worker.postMessage(papers);
      });
      under = set;
      return set;
    },
    end: () => worker.terminate(),
  };
}
