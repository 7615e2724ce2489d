import { createInterface } from 'node:readline';
import { Abort } from '../errors.ts';
import type { Asking } from './asking/form.ts';
import type { Input, Terminal } from './asking/line.ts';
import { coloured, paints } from './paint.ts';
import type { Prompt } from './prompt.ts';
import type { Environment } from './settings.ts';
import type { Stream } from './sink.ts';

/** The key hints as symbols: inquirer's own are English. */
const SIGNS = {
  style: {
    keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]) => keys.map(([key]) => key).join(' '),
  },
};

/** inquirer's options besides the question. */
interface Inquiring {
  readonly input: Input;
  readonly output: Stream;
  readonly signal: AbortSignal;
}

/** Texts of questions. The keys are y and n in every language. */
export interface Answers {
  readonly yes: string;
  readonly no: string;
  /** Shown after any other answer. */
  readonly neither: string;
  readonly asking: Asking;
}

interface Manner {
  /** Not --no-input. */
  readonly input: boolean;
  readonly yes: boolean;
  readonly colour: boolean;
  readonly env: Environment;
  readonly answers: Answers;
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

/** For a screen reader, or a terminal that can no more: lines below each other. */
const isPlain = ({ ACCESSIBLE, TERM }: Environment): boolean =>
  TERM === 'dumb' || (ACCESSIBLE !== undefined && !['', '0', 'false'].includes(ACCESSIBLE));

/** Questions on stderr, answers from stdin, if both are terminals and --no-input was not given. */
export function questionsOn(
  streams: Pick<Terminal, 'stdin' | 'stderr'>,
  { input, yes, colour, env, answers }: Manner,
): Prompt {
  const able = input && streams.stdin.isTTY === true && streams.stderr.isTTY === true;

  async function ask<T>(
    question: string,
    flag: string,
    put: (prompts: typeof import('@inquirer/prompts'), context: Inquiring) => Promise<T>,
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

  async function form(question: string, flag: string) {
    if (!able) throw new Abort('not-in-a-script', { question, flag });
    const { formOn } = await import('./asking/form.ts');
    return formOn({ ...streams, plain: isPlain(env) }, await paints(coloured(true, colour, env)), answers.asking);
  }

  return {
    able,
    line: async (asked, how) => (await form(asked.question, asked.flag)).line(asked, how),
    pick: async (asked, how) => (await form(asked.question, asked.flag)).pick(asked, how),
    select: async (asked, ...how) => (await form(asked.question, asked.flag)).select(asked, ...how),
    look: async (lines, question) => (await form(question, '--yes')).look(lines, question),
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
