import type { Context } from '../../context.ts';
import type { PaperWarning } from '../../core/papers/certificates/warnings.ts';

/** What whoever makes a paper or letter is told of it, as scripts read it. */
export interface Warned {
  readonly warnings: readonly { readonly code: PaperWarning['code']; readonly message: string }[];
}

export const warnedOf = ({ words }: Pick<Context, 'words'>, warnings: readonly PaperWarning[]): Warned => ({
  warnings: warnings.map((one) => ({ code: one.code, message: words.papers.warning(one) })),
});

/** By what each is called. */
type Named = Warned & { readonly number: string };

/** Papers named in one line. */
const SHOWN = 10;

/**
 * Tells on stderr what papers and letters leave out, infer and print of the sample, each thing once with the names of those it is true of.
 * In JSON each has its own `warnings`, and stderr is left to errors.
 */
export function tellWarnings({ out, words }: Context, papers: readonly Named[]): void {
  if (out.format === 'json' || out.format === 'ndjson') return;
  const told = new Map<string, readonly string[]>();
  for (const { number, warnings } of papers) {
    for (const { message } of warnings) told.set(message, [...new Set([...(told.get(message) ?? []), number])]);
  }
  for (const [message, numbers] of told) {
    const more = numbers.length > SHOWN ? [`… (${numbers.length})`] : [];
    out.warn(words.terms.named(words.terms.list([...numbers.slice(0, SHOWN), ...more]), message));
  }
}
