import type { Out } from './out.ts';
import type { Sink } from './sink.ts';

const BAR = 24;
/** Of an unknown total, the count is shown each time so many more are done. */
const EVERY = 1000;

/** A bar that is drawn again only when its percent has moved; nothing where stderr is no terminal. */
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
