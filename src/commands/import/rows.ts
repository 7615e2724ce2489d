import type { Context } from '../../context.ts';
import { missingOf, type Register, register } from '../../core/decide/register.ts';
import { NAMES } from '../../core/registration/fields.ts';
import type { Columns } from '../../core/registration/headings.ts';
import type { LocatedProblem, LocatedWarning } from '../../core/registration/problems.ts';
import { type Roll, rollOf } from '../../core/registration/roll.ts';
import { isBlankRow, isTotalRow, type ReadRow, readRow } from '../../core/registration/rows.ts';
import type { Write } from '../../store/store.ts';
import type { ImportList } from './list.ts';

/** A row that was read, with its cells as the sender wrote them. */
export interface FoundRow extends ReadRow {
  readonly cells: readonly string[];
}

/** What a pass over a file finds. */
export interface Findings {
  rows: number;
  readonly problems: LocatedProblem[];
  readonly warnings: LocatedWarning[];
}

/** How often the bar moves. */
const BEAT = 500;

/**
 * Reads a file once, row by row. A number that comes twice is found out at its second line: the problem of the first one
 * stands in the findings at the end.
 */
async function* readRows(
  { out, words }: Context,
  { columns, sheet, records: rows }: ImportList,
  { programs, today }: Register,
  found: Findings,
): AsyncIterable<FoundRow> {
  const bar = out.progress(words.imports.reading, sheet.size);
  const roll = rollOf();
  let read = 0;
  let records = 0;
  try {
    for await (const { line, cells } of rows) {
      records += 1;
      if (records % BEAT === 0) {
        bar.step(sheet.read() - read);
        read = sheet.read();
      }
      if (isBlankRow(cells)) continue;
      if (isTotalRow(cells)) {
        found.warnings.push(totalOf(columns, line, cells));
        continue;
      }
      found.rows += 1;
      const row = readRow({ columns, programs, today }, line, cells);
      const problems = [...row.problems, ...called(roll, columns, row, found)];
      found.warnings.push(...row.warnings);
      yield { ...row, cells, problems };
    }
  } finally {
    bar.end();
  }
  found.warnings.push(...roll.short());
}

function totalOf(columns: Columns, line: number, cells: readonly string[]): LocatedWarning {
  const at = cells.findIndex((cell) => cell.trim() !== '');
  const value = cells[at]?.trim() ?? '';
  return { line, column: columns.columns[at]?.heading ?? '', value, problem: { code: 'total-row' } };
}

/** A number that came before is a problem of both lines: the earlier one's goes straight to the findings. */
function called(roll: Roll, columns: Columns, row: ReadRow, found: Findings): readonly LocatedProblem[] {
  if (row.number === undefined) return [];
  const twice = roll.call({ line: row.line, column: columns.heading('number'), number: row.number });
  found.problems.push(...twice.filter(({ line }) => line !== row.line));
  return twice.filter(({ line }) => line === row.line);
}

/** What a row is to change, or why it cannot be taken. */
export type Verdict =
  | {
      readonly ok: true;
      readonly outcome: 'created' | 'updated' | 'unchanged';
      /** The box of a registration that nobody recorded. */
      readonly boxAlone: boolean;
      readonly write: Write;
    }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/** Compares a row with the records. A student who is known needs nothing said again. */
async function judge(
  { store }: Context,
  columns: Columns,
  { number, line, facts, problems }: FoundRow,
  known: Register,
): Promise<Verdict> {
  const bad = problems.length > 0;
  if (number === undefined || (bad && missingOf(facts).length === 0)) return { ok: false, problems };
  const dossier = await store.dossier(number);
  const registered = register(dossier?.value, facts, known);
  if (registered.ok && !bad) {
    const { outcome, boxAlone, changes } = registered;
    const write: Write = { subject: `student:${number}`, expect: dossier?.revision ?? 'new', changes };
    return { ok: true, outcome, boxAlone, write };
  }
  const missing = registered.ok ? [] : registered.missing;
  // A cell that could not be read is not missing as well.
  const said = new Set(problems.map(({ column }) => column));
  const more = missing.flatMap((fact): LocatedProblem[] => {
    if (fact !== 'name') {
      const column = columns.heading(fact);
      return said.has(column) ? [] : [{ line, column, value: '', problem: { code: 'missing' } }];
    }
    if (NAMES.some((name) => said.has(columns.heading(name)))) return [];
    return [{ line, column: columns.heading('nameKanji'), value: '', problem: { code: 'no-name' } }];
  });
  return { ok: false, problems: [...problems, ...more] };
}

/** One pass over a file: each row with its verdict. Problems, warnings and the number of rows are added to the findings. */
export async function* judgedRows(
  context: Context,
  list: ImportList,
  known: Register,
  found: Findings,
): AsyncIterable<{ readonly row: FoundRow; readonly verdict: Verdict }> {
  for await (const row of readRows(context, list, known, found)) {
    const verdict = await judge(context, list.columns, row, known);
    if (!verdict.ok) found.problems.push(...verdict.problems);
    else if (verdict.boxAlone) found.warnings.push(boxWarning(list.columns, row));
    yield { row, verdict };
  }
}

const boxWarning = (columns: Columns, { line, cells }: FoundRow): LocatedWarning => {
  const column = columns.heading('approverBox');
  const at = columns.columns.findIndex(({ heading }) => heading === column);
  return { line, column, value: cells[at]?.trim() ?? '', problem: { code: 'box-alone' } };
};
