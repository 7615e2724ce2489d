import type { Context } from '../../context.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';

/** What is odd about a typed value, as scripts get it. */
export interface WarningLine {
  readonly column: string;
  readonly code: string;
  readonly value: string;
  readonly message: string;
}

/** Tells what is odd about typed values on stderr, and returns it for the answer of scripts. */
export const tellOdd = (
  { out, words }: Context,
  warnings: readonly Omit<LocatedWarning, 'line'>[],
): readonly WarningLine[] =>
  warnings.map(({ column, value, problem }) => {
    const message = words.imports.warning(problem, value);
    out.warn(`${column}: ${message}`);
    return { column, code: problem.code, value, message };
  });
