import type { ListColumns } from '../../core/imports/headings.ts';
import type { LocatedProblem, LocatedWarning } from '../../core/imports/problems.ts';
import type { AnyField } from '../../core/model/student-fields.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { SheetRecord } from '../../formats/spreadsheets/spreadsheets.ts';
import type { Write } from '../../store/store.ts';
import type { Words } from '../../wording/words.ts';
import type { PlannedRecords } from './planned.ts';
import type { Sought } from './reader.ts';

/** A row that was read. */
export interface AnyRow {
  readonly line: number;
  /** As the sender wrote them. */
  readonly cells: readonly string[];
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

/** Who or what a row speaks of, and what it says anew. */
export interface RowSummary {
  readonly who: string;
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

/** What a row is to change, or why it cannot be taken. */
export type RowOutcome =
  | {
      readonly ok: true;
      readonly outcome: 'created' | 'updated' | 'unchanged';
      readonly warnings: readonly LocatedWarning[];
      readonly write: Write;
      /** For whoever looks at it before it is written. */
      readonly tell: (words: Words, shown: Shown) => RowSummary;
    }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/** One pass over a file: what it remembers from row to row. */
export interface Pass<R extends AnyRow> {
  read(line: number, cells: readonly string[]): R;
  /** What is wrong with a row because of an earlier one. Both lines are named: the earlier one with the second. */
  call(row: R): readonly LocatedProblem[];
  /** Looks for what the next rows will be compared with, at once. */
  ahead?(rows: readonly R[]): Promise<void>;
  /** Compares a row with the records, as the rows before it leave them. */
  judge(row: R): Promise<RowOutcome>;
  /** Once all were read. */
  end(): Promise<readonly LocatedWarning[]> | readonly LocatedWarning[];
}

/** A kind of list that is taken in: its headings, and how its rows are read and judged. */
export interface Intake<F extends AnyField, R extends AnyRow> extends Sought<F> {
  pass(columns: ListColumns<F>, planned: PlannedRecords): Pass<R>;
}

/** What a pass over a file finds. */
export interface Findings {
  rows: number;
  readonly problems: LocatedProblem[];
  readonly warnings: LocatedWarning[];
}

export const nothingFound = (): Findings => ({ rows: 0, problems: [], warnings: [] });

/** The cell of a row that says a fact, as it stands. */
export function cellOf<F extends AnyField>(columns: ListColumns<F>, cells: readonly string[], fact: F['fact']): string {
  const column = columns.heading(fact);
  return cells[columns.columns.findIndex(({ heading }) => heading === column)]?.trim() ?? '';
}

/**
 * Each row with its verdict. Problems, warnings and the number of rows are added to the findings. A row that comes twice is found
 * out at its second line: the problem of the first one stands in the findings at the end.
 */
export async function* judged<R extends AnyRow>(
  pages: AsyncIterable<readonly SheetRecord[]>,
  pass: Pass<R>,
  found: Findings,
): AsyncIterable<{ readonly row: R; readonly verdict: RowOutcome }> {
  for await (const page of pages) {
    found.rows += page.length;
    const rows = page.map(({ line, cells }) => withDuplicates(pass, pass.read(line, cells), found));
    await pass.ahead?.(rows);
    for (const row of rows) {
      found.warnings.push(...row.warnings);
      const verdict = await pass.judge(row);
      if (verdict.ok) found.warnings.push(...verdict.warnings);
      else found.problems.push(...verdict.problems);
      yield { row, verdict };
    }
  }
  found.warnings.push(...(await pass.end()));
}

/** A row with what is wrong with it because of an earlier one; what is wrong with that one is added to the findings. */
function withDuplicates<R extends AnyRow>(pass: Pass<R>, row: R, found: Findings): R {
  const problems = pass.call(row);
  if (problems.length === 0) return row;
  found.problems.push(...problems.filter(({ line }) => line !== row.line));
  return { ...row, problems: [...row.problems, ...problems.filter(({ line }) => line === row.line)] };
}
