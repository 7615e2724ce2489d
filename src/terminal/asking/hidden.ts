import { Abort } from '../../errors.ts';
import type { Paint } from '../paint.ts';
import type { Input, Terminal } from './line.ts';

/** A line that shows as stars. Ctrl-C, or Ctrl-D on an empty line, is `cancelled`. */
export async function hiddenLine(
  { stdin, stderr }: Terminal,
  question: string,
  { bold, red, green }: Paint,
  check: (value: string) => string | true,
): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  const { signal, done } = untilHungUp(stdin);
  const theme = {
    prefix: { idle: bold('?'), done: green('✔') },
    style: {
      message: (text: string) => bold(text),
      answer: (text: string) => text,
      error: (text: string) => red(`! ${text}`),
    },
  };
  try {
    return await password(
      { message: question, mask: true, toggleMask: false, validate: check, theme },
      { input: stdin, output: stderr, signal },
    );
  } catch (error) {
    // Ctrl-C, or the terminal went away.
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new Abort('cancelled', {});
    }
    throw error;
  } finally {
    done();
  }
}

/**
 * Ctrl-D on an empty line closes the question without an answer: inquirer would wait for ever, and the program would end as if all were
 * well.
 */
function untilHungUp(input: Input): { readonly signal: AbortSignal; readonly done: () => void } {
  const hungUp = new AbortController();
  const onKey = (_: unknown, key?: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key?.ctrl && key.name === 'd') setImmediate(() => input.isPaused() && hungUp.abort());
  };
  input.on('keypress', onKey);
  return { signal: hungUp.signal, done: () => input.off('keypress', onKey) };
}
