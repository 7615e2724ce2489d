import type { Context } from '../../context.ts';
import type { LocatedProblem, LocatedWarning } from '../../core/imports/problems.ts';
import type { Words } from '../../wording/words.ts';
import type { AnyList } from './reader.ts';

/** A problem or a warning as scripts get it. */
interface ProblemLine {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly value: string;
  readonly message: string;
}

/** What scripts rely on. */
export interface ImportAnswer {
  /** `B-` and the operation of the journal; null where nothing was written. */
  readonly batch: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly problems: readonly ProblemLine[];
  readonly warnings: readonly ProblemLine[];
}

/** What an import that was refused counts. */
export const NOTHING = { batch: null, created: 0, updated: 0, unchanged: 0, rejected: 0 } as const;

const inOrder = <P extends { readonly line: number }>(list: readonly P[]): readonly P[] =>
  [...list].sort((a, b) => a.line - b.line);

/** Problems and warnings in the order of the file, each with its sentence. */
export const saidOf = (
  { imports }: Words,
  {
    problems,
    warnings,
  }: { readonly problems: readonly LocatedProblem[]; readonly warnings: readonly LocatedWarning[] },
): Pick<ImportAnswer, 'problems' | 'warnings'> => ({
  problems: inOrder(problems).map(({ line, column, value, problem }) => {
    return { line, column, code: problem.code, value, message: imports.problem(problem, value) };
  }),
  warnings: inOrder(warnings).map(({ line, column, value, problem }) => {
    return { line, column, code: problem.code, value, message: imports.warning(problem, value) };
  }),
});

/** So many problems are told on a screen, and so many warnings; scripts get them all. */
const SHOWN = 200;

export const isForScripts = ({ format }: Context['out']) => format === 'json' || format === 'ndjson';

/** How the file is written: its encoding, or the sheet of an Excel file. */
export const writingOf = ({ encoding, layout }: AnyList['sheet']): string =>
  layout.format === 'xlsx' ? `Excel (${layout.sheet})` : encoding;

/** How the file was read, where it is not what one expects: UTF-8, headings on the first line. */
export function tellReading({ out, words }: Context, { sheet, columns: { line } }: AnyList): void {
  if (isForScripts(out) || (sheet.encoding === 'utf-8' && line === 1)) return;
  out.note(words.imports.readAs(writingOf(sheet), line));
}

/** Tells people, on stderr, what was found; for scripts it stands in the answer. */
export function tellFound({ out, words }: Context, { problems, warnings }: ImportAnswer): void {
  if (isForScripts(out)) return;
  const { imports } = words;
  const tell = (list: readonly ProblemLine[], sentence: (said: ProblemLine) => string) => {
    for (const one of list.slice(0, SHOWN)) out.warn(sentence(one));
    if (list.length > SHOWN) out.warn(imports.more(list.length - SHOWN));
  };
  tell(warnings, imports.warningAt);
  tell(problems, imports.at);
}
