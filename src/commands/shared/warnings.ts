import type { Context } from '../../context.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';
import { textOddity } from '../../core/imports/rows.ts';

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

/** Texts that were typed, each by what it was typed as: `--mentor`. */
type TypedTexts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Tells what lists tell of such texts: a sign for a letter, letters that went wrong on the way. */
export const tellTexts = (
  context: Context,
  { names = {}, texts = {} }: { readonly names?: TypedTexts; readonly texts?: TypedTexts },
): readonly WarningLine[] => tellOdd(context, [...oddOf('name', names), ...oddOf('text', texts)]);

const oddOf = (kind: 'name' | 'text', said: TypedTexts) =>
  Object.entries(said).flatMap(([column, text]) =>
    [text ?? []].flat().flatMap((value) => {
      const problem = textOddity({ kind }, value);
      return problem ? [{ column, value, problem }] : [];
    }),
  );
