import type { Period } from '../calendar/dates.ts';
import type { Span } from '../model/placement-terms.ts';
import { saidBySpan } from '../model/spans.ts';

/**
 * What the spans of a placement say of one thing: in one line where all days say the same, else a line for each with its days, as
 * `during` words it. A span that says nothing is left out.
 */
export function eachSpan(
  spans: readonly Span[],
  say: (terms: Span['terms']) => string | undefined,
  during: (value: string, days: Period) => string,
): string | undefined {
  const lines = saidBySpan(spans, say).flatMap(({ value, from, to }) => {
    if (value === undefined || value === '') return [];
    return [from === undefined || to === undefined ? value : during(value, { from, to })];
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}
