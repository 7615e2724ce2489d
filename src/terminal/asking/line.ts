import { createInterface } from 'node:readline';
import { Abort } from '../../errors.ts';
import type { Stream } from '../sink.ts';

export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Where questions are asked and answered. */
export interface Terminal {
  readonly stdin: Input;
  readonly stderr: Stream;
  /** Lines below each other, nothing redrawn: for a screen reader, or a terminal that can no more. */
  readonly plain: boolean;
}

/** Reads a line that a person types after `mark`. Ctrl-C, or Ctrl-D before anything is typed, is `cancelled`. */
export function readLine({ stdin, stderr, plain }: Terminal, mark: string, initial = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const editor = createInterface({ input: stdin, output: stderr, terminal: !plain, historySize: 0 });
    editor.once('SIGINT', () => editor.close());
    editor.once('close', () => {
      stderr.write('\n');
      reject(new Abort('cancelled', {}));
    });
    editor.question(mark, (line) => {
      resolve(line);
      editor.removeAllListeners('close').close();
    });
    if (!plain) editor.write(initial);
  });
}
