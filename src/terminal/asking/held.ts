import type { Out } from '../out.ts';

/** What would be said, and how many lines it is. */
export interface Held {
  readonly lines: number;
  readonly tell: () => void | Promise<void>;
}
export type Hold = (held: Held) => void;

/** What was done, and all that is said behind it, is handed over: a screen that comes next would push it out of sight. */
export function heldBack(out: Out, hold: Hold | undefined): Out {
  if (hold === undefined || !out.isOnTerminal || out.format !== 'table') return out;
  let isDone = false;
  const behind = (say: (text: string) => void) => (text: string) =>
    isDone ? hold({ lines: 1, tell: () => say(text) }) : say(text);
  return {
    ...out,
    async done(lines, value) {
      isDone = true;
      hold({ lines: lines.length, tell: () => out.done(lines, value) });
    },
    warn: behind(out.warn),
    note: behind(out.note),
  };
}
