import type { Command } from 'commander';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import type { Kit } from '../shared/kit.ts';
import { desk } from './desk.ts';
import { page } from './page.ts';

/** `coopj` alone is the desk; with words that are no command, the page of the one student whom they fit. */
export const workAt = (
  kit: Kit,
  root: Command,
  words: readonly string[],
  commands: readonly string[],
): Promise<void> => (words.length === 0 ? kit.withContext(root, desk) : pageAt(kit, root, words, commands));

/** The page of the student whom the words fit; else the nearest command is named. */
export async function pageAt(
  kit: Kit,
  command: Command,
  words: readonly string[],
  commands: readonly string[],
): Promise<void> {
  // One student, though there is a blank in the name.
  const word = words.join(' ');
  command.processedArgs[0] = [word];
  try {
    await kit.withContext(command, async (context) => {
      await page(context, word);
    });
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const [first = ''] = words;
    const close = nearest(first, commands);
    const line = command.parent ? `coopj ${command.name()}` : 'coopj';
    throw new Abort('unknown-command', { word: first, command: line, ...(close !== undefined && { nearest: close }) });
  }
}

/** Nobody is called so, or nobody can be known yet: then it was meant to be a command. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Abort && ['no-such-student', 'profile-missing', 'store-missing'].includes(error.problem);
