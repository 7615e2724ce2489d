import type { Out } from './out.ts';
import type { Sink } from './sink.ts';
import { cut } from './width.ts';

const BAR = 24;
/** Milliseconds that pass before anything is shown: what is done by then needs no bar. */
const SOON = 500;
/** Without a total, the count is shown in steps of this size. */
const EVERY = 1000;

/** How progress is shown, decided once. */
interface Manner {
  readonly quiet: boolean;
  /** Lines below each other, a quarter of the work each. */
  readonly plain: boolean;
  /** Milliseconds of a clock. */
  readonly now: () => number;
  /** "about 12 s left" */
  readonly left: (seconds: number) => string;
}

/** A bar with the time left, drawn anew when its text changes; nothing if stderr is not a terminal. */
export function progressOn(
  errors: Sink,
  { quiet, plain, now, left }: Manner,
  title: string,
  total?: number,
): ReturnType<Out['progress']> {
  if (quiet || !errors.isTTY) return { step: () => {}, end: () => {} };
  const start = now();
  let done = 0;
  let shown = '';

  function textAt(passed: number): string {
    if (!total) return String(Math.floor(done / EVERY) * EVERY);
    const part = Math.min(1, done / total);
    const percent = Math.floor(part * 100);
    if (plain) return `${percent - (percent % 25)}%`;
    const full = Math.round(part * BAR);
    const seconds = Math.ceil((passed / part) * (1 - part) * 0.001);
    return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${percent}%${part < 1 ? ` ${left(seconds)}` : ''}`;
  }

  return {
    step(n) {
      done += n;
      const passed = now() - start;
      if (passed < SOON || done === 0) return;
      const text = textAt(passed);
      if (text === shown) return;
      shown = text;
      const line = cut(`${title} ${text}`, errors.columns - 1);
      void errors.write(plain ? `${line}\n` : `\r\u001b[K${line}`);
    },
    end() {
      if (shown !== '' && !plain) void errors.write('\r\u001b[K');
    },
  };
}
