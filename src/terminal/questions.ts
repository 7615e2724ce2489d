import { Abort } from '../errors.ts';
import type { Prompt } from './prompt.ts';
import type { Stream } from './sink.ts';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** The keys that choose, as signs alone: inquirer would explain them in English. */
const SIGNS = {
  style: {
    keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]) => keys.map(([key]) => key).join(' '),
  },
};

/** Questions on stderr, answers from stdin: only where both are a terminal, and nobody said --no-input. */
export function questionsOn(
  streams: { readonly stdin: Input; readonly stderr: Stream },
  { input, yes }: { readonly input: boolean; readonly yes: boolean },
): Prompt {
  const able = input && streams.stdin.isTTY === true && streams.stderr.isTTY === true;
  const context = { input: streams.stdin, output: streams.stderr };

  async function ask<T>(
    question: string,
    flag: string,
    put: (prompts: typeof import('@inquirer/prompts')) => Promise<T>,
  ): Promise<T> {
    if (!able) throw new Abort('not-in-a-script', { question, flag });
    try {
      return await put(await import('@inquirer/prompts'));
    } catch (error) {
      // Ctrl-C, or a terminal that went away in the middle.
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
        throw new Abort('cancelled', {});
      }
      throw error;
    }
  }

  return {
    able,
    text: (question, { flag, initial, check }) =>
      ask(question, flag, (prompts) =>
        prompts.input(
          {
            message: question,
            ...(initial !== undefined && { default: initial, prefill: 'editable' as const }),
            ...(check && { validate: check }),
          },
          context,
        ),
      ),
    choose: (question, choices, { flag, initial }) =>
      ask(question, flag, (prompts) =>
        prompts.select(
          { message: question, choices, theme: SIGNS, ...(initial !== undefined && { default: initial }) },
          context,
        ),
      ),
    confirm: async (question) =>
      yes || ask(question, '--yes', (prompts) => prompts.confirm({ message: question, default: false }, context)),
  };
}
