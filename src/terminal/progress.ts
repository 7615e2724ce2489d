import type { Out } from './out.ts';
import type { Sink } from './sink.ts';

const BAR = 24;
/** Without a total, the count is shown in steps of this size. */
const EVERY = 1000;

/** A bar that is redrawn only when its percentage changes; nothing if stderr is not a terminal. */
export function progressOn(errors: Sink, quiet: boolean, title: string, total?: number): ReturnType<Out['progress']> {
  if (quiet || !errors.isTTY) return { step: () => {}, end: () => {} };
  let done = 0;
  let shown = -1;
  const draw = (text: string) => void errors.write(`\r\u001b[K${title} ${text}`);
  return {
    step(n) {
      done += n;
      const mark = total ? Math.floor(Math.min(1, done / total) * 100) : Math.floor(done / EVERY);
      if (mark === shown) return;
      shown = mark;
      const full = Math.round((mark / 100) * BAR);
      draw(total ? `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${mark}%` : String(done));
    },
    end() {
      if (shown >= 0) void errors.write('\r\u001b[K');
    },
  };
}
