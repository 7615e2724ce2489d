import type { Out } from '../out.ts';

/** Takes what would be said: `lines` of it. */
export type Hold = (lines: number, tell: () => void | Promise<void>) => void;

/** What was done, and all that is said behind it, is handed over: a screen that comes next would push it out of sight. */
export function heldBack(out: Out, hold: Hold | undefined): Out {
  if (hold === undefined || !out.isOnTerminal || out.format !== 'table') return out;
  let isDone = false;
  const behind = (say: (text: string) => void) => (text: string) => (isDone ? hold(1, () => say(text)) : say(text));
  return {
    ...out,
    async done(lines, value) {
      isDone = true;
      hold(lines.length, () => out.done(lines, value));
    },
    warn: behind(out.warn),
    note: behind(out.note),
  };
}
