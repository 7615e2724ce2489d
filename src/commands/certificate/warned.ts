import type { Context } from '../../context.ts';
import type { Issued } from './chunk.ts';

/** Papers named in one line. */
const SHOWN = 10;

/**
 * Tells on stderr what the papers leave out and what they infer, each thing once with the numbers of its papers. In JSON each paper has
 * its own `warnings`, and stderr is left to errors.
 */
export function tellWarnings({ out, words }: Context, papers: readonly Pick<Issued, 'number' | 'warnings'>[]): void {
  if (out.format === 'json' || out.format === 'ndjson') return;
  const told = new Map<string, string[]>();
  for (const { number, warnings } of papers) {
    for (const { message } of warnings) told.set(message, [...(told.get(message) ?? []), number]);
  }
  for (const [message, numbers] of told) {
    const more = numbers.length > SHOWN ? [`… (${numbers.length})`] : [];
    out.warn(`${words.terms.list([...numbers.slice(0, SHOWN), ...more])}: ${message}`);
  }
}
