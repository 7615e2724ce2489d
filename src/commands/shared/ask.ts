import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { dashed, type FlagName } from './kit.ts';

/** What a command needs and was not given: asked on a terminal, named as missing flag elsewhere. */
interface Asked {
  readonly flag: FlagName;
  /** What was typed. */
  readonly value: string | undefined;
  /** A piece of command line that can be pasted. */
  readonly example: string;
}

const name = (flag: FlagName) => `--${dashed(flag)}`;

/** A text, asked for with the flag's own description. */
export async function needed({ prompt, words }: Base, { flag, value, example }: Asked): Promise<string> {
  if (value !== undefined) return value;
  if (!prompt.able) throw new Abort('flag-missing', { flag: name(flag), example });
  return prompt.text(words.flags[flag], { flag: name(flag) });
}

/** One of a closed list; what was typed is read by the caller, who knows its type. */
export async function neededChoice<T extends string>(
  { prompt, words }: Base,
  { flag, example }: Omit<Asked, 'value'>,
  value: T | undefined,
  choices: readonly { readonly value: T; readonly name: string }[],
): Promise<T> {
  if (value !== undefined) return value;
  if (!prompt.able) throw new Abort('flag-missing', { flag: name(flag), example });
  return prompt.choose(words.flags[flag], choices, { flag: name(flag) });
}
