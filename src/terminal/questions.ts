import { Abort } from '../errors.ts';
import type { Asking } from './asking/form.ts';
import type { Input, Terminal } from './asking/line.ts';
import { coloured, paints } from './paint.ts';
import type { Prompt } from './prompt.ts';
import { type Environment, type GlobalFlags, isPlain } from './settings.ts';

/** Questions on stderr, answers from stdin, if both are terminals and --no-input was not given. */
export function questionsOn(
  { stdin, stderr, env }: Omit<Terminal, 'plain'> & { readonly env: Environment },
  { input = true, yes = false, color = true }: Pick<GlobalFlags, 'input' | 'yes' | 'color'>,
  {
    asking: words,
    ...answers
  }: { readonly yes: string; readonly no: string; readonly asking: Omit<Asking, 'yes' | 'no'> },
): Prompt {
  const able = input && stdin.isTTY === true && stderr.isTTY === true;

  async function asking(question: string, flag: string): Promise<Omit<Prompt, 'able'>> {
    if (!able) throw new Abort('not-in-a-script', { question, flag });
    const { formOn } = await import('./asking/form.ts');
    const paint = await paints(coloured(true, color, env));
    return formOn({ stdin, stderr, plain: isPlain(env) }, paint, { ...words, yes: answers.yes, no: answers.no });
  }

  return {
    able,
    line: async (asked, how) => (await asking(asked.question, asked.flag)).line(asked, how),
    pick: async (asked, how) => (await asking(asked.question, asked.flag)).pick(asked, how),
    select: async (asked, ...how) => (await asking(asked.question, asked.flag)).select(asked, ...how),
    order: async (hint, fresh) => (await asking(hint, '--no-input')).order(hint, fresh),
    look: async (lines, question, ways) => (await asking(question, '--yes')).look(lines, question, ways),
    text: async (question, how) => (await asking(question, how.flag)).text(question, how),
    secret: async (question, how) => (await asking(question, how.flag)).secret(question, how),
    choose: async (question, choices, how) => (await asking(question, how.flag)).choose(question, choices, how),
    confirm: async (question) => yes || (await asking(question, '--yes')).confirm(question),
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
  const { createInterface } = await import('node:readline');
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
