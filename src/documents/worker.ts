import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from '../core/papers/paper.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Press } from './index.ts';

parentPort?.on('message', async (papers: readonly Paper[]) => {
  const answers: Answer[] = [];
  for (const paper of papers) answers.push(await answerOf(paper, workerData as Press));
  // Handed over, not copied.
  const buffers = answers.flatMap((answer) => ('bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []));
  parentPort?.postMessage(answers, buffers);
});
