import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';
import type { Applied, Draft, Write } from '../../store/store.ts';

/** How often it is looked at again where the records moved meanwhile. */
const TRIES = 5;
/** After so many writes everything else has its turn: the bar, and Ctrl-C. */
const AT_ONCE = 500;

/**
 * Looks, and does what is to be done with it: asks, and writes. Where the records moved before it was written, it is looked at again;
 * what can be looked at only once ends with the conflict.
 */
export async function untilWritten<L extends { readonly draft: Draft }, T>(
  look: () => Promise<L>,
  settle: (looked: L) => Promise<T>,
  tries = TRIES,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const looked = await look();
    try {
      return await settle(looked);
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'conflict') || tried >= tries) throw error;
    } finally {
      looked.draft.close();
    }
  }
}

/** Asks once, and again only where it is no longer the same that was said yes to. */
export function askedOnce({ out, words }: Context) {
  let confirmed: string | undefined;
  return async (what: string, ask: () => Promise<void>): Promise<void> => {
    if (what === confirmed) return;
    if (confirmed !== undefined) out.note(words.imports.moved);
    await ask();
    confirmed = what;
  };
}

/** Writes what was laid aside, in one transaction: what was decided holds only where nothing was entered since. */
export async function writeDraft(
  { store, stamp, out, words }: Context,
  draft: Draft,
  { count, reason }: { readonly count: number; readonly reason: string },
): Promise<Applied> {
  const bar = out.progress(words.imports.writing, count);
  async function* writes(): AsyncGenerator<Write> {
    let written = 0;
    for (const write of draft) {
      yield write;
      written += 1;
      if (written % AT_ONCE > 0) continue;
      bar.step(AT_ONCE);
      await new Promise((done) => setImmediate(done));
    }
  }
  try {
    return await store.apply(writes(), stamp(reason), draft.since);
  } finally {
    bar.end();
  }
}
