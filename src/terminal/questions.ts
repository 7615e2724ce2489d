import { createInterface } from 'node:readline';
import { Abort } from '../errors.ts';
import type { Prompt } from './prompt.ts';
import type { Stream } from './sink.ts';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** The key hints as symbols: inquirer's own are English. */
const SIGNS = {
  style: {
    keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]) => keys.map(([key]) => key).join(' '),
  },
};

/** inquirer's options besides the question. */
interface Asking {
  readonly input: Input;
  readonly output: Stream;
  readonly signal: AbortSignal;
}

/** The texts of a yes-or-no question. The keys are y and n in every language. */
export interface Answers {
  readonly yes: string;
  readonly no: string;
  /** Shown after any other answer. */
  readonly neither: string;
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

/** Questions on stderr, answers from stdin, if both are terminals and --no-input was not given. */
export function questionsOn(
  streams: { readonly stdin: Input; readonly stderr: Stream },
  { input, yes, answers }: { readonly input: boolean; readonly yes: boolean; readonly answers: Answers },
): Prompt {
  const able = input && streams.stdin.isTTY === true && streams.stderr.isTTY === true;

  async function ask<T>(
    question: string,
    flag: string,
    put: (prompts: typeof import('@inquirer/prompts'), context: Asking) => Promise<T>,
  ): Promise<T> {
    if (!able) throw new Abort('not-in-a-script', { question, flag });
    const { signal, done } = untilHungUp(streams.stdin);
    try {
      return await put(await import('@inquirer/prompts'), { input: streams.stdin, output: streams.stderr, signal });
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

  return {
    able,
    text: (question, { flag, initial, check }) =>
      ask(question, flag, (prompts, context) =>
        prompts.input(
          {
            message: question,
            ...(initial !== undefined && { default: initial, prefill: 'editable' as const }),
            ...(check && { validate: check }),
          },
          context,
        ),
      ),
    secret: (question, { flag, check }) =>
      ask(question, flag, (prompts, context) =>
        prompts.password({ message: question, mask: true, validate: check }, context),
      ),
    choose: (question, choices, { flag, initial }) =>
      ask(question, flag, (prompts, context) =>
        prompts.select(
          { message: question, choices, theme: SIGNS, ...(initial !== undefined && { default: initial }) },
          context,
        ),
      ),
    confirm: async (question) =>
      yes ||
      ask(question, '--yes', (prompts, context) =>
        prompts.confirm(
          {
            message: question,
            default: false,
            transformer: (answer) => (answer ? answers.yes : answers.no),
            theme: { keywords: { error: () => answers.neither } },
          },
          context,
        ),
      ),
  };
}

/**
 * Values that do not stand on the command line, where every program of the machine could read them: asked for on a terminal, else one line
 * of stdin each.
 */
export async function secretsFrom(
  stdin: Input,
  { text }: Pick<Prompt, 'text'>,
  command: string,
  asked: readonly { readonly flag: string; readonly question: string }[],
): Promise<readonly string[]> {
  const values: string[] = [];
  if (stdin.isTTY) {
    for (const { flag, question } of asked) values.push(await text(question, { flag }));
    return values;
  }
  const lines = createInterface({ input: stdin });
  const reader = lines[Symbol.asyncIterator]();
  try {
    for (const { flag } of asked) {
      const { value, done } = await reader.next();
      if (done || value.trim() === '') throw new Abort('flag-value-missing', { flag, command });
      values.push(value.trim());
    }
  } finally {
    lines.close();
  }
  return values;
}
