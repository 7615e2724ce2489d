import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { dashed } from '../grammar/notation.ts';
import type { FlagName } from './kit.ts';

/** A value that a command needs: asked for on a terminal, otherwise reported as a missing flag. */
interface Question {
  readonly flag: FlagName;
  /** What was typed. */
  readonly value: string | undefined;
  /** An example of the flag that can be pasted. */
  readonly example: string;
}

const name = (flag: FlagName) => `--${dashed(flag)}`;

/** A text, asked for with the flag's description. */
export async function needed({ prompt, words }: Base, { flag, value, example }: Question): Promise<string> {
  if (value !== undefined) return value;
  if (!prompt.able) throw new Abort('flag-missing', { flag: name(flag), example });
  return prompt.text(words.flags[flag], { flag: name(flag) });
}

/** One of a closed list. The caller parses what was typed, since it knows the type. */
export async function neededChoice<T extends string>(
  { prompt, words }: Base,
  { flag, example }: Omit<Question, 'value'>,
  value: T | undefined,
  choices: readonly { readonly value: T; readonly name: string }[],
): Promise<T> {
  if (value !== undefined) return value;
  if (!prompt.able) throw new Abort('flag-missing', { flag: name(flag), example });
  return prompt.choose(words.flags[flag], choices, { flag: name(flag) });
}
