import type { Command } from 'commander';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import type { Kit } from '../shared/kit.ts';
import { desk } from './desk.ts';
import { page } from './page.ts';

/** `coopj` alone is the desk; with words that are no command, the page of the one student whom they fit. */
export async function workAt(
  kit: Kit,
  root: Command,
  words: readonly string[],
  commands: readonly string[],
): Promise<void> {
  if (words.length === 0) return kit.withContext(root, desk);
  try {
    await kit.withContext(root, async (context) => {
      await page(context, words.join(' '));
    });
  } catch (error) {
    throw isUnknown(error) ? unknown(words[0] ?? '', 'coopj', commands) : error;
  }
}

/** Nobody is called so, or nobody can be known yet: then it was meant to be a command. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Abort && ['no-such-student', 'profile-missing', 'store-missing'].includes(error.problem);

function unknown(word: string, command: string, commands: readonly string[]): Abort {
  const close = nearest(word, commands);
  return new Abort('unknown-command', { word, command, ...(close !== undefined && { nearest: close }) });
}
